/** How the data of a group grows: one line for each of its checks that tells sizes. */
import React from 'react'
import { readGrowth } from '../../api/looking.ts'
import { Card } from '../../components/Card.tsx'
import { Chart } from '../../components/chart/Chart.tsx'
import { Loaded } from '../../components/Loaded.tsx'
import { useMoments } from '../../components/moments.tsx'
import { useLoad } from '../../components/use-load.ts'
import { trendOf } from '../../model/trend.ts'
import { countInWords, sizeInWords } from '../../model/words.ts'

const periodMs = 100 * 86_400_000

export function GroupGrowth({ group }: { readonly group: string }) {
  const moments = useMoments()
  const growth = useLoad(
    signal => readGrowth({ figure: 'size', group: [group], fromMs: Date.now() - periodMs }, signal),
    [group],
  )
  const trends = growth.data?.series.flatMap(one => trendOf(one)?.perDay ?? []) ?? []
  const perDay = trends.reduce((sum, one) => sum + one, 0)
  return (
    <Card
      title="Data growth"
      {...(trends.length > 0 && {
        actions: (
          <span>
            {perDay >= 0 ? '+' : ''}
            {sizeInWords(perDay)} a day in all
          </span>
        ),
      })}
    >
      <Loaded of={growth} what="the growth">
        {({ series, kind, leftOut }) => (
          <>
            <Chart
              title={`Data growth of ${group}`}
              kind={kind}
              timeZone={moments.zone}
              series={series.map(({ checkId, name, label, atMs, value }) => ({
                id: checkId,
                name: label === undefined ? name : `${label}: ${name}`,
                atMs,
                value,
              }))}
            />
            {leftOut > 0 && <p>{countInWords(leftOut, 'check')} left out: too many for one picture.</p>}
          </>
        )}
      </Loaded>
    </Card>
  )
}
