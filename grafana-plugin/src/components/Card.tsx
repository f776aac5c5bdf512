/** A part of a page with a heading of its own. */
import { css } from '@emotion/css'
import type { GrafanaTheme2 } from '@grafana/data'
import { useStyles2 } from '@grafana/ui'
import React, { type ReactNode } from 'react'

type Props = {
  readonly title: string
  /** At the right of the heading. */
  readonly actions?: ReactNode
  readonly children: ReactNode
}

export function Card({ title, actions, children }: Props) {
  const styles = useStyles2(getStyles)
  return (
    <section className={styles.card} aria-label={title}>
      <div className={styles.head}>
        <h2 className={styles.title}>{title}</h2>
        {actions}
      </div>
      {children}
    </section>
  )
}

/** As many columns as there is room for. */
export function Cards({
  children,
  leastPx = 380,
}: {
  readonly children: ReactNode
  readonly leastPx?: number
}) {
  const styles = useStyles2(getStyles)
  return (
    <div
      className={styles.cards}
      style={{ gridTemplateColumns: `repeat(auto-fit, minmax(min(100%, ${leastPx}px), 1fr))` }}
    >
      {children}
    </div>
  )
}

/** What is looked at first, and beside it, or below where it is narrow, what is looked up. */
export function PageColumns({ main, side }: { readonly main: ReactNode; readonly side: ReactNode }) {
  const styles = useStyles2(getStyles)
  return (
    <div className={styles.columns}>
      <div className={styles.column}>{main}</div>
      <div className={styles.column}>{side}</div>
    </div>
  )
}

const getStyles = (theme: GrafanaTheme2) => ({
  columns: css({
    display: 'grid',
    gap: theme.spacing(2),
    gridTemplateColumns: 'minmax(0, 1fr)',
    [theme.breakpoints.up('lg')]: { gridTemplateColumns: 'minmax(0, 2fr) minmax(0, 1fr)' },
  }),
  column: css({ display: 'flex', flexDirection: 'column', gap: theme.spacing(2), minWidth: 0 }),
  cards: css({ display: 'grid', gap: theme.spacing(2), alignItems: 'start' }),
  card: css({
    minWidth: 0,
    padding: theme.spacing(2),
    background: theme.colors.background.secondary,
    borderRadius: 2,
  }),
  head: css({
    display: 'flex',
    flexWrap: 'wrap',
    justifyContent: 'space-between',
    alignItems: 'center',
    gap: theme.spacing(1),
    marginBottom: theme.spacing(1),
  }),
  title: css({ ...theme.typography.h5, margin: 0 }),
})
