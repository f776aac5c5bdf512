/** The parts of a message, one at a time. */
import { css } from '@emotion/css'
import type { GrafanaTheme2 } from '@grafana/data'
import { useStyles2 } from '@grafana/ui'
import React from 'react'
import type { MessageJson } from '../../../../exporter/src/api/contract.ts'
import { Attachments } from './Attachments.tsx'
import { MessageHtml } from './MessageHtml.tsx'
import { RawSource } from './RawSource.tsx'

const names = ['html', 'text', 'headers', 'attachments', 'raw'] as const
export type TabName = (typeof names)[number]

export function isTab(name: string): name is TabName {
  return names.some(known => known === name)
}

export function tabsOf({
  html,
  headers,
  attachments,
}: MessageJson): readonly { readonly name: TabName; readonly label: string; readonly count?: number }[] {
  return [
    ...(html === undefined ? [] : [{ name: 'html', label: 'Message' } as const]),
    { name: 'text', label: 'Text as the rules see it' },
    { name: 'headers', label: 'Headers', count: headers.length },
    ...(attachments.length === 0
      ? []
      : [{ name: 'attachments', label: 'Attachments', count: attachments.length } as const]),
    { name: 'raw', label: 'Source' },
  ]
}

export function MessageTab({ tab, message }: { readonly tab: TabName; readonly message: MessageJson }) {
  const styles = useStyles2(stylesOf)
  switch (tab) {
    case 'html':
      return <MessageHtml html={message.html ?? ''} message={message} />
    case 'text':
      return <pre className={styles.text}>{message.text || '(empty)'}</pre>
    case 'headers':
      return (
        <pre className={styles.text}>
          {message.headers.map(({ name, value }) => `${name}: ${value}`).join('\n')}
        </pre>
      )
    case 'attachments':
      return <Attachments message={message} />
    case 'raw':
      return <RawSource id={message.id} className={styles.text} />
  }
}

const stylesOf = (theme: GrafanaTheme2) => ({
  text: css({
    margin: 0,
    padding: theme.spacing(1.5),
    maxHeight: '70vh',
    overflow: 'auto',
    whiteSpace: 'pre-wrap',
    overflowWrap: 'anywhere',
    fontSize: theme.typography.bodySmall.fontSize,
  }),
})
