/** A row of single figures, each with what it is. */
import { css } from '@emotion/css'
import type { GrafanaTheme2 } from '@grafana/data'
import { useStyles2 } from '@grafana/ui'
import React from 'react'

export type Fact = { readonly name: string; readonly value: string; readonly detail?: string | undefined }

export function Facts({ facts }: { readonly facts: readonly Fact[] }) {
  const styles = useStyles2(getStyles)
  return (
    <dl className={styles.facts}>
      {facts.map(({ name, value, detail }) => (
        <div key={name} className={styles.fact}>
          <dt>{name}</dt>
          <dd>
            {value}
            {detail !== undefined && <small>{detail}</small>}
          </dd>
        </div>
      ))}
    </dl>
  )
}

function getStyles(theme: GrafanaTheme2) {
  return {
    facts: css({ display: 'flex', flexWrap: 'wrap', gap: theme.spacing(2), margin: 0 }),
    fact: css({
      padding: theme.spacing(1, 2),
      minWidth: 140,
      background: theme.colors.background.secondary,
      borderRadius: 2,
      dt: { color: theme.colors.text.secondary, fontWeight: theme.typography.fontWeightRegular },
      dd: { margin: 0, fontSize: theme.typography.h4.fontSize },
      small: { display: 'block', color: theme.colors.text.secondary },
    }),
  }
}
