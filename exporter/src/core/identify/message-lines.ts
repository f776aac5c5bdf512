/** A message as lines, the way product knowledge and the general reader look at it: condensed, cells of a row divided by
 *  tabs whatever divided them before, long lines cut into pieces, subjects without what forwarding put before them. */
import { isAscii } from '../ascii.ts'
import { bodyNote, type Message } from '../message.ts'
import { withoutCleared } from './cleared.ts'
import { findCsvLines } from './csv-lines.ts'
import { withoutFooter } from './footer.ts'
import { findFormText, findJsonLines, withPlainLabels } from './json-lines.ts'
import { findXmlLines } from './xml-lines.ts'

export type Readable = Pick<
  Message,
  'subject' | 'from' | 'text' | 'attachments' | 'marks' | 'headers' | 'sentAtMs'
>

export type MessageLines = {
  /** The message's own first, then those of mails that are quoted or attached in it. */
  readonly subjects: readonly string[]
  /** A line each: the message's own, then of mails that are quoted in it. */
  readonly from: string
  readonly body: string
  readonly attached: string
  /** Something of it could not be read, or was left out. */
  readonly isPartial: boolean
}

/** Expressions may take the square of a line's length. */
const maxLine = 500
const maxText = 1_000_000
const maxSubject = 500
const maxSubjects = 4

/** Before the subject of what was answered or sent on. */
export const passedOn = 're|fwd?|fw|aw|wg|antw|antwort|tr|rv|rif|ref|res|enc|sv|vs|vb|vl|doorst|odp|pd|i|r'
const forwarded = new RegExp(
  `^(?:\\s*(?:${passedOn}|\\[(?:ext|extern|external|externe|spam|fwd)\\]|\\*{3,}\\s?spam\\s?\\*{3,}|e?xternal)\\s*(?:\\[\\d+\\]\\s*)?:?(?<=[:\\]*])\\s*)+`,
  'i',
)
/** In the head of a quoted or attached mail. */
const quotedSubject =
  /^(?:subject|betreff|objet|asunto|oggetto|onderwerp|assunto|emne|ämne|temat): ?(.{1,500})$/im
const everyQuotedSubject = new RegExp(quotedSubject.source, 'gim')
const quotedFrom = /^(?:from|von|de|da|van|fra|från|od|lähettäjä): ?([^\n]{0,150}@[^\n]{1,150})$/gim

export function readLines(message: Readable): MessageLines {
  const mails = message.attachments.filter(({ contentType }) => contentType === 'message/rfc822')
  const files = message.attachments.filter(({ contentType }) => contentType !== 'message/rfc822')
  const text = toLines([message.text, ...mails.map(one => one.text ?? '')].join('\n'))
  const body = withoutCleared(withoutFooter(text))
  const attached = toLines(files.map(({ text }) => text ?? '').join('\n'))
  const own = readSubject(message.subject)
  const inner = [...body.slice(0, maxText).matchAll(everyQuotedSubject)].map(([, found = '']) =>
    readSubject(found),
  )
  const title = own === '' && inner.length === 0 ? findTitle(body) : undefined
  const subjects = [...new Set([own, ...inner, ...(title ? [title] : [])])].filter(one => one !== '')
  const isUnread = files.some(
    ({ name, text, contentType, note, bytes }) =>
      bytes > 0 &&
      note !== bodyNote &&
      !saved.test(name) &&
      (text === undefined ? !/^image\//.test(contentType) : note !== undefined),
  )
  return {
    subjects: subjects.slice(0, maxSubjects),
    from: [message.from, ...(inner.length > 0 ? readQuotedFrom(body) : [])]
      .map(one => toLines(one).replaceAll('\n', ' '))
      .join('\n'),
    body,
    attached,
    isPartial: isUnread || message.text.length > maxText,
  }
}

/** What a device has saved of its settings and sends along: nobody tells there how it went. */
const saved = /\.(?:rsc|backup|cfg|conf|bak|sql|dump|dmp)(?:\.(?:gz|bz2|xz|zst|gpg|enc))?$/i

/** Who wrote what was forwarded. */
function readQuotedFrom(body: string): readonly string[] {
  return [...body.slice(0, maxText).matchAll(quotedFrom)].slice(0, maxSubjects).map(([, found = '']) => found)
}

function readSubject(subject: string): string {
  return toLines(subject)
    .replaceAll(/[\n\t]+/g, ' ')
    .slice(0, maxSubject)
    .replace(forwarded, '')
    .trim()
}

/** Of a posted document, or of a card posted to a chat. */
function findTitle(body: string): string | undefined {
  return /^(?:(?:attachments|embeds|cards?(?:v2)?(?:\.card)?\.header)\.)?(?:title|subject|detail-type): (.{1,500})$/im.exec(
    body,
  )?.[1]
}

function toLines(text: string): string {
  const kept = text.length > maxText ? `${text.slice(0, maxText / 2)}\n${text.slice(-maxText / 2)}` : text
  const plain = kept.includes('>') && /^\s?>/m.test(kept) ? kept.replaceAll(/^[ \t]*>[> \t]*/gm, '') : kept
  const structured =
    findJsonLines(plain) ?? findFormText(plain)?.split('\n') ?? findCsvLines(plain) ?? findXmlLines(plain)
  const lines: string[] = []
  if (structured) for (const raw of structured) pushClean(raw, lines)
  else pushLines(withPlainLabels(withoutReturns(plain)), lines)
  return lines.join('\n')
}

/** Each of the two expressions is a text, which the engine looks for many times faster. */
function withoutReturns(text: string): string {
  return text.includes('\r') ? text.replaceAll(/\r\n/g, '\n').replaceAll(/\r/g, '\n') : text
}

/** Runs of lines that are clean already are taken as they are, together. */
function pushLines(whole: string, lines: string[]): void {
  const text = whole.trim()
  const findUnclean = createUncleanFinder(text)
  for (let from = 0; from < text.length; ) {
    const unclean = findUnclean(from)
    const start =
      unclean === undefined ? text.length + 1 : unclean === 0 ? 0 : text.lastIndexOf('\n', unclean - 1) + 1
    if (start > from) pushRun(text.slice(from, start - 1), lines)
    if (unclean === undefined) return
    const end = text.indexOf('\n', unclean)
    pushClean(text.slice(start, end < 0 ? text.length : end), lines)
    from = end < 0 ? text.length : end + 1
  }
}

const blanks = /\s[\s>|]/g
const blanksOrOther = /\s[\s>|]|`|[^\t-\x7f]/g

/** Finds a place in the next line that may need cleaning: in most texts none, which two blanks in a row tell sooner than
 *  all that is cleaned.
 *  @param text trimmed */
function createUncleanFinder(text: string): (from: number) => number | undefined {
  const sought = isAscii(text) && !text.includes('`') ? blanks : blanksOrOther
  return from => {
    if (from === 0 && (text.startsWith('>') || text.startsWith('|'))) return 0
    // The line break before it may be the first of two blanks.
    sought.lastIndex = Math.max(0, from - 1)
    const at = sought.exec(text)?.index
    return at !== undefined && text.charAt(at) === '\n' ? at + 1 : at
  }
}

function pushRun(run: string, lines: string[]): void {
  if (hasLongLine(run)) for (const line of run.split('\n')) pushClean(line, lines)
  else lines.push(run)
}

function hasLongLine(text: string): boolean {
  for (let from = 0; text.length - from > maxLine; ) {
    const end = text.lastIndexOf('\n', from + maxLine)
    if (end < from) return true
    from = end + 1
  }
  return false
}

function pushClean(raw: string, lines: string[]): void {
  const line = cleanLine(raw)
  if (line.length > maxLine) lines.push(...pieces(line))
  else if (line !== '') lines.push(line)
}

const odd = /[\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000\u2028\u2029\v\f\u0085]/g
const invisible = /[\u200b-\u200f\u202a-\u202e\u2060-\u2064\u00ad\ufeff]/g

const beyondAscii = /[^\t-\x7f]/
/** Most lines of most messages have nothing of what is cleaned. */
const needsCleaning = /^[\s>|]|\s$| {2}| \| | \t|\t[ \t]|`|[^\t-\x7f]/

/** One tab between two cells is as it shall be. */
const uneven = / {2}| \| | \t|\t[ \t]/

function cleanLine(raw: string): string {
  if (!needsCleaning.test(raw)) return raw
  const plain = beyondAscii.test(raw)
    ? raw.normalize('NFC').replace(odd, ' ').replace(invisible, '').replaceAll(/[‘’´]/g, "'")
    : raw
  const trimmed = plain.trim()
  const line = /^[>|]/.test(trimmed) ? trimmed.replace(/^[\s>|]+/, '').replace(/\s+\|$/, '') : trimmed
  const even = !uneven.test(line) ? line : line.replace(/[ \t]*\t[ \t]*| {2,}| \| /g, '\t')
  const listed = even.includes('\t: ') ? even.replace(/^([^\t:]{1,60})\t: /, '$1: ') : even
  return listed.includes('`') ? listed.replaceAll('`', "'") : listed
}

function pieces(line: string): string[] {
  const found: string[] = []
  let rest = line
  while (rest.length > maxLine) {
    const head = rest.slice(0, maxLine)
    const sentence = Math.max(head.lastIndexOf('. '), head.lastIndexOf('; '), head.lastIndexOf('\t'))
    const blank = head.lastIndexOf(' ')
    const end = sentence > maxLine / 4 ? sentence + 1 : blank > maxLine / 4 ? blank : maxLine
    found.push(head.slice(0, end).trim())
    rest = rest.slice(end).trim()
  }
  if (rest !== '') found.push(rest)
  return found
}
