/** Everything that came in: messages, matched or not, and what they said about which check. */
import { PluginPage } from '@grafana/runtime'
import { Button, Dropdown, LinkButton, Menu, Stack, Tab, TabsBar } from '@grafana/ui'
import React from 'react'
import { mayManage } from '../components/role.ts'
import { useQuery } from '../components/use-query.ts'
import { pageOf } from '../routes.ts'
import { MessagesTab } from './activity/MessagesTab.tsx'
import { ResultsTab } from './activity/ResultsTab.tsx'

export function ActivityPage() {
  const query = useQuery()
  const tab = query.get('tab') === 'results' ? 'results' : 'messages'
  return (
    <PluginPage
      pageNav={{ text: 'Activity' }}
      subTitle="Every message that came in, and what it said."
      actions={mayManage() && <AddCheck />}
    >
      <Stack direction="column" gap={2}>
        <TabsBar>
          <Tab
            label="Messages"
            active={tab === 'messages'}
            onChangeTab={() => query.set({ tab: undefined, status: undefined })}
          />
          <Tab
            label="Results"
            active={tab === 'results'}
            onChangeTab={() => query.set({ tab: 'results', outcome: undefined })}
          />
        </TabsBar>
        {tab === 'messages' ? <MessagesTab query={query} /> : <ResultsTab query={query} />}
      </Stack>
    </PluginPage>
  )
}

function AddCheck() {
  return (
    <Stack gap={1}>
      <LinkButton icon="plus" href={pageOf.addCheck()}>
        Add check
      </LinkButton>
      <Dropdown
        overlay={
          <Menu>
            <Menu.Item label="Suggested checks" icon="bolt" url={pageOf.suggestions()} />
            <Menu.Item label="From a product template" icon="apps" url={pageOf.templates()} />
            <Menu.Item
              label="From an unmatched message"
              icon="envelope"
              url={pageOf.activity({ outcome: 'unmatched' })}
            />
            <Menu.Item label="As a copy of a check" icon="copy" url={pageOf.checks()} />
          </Menu>
        }
      >
        <Button variant="secondary" icon="angle-down" aria-label="More ways to add a check" />
      </Dropdown>
    </Stack>
  )
}
