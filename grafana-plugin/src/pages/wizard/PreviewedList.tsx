/** Messages of the preview: what each would be and why; opened, every condition with what the message says there. */
import { css } from '@emotion/css'
import type { GrafanaTheme2 } from '@grafana/data'
import { Icon, useStyles2 } from '@grafana/ui'
import React, { useState } from 'react'
import type { PreviewedMessage } from '../../../../exporter/src/api/contract-checks.ts'
import { useMoments } from '../../components/moments.tsx'
import { LookBadge } from '../../components/StandingBadge.tsx'
import { figureInWords, figureTitle, kindOfFigure } from '../../model/figure.ts'
import { lookOfStatus } from '../../model/look.ts'
import { countFits, hasSeveralStatuses, lookOfPreviewed } from '../../model/previewed.ts'
import { lookOfSender, senderVerdictInWords } from '../../model/sender-look.ts'
import { ExplanationTree } from './ExplanationTree.tsx'
import { PreviewedObjects } from './PreviewedObjects.tsx'

type Props = {
  readonly messages: readonly PreviewedMessage[]
  readonly title: string
  /** The first is opened. */
  readonly isOpen?: true
}
const firstShown = 12

export function PreviewedList({ messages, title, isOpen }: Props) {
  const styles = useStyles2(getStyles)
  const [limit, setLimit] = useState(firstShown)
  return (
    <>
      <ul className={styles.list} aria-label={title}>
        {messages.slice(0, limit).map((message, at) => (
          <li key={message.id ?? 'sample'} className={styles.item}>
            <Previewed message={message} isOpen={isOpen === true && at === 0} />
          </li>
        ))}
      </ul>
      {messages.length > limit && (
        <button type="button" className={styles.more} onClick={() => setLimit(limit + 50)}>
          Show {Math.min(50, messages.length - limit)} more of {messages.length - limit}
        </button>
      )}
    </>
  )
}

function Previewed({ message, isOpen }: { readonly message: PreviewedMessage; readonly isOpen: boolean }) {
  const styles = useStyles2(getStyles)
  const moments = useMoments()
  const [open, setOpen] = useState(isOpen)
  const { fit, of } = countFits(message)
  return (
    <>
      <button type="button" className={styles.button} aria-expanded={open} onClick={() => setOpen(!open)}>
        <Icon name={open ? 'angle-down' : 'angle-right'} />
        <span className={styles.main}>
          <span className={styles.subject}>{message.subject || '(no subject)'}</span>
          <span className={styles.meta}>
            {message.id === undefined ? 'pasted sample' : moments.format(message.receivedAtMs)}
            {message.from && ` · ${message.from}`}
          </span>
          <span className={styles.meta}>
            {message.fits
              ? message.reason
              : `Does not fit: ${of === 0 ? 'nothing is asked' : `${fit} of ${of} conditions`}`}
          </span>
          {message.fits && hasSeveralStatuses(message) && (
            <span className={styles.warning}>
              <Icon name="exclamation-triangle" size="sm" /> rules of several statuses fit
            </span>
          )}
        </span>
        <span className={styles.status}>
          {message.fits ? (
            <LookBadge look={lookOfPreviewed(message)} />
          ) : (
            <LookBadge look={{ color: 'gray', glyph: '∅', text: 'No fit' }} />
          )}
        </span>
      </button>
      {open && <Detail message={message} />}
    </>
  )
}

function Detail({ message }: { readonly message: PreviewedMessage }) {
  const styles = useStyles2(getStyles)
  const figures = Object.entries(message.figures)
  return (
    <div className={styles.detail}>
      {[message.alias, message.forObject].map(
        one => one && <ExplanationTree key={one.text} part={{ kind: 'condition', ...one }} />,
      )}
      {message.match && <ExplanationTree part={message.match} />}
      <div>
        {message.fits ? 'It is' : 'It would be'}{' '}
        <strong>{lookOfStatus[message.status].text.toLowerCase()}</strong>: {message.reason}
      </div>
      {message.blocks.length > 1 && (
        <ol className={styles.blocks} aria-label="Rules that fit, in the order asked">
          {message.blocks.map(({ status, reason, template }) => (
            <li key={`${status}:${reason}`}>
              {lookOfStatus[status].text}: {reason}
              {template && ' (asked last)'}
            </li>
          ))}
        </ol>
      )}
      {figures.length > 0 && (
        <div>
          {figures
            .map(([name, value]) => `${figureTitle(name)} ${figureInWords(kindOfFigure(name), value)}`)
            .join(' · ')}
        </div>
      )}
      {message.objects && message.objects.length > 0 && <PreviewedObjects objects={message.objects} />}
      {message.sender && (
        <div>
          Sender: {lookOfSender[message.sender.outcome].text.toLowerCase()}.{' '}
          {senderVerdictInWords(message.sender)}
        </div>
      )}
      {message.alsoFits.length > 0 && <div>Also taken by {message.alsoFits.join(', ')}</div>}
    </div>
  )
}

const getStyles = (theme: GrafanaTheme2) => ({
  list: css({ listStyle: 'none', margin: 0, padding: 0 }),
  item: css({ borderTop: `1px solid ${theme.colors.border.weak}` }),
  button: css({
    display: 'flex',
    width: '100%',
    gap: theme.spacing(1),
    padding: theme.spacing(0.75, 0),
    border: 'none',
    background: 'none',
    color: 'inherit',
    textAlign: 'left',
    alignItems: 'flex-start',
    '&:hover': { background: theme.colors.action.hover },
    '&:focus-visible': { outline: `2px solid ${theme.colors.primary.main}` },
  }),
  main: css({ display: 'flex', flexDirection: 'column', flexGrow: 1, minWidth: 0 }),
  subject: css({ overflow: 'hidden', textOverflow: 'ellipsis', whiteSpace: 'nowrap' }),
  meta: css({
    color: theme.colors.text.secondary,
    fontSize: theme.typography.bodySmall.fontSize,
    overflowWrap: 'anywhere',
  }),
  warning: css({ color: theme.colors.warning.text, fontSize: theme.typography.bodySmall.fontSize }),
  status: css({ flexShrink: 0 }),
  detail: css({
    padding: theme.spacing(0.5, 0, 1.5, 3),
    display: 'flex',
    flexDirection: 'column',
    gap: theme.spacing(0.75),
    fontSize: theme.typography.bodySmall.fontSize,
    overflowWrap: 'anywhere',
  }),
  blocks: css({ margin: 0, paddingLeft: theme.spacing(2) }),
  more: css({
    border: 'none',
    background: 'none',
    color: theme.colors.text.link,
    padding: theme.spacing(1, 0),
  }),
})
