/** What people say about a whole group. */
import { Alert, IconButton } from '@grafana/ui'
import React from 'react'
import type { NotesPage, PausesJson } from '../../../../exporter/src/api/contract.ts'
import { deleteNote } from '../../api/managing.ts'
import { useMoments } from '../../components/moments.tsx'
import { mayManage } from '../../components/role.ts'
import { tellFailed } from '../../components/tell.ts'

type Props = {
  readonly notes: NotesPage['notes']
  readonly pause?: PausesJson['pauses'][number] | undefined
  readonly onChanged: () => void
}

export function GroupNotes({ notes, pause, onChanged }: Props) {
  const moments = useMoments()
  return (
    <>
      {pause && (
        <Alert severity="info" title="All checks of this group are paused">
          {pause.untilMs === undefined
            ? 'Until somebody resumes them'
            : `Until ${moments.format(pause.untilMs)}`}
          , by {pause.by}
          {pause.reason && `: ${pause.reason}`}
        </Alert>
      )}
      {notes
        .filter(({ endedAtMs }) => endedAtMs === undefined)
        .map(({ id, text, author, createdAtMs }) => (
          <div key={id}>
            <span style={{ whiteSpace: 'pre-wrap' }}>{text}</span> ({author}, {moments.format(createdAtMs)}){' '}
            {mayManage() && (
              <IconButton
                name="trash-alt"
                size="sm"
                aria-label={`Remove the note ${text}`}
                onClick={() =>
                  deleteNote(id).then(onChanged, (cause: unknown) =>
                    tellFailed('The note was not removed', cause),
                  )
                }
              />
            )}
          </div>
        ))}
    </>
  )
}
