/** One check: how it stands and why, what came of it so far, what people say about it, and what it is made of. */
import { PluginPage } from '@grafana/runtime'
import { EmptyState, LinkButton, Stack, TextLink } from '@grafana/ui'
import React from 'react'
import { useParams } from 'react-router'
import { CallError } from '../api/call.ts'
import { readCheck, readDefinition } from '../api/checks.ts'
import { Cards, PageColumns } from '../components/Card.tsx'
import { DocumentMenu } from '../components/DocumentMenu.tsx'
import { Loaded } from '../components/Loaded.tsx'
import { MessageDrawer } from '../components/message/MessageDrawer.tsx'
import { useDrawer } from '../components/message/use-drawer.ts'
import { mayConfigure } from '../components/role.ts'
import { useLoad } from '../components/use-load.ts'
import { pageOf } from '../routes.ts'
import { Activities } from './check/Activities.tsx'
import { CheckButtons } from './check/CheckButtons.tsx'
import { CheckStanding } from './check/CheckStanding.tsx'
import { Definition } from './check/Definition.tsx'
import { FigureCharts } from './check/FigureCharts.tsx'
import { PathKeys } from './check/PathKeys.tsx'
import { Remarks } from './check/Remarks.tsx'

const refreshMs = 30_000

export function CheckPage() {
  const { id = '' } = useParams()
  const [target, setTarget] = useDrawer()
  const check = useLoad(signal => readCheck(id, signal), [id], refreshMs)
  const definition = useLoad(signal => readDefinition(id, signal), [id])
  const reload = () => {
    check.reload()
    definition.reload()
  }
  const { data, error } = check
  const isGone = error instanceof CallError && error.status === 404
  const parentItem = { text: 'Checks', url: pageOf.checks() }
  return (
    <PluginPage
      pageNav={{ text: data?.name ?? id, parentItem }}
      {...(data && {
        subTitle: (
          <>
            <TextLink href={pageOf.group(data.group)}>{data.group}</TextLink>
            {data.label !== undefined && ` · ${data.label}`}
          </>
        ),
        actions: (
          <Stack gap={1} wrap="wrap">
            <DocumentMenu kind="job" query={{ check: id }} />
            <LinkButton
              variant="secondary"
              icon="graph-bar"
              href={pageOf.reports('job', { check: id, group: data.group })}
            >
              Analyze
            </LinkButton>
            <CheckButtons
              check={data}
              {...(definition.data && { definition: definition.data })}
              onChanged={reload}
            />
          </Stack>
        ),
      })}
    >
      {isGone ? (
        <EmptyState
          variant="not-found"
          message={`There is no check ${id}`}
          button={<LinkButton href={pageOf.checks()}>All checks</LinkButton>}
        />
      ) : (
        <Loaded of={check} what="the check">
          {shown => (
            <PageColumns
              main={
                <>
                  <CheckStanding
                    check={shown}
                    {...(definition.data && { definition: definition.data })}
                    onOpen={activityId => setTarget({ kind: 'activity', id: activityId })}
                  />
                  <Cards>
                    <FigureCharts checkId={id} name={shown.name} />
                  </Cards>
                  <Activities
                    checkId={id}
                    newestAtMs={shown.lastResultAtMs ?? 0}
                    onOpen={activityId => setTarget({ kind: 'activity', id: activityId })}
                  />
                </>
              }
              side={
                <>
                  <Remarks check={shown} onChanged={reload} />
                  <Definition of={definition} />
                  {mayConfigure() && <PathKeys checkId={id} />}
                </>
              }
            />
          )}
        </Loaded>
      )}
      {target && (
        <MessageDrawer
          target={target}
          onClose={() => setTarget(undefined)}
          onActivity={activityId => setTarget({ kind: 'activity', id: activityId })}
          onChanged={reload}
        />
      )}
    </PluginPage>
  )
}
