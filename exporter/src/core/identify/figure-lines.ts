/** The lines of a text that may have figures of the whole run: at its end, with a number, and of no list. */
import type { Source } from './find-values.ts'

/** Expression of how a number is written, whatever marks its decimals. */
export const number = "\\d{1,3}(?:[.,' ]\\d{3})+(?:[.,]\\d{1,3})?|\\d+(?:[.,]\\d{1,4})?"
const maxLines = 300

export function startOfEnd(text: string): number {
  let at = text.length
  for (let lines = 0; lines < maxLines && at > 0; lines++) at = text.lastIndexOf('\n', at - 1)
  return at + 1
}

/** The lines in which it fits, sought in the whole text at once. */
export function linesWith(has: RegExp, text: string): readonly string[] {
  const found: string[] = []
  has.lastIndex = 0
  for (let match = has.exec(text); match; match = has.exec(text)) {
    const end = text.indexOf('\n', has.lastIndex)
    found.push(text.slice(text.lastIndexOf('\n', match.index) + 1, end < 0 ? text.length : end))
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
  const some = endsOf(lines.body)
    .split('\n')
    .filter(line => hasDigit.test(line))
  return { lines: { ...lines, body: withoutLists(some).join('\n') }, ...rest }
}
const hasDigit = /\d/

/** As many lines that begin alike are a list: of files that were copied, of machines. None of them tells of the whole. */
const leastList = 4
/** Of a line of a list, behind a time, up to what differs; shorter ones are letters of units. */
const beginning =
  /^\W?(?:[\dTZ:.,/+ -]|[A-Z][a-z]{2}(?=[ /-]))*\W?\s*(?:\[?[A-Z]{4,7}\b\W{1,3})?((?:[Cc]op|[Ss]tor|[Ss]av|[Uu]pload|[Aa]dd|[Ss]en[dt]|[Tt]ransf|[Ww]rit|[Kk]opier)\p{L}*(?=\s)|\p{L}[^\d/\\]{3,})/u

function withoutLists(lines: readonly string[]): readonly string[] {
  if (lines.length < leastList) return lines
  const counts = new Map<string, number>()
  const begins = lines.map(line => beginning.exec(line)?.[1] ?? '')
  for (const begin of begins) counts.set(begin, (counts.get(begin) ?? 0) + 1)
  return lines.filter((_, at) => begins[at] === '' || (counts.get(begins[at] ?? '') ?? 0) < leastList)
}
