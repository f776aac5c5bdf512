/** Counts, which are whole and never negative, and plain numbers. */
import { type DecimalMark, isFree, maxFigureText, numberAt, numbersIn, readNumber } from './digits.ts'
import { findDurationUnit } from './duration-units.ts'
import { isSizeUnit, unitAt } from './size.ts'
import { isLimit } from './surroundings.ts'

export type NumberHints = { readonly decimal?: DecimalMark }

/** The first count in the text: `1,234 files`, `3 of 5` (three). One mark before three digits divides thousands, as a
 *  count has no decimals. A ratio, a share, a size, a duration, a date or a limit is none.
 *  @returns undefined when there is no count in it */
export function readCount(text: string, hints: NumberHints = {}): number | undefined {
  const looked = text.slice(0, maxFigureText).trim()
  for (const number of numbersIn(looked)) {
    const after = looked.slice(number.end)
    if (
      /^(?:[\p{L}_]|\s?[%‰×]|\s?x(?!\p{L})|:\d|[-/.]\d+[-/.]\d|-\d|\s(?:percent|prozent|pour cent))/iu.test(
        after,
      )
    )
      continue
    const [word, end] = unitAt(looked, number.end)
    if (word !== undefined && (isSizeUnit(word) || findDurationUnit(word))) continue
    if (isLimit(looked, number.at, end)) continue
    const value = readNumber(number.text, { decimal: hints.decimal ?? 'none' })
    if (value !== undefined && Number.isSafeInteger(value)) return value
  }
  return undefined
}

/** The first number in the text, whatever follows it: `1,1x`, `85 %`, `-3.5`. */
export function readFigureNumber(text: string, hints: NumberHints = {}): number | undefined {
  const looked = text.slice(0, maxFigureText).trim()
  const start = /(?<![\p{L}\d_.,])[-−+]?(?=\d)/gu
  for (let sign = start.exec(looked); sign; sign = start.exec(looked)) {
    const number = numberAt(looked, sign.index + sign[0].length)
    const isNegative = /[-−]/.test(sign[0])
    const value =
      number && (isFree(looked, number) || sign[0] !== '')
        ? readNumber(number.text, { decimal: hints.decimal ?? '.' })
        : undefined
    if (value !== undefined && Number.isFinite(value)) return isNegative ? 0 - value : value
    start.lastIndex = number?.end ?? sign.index + sign[0].length + 1
  }
  return undefined
}

/** `1,234,567`: what `readCount` reads back. */
export function printNumber(value: number): string {
  const [whole = '', part] = String(value).split('.')
  if (!/^-?\d+$/.test(whole)) return String(value)
  return whole.replaceAll(/\B(?=(?:\d{3})+$)/g, ',') + (part === undefined ? '' : `.${part}`)
}
