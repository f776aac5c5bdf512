/** A month of one job as a row of days: colour and glyph for the worst of each. */
import { css } from '@emotion/css'
import type { GrafanaTheme2 } from '@grafana/data'
import { useStyles2, useTheme2 } from '@grafana/ui'
import React from 'react'
import type { ClientSummaryDocument } from '../../../../exporter/src/api/contract-looking.ts'
import { lookOfRow } from '../../model/document-words.ts'

type Days = ClientSummaryDocument['jobs'][number]['days']

export function DayStrip({ job, days }: { readonly job: string; readonly days: Days }) {
  const theme = useTheme2()
  const styles = useStyles2(getStyles)
  const words = days.flatMap((result, index) =>
    result === null || result === 'success'
      ? []
      : [`${index + 1}: ${lookOfRow({ result, timing: 'on time' }).text}`],
  )
  return (
    <div
      className={styles.strip}
      role="img"
      aria-label={`${job}, by day: ${words.length === 0 ? 'nothing bad' : words.join(', ')}`}
    >
      {days.map((result, index) => {
        const look = result === null ? undefined : lookOfRow({ result, timing: 'on time' })
        const color = look && theme.visualization.getColorByName(look.color)
        return (
          <span
            // biome-ignore lint/suspicious/noArrayIndexKey: the place is the day
            key={index}
            aria-hidden="true"
            title={`${index + 1}: ${look?.text ?? 'nothing expected'}`}
            className={styles.day}
            style={color ? { background: color, color: theme.colors.getContrastText(color) } : {}}
          >
            {look && look.text !== 'Success' ? look.glyph : ''}
          </span>
        )
      })}
    </div>
  )
}

function getStyles(theme: GrafanaTheme2) {
  return {
    strip: css({ display: 'flex', gap: 1, minWidth: 250 }),
    day: css({
      flex: '1 0 7px',
      maxWidth: 12,
      height: 18,
      overflow: 'hidden',
      fontSize: 9,
      lineHeight: '18px',
      textAlign: 'center',
      borderRadius: 1,
      background: theme.colors.background.secondary,
    }),
  }
}
