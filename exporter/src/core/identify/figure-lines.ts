/** The lines of a text that may have figures of the whole run: at its end, with a number, and of no list. */
import { isAsciiDigit, isAsciiLetter } from '../ascii.ts'
import type { Source } from './find-values.ts'
import type { MessageLines } from './message-lines.ts'

/** Expression of how a number is written, whatever marks its decimals. */
export const number = "\\d{1,3}(?:[.,' ]\\d{3})+(?:[.,]\\d{1,3})?|\\d+(?:[.,]\\d{1,4})?"
const maxLines = 300

const knownEnds = new WeakMap<MessageLines, string>()

/** The last lines of the text. */
export function endOf(lines: MessageLines): string {
  const known = knownEnds.get(lines)
  if (known !== undefined) return known
  const { body } = lines
  let at = body.length
  for (let left = maxLines; left > 0 && at > 0; left--) at = body.lastIndexOf('\n', at - 1)
  const end = body.slice(at + 1)
  knownEnds.set(lines, end)
  return end
}

/** The lines in which it fits, sought in the whole text at once.
 *  @param has global, and fits no line break */
export function linesWith(has: RegExp, text: string): readonly string[] {
  const found: string[] = []
  has.lastIndex = 0
  while (has.test(text)) {
    const end = text.indexOf('\n', has.lastIndex)
    found.push(text.slice(text.lastIndexOf('\n', has.lastIndex - 1) + 1, end < 0 ? text.length : end))
    if (end < 0) break
    has.lastIndex = end
  }
  return found
}

/** Each. */
const endChars = 20_000

/** A report has its names and figures at one of its ends; between them are files. */
export function endsOf(text: string): string {
  if (text.length <= 2 * endChars) return text
  const start = text.lastIndexOf('\n', endChars)
  const end = text.indexOf('\n', text.length - endChars)
  return `${text.slice(0, start < 0 ? endChars : start)}\n${text.slice(end < 0 ? text.length - endChars : end + 1)}`
}

/** The same text, of which only lines are left that have a number and are of no list. */
export function numberedLines({ lines, ...rest }: Source): Source {
  return { lines: { ...lines, body: withoutLists(endsOf(lines.body)) }, ...rest }
}

/** As many lines that begin alike are a list: of files that were copied, of machines. None of them tells of the whole. */
const leastList = 4
/** Of a line of a list, behind a time and the number of a message, up to what differs; shorter ones are letters of units. */
const beginning =
  /^\W?(?:[\dTZ:.,/+ -]|[A-Z][a-z]{2}(?=[ /-]))*\W?\s*(?:[A-Z]{2,7}-[A-Z]-\w{4,6}\W{1,2}|\[?[A-Z]{4,7}\b\W{1,3})?((?:[Cc]op|[Ss]tor|[Ss]av|[Uu]pload|[Aa]dd|[Ss]en[dt]|[Tt]ransf|[Ww]rit|[Kk]opier)\p{L}*(?=\s)|\p{L}[^\d/\\]{3,})/u

/** Only of lines with a number; none is taken out of the text before it is known that it stays. */
function withoutLists(text: string): string {
  const numbered: Line[] = []
  const counts = new Map<string, number>()
  let above: Line | undefined
  for (let start = 0; start < text.length; ) {
    const next = text.indexOf('\n', start)
    const end = next < 0 ? text.length : next
    if (hasDigit(text, start, end)) {
      above = { start, end, begin: beginningOf(text, start, end, above) }
      numbered.push(above)
      counts.set(above.begin, (counts.get(above.begin) ?? 0) + 1)
    }
    start = end + 1
  }
  const kept: string[] = []
  let from = 0
  let to = -1
  for (const { start, end, begin } of numbered) {
    if (begin !== '' && (counts.get(begin) ?? 0) >= leastList) continue
    if (start !== to + 1) {
      if (to >= 0) kept.push(text.slice(from, to))
      from = start
    }
    to = end
  }
  if (to >= 0) kept.push(text.slice(from, to))
  return kept.join('\n')
}

type Line = { readonly start: number; readonly end: number; readonly begin: string }

/** Most have one at an end: a time, a size. */
function hasDigit(text: string, start: number, end: number): boolean {
  if (isAsciiDigit(text.charCodeAt(start))) return true
  for (let at = end - 1; at > start; at--) if (isAsciiDigit(text.charCodeAt(at))) return true
  return false
}

/** The lines of a list begin like the one above, which spares most of them the expression. */
function beginningOf(text: string, start: number, end: number, above: Line | undefined): string {
  if (beginsAtOnce(text, start)) {
    if (isShort(text, start, end)) return ''
    const { length } = above?.begin ?? ''
    const isSame =
      above !== undefined &&
      length > 0 &&
      text.startsWith(above.begin, above.start) &&
      text.startsWith(above.begin, start) &&
      text.charCodeAt(start + length) === text.charCodeAt(above.start + length)
    if (isSame) return above.begin
  }
  return beginning.exec(text.slice(start, end))?.[1] ?? ''
}

/** With a letter that cannot be of a month, a time or a level. */
function beginsAtOnce(text: string, start: number): boolean {
  const first = text.charCodeAt(start)
  if (!isAsciiLetter(first)) return false
  return first > 0x5a || (first !== 0x54 && first !== 0x5a && !isAsciiLetter(text.charCodeAt(start + 1)))
}

/** It differs from others too soon to be of a list: `C:\\Data`. */
function isShort(text: string, start: number, end: number): boolean {
  for (let at = start + 1; at < start + 4; at++) {
    const unit = text.charCodeAt(at)
    if (at >= end || isAsciiDigit(unit) || unit === 0x2f || unit === 0x5c) return true
  }
  return false
}
