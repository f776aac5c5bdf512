/** The newest of some messages, by subject; a click opens one beside the page. */
import { css } from '@emotion/css'
import type { GrafanaTheme2 } from '@grafana/data'
import { useStyles2 } from '@grafana/ui'
import React from 'react'
import type { MessageSummary } from '../../../../exporter/src/api/contract.ts'
import { CallError } from '../../api/call.ts'
import { readMessage } from '../../api/messages.ts'
import { Loaded } from '../../components/Loaded.tsx'
import { useDrawer } from '../../components/message/use-drawer.ts'
import { useMoments } from '../../components/moments.tsx'
import { TextButton } from '../../components/TextButton.tsx'
import { useLoad } from '../../components/use-load.ts'
import { senderInWords } from '../../model/message-look.ts'

const most = 5

type Props = {
  readonly ids: readonly number[]
  readonly total: number
  readonly title: string
}

export function NewestMessages({ ids, total, title }: Props) {
  const styles = useStyles2(getStyles)
  const moments = useMoments()
  const [, open] = useDrawer()
  const asked = ids.slice(0, most)
  const messages = useLoad(
    async signal =>
      (await Promise.all(asked.map(id => unlessGone(id, signal)))).filter(one => one !== undefined),
    [asked.join()],
  )
  return (
    <Loaded of={messages} what="the newest messages">
      {rows => (
        <ul className={styles.list} aria-label={title}>
          {rows.map(one => (
            <li key={one.id}>
              <TextButton onClick={() => open({ kind: 'message', id: one.id })}>
                {one.subject || '(no subject)'}
              </TextButton>{' '}
              <span className={styles.quiet}>
                {moments.format(one.receivedAtMs)}, {senderInWords(one)}
              </span>
            </li>
          ))}
          {total > rows.length && (
            <li className={styles.quiet}>and {(total - rows.length).toLocaleString('en')} more</li>
          )}
        </ul>
      )}
    </Loaded>
  )
}

async function unlessGone(id: number, signal: AbortSignal): Promise<MessageSummary | undefined> {
  try {
    return await readMessage(id, signal)
  } catch (cause) {
    if (cause instanceof CallError && cause.status === 404) return undefined
    throw cause
  }
}

const getStyles = (theme: GrafanaTheme2) => ({
  list: css({
    listStyle: 'none',
    margin: 0,
    padding: 0,
    overflowWrap: 'anywhere',
    li: { marginBottom: theme.spacing(0.5) },
  }),
  quiet: css({ color: theme.colors.text.secondary, fontSize: theme.typography.bodySmall.fontSize }),
})
