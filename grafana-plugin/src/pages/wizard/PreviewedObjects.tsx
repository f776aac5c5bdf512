/** What one message reports of separately, with what it says of each. */
import { css } from '@emotion/css'
import type { GrafanaTheme2 } from '@grafana/data'
import { useStyles2 } from '@grafana/ui'
import React from 'react'
import type { PreviewedMessage } from '../../../../exporter/src/api/contract-checks.ts'
import { LookBadge } from '../../components/StandingBadge.tsx'
import { lookOfStatus, lookOfUndecided } from '../../model/look.ts'

type Props = { readonly objects: NonNullable<PreviewedMessage['objects']> }

export function PreviewedObjects({ objects }: Props) {
  const styles = useStyles2(getStyles)
  return (
    <ul className={styles.list} aria-label="Objects it reports of">
      {objects.map(({ object, status }) => (
        <li key={object} className={styles.item}>
          <span>{object}</span>
          <LookBadge look={status === undefined ? lookOfUndecided : lookOfStatus[status]} />
        </li>
      ))}
    </ul>
  )
}

const getStyles = (theme: GrafanaTheme2) => ({
  list: css({ listStyle: 'none', margin: 0, padding: 0, maxHeight: 240, overflowY: 'auto' }),
  item: css({ display: 'flex', justifyContent: 'space-between', gap: theme.spacing(2) }),
})
