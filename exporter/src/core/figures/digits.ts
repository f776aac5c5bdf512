/** Numbers as people of many countries write them. Marks that can only mean one thing are read so whatever the hint;
 *  the one form that can mean two, one mark before exactly three digits (`1.234`), is decided by the hint, else by
 *  what the caller knows of the language. */

export type DecimalMark = ',' | '.'

export type NumberLook = {
  /** What a mark before exactly three digits is, when it is decimal. `none`: it always divides thousands. */
  readonly decimal: DecimalMark | 'none'
}

const THIN = '\u00a0\u2009\u202f'
/** Groups divided by a plain blank are found only where no other number can end: condensed text has such blanks for
 *  every kind of blank. */
const spaced = `[1-9]\\d{0,2}(?:[ ${THIN}]\\d{3})+(?!\\d)(?:[.,]\\d{1,20})?(?![.,]?\\d)`
const joined = `\\d{1,40}(?:[.,'’]\\d{1,20})*(?:[${THIN}]\\d{3}(?!\\d)(?:[.,]\\d{1,20})?)*`
const token = new RegExp(`${spaced}|${joined}`, 'gy')

/** Longer texts hold more than one figure; what comes later is not looked at. */
export const maxFigureText = 200

export type NumberToken = {
  readonly text: string
  readonly at: number
  readonly end: number
}

/** Numbers in a text, from the left. What belongs to a word, a version, a difference or a range is none. */
export function* numbersIn(text: string): Generator<NumberToken> {
  const start = /\d/g
  for (let found = start.exec(text); found; found = start.exec(text)) {
    const one = numberAt(text, found.index)
    // An overlong run of digits is no number, and neither is what is left of it.
    start.lastIndex = one?.end ?? digitsEnd(text, found.index)
    if (one && isFree(text, one)) yield one
  }
}

export function numberAt(text: string, at: number): NumberToken | undefined {
  token.lastIndex = at
  const found = token.exec(text)?.[0]
  if (found === undefined) return undefined
  const end = at + found.length
  return end < text.length && /\d/.test(text.charAt(end)) ? undefined : { text: found, at, end }
}

/** Whether nothing in front makes the number a part of something else. */
export function isFree(text: string, { text: number, at }: NumberToken): boolean {
  const before = text.slice(0, at)
  if (/[\p{L}\p{M}\d_.,'’/\\#+–−-]$|\d:$/u.test(before)) return false
  // "Disk 2 100 MB" may be 100 MB of disk 2: a blank divides thousands only where nothing but a label comes before.
  return !/\d \d/.test(number) || /(?:^|[:=(|])\s*$/.test(before)
}

function digitsEnd(text: string, at: number): number {
  let end = at
  while (end < text.length && /[\d.,]/.test(text.charAt(end))) end++
  return Math.max(end, at + 1)
}

/** @returns undefined for what is no number, such as `1.2.3` */
export function readNumber(written: string, { decimal }: NumberLook): number | undefined {
  const text = written.replaceAll('’', "'").replaceAll(/[\u00a0\u2009\u202f]/g, ' ')
  if (/^\d+$/.test(text)) return Number(text)
  const [, whole = '', mark, part = ''] = /^(.*\d)([.,])(\d+)$/.exec(text) ?? []
  // 1 234 567,8 and 1'234'567.8
  const blankOrQuote = /^\d{1,3}(?:([ '])\d{3})(?:\1\d{3})*$/
  if (blankOrQuote.test(text)) return toNumber(text, '')
  if (!mark) return undefined
  if (blankOrQuote.test(whole)) return toNumber(whole, part)
  // 1.234.567 and 12,34,567 as in India
  if (/^\d{1,3}(?:([.,])\d{3})(?:\1\d{3})+$/.test(text)) return toNumber(text, '')
  if (/^\d{1,2}(?:,\d\d)+,\d{3}$/.test(text)) return toNumber(text, '')
  // 1.234,5 and 1,234.5
  const other = mark === ',' ? '.' : ','
  const grouped = new RegExp(
    `^(?:\\d{1,3}(?:\\${other}\\d{3})+|\\d{1,2}(?:\\${other}\\d\\d)+\\${other}\\d{3})$`,
  )
  if (grouped.test(whole)) return toNumber(whole, part)
  if (!/^\d+$/.test(whole)) return undefined
  const isUnclear = part.length === 3 && /^[1-9]\d{0,2}$/.test(whole)
  return isUnclear && mark !== decimal ? toNumber(text, '') : toNumber(whole, part)
}

function toNumber(whole: string, part: string): number {
  return Number(`${whole.replaceAll(/\D/g, '')}.${part || '0'}`)
}
