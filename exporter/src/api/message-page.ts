/** GET /messages/:id and GET /messages: what arrived, as the rules see it. Only text is shown: the HTML of a mail is
 *  somebody else's page. */

import { type Html, html } from '../core/html.ts'
import type { Attachment, MessageMark } from '../core/message.ts'
import type { SenderVerdict } from '../core/sender-trust.ts'
import { facts, figuresLine } from './check-page.ts'
import type { MessageSummary } from './contract.ts'
import type { ReadMessage } from './deps.ts'
import { describeBytes } from './moments.ts'
import { chip, type Page, type PageContext, statusChip } from './page.ts'

/** A report of many megabytes is not for reading on a page; the raw message has all of it. */
const textLimit = 200_000

const markWords: Readonly<Record<MessageMark, string>> = {
  bounce: 'a bounce: never a result',
  autoReply: 'an automatic reply: never a result',
  nullSender: 'no sender: never a result',
  forwardingConfirmation: 'asks to confirm a forwarding address',
  unreadable: 'could not be read as a mail',
  oversize: 'larger than the limit: only its beginning is kept',
  textCut: 'the text is cut',
  headersCut: 'some headers are left out',
  partsCut: 'some parts are left out',
  attachmentCut: 'an attachment was not read whole',
}

export function messagePage(
  found: ReadMessage,
  checkNames: ReadonlyMap<string, string>,
  context: PageContext,
): Page {
  const { stored, message, activities } = found
  const { base, clock } = context
  const body = html`<h1 class="t">${message.subject || '(no subject)'}</h1>
<section class="card"><header><h2>Results</h2></header>${
    activities.length === 0
      ? html`<p class="pad">${outcomeChip(stored.outcome)} ${noResultWords(stored)}</p>`
      : html`<table class="rows"><thead><tr><th class="cs">Status</th><th class="cn">Check</th><th>Reason</th></tr></thead><tbody>${activities.map(
          activity =>
            html`<tr><td>${statusChip(activity.status)}</td><td><a class="nm t" href="${base}/checks/${encodeURIComponent(activity.checkId)}">${checkNames.get(activity.checkId) ?? activity.checkId}</a></td><td class="t">${activity.reason}${figuresLine(activity.figures)}</td></tr>`,
        )}</tbody></table>`
  }</section>
<section class="card">${facts([
    ['From', text(message.from)],
    ['To', text(message.to.join(', '))],
    ['Originally to', message.originallyTo.length > 0 && text(message.originallyTo.join(', '))],
    ['Sent', message.sentAtMs === undefined ? 'no readable date' : clock.show(message.sentAtMs)],
    ['Received', clock.show(stored.receivedAtMs)],
    ['Intake', message.intake],
    ['Sender', stored.sender && senderWords(stored.sender)],
    ['Message-ID', message.messageId],
    [
      'Size',
      `${describeBytes(stored.oversizeBytes ?? stored.rawBytes)}${stored.oversizeBytes === undefined ? '' : `, ${describeBytes(stored.rawBytes)} kept`}`,
    ],
    ['Copies', stored.copies > 0 && `${stored.copies} more arrived and are not kept`],
    ['Notes', message.marks.length > 0 && message.marks.map(mark => markWords[mark]).join('; ')],
    ['Raw', html`<a href="${base}/messages/${stored.id}/raw">Download as text</a>`],
  ])}</section>
<section class="card"><header><h2>Text as the rules see it</h2></header>${preformatted(message.text)}</section>${
    message.attachments.length > 0 &&
    html`<section class="card"><header><h2>Attachments</h2><span class="n">${message.attachments.length}</span></header>${message.attachments.map(attachmentPart)}</section>`
  }`
  return { title: message.subject || `Message ${stored.id}`, standing: 'good', body }
}

function text(value: string): Html {
  return value === '' ? html`<span class="dim">none</span>` : html`<span class="t">${value}</span>`
}

const outcomeWords = {
  authenticated: 'proven',
  failed: 'proof against it',
  none: 'not proven',
  unknown: 'not verified yet',
} as const

function senderWords({ outcome, detail, by, spf, dkim, dmarc, arc }: SenderVerdict): Html {
  const results = `SPF ${spf}, DKIM ${dkim}, DMARC ${dmarc}, ARC ${arc}`
  return html`<span class="t">${outcomeWords[outcome]}: ${detail}</span><br><span class="dim">${results}${by !== 'dns' && `, as ${by} says`}</span>`
}

function noResultWords(stored: MessageSummary): string {
  if (stored.outcome === 'unmatched')
    return 'No check fits this message. It is tried again when checks change.'
  if (stored.outcome === 'duplicate') return 'A copy of a message that has counted already.'
  return 'It said nothing about any check.'
}

function preformatted(value: string): Html {
  if (value === '') return html`<p class="pad dim">There is no text.</p>`
  if (value.length <= textLimit) return html`<pre class="t">${value}</pre>`
  return html`<pre class="t">${value.slice(0, textLimit)}</pre><p class="pad">Cut here after ${textLimit.toLocaleString('en')} of ${value.length.toLocaleString('en')} characters.</p>`
}

function attachmentPart({ name, contentType, bytes, text: content, note }: Attachment): Html {
  const head = html`<b class="t">${name || '(no name)'}</b> · ${contentType} · ${describeBytes(bytes)}${note && ` · ${note}`}`
  return content === undefined
    ? html`<div class="more">${head}</div>`
    : html`<details><summary>${head}</summary>${preformatted(content)}</details>`
}

export type MessagesView = {
  readonly messages: readonly MessageSummary[]
  readonly total: number
  readonly unmatchedOnly: boolean
  readonly q: string | undefined
  readonly nextCursor?: string
}

export function messagesPage(
  { messages, total, unmatchedOnly, q, nextCursor }: MessagesView,
  context: PageContext,
): Page {
  const { base, clock } = context
  const title = unmatchedOnly ? 'Unmatched messages' : 'Messages'
  const query = new URLSearchParams({
    ...(unmatchedOnly && { unmatched: '1' }),
    ...(q && { q }),
    cursor: nextCursor ?? '',
  })
  const rows = messages.map(
    message =>
      html`<tr><td>${outcomeChip(message.outcome)}</td><td>${clock.show(message.receivedAtMs)}</td><td><a class="nm t" href="${base}/messages/${message.id}">${message.subject || '(no subject)'}</a><small>${message.intake}</small></td><td class="t">${message.from}</td></tr>`,
  )
  const body = html`<h1>${title}</h1>${unmatchedOnly && html`<p class="dim">These fitted no check. They are kept, and tried again whenever checks change.</p>`}
<form action="${base}/messages" role="search">${unmatchedOnly && html`<input type="hidden" name="unmatched" value="1">`}<input type="search" name="q" aria-label="Search messages" placeholder="Subject or sender" value="${q ?? ''}"><button>Search</button></form>
<section class="card"><header><span class="n"><b>${total.toLocaleString('en')}</b> ${total === 1 ? 'message' : 'messages'}, newest first</span>${unmatchedOnly && html`<a class="all" href="${base}/messages">All messages</a>`}</header>${
    rows.length === 0
      ? html`<p class="pad">${unmatchedOnly && !q ? 'None: every message found its check.' : 'There are none.'}</p>`
      : html`<table class="rows"><thead><tr><th class="cs">Outcome</th><th class="cm">Received</th><th>Subject</th><th class="cn">From</th></tr></thead><tbody>${rows}</tbody></table>`
  }${nextCursor !== undefined && html`<div class="more"><a href="${base}/messages?${String(query)}">Older</a></div>`}</section>`
  return { title, standing: unmatchedOnly && total > 0 ? 'warning' : 'good', body }
}

function outcomeChip(outcome: MessageSummary['outcome']): Html {
  if (outcome === 'matched') return chip('good', 'Matched')
  if (outcome === 'unmatched') return chip('warning', 'Unmatched')
  return chip('paused', outcome === 'ignored' ? 'Ignored' : 'Duplicate')
}
