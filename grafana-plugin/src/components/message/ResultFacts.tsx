/** What an activity says: its status and the rule that gave it, how late it was, its figures; of a missed slot what was
 *  expected, because there is no message to show. */
import { Alert, Stack, Text } from '@grafana/ui'
import React from 'react'
import type { ListedActivity } from '../../../../exporter/src/api/contract-looking.ts'
import { figureInWords, figureTitle, kindOfFigure } from '../../model/figure.ts'
import { isUntrusted, lookOfActivity } from '../../model/sender-look.ts'
import { agoInWords, durationInWords } from '../../model/words.ts'
import { LookBadge } from '../StandingBadge.tsx'
import { Facts } from './Facts.tsx'
import { type FormatTime, useFormatTime } from './format-time.ts'

export function ResultFacts({ activity }: { readonly activity: ListedActivity }) {
  const formatTime = useFormatTime()
  const isMissed = activity.kind === 'missed'
  return (
    <Stack direction="column" gap={1}>
      <Stack direction="row" gap={2} alignItems="center" wrap="wrap">
        <Text variant="h4" element="h4">
          <LookBadge look={lookOfActivity(activity)} />
        </Text>
        <span title={formatTime(activity.atMs)}>
          {formatTime(activity.atMs)} ({agoInWords(activity.atMs, Date.now())})
        </span>
      </Stack>
      {isUntrusted(activity) && (
        <Alert severity="warning" title="This good result was not counted">
          The check does not take the word of this sender: anybody can write a mail that says success. A
          failure would have counted.
        </Alert>
      )}
      <Facts facts={isMissed ? factsOfMissed(activity, formatTime) : factsOfResult(activity, formatTime)} />
    </Stack>
  )
}

function factsOfResult(activity: ListedActivity & { readonly kind: 'result' }, formatTime: FormatTime) {
  const { reason, lateMs, figures } = activity
  return [
    ['Because', reason],
    [
      'Late',
      lateMs === undefined ? undefined : `by ${durationInWords(lateMs / 1000)}: its slot had been missed`,
    ],
    ...Object.entries(figures).map(([name, value]) => {
      const kind = kindOfFigure(name)
      return [figureTitle(name), kind === 'time' ? formatTime(value) : figureInWords(kind, value)] as const
    }),
  ] as const
}

function factsOfMissed(
  { reason, expectedAtMs, atMs }: ListedActivity & { readonly kind: 'missed' },
  formatTime: FormatTime,
) {
  return [
    ['What happened', 'No result came in this slot. There is no message to show.'],
    ['Expected', formatTime(expectedAtMs)],
    ['Given up', formatTime(atMs)],
    ['Because', reason],
  ] as const
}
