/** What the chart says at one moment. */
import { css } from '@emotion/css'
import { dateTimeFormat, type GrafanaTheme2 } from '@grafana/data'
import { useStyles2 } from '@grafana/ui'
import React from 'react'
import type { Nearest } from '../../model/chart.ts'
import { type FigureKind, figureInWords } from '../../model/figure.ts'

type Props = {
  readonly chosen: Nearest
  readonly names: readonly string[]
  readonly colors: readonly string[]
  readonly kind: FigureKind
  readonly width: number
  readonly timeZone?: string
}

const shown = 10

export function ChartTip({ chosen, names, colors, kind, width, timeZone }: Props) {
  const styles = useStyles2(getStyles)
  const side = chosen.x > width / 2 ? { right: width - chosen.x + 10 } : { left: chosen.x + 10 }
  return (
    <div className={styles.tip} style={side} aria-hidden="true">
      <div className={styles.time}>
        {dateTimeFormat(chosen.atMs, {
          format: 'YYYY-MM-DD HH:mm',
          ...(timeZone !== undefined && { timeZone }),
        })}
      </div>
      {chosen.points.slice(0, shown).map(({ series, point }) => (
        <div key={series} className={styles.row}>
          <span className={styles.mark} style={{ background: colors[series] }} />
          <span className={styles.name}>{names[series]}</span>
          <strong>{figureInWords(kind, point.value)}</strong>
        </div>
      ))}
      {chosen.points.length > shown && <div>and {chosen.points.length - shown} more</div>}
    </div>
  )
}

const getStyles = (theme: GrafanaTheme2) => ({
  tip: css({
    position: 'absolute',
    top: 12,
    zIndex: 1,
    pointerEvents: 'none',
    padding: theme.spacing(1),
    background: theme.colors.background.secondary,
    border: `1px solid ${theme.colors.border.medium}`,
    borderRadius: theme.shape.radius.default,
    boxShadow: theme.shadows.z2,
    fontSize: theme.typography.bodySmall.fontSize,
    maxWidth: 280,
  }),
  time: css({ color: theme.colors.text.secondary, marginBottom: theme.spacing(0.5) }),
  row: css({ display: 'flex', gap: theme.spacing(1), alignItems: 'center' }),
  mark: css({ width: 10, height: 4, flexShrink: 0 }),
  name: css({ flexGrow: 1, overflow: 'hidden', textOverflow: 'ellipsis', whiteSpace: 'nowrap' }),
})
