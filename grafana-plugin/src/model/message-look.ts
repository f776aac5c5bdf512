/** What became of a message, as a colour, a glyph and a word. */
import type { MessageSummary } from '../../../exporter/src/api/contract.ts'
import type { Look } from './look.ts'

export const outcomes = ['unmatched', 'matched', 'ignored', 'duplicate'] as const
type Outcome = MessageSummary['outcome']

/** None is green: that a check took a message says nothing of how the backup went. */
export const lookOfOutcome: Readonly<Record<Outcome, Look>> = {
  matched: { color: 'blue', glyph: '→', text: 'Matched' },
  unmatched: { color: 'orange', glyph: '?', text: 'Unmatched' },
  ignored: { color: 'gray', glyph: '·', text: 'Ignored' },
  duplicate: { color: 'gray', glyph: '=', text: 'Duplicate' },
}

const markWords: Readonly<Record<MessageSummary['marks'][number], string>> = {
  bounce: 'bounce',
  autoReply: 'auto-reply',
  nullSender: 'no sender',
  forwardingConfirmation: 'confirms a forwarding',
  unreadable: 'could not be read',
  oversize: 'only its head is kept',
  textCut: 'text cut',
  headersCut: 'headers cut',
  partsCut: 'parts left out',
  attachmentCut: 'attachment cut',
}

export function marksInWords(marks: MessageSummary['marks']): string {
  return marks.map(mark => markWords[mark]).join(', ')
}

/** Mails have a sender; what was posted has none, and its intake says what it is. */
export function senderInWords({ from, intake }: Pick<MessageSummary, 'from' | 'intake'>): string {
  return from || `posted to ${intake}`
}
