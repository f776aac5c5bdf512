/** A table of some hundred rows at most, as tables are: real rows and headings, scrolling sideways where it is narrow. */
import { css, cx } from '@emotion/css'
import type { GrafanaTheme2 } from '@grafana/data'
import { useStyles2 } from '@grafana/ui'
import React, { type ReactNode } from 'react'

export type Column<Row> = {
  readonly head: string
  readonly cell: (row: Row) => ReactNode
  /** Numbers stand at the right. */
  readonly numeric?: true
  /** Moments and other short texts that must not be broken. */
  readonly nowrap?: true
}

type Props<Row> = {
  /** For those who do not see it. */
  readonly caption: string
  readonly columns: readonly Column<Row>[]
  readonly rows: readonly Row[]
  readonly keyOf: (row: Row) => string | number
}

export function PlainTable<Row>({ caption, columns, rows, keyOf }: Props<Row>) {
  const styles = useStyles2(getStyles)
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
    <section className={styles.scroll} tabIndex={0} aria-label={caption}>
      <table className={styles.table}>
        <thead>
          <tr>
            {columns.map(({ head, numeric }) => (
              <th key={head} scope="col" className={numeric && styles.numeric}>
                {head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(row => (
            <tr key={keyOf(row)}>
              {columns.map(({ head, cell, numeric, nowrap }) => (
                <td key={head} className={cx(numeric && styles.numeric, nowrap && styles.nowrap)}>
                  {cell(row)}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}

function getStyles(theme: GrafanaTheme2) {
  return {
    scroll: css({ overflowX: 'auto', maxWidth: '100%' }),
    table: css({
      width: '100%',
      borderCollapse: 'collapse',
      'th, td': {
        padding: theme.spacing(0.75, 1.5),
        textAlign: 'left',
        verticalAlign: 'top',
        borderBottom: `1px solid ${theme.colors.border.weak}`,
      },
      // A name without end breaks instead of pushing all others out of sight.
      td: { maxWidth: theme.spacing(50), overflowWrap: 'break-word' },
      // Grafana's links break anywhere, which makes a column as narrow as a letter.
      'td a, td button': { display: 'inline', overflowWrap: 'break-word' },
      th: {
        color: theme.colors.text.secondary,
        fontWeight: theme.typography.fontWeightMedium,
        whiteSpace: 'nowrap',
      },
      'tbody tr:hover': { background: theme.colors.background.secondary },
    }),
    nowrap: css({ whiteSpace: 'nowrap' }),
    numeric: css({
      textAlign: 'right !important' as 'right',
      whiteSpace: 'nowrap',
      fontVariantNumeric: 'tabular-nums',
    }),
  }
}
