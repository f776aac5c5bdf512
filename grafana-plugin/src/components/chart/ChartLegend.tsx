/** Which line is which. */
import { css } from '@emotion/css'
import type { GrafanaTheme2 } from '@grafana/data'
import { useStyles2 } from '@grafana/ui'
import React from 'react'
import type { ChartSeries } from '../../model/chart.ts'

export function ChartLegend({
  series,
  colors,
}: {
  readonly series: readonly ChartSeries[]
  readonly colors: readonly string[]
}) {
  const styles = useStyles2(getStyles)
  return (
    <ul className={styles.list}>
      {series.map(({ id, name }, index) => (
        <li key={id} className={styles.item}>
          <span className={styles.mark} style={{ background: colors[index] }} aria-hidden="true" />
          {name}
        </li>
      ))}
    </ul>
  )
}

const getStyles = (theme: GrafanaTheme2) => ({
  list: css({
    display: 'flex',
    flexWrap: 'wrap',
    gap: theme.spacing(0.5, 2),
    listStyle: 'none',
    margin: theme.spacing(1, 0),
    maxHeight: 120,
    overflowY: 'auto',
    fontSize: theme.typography.bodySmall.fontSize,
  }),
  item: css({ display: 'inline-flex', alignItems: 'center', gap: theme.spacing(0.75) }),
  mark: css({ width: 12, height: 4 }),
})
