/** Axes and grid lines of a chart. */
import { dateTimeFormat } from '@grafana/data'
import { useTheme2 } from '@grafana/ui'
import React from 'react'
import type { Drawing } from '../../model/chart.ts'
import { type FigureKind, figureInWords } from '../../model/figure.ts'

type Props = { readonly drawing: Drawing; readonly kind: FigureKind; readonly timeZone?: string }

const formats = { time: 'HH:mm', day: 'MM-DD', month: 'YYYY-MM' } as const

export function ChartFrame({ drawing: { plot, values, times }, kind, timeZone }: Props) {
  const theme = useTheme2()
  const text = { fill: theme.colors.text.secondary, fontSize: theme.typography.bodySmall.fontSize }
  const zone = timeZone === undefined ? {} : { timeZone }
  return (
    <g>
      {values.map(({ y, value }) => (
        <g key={value}>
          <line x1={plot.left} x2={plot.right} y1={y} y2={y} stroke={theme.colors.border.weak} />
          <text x={plot.left - 8} y={y} textAnchor="end" dominantBaseline="middle" {...text}>
            {figureInWords(kind, value)}
          </text>
        </g>
      ))}
      {times.at.map(({ x, atMs }) => (
        <g key={atMs}>
          <line x1={x} x2={x} y1={plot.bottom} y2={plot.bottom + 4} stroke={theme.colors.border.medium} />
          <text x={x} y={plot.bottom + 18} textAnchor="middle" {...text}>
            {dateTimeFormat(atMs, { format: formats[times.unit], ...zone })}
          </text>
        </g>
      ))}
    </g>
  )
}
