/** The chart's points as a table, for those who cannot use the picture; folded away until asked for. */
import { css } from '@emotion/css'
import { dateTimeFormat, type GrafanaTheme2 } from '@grafana/data'
import { useStyles2 } from '@grafana/ui'
import React, { useState } from 'react'
import type { Drawing } from '../../model/chart.ts'
import { type FigureKind, figureInWords } from '../../model/figure.ts'

type Props = {
  readonly title: string
  readonly drawing: Drawing
  readonly kind: FigureKind
  readonly timeZone?: string
}

const mostRows = 500

export function ChartTable({ title, drawing, kind, timeZone }: Props) {
  const styles = useStyles2(getStyles)
  const [open, setOpen] = useState(false)
  return (
    <details className={styles.details} onToggle={event => setOpen(event.currentTarget.open)}>
      <summary>As a table</summary>
      {open && (
        <Rows title={title} drawing={drawing} kind={kind} {...(timeZone !== undefined && { timeZone })} />
      )}
    </details>
  )
}

function Rows({ title, drawing, kind, timeZone }: Props) {
  const styles = useStyles2(getStyles)
  const rows = drawing.series
    .flatMap(({ id, name, points }) =>
      points.map(({ atMs, value }, at) => ({ key: `${at}:${id}`, name, atMs, value })),
    )
    .sort((a, b) => b.atMs - a.atMs)
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keys
    <section className={styles.scroll} tabIndex={0} aria-label={`${title}: table`}>
      <table className={styles.table}>
        <thead>
          <tr>
            <th scope="col">Time</th>
            <th scope="col">Of</th>
            <th scope="col">Value</th>
          </tr>
        </thead>
        <tbody>
          {rows.slice(0, mostRows).map(({ key, name, atMs, value }) => (
            <tr key={key}>
              <td>
                {dateTimeFormat(atMs, {
                  format: 'YYYY-MM-DD HH:mm',
                  ...(timeZone !== undefined && { timeZone }),
                })}
              </td>
              <td>{name}</td>
              <td>{figureInWords(kind, value)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {rows.length > mostRows && (
        <p>
          The newest {mostRows} of {rows.length} points.
        </p>
      )}
    </section>
  )
}

const getStyles = (theme: GrafanaTheme2) => ({
  details: css({
    fontSize: theme.typography.bodySmall.fontSize,
    color: theme.colors.text.secondary,
    '@media print': { display: 'none' },
  }),
  scroll: css({ maxHeight: 240, overflow: 'auto' }),
  table: css({ width: '100%', '& th, & td': { padding: theme.spacing(0.25, 1), textAlign: 'left' } }),
})
