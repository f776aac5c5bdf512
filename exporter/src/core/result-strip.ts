/** The newest results and missed slots of one check in one row of plain numbers, oldest first: what is kept of very many
 *  checks, and read through the functions here only. */
/** By code, a digit each, because there are very many of them. */
export const resultWords = ['success', 'warning', 'failure', 'missed', 'ignored'] as const
export type ResultWord = (typeof resultWords)[number]
export type ResultCode = 0 | 1 | 2 | 3 | 4

export type ResultStrip = readonly number[]

/** One of the strip, as numbers; what it does not have is null. */
export type StripResult = {
  readonly atMs: number
  readonly code: ResultCode
  readonly activityId: number
  readonly messageId: number | null
  readonly lateMs: number | null
}

const codes: Readonly<Record<ResultWord, ResultCode>> = {
  success: 0,
  warning: 1,
  failure: 2,
  missed: 3,
  ignored: 4,
}

export function codeOf(word: ResultWord): ResultCode {
  return codes[word]
}

const width = 5
/** No lateness is less than nothing. */
const notLate = -1
/** Ids begin at 1. */
const noMessage = 0

/** @param results oldest first */
export function toStrip(results: readonly StripResult[]): ResultStrip {
  const strip: number[] = []
  for (const { atMs, code, activityId, messageId, lateMs } of results)
    strip.push(atMs, code, activityId, messageId ?? noMessage, lateMs ?? notLate)
  return strip
}

export function stripLength(strip: ResultStrip): number {
  return strip.length / width
}

/** The newest ones of it, still oldest first. */
export function newestOf(strip: ResultStrip, limit: number): ResultStrip {
  if (limit >= stripLength(strip)) return strip
  return strip.slice(strip.length - limit * width)
}

/** One after the other, oldest first. */
export function resultsIn(strip: ResultStrip): StripResult[] {
  const found: StripResult[] = []
  for (let at = 0; at < strip.length; at += width) {
    const messageId = strip[at + 3] ?? noMessage
    const lateMs = strip[at + 4] ?? notLate
    found.push({
      atMs: strip[at] ?? 0,
      code: toCode(strip[at + 1]),
      activityId: strip[at + 2] ?? 0,
      messageId: messageId === noMessage ? null : messageId,
      lateMs: lateMs === notLate ? null : lateMs,
    })
  }
  return found
}

function toCode(number: number | undefined): ResultCode {
  return number === 0 || number === 1 || number === 2 || number === 4 ? number : codes.missed
}
