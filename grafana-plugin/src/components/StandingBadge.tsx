/** Where a check stands, as colour, glyph and word. */
import { useTheme2 } from '@grafana/ui'
import React from 'react'
import { type Look, lookOfStanding } from '../model/look.ts'
import type { Standing } from '../model/standing.ts'

export function StandingBadge({
  standing,
  detail,
}: {
  readonly standing: Standing
  readonly detail?: string
}) {
  return <LookBadge look={lookOfStanding[standing]} {...(detail !== undefined && { detail })} />
}

export function LookBadge({ look, detail }: { readonly look: Look; readonly detail?: string }) {
  const theme = useTheme2()
  const color = theme.visualization.getColorByName(look.color)
  return (
    <span
      title={detail}
      style={{
        display: 'inline-flex',
        gap: 6,
        alignItems: 'center',
        whiteSpace: 'nowrap',
      }}
    >
      <span
        aria-hidden="true"
        style={{
          width: 18,
          height: 18,
          borderRadius: 2,
          background: color,
          color: theme.colors.getContrastText(color),
          display: 'inline-flex',
          alignItems: 'center',
          justifyContent: 'center',
          fontSize: 12,
          fontWeight: theme.typography.fontWeightBold,
        }}
      >
        {look.glyph}
      </span>
      {look.text}
    </span>
  )
}
