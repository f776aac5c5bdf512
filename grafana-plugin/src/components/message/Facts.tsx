/** Names and values below each other; what is unknown is left out. */
import { css } from '@emotion/css'
import type { GrafanaTheme2 } from '@grafana/data'
import { useStyles2 } from '@grafana/ui'
import React, { type ReactNode } from 'react'

export type Fact = readonly [name: string, value: ReactNode]

export function Facts({ facts }: { readonly facts: readonly Fact[] }) {
  const styles = useStyles2(stylesOf)
  const known = facts.filter(([, value]) => value !== undefined && value !== null && value !== '')
  return (
    <dl className={styles}>
      {known.map(([name, value]) => (
        <React.Fragment key={name}>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </React.Fragment>
      ))}
    </dl>
  )
}

const stylesOf = (theme: GrafanaTheme2) =>
  css({
    display: 'grid',
    gridTemplateColumns: 'minmax(110px, max-content) 1fr',
    gap: theme.spacing(0.5, 2),
    margin: 0,
    dt: { color: theme.colors.text.secondary, fontWeight: theme.typography.fontWeightRegular },
    dd: { margin: 0, overflowWrap: 'anywhere', minWidth: 0 },
  })
