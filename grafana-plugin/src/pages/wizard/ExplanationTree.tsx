/** Every condition with its verdict, and what the message says there. */
import { css } from '@emotion/css'
import type { GrafanaTheme2 } from '@grafana/data'
import { useStyles2 } from '@grafana/ui'
import React from 'react'
import type { PreviewedMessage } from '../../../../exporter/src/api/contract-checks.ts'

type Explanation = NonNullable<PreviewedMessage['match']>

export function ExplanationTree({ part }: { readonly part: Explanation }) {
  const styles = useStyles2(getStyles)
  if (part.kind === 'condition')
    return (
      <div>
        <Verdict fits={part.fits} /> {part.text}
        {!part.fits && <span className={styles.actual}> It is: {part.actual}</span>}
      </div>
    )
  if (part.parts.length === 0) return null
  return (
    <div>
      <div>
        <Verdict fits={part.fits} /> {part.quantifier === 'all' ? 'all of' : 'one of'}
      </div>
      <ul className={styles.list}>
        {part.parts.map((one, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a part is its place
          <li key={at}>
            <ExplanationTree part={one} />
          </li>
        ))}
      </ul>
    </div>
  )
}

function Verdict({ fits }: { readonly fits: boolean }) {
  const styles = useStyles2(getStyles)
  return <span className={fits ? styles.yes : styles.no}>{fits ? '✓ yes' : '✕ no'}</span>
}

const getStyles = (theme: GrafanaTheme2) => ({
  list: css({
    listStyle: 'none',
    margin: 0,
    paddingLeft: theme.spacing(2),
    borderLeft: `1px solid ${theme.colors.border.medium}`,
  }),
  actual: css({ color: theme.colors.text.secondary }),
  yes: css({ color: theme.colors.success.text, fontWeight: theme.typography.fontWeightMedium }),
  no: css({ color: theme.colors.error.text, fontWeight: theme.typography.fontWeightMedium }),
})
