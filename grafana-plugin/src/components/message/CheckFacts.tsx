/** How the check stands now, and what people said about it. */
import { IconButton, Stack, Text } from '@grafana/ui'
import React from 'react'
import type { CheckJson, NotesPage } from '../../../../exporter/src/api/contract.ts'
import { deleteNote } from '../../api/managing.ts'
import { readStanding } from '../../model/standing.ts'
import { agoInWords, countInWords } from '../../model/words.ts'
import { mayManage } from '../role.ts'
import { StandingBadge } from '../StandingBadge.tsx'
import { tellFailed } from '../tell.ts'
import { Facts } from './Facts.tsx'
import { useFormatTime } from './format-time.ts'

type Note = NotesPage['notes'][number]

export function CheckFacts({
  check,
  onChanged,
}: {
  readonly check: CheckJson
  readonly onChanged: () => void
}) {
  const formatTime = useFormatTime()
  const { timing, schedule, lastSuccessAtMs, expectedAtMs, pause, notes } = check
  const moment = (ms: number | undefined) =>
    ms === undefined ? undefined : `${formatTime(ms)} (${agoInWords(ms, Date.now())})`
  return (
    <Stack direction="column" gap={1}>
      <Facts
        facts={[
          ['Now', <StandingBadge key="now" standing={readStanding({ status: check.status, timing })} />],
          ['Schedule', schedule],
          ['Last good', moment(lastSuccessAtMs) ?? 'never'],
          ['Next expected', timing === 'paused' ? undefined : moment(expectedAtMs)],
          [
            'Paused',
            pause &&
              [
                pause.untilMs === undefined ? 'until resumed' : `until ${formatTime(pause.untilMs)}`,
                pause.by && `by ${pause.by}`,
                pause.reason,
              ]
                .filter(Boolean)
                .join(', '),
          ],
        ]}
      />
      {notes?.map(note => (
        <NoteLine key={note.id} note={note} onChanged={onChanged} />
      ))}
    </Stack>
  )
}

function NoteLine({ note, onChanged }: { readonly note: Note; readonly onChanged: () => void }) {
  const formatTime = useFormatTime()
  const { id, text, author, createdAtMs, expiresAtMs, untilGood } = note
  const ends = [
    expiresAtMs !== undefined && `until ${formatTime(expiresAtMs)}`,
    untilGood !== undefined && `until ${countInWords(untilGood, 'good result')}`,
  ].filter(Boolean)
  const remove = () => deleteNote(id).then(onChanged, cause => tellFailed('The note was not removed', cause))
  return (
    <Stack direction="row" gap={1} alignItems="center">
      <span>
        ✎ {text}{' '}
        <Text color="secondary" variant="bodySmall">
          {[author, formatTime(createdAtMs), ...ends].join(', ')}
        </Text>
      </span>
      {mayManage() && <IconButton name="trash-alt" tooltip="Remove this note" onClick={remove} />}
    </Stack>
  )
}
