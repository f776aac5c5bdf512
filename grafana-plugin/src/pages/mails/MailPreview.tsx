/** A mail as it would be made now: its subject, whom it goes to, how large it is, and how it looks in light and dark, on a
 *  desk and on a phone. Nothing in it runs or leads away. */
import { css } from '@emotion/css'
import type { GrafanaTheme2 } from '@grafana/data'
import { Button, RadioButtonGroup, Spinner, Stack, useStyles2, useTheme2 } from '@grafana/ui'
import React, { useMemo, useState } from 'react'
import type { MailPreviewJson } from '../../../../exporter/src/api/contract-reports.ts'
import { Card } from '../../components/Card.tsx'
import { Choice } from '../../components/Choice.tsx'
import { LoadError } from '../../components/Loaded.tsx'
import { LookBadge } from '../../components/StandingBadge.tsx'
import { lookOfStanding } from '../../model/look.ts'
import { countInWords, sizeInWords } from '../../model/words.ts'
import { type Scheme, toMailFrame } from './mail-frame.ts'
import type { MailPreview as Previewing } from './use-mail-preview.ts'

type Props = {
  readonly preview: Previewing
  /** Of a monthly one: each client has a mail of its own. */
  readonly groups: readonly string[]
  readonly group: string | undefined
  readonly onGroup: (group: string) => void
  /** Why there is none, as long as something is missing. */
  readonly missing?: string | undefined
  /** Whether it has recipients yet. */
  readonly isAddressed: boolean
}

export function MailPreview(props: Props) {
  const { preview, groups, group, onGroup, missing, isAddressed } = props
  const { data, error, loading, again } = preview
  return (
    <Card
      title="Preview"
      actions={
        <Stack gap={1} alignItems="center">
          {loading && (
            <span role="status">
              <Spinner inline size="sm" /> Making the mail
            </span>
          )}
          {missing === undefined && (
            <Button size="sm" variant="secondary" icon="sync" disabled={loading} onClick={again}>
              Make it again
            </Button>
          )}
        </Stack>
      }
    >
      {groups.length > 1 && (
        <Choice
          label="Client"
          options={groups.map(id => ({ id, title: id }))}
          value={group ?? groups[0] ?? ''}
          onChange={onGroup}
          width={32}
        />
      )}
      {missing !== undefined && <p>{missing}</p>}
      {error && <LoadError error={error} what="the preview" />}
      {data && <Mail mail={data} isAddressed={isAddressed} isOld={loading || error !== undefined} />}
    </Card>
  )
}

type View = 'light' | 'dark' | 'text'

function Mail({
  mail,
  isAddressed,
  isOld,
}: {
  readonly mail: MailPreviewJson
  readonly isAddressed: boolean
  readonly isOld: boolean
}) {
  const styles = useStyles2(getStyles)
  const theme = useTheme2()
  const [view, setView] = useState<View>(theme.isDark ? 'dark' : 'light')
  const [width, setWidth] = useState<'desk' | 'phone'>('desk')
  return (
    <div style={{ opacity: isOld ? 0.6 : 1 }}>
      <dl className={styles.facts}>
        <dt>Subject</dt>
        <dd>
          <strong>{mail.subject}</strong>
        </dd>
        <dt>To</dt>
        <dd>{isAddressed ? mail.to.join('; ') : 'nobody yet'}</dd>
        <dt>Says</dt>
        <dd>
          {mail.group !== undefined && `${mail.group}, ${mail.period}: `}
          <LookBadge
            look={
              mail.isWrong
                ? { ...lookOfStanding.warning, text: 'something needs attention' }
                : { ...lookOfStanding.good, text: 'nothing is wrong' }
            }
          />
        </dd>
        <dt>Size</dt>
        <dd>
          {sizeInWords(mail.bytes)}
          {isAddressed && `, to ${countInWords(mail.to.length, 'address', 'addresses')}`}
        </dd>
      </dl>
      <Stack gap={1} wrap="wrap">
        <RadioButtonGroup
          aria-label="How it is shown"
          size="sm"
          options={[
            { label: 'Light', value: 'light' as const },
            { label: 'Dark', value: 'dark' as const },
            { label: 'Plain text', value: 'text' as const },
          ]}
          value={view}
          onChange={setView}
        />
        <RadioButtonGroup
          aria-label="Width"
          size="sm"
          options={[
            { label: 'Desk', value: 'desk' as const, icon: 'monitor' },
            { label: 'Phone', value: 'phone' as const, icon: 'mobile-android' },
          ]}
          value={width}
          onChange={setWidth}
        />
      </Stack>
      <div className={styles.scroll}>
        {view === 'text' ? (
          <pre className={styles.text} style={{ maxWidth: width === 'phone' ? phonePx : undefined }}>
            {mail.text}
          </pre>
        ) : (
          <Frame html={mail.html} scheme={view} width={width === 'phone' ? phonePx : undefined} />
        )}
      </div>
    </div>
  )
}

/** As wide as most. */
const phonePx = 390

function Frame({
  html,
  scheme,
  width,
}: {
  readonly html: string
  readonly scheme: Scheme
  readonly width: number | undefined
}) {
  const styles = useStyles2(getStyles)
  const srcDoc = useMemo(() => toMailFrame(html, scheme), [html, scheme])
  return (
    <iframe
      key={scheme}
      title="The mail as it would be sent"
      className={styles.frame}
      style={{ width: width ?? '100%', colorScheme: scheme }}
      sandbox=""
      referrerPolicy="no-referrer"
      srcDoc={srcDoc}
    />
  )
}

const getStyles = (theme: GrafanaTheme2) => ({
  facts: css({
    display: 'grid',
    gridTemplateColumns: 'max-content minmax(0, 1fr)',
    gap: theme.spacing(0.5, 2),
    marginBottom: theme.spacing(2),
    overflowWrap: 'anywhere',
    dt: { color: theme.colors.text.secondary, fontWeight: theme.typography.fontWeightRegular },
    dd: { margin: 0 },
  }),
  scroll: css({ marginTop: theme.spacing(1), overflowX: 'auto' }),
  frame: css({
    display: 'block',
    maxWidth: '100%',
    height: 'max(480px, 70vh)',
    margin: '0 auto',
    border: `1px solid ${theme.colors.border.weak}`,
    borderRadius: 2,
    resize: 'vertical',
  }),
  text: css({
    height: 'max(480px, 70vh)',
    margin: '0 auto',
    overflow: 'auto',
    padding: theme.spacing(1),
    whiteSpace: 'pre-wrap',
    background: theme.colors.background.canvas,
  }),
})
