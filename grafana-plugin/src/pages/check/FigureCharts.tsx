/** Growth and performance of one check: size and duration of its runs. */
import React from 'react'
import { readGrowth } from '../../api/looking.ts'
import { Card } from '../../components/Card.tsx'
import { Chart } from '../../components/chart/Chart.tsx'
import { Loaded } from '../../components/Loaded.tsx'
import { useMoments } from '../../components/moments.tsx'
import { useLoad } from '../../components/use-load.ts'
import { figureInWords, figureTitle } from '../../model/figure.ts'
import { trendOf } from '../../model/trend.ts'

type Props = { readonly checkId: string; readonly name: string }
const figures = ['size', 'duration'] as const
const periodMs = 100 * 86_400_000

export function FigureCharts({ checkId, name }: Props) {
  return (
    <>
      {figures.map(figure => (
        <FigureChart key={figure} figure={figure} checkId={checkId} name={name} />
      ))}
    </>
  )
}

function FigureChart({ figure, checkId, name }: Props & { readonly figure: string }) {
  const moments = useMoments()
  const growth = useLoad(
    signal => readGrowth({ figure, check: [checkId], fromMs: Date.now() - periodMs }, signal),
    [figure, checkId],
  )
  const { data } = growth
  // What was never told needs no empty picture.
  if (data?.series.every(({ atMs }) => atMs.length === 0)) return null
  const trend = trendOf(data?.series[0])
  return (
    <Card
      title={figureTitle(figure)}
      {...(data &&
        trend && {
          actions: (
            <span>
              {trend.perDay >= 0 ? '+' : ''}
              {figureInWords(data.kind, trend.perDay)} a day
            </span>
          ),
        })}
    >
      <Loaded of={growth} what={`the chart of ${figure}`}>
        {({ series, kind }) => (
          <Chart
            title={`${figureTitle(figure)} of ${name}`}
            kind={kind}
            height={180}
            timeZone={moments.zone}
            series={series.map(({ checkId: id, name: of, atMs, value }) => ({
              id,
              name: of,
              atMs,
              value,
              ...(trend && { trend }),
            }))}
          />
        )}
      </Loaded>
    </Card>
  )
}
