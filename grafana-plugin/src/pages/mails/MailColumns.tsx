/** The form, and beside it, or below where it is narrow, the mail as the form makes it. */
import { css } from '@emotion/css'
import type { GrafanaTheme2 } from '@grafana/data'
import { useStyles2 } from '@grafana/ui'
import React, { type ReactNode } from 'react'

export function MailColumns({ form, preview }: { readonly form: ReactNode; readonly preview: ReactNode }) {
  const styles = useStyles2(getStyles)
  return (
    <div className={styles.columns}>
      <div className={styles.column}>{form}</div>
      <div className={styles.column}>{preview}</div>
    </div>
  )
}

const getStyles = (theme: GrafanaTheme2) => ({
  columns: css({
    display: 'grid',
    gap: theme.spacing(2),
    alignItems: 'start',
    gridTemplateColumns: 'minmax(0, 1fr)',
    [theme.breakpoints.up('lg')]: { gridTemplateColumns: 'minmax(320px, 460px) minmax(0, 1fr)' },
  }),
  column: css({ display: 'flex', flexDirection: 'column', gap: theme.spacing(2), minWidth: 0 }),
})
