/** Values over time as lines. Drawn as SVG: it prints sharply, is the same on every Grafana, and can be read with the
 *  keyboard, and as a table. */
import { css } from '@emotion/css'
import { dateTimeFormat, type GrafanaTheme2 } from '@grafana/data'
import { useStyles2, useTheme2 } from '@grafana/ui'
import React, { type KeyboardEvent, useMemo, useState } from 'react'
import { type ChartSeries, drawChart, findNearest, momentsOf, pointsAt } from '../../model/chart.ts'
import { type FigureKind, figureInWords } from '../../model/figure.ts'
import { offsetOf } from '../../model/offset.ts'
import { ChartFrame } from './ChartFrame.tsx'
import { ChartLegend } from './ChartLegend.tsx'
import { ChartTable } from './ChartTable.tsx'
import { ChartTip } from './ChartTip.tsx'
import { useWidth } from './use-width.ts'

type Props = {
  /** What is shown, for those who cannot see it: `Size of NAS nightly`. */
  readonly title: string
  readonly series: readonly ChartSeries[]
  readonly kind: FigureKind
  readonly height?: number
  readonly fromMs?: number
  readonly toMs?: number
  /** Fills below the lines; for one series it does so by itself. */
  readonly filled?: boolean
  /** IANA name; that of the viewer unless given. */
  readonly timeZone?: string
}

export function Chart({ title, series, kind, height = 220, fromMs, toMs, filled, timeZone }: Props) {
  const theme = useTheme2()
  const styles = useStyles2(getStyles)
  const [ref, width] = useWidth()
  const [chosenMs, setChosenMs] = useState<number>()
  const drawing = useMemo(
    () =>
      drawChart({
        series,
        kind,
        width,
        height,
        nowMs: Date.now(),
        offsetMs: offsetOf(timeZone),
        ...(fromMs !== undefined && { fromMs }),
        ...(toMs !== undefined && { toMs }),
      }),
    [series, kind, width, height, fromMs, toMs, timeZone],
  )
  const zone = timeZone === undefined ? {} : { timeZone }
  const colors = series.map((_, index) => colorAt(theme, index))
  if (!drawing)
    return (
      <div ref={ref} className={styles.empty}>
        No figures in this period
      </div>
    )
  const chosen = chosenMs === undefined ? undefined : pointsAt(drawing, chosenMs)

  function step(event: KeyboardEvent) {
    if (!drawing) return
    const moments = momentsOf(drawing)
    const at = chosenMs === undefined ? -1 : moments.indexOf(chosenMs)
    const next = {
      ArrowRight: at + 1,
      ArrowLeft: at < 0 ? moments.length - 1 : at - 1,
      Home: 0,
      End: moments.length - 1,
    }[event.key]
    if (event.key === 'Escape') setChosenMs(undefined)
    if (next === undefined) return
    event.preventDefault()
    setChosenMs(moments[Math.min(Math.max(next, 0), moments.length - 1)])
  }

  return (
    <figure className={styles.figure} aria-label={title}>
      <div
        ref={ref}
        className={styles.plot}
        role="slider"
        tabIndex={0}
        aria-label={`${title}: points`}
        aria-valuemin={0}
        aria-valuemax={momentsOf(drawing).length}
        aria-valuenow={chosenMs === undefined ? 0 : momentsOf(drawing).indexOf(chosenMs) + 1}
        aria-valuetext={
          chosen
            ? `${dateTimeFormat(chosen.atMs, zone)}: ${chosen.points
                .map(
                  ({ series: at, point }) => `${series[at]?.name ?? ''} ${figureInWords(kind, point.value)}`,
                )
                .join(', ')}`
            : 'none chosen'
        }
        onKeyDown={step}
        onBlur={() => setChosenMs(undefined)}
        onPointerMove={event => {
          const box = event.currentTarget.getBoundingClientRect()
          setChosenMs(findNearest(drawing, event.clientX - box.left)?.atMs)
        }}
        onPointerLeave={() => setChosenMs(undefined)}
      >
        <svg width={width} height={height} aria-hidden="true" focusable="false">
          <ChartFrame drawing={drawing} kind={kind} {...zone} />
          {drawing.series.map((one, index) => (
            <g key={one.id}>
              {(filled ?? series.length === 1) && (
                <path d={one.area} fill={colors[index]} fillOpacity={0.15} stroke="none" />
              )}
              <path d={one.line} fill="none" stroke={colors[index]} strokeWidth={2} strokeLinejoin="round" />
              {one.trend && (
                <path
                  d={one.trend}
                  fill="none"
                  stroke={colors[index]}
                  strokeWidth={1}
                  strokeDasharray="4 4"
                />
              )}
              {one.points.length <= 60 &&
                one.points.map(({ x, y, atMs }) => (
                  <circle key={atMs} cx={x} cy={y} r={2} fill={colors[index]} />
                ))}
            </g>
          ))}
          {chosen && (
            <line
              x1={chosen.x}
              x2={chosen.x}
              y1={drawing.plot.top}
              y2={drawing.plot.bottom}
              stroke={theme.colors.text.secondary}
              strokeDasharray="3 3"
            />
          )}
          {chosen?.points.map(({ series: at, point }) => (
            <circle
              key={at}
              cx={point.x}
              cy={point.y}
              r={4}
              fill={colors[at]}
              stroke={theme.colors.background.primary}
            />
          ))}
        </svg>
        {chosen && (
          <ChartTip
            chosen={chosen}
            names={series.map(({ name }) => name)}
            colors={colors}
            kind={kind}
            width={width}
            {...zone}
          />
        )}
      </div>
      {series.length > 1 && <ChartLegend series={series} colors={colors} />}
      <ChartTable title={title} drawing={drawing} kind={kind} {...zone} />
    </figure>
  )
}

function colorAt(theme: GrafanaTheme2, index: number): string {
  const { palette } = theme.visualization
  return theme.visualization.getColorByName(palette[index % palette.length] ?? 'green')
}

const getStyles = (theme: GrafanaTheme2) => ({
  figure: css({ margin: 0, minWidth: 0 }),
  plot: css({
    position: 'relative',
    minWidth: 0,
    // Until it is drawn for a box that became narrower, it must not hold the page wide.
    '& svg': { display: 'block', maxWidth: '100%' },
    '&:focus-visible': { outline: `2px solid ${theme.colors.primary.main}`, outlineOffset: 2 },
  }),
  empty: css({ padding: theme.spacing(3), color: theme.colors.text.secondary, textAlign: 'center' }),
})
