/** That messages wait for a check, and the way to the checks that they suggest; nothing when none does. */
import { css } from '@emotion/css'
import type { GrafanaTheme2 } from '@grafana/data'
import { Icon, TextLink, useStyles2 } from '@grafana/ui'
import React from 'react'
import { waitingInWords } from '../model/suggestion.ts'
import { pageOf } from '../routes.ts'

export function WaitingLine({ messages }: { readonly messages: number }) {
  const styles = useStyles2(getStyles)
  const text = waitingInWords(messages)
  if (text === undefined) return null
  return (
    <div className={styles.line} role="status">
      <Icon name="envelope" />
      <span>
        {text}: <TextLink href={pageOf.suggestions()}>see suggested checks</TextLink>
      </span>
    </div>
  )
}

const getStyles = (theme: GrafanaTheme2) => ({
  line: css({
    display: 'flex',
    alignItems: 'center',
    gap: theme.spacing(1),
    padding: theme.spacing(1, 1.5),
    background: theme.colors.background.secondary,
    borderLeft: `3px solid ${theme.colors.info.border}`,
    borderRadius: 2,
  }),
})
