/** Durations as people write them: `30 minutes`, `36h`, `1h 30m`, `1.5 days`. A month has no fixed length and is none. */

const unitMs: Readonly<Record<string, number>> = {
  s: 1000,
  sec: 1000,
  second: 1000,
  m: 60_000,
  min: 60_000,
  minute: 60_000,
  h: 3_600_000,
  hr: 3_600_000,
  hour: 3_600_000,
  d: 86_400_000,
  day: 86_400_000,
  w: 604_800_000,
  week: 604_800_000,
}
/** More is a slip of the pen. */
const yearsLimit = 100
const limitMs = yearsLimit * 366 * 86_400_000

/** `0` needs no unit. @returns ms @throws Error that quotes the text and says what would be right. */
export function parseDuration(text: string): number {
  const quoted = JSON.stringify(text.slice(0, 80))
  const trimmed = text.trim().toLowerCase()
  if (/^0+$/.test(trimmed)) return 0
  if (/\b(months?|years?|y|mo)\b/.test(trimmed.replaceAll(/\d/g, ' ')))
    throw new Error(`${quoted} has no fixed length: write it in days, such as "30 days"`)
  const wrong = `${quoted} is not a duration like "36h" or "2 days"`
  if (!/^(?:\d{1,9}(?:\.\d{1,6})? ?[a-z]+[ ,]*)+$/.test(trimmed)) throw new Error(wrong)
  let ms = 0
  let smallestMs = Number.POSITIVE_INFINITY
  for (const [, digits = '', word = ''] of trimmed.matchAll(/([\d.]+) ?([a-z]+)/g)) {
    const unit = findUnit(word)
    // Units go down, each once: "30m 1h" and "1h 2h" are slips.
    if (unit === undefined || unit >= smallestMs) throw new Error(wrong)
    smallestMs = unit
    ms += Number(digits) * unit
  }
  if (ms > limitMs) throw new Error(`${quoted} is longer than ${yearsLimit} years`)
  return Math.round(ms)
}

function findUnit(word: string): number | undefined {
  const singular = word.length > 1 && word.endsWith('s') ? word.slice(0, -1) : word
  return Object.hasOwn(unitMs, singular) ? unitMs[singular] : undefined
}
