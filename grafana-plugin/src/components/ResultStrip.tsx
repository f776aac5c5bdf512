/** The newest results of one check as a row of indicators, oldest first. */
import { css } from '@emotion/css'
import type { GrafanaTheme2 } from '@grafana/data'
import { useStyles2, useTheme2 } from '@grafana/ui'
import React from 'react'
import type { ResultCode } from '../../../exporter/src/api/contract-looking.ts'
import { lookOfResult } from '../model/look.ts'

export type StripResult = {
  readonly activityId: number
  readonly code: ResultCode
  readonly atMs: number
  readonly isLate: boolean
}
type Props = {
  readonly title: string
  readonly results: readonly StripResult[]
  readonly format: (atMs: number) => string
  readonly onOpen: (activityId: number) => void
}

export function ResultStrip({ title, results, format, onOpen }: Props) {
  const theme = useTheme2()
  const styles = useStyles2(getStyles)
  return (
    <ul className={styles.strip} aria-label={title}>
      {results.map(({ activityId, code, atMs, isLate }) => {
        const look = lookOfResult[code]
        const color = theme.visualization.getColorByName(look.color)
        const words = `${look.text}${isLate ? ', late' : ''}, ${format(atMs)}`
        return (
          <li key={activityId}>
            <button
              type="button"
              className={styles.cell}
              title={words}
              aria-label={words}
              style={{
                background: color,
                color: theme.colors.getContrastText(color),
                ...(isLate && { outline: `2px dotted ${theme.colors.warning.text}` }),
              }}
              onClick={() => onOpen(activityId)}
            >
              {look.glyph}
            </button>
          </li>
        )
      })}
    </ul>
  )
}

const getStyles = (theme: GrafanaTheme2) => ({
  strip: css({ display: 'flex', flexWrap: 'wrap', gap: 3, listStyle: 'none', margin: 0, padding: 0 }),
  cell: css({
    width: 24,
    height: 24,
    border: 'none',
    borderRadius: 2,
    padding: 0,
    lineHeight: '24px',
    textAlign: 'center',
    fontSize: 13,
    fontWeight: theme.typography.fontWeightBold,
    '&:focus-visible': { outline: `2px solid ${theme.colors.text.primary}`, outlineOffset: 1 },
  }),
})
