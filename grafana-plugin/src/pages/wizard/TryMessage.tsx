/** Tries the draft on a message of one's choice: a stored one, or a mail that is pasted or uploaded and not stored. */
import { css } from '@emotion/css'
import type { GrafanaTheme2 } from '@grafana/data'
import { Button, Field, Input, TextArea, useStyles2 } from '@grafana/ui'
import React, { type ChangeEvent, useState } from 'react'
import type { MessageSummary } from '../../../../exporter/src/api/contract.ts'
import { readMessages } from '../../api/messages.ts'
import { useMoments } from '../../components/moments.tsx'
import { useLoad } from '../../components/use-load.ts'
import { useWizard } from './wizard-context.ts'

const maxSampleChars = 2_000_000

export function TryMessage() {
  const styles = useStyles2(getStyles)
  const [mode, setMode] = useState<'none' | 'stored' | 'sample'>('none')
  const { asked, ask } = useWizard()
  return (
    <section className={styles.whole} aria-label="Test on a message">
      <div className={styles.row}>
        <Button
          size="sm"
          variant="secondary"
          icon="search"
          onClick={() => setMode(mode === 'stored' ? 'none' : 'stored')}
          aria-expanded={mode === 'stored'}
        >
          Test on a stored message
        </Button>
        <Button
          size="sm"
          variant="secondary"
          icon="upload"
          onClick={() => setMode(mode === 'sample' ? 'none' : 'sample')}
          aria-expanded={mode === 'sample'}
        >
          Test on a mail of mine
        </Button>
        {(asked.messageIds.length > 0 || asked.sample) && (
          <Button
            size="sm"
            variant="secondary"
            fill="text"
            onClick={() => ask({ messageIds: [], sample: undefined })}
          >
            Clear examples
          </Button>
        )}
      </div>
      {mode === 'stored' && <StoredMessages />}
      {mode === 'sample' && <Sample />}
    </section>
  )
}

function StoredMessages() {
  const styles = useStyles2(getStyles)
  const moments = useMoments()
  const { asked, ask } = useWizard()
  const [text, setText] = useState('')
  const found = useLoad(
    async signal => {
      // Only what is still typed a moment later is searched for.
      await new Promise(resolve => setTimeout(resolve, 250))
      return readMessages({ limit: 20, ...(text && { q: text }) }, signal)
    },
    [text],
  )
  const messages: readonly MessageSummary[] = found.data?.messages ?? []
  return (
    <>
      <Field label="Subject or sender" htmlFor="preview-search">
        <Input
          id="preview-search"
          value={text}
          onChange={event => setText(event.currentTarget.value)}
          autoComplete="off"
        />
      </Field>
      {found.error && <p role="alert">{found.error.message}</p>}
      <ul className={styles.list} aria-label="Stored messages">
        {messages.map(({ id, subject, from, receivedAtMs }) => (
          <li key={id}>
            <button
              type="button"
              className={styles.choice}
              aria-pressed={asked.messageIds.includes(id)}
              onClick={() =>
                ask({
                  messageIds: asked.messageIds.includes(id)
                    ? asked.messageIds.filter(one => one !== id)
                    : [id, ...asked.messageIds],
                })
              }
            >
              {asked.messageIds.includes(id) ? '✓ ' : ''}
              {subject || '(no subject)'}
              <span className={styles.meta}>
                {moments.format(receivedAtMs)} · {from}
              </span>
            </button>
          </li>
        ))}
        {messages.length === 0 && !found.loading && <li>No stored message fits.</li>}
      </ul>
    </>
  )
}

function Sample() {
  const styles = useStyles2(getStyles)
  const { asked, ask } = useWizard()
  const [problem, setProblem] = useState<string>()
  async function upload(event: ChangeEvent<HTMLInputElement>) {
    const file = event.currentTarget.files?.[0]
    if (!file) return
    if (file.size > maxSampleChars) {
      setProblem(`${file.name} is larger than 2 MB`)
      return
    }
    setProblem(undefined)
    ask({ sample: await file.text() })
  }
  return (
    <>
      <Field
        label="The mail with its headers, as an .eml file has it"
        description="It is only tried, not stored."
        htmlFor="preview-sample"
        {...(problem !== undefined && { invalid: true, error: problem })}
      >
        <TextArea
          id="preview-sample"
          rows={6}
          className={styles.sample}
          placeholder={'From: nas@example.com\nSubject: Backup finished\n\nAll files copied.'}
          value={asked.sample ?? ''}
          onChange={event => ask({ sample: event.currentTarget.value || undefined })}
        />
      </Field>
      <label className={styles.file}>
        Or choose a file: <input type="file" accept=".eml,message/rfc822,text/plain" onChange={upload} />
      </label>
    </>
  )
}

const getStyles = (theme: GrafanaTheme2) => ({
  whole: css({
    marginTop: theme.spacing(2),
    display: 'flex',
    flexDirection: 'column',
    gap: theme.spacing(1),
  }),
  row: css({ display: 'flex', flexWrap: 'wrap', gap: theme.spacing(1) }),
  list: css({ listStyle: 'none', margin: 0, maxHeight: 260, overflowY: 'auto' }),
  choice: css({
    display: 'block',
    width: '100%',
    padding: theme.spacing(0.5),
    border: 'none',
    background: 'none',
    color: 'inherit',
    textAlign: 'left',
    overflowWrap: 'anywhere',
    '&:hover, &[aria-pressed="true"]': { background: theme.colors.action.hover },
    '&:focus-visible': { outline: `2px solid ${theme.colors.primary.main}`, outlineOffset: -2 },
  }),
  meta: css({
    display: 'block',
    color: theme.colors.text.secondary,
    fontSize: theme.typography.bodySmall.fontSize,
  }),
  sample: css({
    fontFamily: theme.typography.fontFamilyMonospace,
    fontSize: theme.typography.bodySmall.fontSize,
  }),
  file: css({ fontSize: theme.typography.bodySmall.fontSize }),
})
