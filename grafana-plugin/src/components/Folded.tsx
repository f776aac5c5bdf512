/** Something that is looked at on demand only: not drawn, and not asked for, while it is folded. */
import { css } from '@emotion/css'
import type { GrafanaTheme2 } from '@grafana/data'
import { Icon, useStyles2 } from '@grafana/ui'
import React, { type ReactNode, useId, useState } from 'react'

type Props = {
  readonly title: string
  /** For screen readers, where several have the same title. */
  readonly label?: string
  readonly children: ReactNode
}

export function Folded({ title, label, children }: Props) {
  const styles = useStyles2(getStyles)
  const [isOpen, setOpen] = useState(false)
  const id = useId()
  return (
    <div>
      <button
        type="button"
        className={styles.button}
        aria-expanded={isOpen}
        {...(isOpen && { 'aria-controls': id })}
        {...(label !== undefined && { 'aria-label': label })}
        onClick={() => setOpen(!isOpen)}
      >
        <Icon name={isOpen ? 'angle-down' : 'angle-right'} /> {title}
      </button>
      {isOpen && <div id={id}>{children}</div>}
    </div>
  )
}

const getStyles = (theme: GrafanaTheme2) => ({
  button: css({
    display: 'inline-flex',
    alignItems: 'center',
    gap: theme.spacing(0.5),
    padding: theme.spacing(0.25, 0),
    border: 'none',
    background: 'none',
    color: theme.colors.text.primary,
    textAlign: 'left',
    '&:hover': { textDecoration: 'underline' },
    '&:focus-visible': { outline: `2px solid ${theme.colors.primary.main}`, outlineOffset: 2 },
  }),
})
