/** A button that reads as text in a table: it opens something on this page, so it is no link. */
import { css } from '@emotion/css'
import type { GrafanaTheme2 } from '@grafana/data'
import { useStyles2 } from '@grafana/ui'
import React, { type ReactNode } from 'react'

export function TextButton({
  children,
  onClick,
}: {
  readonly children: ReactNode
  readonly onClick: () => void
}) {
  const styles = useStyles2(getStyles)
  return (
    <button type="button" className={styles.button} onClick={onClick}>
      {children}
    </button>
  )
}

function getStyles(theme: GrafanaTheme2) {
  return {
    button: css({
      padding: 0,
      border: 'none',
      background: 'none',
      color: theme.colors.text.link,
      textAlign: 'left',
      overflowWrap: 'break-word',
      '&:hover': { textDecoration: 'underline' },
      '&:focus-visible': { outline: `2px solid ${theme.colors.primary.main}`, outlineOffset: 2 },
    }),
  }
}
