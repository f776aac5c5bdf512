/** What came of a check so far, newest first: results and missed slots, with the rule that gave each its status. */
import React, { useCallback } from 'react'
import type { ActivityJson } from '../../../../exporter/src/api/contract.ts'
import { readActivitiesOf } from '../../api/looking.ts'
import { Card } from '../../components/Card.tsx'
import { Loaded } from '../../components/Loaded.tsx'
import { MoreButton } from '../../components/MoreButton.tsx'
import { useMoments } from '../../components/moments.tsx'
import { PlainTable } from '../../components/PlainTable.tsx'
import { LookBadge } from '../../components/StandingBadge.tsx'
import { TextButton } from '../../components/TextButton.tsx'
import { tellFailed } from '../../components/tell.ts'
import { usePages } from '../../components/use-pages.ts'
import { Whole } from '../../components/Whole.tsx'
import { lookOfActivity } from '../../model/sender-look.ts'
import { durationInWords, sizeInWords } from '../../model/words.ts'

type Props = {
  readonly checkId: string
  /** Loads again when there is a newer one. */
  readonly newestAtMs: number
  readonly onOpen: (activityId: number) => void
}
const perPage = 20

export function Activities({ checkId, newestAtMs, onOpen }: Props) {
  const moments = useMoments()
  const load = useCallback(
    async (cursor: string | undefined, signal?: AbortSignal) => {
      const page = await readActivitiesOf(checkId, { limit: perPage, ...(cursor && { cursor }) }, signal)
      return { rows: page.activities, nextCursor: page.nextCursor }
    },
    [checkId],
  )
  const onFailed = useCallback((cause: unknown) => tellFailed('No more were loaded', cause), [])
  const activities = usePages<ActivityJson>(load, [checkId, newestAtMs], onFailed)
  return (
    <Card title="Activities">
      <Loaded
        of={activities}
        what="the activities"
        isEmpty={rows => rows.length === 0}
        empty={<p>Nothing was heard of it yet.</p>}
      >
        {rows => (
          <>
            <PlainTable
              caption="Activities of the check"
              rows={rows}
              keyOf={({ id }) => id}
              columns={[
                {
                  head: 'When',
                  cell: ({ id, atMs }) => (
                    <TextButton onClick={() => onOpen(id)}>
                      <Whole>{moments.format(atMs)}</Whole>
                    </TextButton>
                  ),
                },
                {
                  head: 'Status',
                  cell: one => <LookBadge look={lookOfActivity(one)} />,
                },
                { head: 'Why', cell: whyOf },
                { head: 'Size', numeric: true, cell: one => figure(one, 'size', sizeInWords) },
                { head: 'Duration', numeric: true, cell: one => figure(one, 'duration', durationInWords) },
              ]}
            />
            <MoreButton
              shown={rows.length}
              what="activity"
              {...(activities.more && { more: activities.more })}
              loading={activities.loadingMore}
            />
          </>
        )}
      </Loaded>
    </Card>
  )
}

function whyOf(one: ActivityJson): string {
  if (one.kind === 'missed' || one.lateMs === undefined) return one.reason
  return `${one.reason}; ${durationInWords(one.lateMs / 1000)} late`
}

function figure(one: ActivityJson, name: string, words: (value: number) => string): string {
  const value = one.kind === 'result' ? one.figures[name] : undefined
  return value === undefined ? '' : words(value)
}
