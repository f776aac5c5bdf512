/** What people noted, about whatever it is. */
import { Button, Checkbox, ConfirmModal, EmptyState, Stack } from '@grafana/ui'
import React, { useCallback, useState } from 'react'
import type { NotesPage } from '../../../../exporter/src/api/contract.ts'
import { deleteNote, readNotes } from '../../api/managing.ts'
import { NoteDialog } from '../../components/actions/NoteDialog.tsx'
import { FilterRow } from '../../components/Filters.tsx'
import { Loaded } from '../../components/Loaded.tsx'
import { MoreButton } from '../../components/MoreButton.tsx'
import { useMoments } from '../../components/moments.tsx'
import { PlainTable } from '../../components/PlainTable.tsx'
import { mayManage } from '../../components/role.ts'
import { TargetLink } from '../../components/TargetLink.tsx'
import { tellDone, tellFailed } from '../../components/tell.ts'
import { usePages } from '../../components/use-pages.ts'
import type { QueryState } from '../../components/use-query.ts'

type Note = NotesPage['notes'][number]

export function NotesTab({ query }: { readonly query: QueryState }) {
  const moments = useMoments()
  const all = query.get('all') === 'true'
  const load = useCallback(
    async (cursor?: string, signal?: AbortSignal) => {
      const page = await readNotes({ ...(all && { all: true }), cursor }, signal)
      return { rows: page.notes, nextCursor: page.nextCursor }
    },
    [all],
  )
  const pages = usePages(load, [all], tellMore)
  const [changing, setChanging] = useState<Note>()
  const [deleting, setDeleting] = useState<Note>()

  async function remove(id: number) {
    setDeleting(undefined)
    try {
      await deleteNote(id)
      tellDone('The note is deleted')
      pages.reload()
    } catch (cause) {
      tellFailed('The note was not deleted', cause)
    }
  }

  return (
    <Stack direction="column" gap={2}>
      <FilterRow>
        <Checkbox
          id="notes-all"
          label="Show ended ones too"
          value={all}
          onChange={event => query.set({ all: event.currentTarget.checked ? 'true' : undefined })}
        />
      </FilterRow>
      <Loaded
        of={pages}
        what="the notes"
        isEmpty={rows => rows.length === 0}
        empty={
          <EmptyState variant="not-found" message="Nothing is noted">
            Notes are added where something is looked at: on a check, a computer, a client, or in the message
            of a result.
          </EmptyState>
        }
      >
        {rows => (
          <>
            <PlainTable
              caption="Notes"
              rows={rows}
              keyOf={note => note.id}
              columns={[
                { head: 'About', cell: note => <TargetLink target={note.target} /> },
                { head: 'Note', cell: note => note.text },
                { head: 'By', cell: note => note.author },
                { head: 'Since', nowrap: true, cell: note => moments.format(note.createdAtMs) },
                {
                  head: 'Until',
                  nowrap: true,
                  cell: note => {
                    if (note.endedAtMs !== undefined) return `ended ${moments.format(note.endedAtMs)}`
                    if (note.expiresAtMs !== undefined) return moments.format(note.expiresAtMs)
                    return note.untilGood === undefined ? '' : `${note.untilGood} good results`
                  },
                },
                {
                  head: 'Actions',
                  cell: note =>
                    mayManage() && (
                      <Stack gap={1}>
                        <Button size="sm" variant="secondary" onClick={() => setChanging(note)}>
                          Change
                        </Button>
                        <Button size="sm" variant="secondary" onClick={() => setDeleting(note)}>
                          Delete
                        </Button>
                      </Stack>
                    ),
                },
              ]}
            />
            <MoreButton shown={rows.length} what="note" more={pages.more} loading={pages.loadingMore} />
          </>
        )}
      </Loaded>
      {changing && (
        <NoteDialog
          target={changing.target}
          about={changing.target.id}
          note={changing}
          onClose={() => setChanging(undefined)}
          onDone={() => {
            setChanging(undefined)
            pages.reload()
          }}
        />
      )}
      <ConfirmModal
        isOpen={deleting !== undefined}
        title="Delete the note"
        body={deleting?.text ?? ''}
        confirmText="Delete"
        onConfirm={() => deleting && void remove(deleting.id)}
        onDismiss={() => setDeleting(undefined)}
      />
    </Stack>
  )
}

function tellMore(cause: unknown) {
  tellFailed('No more notes could be loaded', cause)
}
