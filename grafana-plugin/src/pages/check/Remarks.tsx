/** What people say about a check: notes, and why it is paused. */
import { IconButton, Text } from '@grafana/ui'
import React from 'react'
import type { CheckJson } from '../../../../exporter/src/api/contract.ts'
import { deleteNote } from '../../api/managing.ts'
import { Card } from '../../components/Card.tsx'
import { useMoments } from '../../components/moments.tsx'
import { mayManage } from '../../components/role.ts'
import { TargetLink } from '../../components/TargetLink.tsx'
import { tellFailed } from '../../components/tell.ts'
import { countInWords } from '../../model/words.ts'

type Props = { readonly check: CheckJson; readonly onChanged: () => void }
type Note = NonNullable<CheckJson['notes']>[number]

export function Remarks({ check: { id, notes = [], pause, paused }, onChanged }: Props) {
  const moments = useMoments()
  if (notes.length === 0 && !paused) return null
  return (
    <Card title="What people say">
      {paused && (
        <p>
          <strong>Paused</strong>{' '}
          {pause?.untilMs === undefined
            ? 'until somebody resumes it'
            : `until ${moments.format(pause.untilMs)}`}
          {pause?.by && `, by ${pause.by}`}
          {pause?.reason && `: ${pause.reason}`}
          {pause?.target && pause.target.kind !== 'check' && (
            <>
              {' '}
              (all of <TargetLink target={pause.target} />)
            </>
          )}
        </p>
      )}
      {notes.map(note => (
        <NoteLine key={note.id} note={note} checkId={id} onChanged={onChanged} />
      ))}
    </Card>
  )
}

function NoteLine({
  note,
  checkId,
  onChanged,
}: {
  readonly note: Note
  readonly checkId: string
  readonly onChanged: () => void
}) {
  const moments = useMoments()
  const { id, target, text, author, createdAtMs, expiresAtMs, untilGood } = note
  const ends = [
    expiresAtMs !== undefined && `until ${moments.format(expiresAtMs)}`,
    untilGood !== undefined && `until ${countInWords(untilGood, 'good result')}`,
  ].filter(Boolean)
  const remove = () =>
    deleteNote(id).then(onChanged, (cause: unknown) => tellFailed('The note was not removed', cause))
  return (
    <div style={{ marginBottom: 8 }}>
      <span style={{ whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' }}>{text}</span>{' '}
      {mayManage() && (
        <IconButton name="trash-alt" size="sm" aria-label={`Remove the note ${text}`} onClick={remove} />
      )}
      <div>
        <Text color="secondary" variant="bodySmall">
          {author}, {moments.format(createdAtMs)}
          {ends.length > 0 && `, ${ends.join(', ')}`}
        </Text>
        {(target.kind !== 'check' || target.id !== checkId) && <TargetLink target={target} />}
      </div>
    </div>
  )
}
