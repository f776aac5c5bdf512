/** What an activity says: its status and the rule that gave it, how late it was, its figures; of a missed slot what was
 *  expected, because there is no message to show. */
import { dateTimeFormat } from '@grafana/data'
import { Stack, Text } from '@grafana/ui'
import React from 'react'
import type { ListedActivity } from '../../../../exporter/src/api/contract-looking.ts'
import { figureInWords, nameOfFigure } from '../../model/figures.ts'
import { lookOfResult } from '../../model/look.ts'
import { agoInWords, durationInWords } from '../../model/words.ts'
import { LookBadge } from '../StandingBadge.tsx'
import { Facts } from './Facts.tsx'

const codeOf = { success: 0, warning: 1, failure: 2, ignored: 4 } as const

export function ResultFacts({ activity }: { readonly activity: ListedActivity }) {
  const isMissed = activity.kind === 'missed'
  const look = lookOfResult[isMissed ? 3 : codeOf[activity.status]]
  return (
    <Stack direction="column" gap={1}>
      <Stack direction="row" gap={2} alignItems="center" wrap="wrap">
        <Text variant="h4" element="h4">
          <LookBadge look={look} />
        </Text>
        <span title={dateTimeFormat(activity.atMs)}>
          {dateTimeFormat(activity.atMs)} ({agoInWords(activity.atMs, Date.now())})
        </span>
      </Stack>
      <Facts facts={isMissed ? factsOfMissed(activity) : factsOfResult(activity)} />
    </Stack>
  )
}

function factsOfResult(activity: ListedActivity & { readonly kind: 'result' }) {
  const { reason, lateMs, figures } = activity
  return [
    ['Because', reason],
    [
      'Late',
      lateMs === undefined ? undefined : `by ${durationInWords(lateMs / 1000)}: its slot had been missed`,
    ],
    ...Object.entries(figures).map(
      ([name, value]) => [nameOfFigure(name), figureInWords(name, value, ms => dateTimeFormat(ms))] as const,
    ),
  ] as const
}

function factsOfMissed({ reason, expectedAtMs, atMs }: ListedActivity & { readonly kind: 'missed' }) {
  return [
    ['What happened', 'No result came in this slot. There is no message to show.'],
    ['Expected', dateTimeFormat(expectedAtMs)],
    ['Given up', dateTimeFormat(atMs)],
    ['Because', reason],
  ] as const
}
