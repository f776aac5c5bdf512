/** One client: its checks, how many stand where, its last reports, how its data grows, and what people say about it. */
import { PluginPage } from '@grafana/runtime'
import { Alert, Button, EmptyState, LinkButton, Stack, TextLink } from '@grafana/ui'
import React, { useState } from 'react'
import { readGrid as askGrid, readGroups } from '../api/looking.ts'
import { readNotes, readPauses, resume } from '../api/managing.ts'
import { AddCheck } from '../components/AddCheck.tsx'
import { NoteDialog } from '../components/actions/NoteDialog.tsx'
import { PauseDialog } from '../components/actions/PauseDialog.tsx'
import { Cards } from '../components/Card.tsx'
import { DocumentMenu } from '../components/DocumentMenu.tsx'
import { Loaded } from '../components/Loaded.tsx'
import { mayManage } from '../components/role.ts'
import { tellDone, tellFailed } from '../components/tell.ts'
import { useLoad } from '../components/use-load.ts'
import { useQuery } from '../components/use-query.ts'
import { readGrid } from '../model/grid.ts'
import { namesOf } from '../model/grid-view.ts'
import { pageOf } from '../routes.ts'
import { PageGrid } from './checks/PageGrid.tsx'
import { GroupGrowth } from './group/GroupGrowth.tsx'
import { GroupNotes } from './group/GroupNotes.tsx'
import { LastReports } from './group/LastReports.tsx'

const refreshMs = 30_000

export function GroupPage() {
  const name = useQuery().get('name')
  return name === undefined ? <AllGroups /> : <Group key={name} name={name} />
}

function Group({ name }: { readonly name: string }) {
  const [dialog, setDialog] = useState<'note' | 'pause'>()
  const grid = useLoad(
    async signal => readGrid(await askGrid({ group: [name], results: 30 }, signal)),
    [name],
    refreshMs,
  )
  const remarks = useLoad(
    async signal => {
      const [{ notes }, { pauses }] = await Promise.all([
        readNotes({ kind: 'group', id: name }, signal),
        readPauses(signal),
      ])
      return { notes, pause: pauses.find(({ target }) => target.kind === 'group' && target.id === name) }
    },
    [name],
  )
  const reload = () => {
    setDialog(undefined)
    grid.reload()
    remarks.reload()
  }
  const target = { kind: 'group', id: name } as const
  const forDialog = { target, about: name, onClose: () => setDialog(undefined), onDone: reload }

  async function end() {
    try {
      await resume(target)
      tellDone(`${name} is resumed`)
      reload()
    } catch (cause) {
      tellFailed('It stays paused', cause)
    }
  }
  return (
    <PluginPage
      pageNav={{ text: name, parentItem: { text: 'Checks', url: pageOf.checks() } }}
      actions={
        <Stack gap={1} wrap="wrap">
          <DocumentMenu kind="client-summary" query={{ group: name }} />
          <LinkButton
            variant="secondary"
            icon="file-alt"
            href={pageOf.reports('client-summary', { group: name })}
          >
            Client summary
          </LinkButton>
          {mayManage() && (
            <>
              <Button variant="secondary" icon="comment-alt" onClick={() => setDialog('note')}>
                Add a note
              </Button>
              {remarks.data?.pause ? (
                <Button variant="secondary" icon="play" onClick={end}>
                  Resume
                </Button>
              ) : (
                <Button variant="secondary" icon="pause" onClick={() => setDialog('pause')}>
                  Pause
                </Button>
              )}
            </>
          )}
          <AddCheck group={name} />
        </Stack>
      }
    >
      <Loaded
        of={grid}
        what={`the checks of ${name}`}
        isEmpty={({ checks }) => checks.length === 0}
        empty={
          <EmptyState
            variant="call-to-action"
            message={`${name} has no checks`}
            button={<AddCheck group={name} />}
          >
            A group is there as soon as a check names it.
          </EmptyState>
        }
      >
        {data => (
          <Stack direction="column" gap={2}>
            {remarks.data && <GroupNotes {...remarks.data} onChanged={reload} />}
            <PageGrid
              grid={data}
              heading="label"
              heightPx={heightFor(data.checks.length + namesOf(data.checks, 'label').length)}
              onChanged={grid.reload}
            />
            <Cards leastPx={560}>
              <LastReports group={name} atMs={data.atMs} />
              <GroupGrowth group={name} />
            </Cards>
          </Stack>
        )}
      </Loaded>
      {dialog === 'note' && <NoteDialog {...forDialog} />}
      {dialog === 'pause' && <PauseDialog {...forDialog} />}
    </PluginPage>
  )
}

/** No higher than its lines need: reports and growth follow. */
function heightFor(lines: number): number {
  return Math.max(280, Math.min(680, 200 + lines * 38))
}

/** Which one? */
function AllGroups() {
  const groups = useLoad(signal => readGroups({}, signal), [])
  return (
    <PluginPage pageNav={{ text: 'Groups', parentItem: { text: 'Checks', url: pageOf.checks() } }}>
      <Loaded
        of={groups}
        what="the groups"
        isEmpty={data => data.groups.length === 0}
        empty={<Alert severity="info" title="There are no groups yet" />}
      >
        {data => (
          <ul>
            {data.groups.map(({ name }) => (
              <li key={name}>
                <TextLink href={pageOf.group(name)}>{name}</TextLink>
              </li>
            ))}
          </ul>
        )}
      </Loaded>
    </PluginPage>
  )
}
