/** Waiting messages that no suggestion takes, by why not. Folded: most of it is no backup at all. */
import { css } from '@emotion/css'
import type { GrafanaTheme2 } from '@grafana/data'
import { TextLink, useStyles2 } from '@grafana/ui'
import React from 'react'
import type { SuggestionsJson } from '../../../../exporter/src/api/contract-checks.ts'
import { Folded } from '../../components/Folded.tsx'
import { countInWords } from '../../model/words.ts'
import { pageOf } from '../../routes.ts'
import { NewestMessages } from './NewestMessages.tsx'

export function LeftOver({ left }: Pick<SuggestionsJson, 'left'>) {
  const styles = useStyles2(getStyles)
  const messages = left.reduce((sum, one) => sum + one.messages, 0)
  if (messages === 0) return null
  return (
    <section aria-label="Left over">
      <Folded title={`${countInWords(messages, 'message')} in no suggestion`}>
        <div className={styles.body}>
          <p>
            <TextLink href={pageOf.activity({ outcome: 'unmatched' })}>All waiting messages</TextLink>
          </p>
          {left.map(({ reason, messages, messageIds }) => (
            <section key={reason} aria-label={reason}>
              <h3 className={styles.reason}>
                {reason} <span className={styles.quiet}>{countInWords(messages, 'message')}</span>
              </h3>
              <NewestMessages ids={messageIds} total={messages} title={`Messages: ${reason}`} />
            </section>
          ))}
        </div>
      </Folded>
    </section>
  )
}

const getStyles = (theme: GrafanaTheme2) => ({
  body: css({
    display: 'flex',
    flexDirection: 'column',
    gap: theme.spacing(1.5),
    paddingLeft: theme.spacing(3),
  }),
  reason: css({ ...theme.typography.body, margin: theme.spacing(0, 0, 0.5) }),
  quiet: css({ color: theme.colors.text.secondary }),
})
