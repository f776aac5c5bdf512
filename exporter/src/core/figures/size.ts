/** Sizes in bytes. Units count in steps of 1024, as Windows and most backup software mean them; kB (small k) is SI
 *  and counts 1000, and so does everything where the hint says so (borg, Bacula). */
import { type DecimalMark, maxFigureText, type NumberToken, numbersIn, readNumber } from './digits.ts'
import { isLimit, isRate } from './surroundings.ts'

export type SizeHints = {
  /** Decides `1.234 MB` and `1,234 MB`; marks that can only mean one thing are read so anyway. */
  readonly decimal?: DecimalMark
  /** Of KB, MB, GB …; KiB and its kind are always 1024. */
  readonly base?: 1000 | 1024
  /** Of a number that has none, `MB`. */
  readonly unit?: string
}

type Unit = {
  readonly power: number
  /** Undefined: as the hint says. */
  readonly base?: 1000 | 1024
  /** Whose writers use a decimal comma. */
  readonly comma?: true
}

const units: ReadonlyMap<string, Unit> = unitTable()
const maxBytes = 2 ** 80
/** A PB of 1000 read as one of 1024 is an eighth too large; what was rounded may differ a little more. */
const maxRatio = 1.2
const minRatio = 0.9

/** The first size in the text, rounded to whole bytes. A number alone is bytes; `4,066,217,365 (4.066 GB)` is the exact
 *  one. A rate, a ratio, a limit or a difference is none.
 *  @returns undefined when there is no size in it */
export function readSize(text: string, hints: SizeHints = {}): number | undefined {
  const looked = text.slice(0, maxFigureText).trim()
  for (const number of numbersIn(looked)) {
    const [word, end] = unitAt(looked, number.end)
    const unit = word === undefined ? bareUnit(looked, number, hints) : findUnit(word)
    if (!unit || isRate(looked, end) || isLimit(looked, number.at, end)) continue
    const isWhole = unit.power === 0
    const decimal = hints.decimal ?? (isWhole ? 'none' : unit.comma ? ',' : '.')
    const value = readNumber(number.text, { decimal })
    if (value === undefined) continue
    if (isWhole && !Number.isInteger(value)) continue
    const bytes = Math.round(value * (unit.base ?? hints.base ?? 1024) ** unit.power)
    if (bytes <= maxBytes) return bytes
  }
  return undefined
}

/** Whether the word is a unit of size, as `SizeHints.unit` takes it. */
export function isSizeUnit(word: string): boolean {
  return findUnit(word) !== undefined
}

/** The unit that follows a number, and where it ends. */
export function unitAt(text: string, at: number): readonly [word: string | undefined, end: number] {
  const found = /^\s{0,3}([kmgtp]i?\sbytes?|\p{L}+)(?![\p{L}\d_])/iu.exec(text.slice(at, at + 24))
  return found?.[1] === undefined ? [undefined, at] : [found[1].replace(/\s/, ''), at + found[0].length]
}

/** A number without a unit is a size only when nothing else stands there, or the same size follows in brackets. */
function bareUnit(text: string, number: NumberToken, hints: SizeHints): Unit | undefined {
  const unit = findUnit(hints.unit ?? 'B')
  const after = text.slice(number.end)
  if (number.at === 0 && after === '') return unit
  const [, inBrackets] = /^\s?\(([^()]{1,40})/.exec(after) ?? []
  const again = inBrackets === undefined ? undefined : readSize(inBrackets)
  const value = readNumber(number.text, { decimal: hints.decimal ?? 'none' })
  if (again === undefined || value === undefined || !unit) return undefined
  const ratio = again / (value * (unit.base ?? 1024) ** unit.power)
  return (again === 0 && value === 0) || (ratio > minRatio && ratio < maxRatio) ? unit : undefined
}

function findUnit(word: string): Unit | undefined {
  return units.get(word) ?? units.get(word.toLowerCase())
}

function unitTable(): ReadonlyMap<string, Unit> {
  // Single letters are told by their case: 5 m is a time.
  const table = new Map<string, Unit>([['kB', { power: 1, base: 1000 }]])
  const add = (words: string, unit: Unit) => {
    for (const word of words.split(' ')) table.set(word, unit)
  }
  add('b byte bytes', { power: 0 })
  add('o octet octets bajt bajtów bajty bajtů tavua байт байта байтов б', { power: 0, comma: true })
  for (const [at, letter] of ['k', 'm', 'g', 't', 'p'].entries()) {
    const power = at + 1
    add(`${letter.toUpperCase()} ${letter}b`, { power })
    add(`${letter}i ${letter}ib`, { power, base: 1024 })
    add(`${letter}io`, { power, base: 1024, comma: true })
    // Not "to", which is a word.
    const capital = letter.toUpperCase()
    for (const o of ['o', 'O']) add(capital + o, { power, comma: true })
    if (letter !== 't') add(`${letter}o`, { power, comma: true })
  }
  for (const [at, prefix] of ['kilo', 'mega', 'giga', 'tera', 'peta'].entries()) {
    add(`${prefix}byte ${prefix}bytes`, { power: at + 1 })
    add(`${prefix}octet ${prefix}octets`, { power: at + 1, comma: true })
  }
  for (const [at, prefix] of ['kibi', 'mebi', 'gibi', 'tebi', 'pebi'].entries())
    add(`${prefix}byte ${prefix}bytes`, { power: at + 1, base: 1024 })
  for (const [at, word] of ['kt', 'mt', 'gt', 'tt'].entries()) add(word, { power: at + 1, comma: true })
  add('téraoctet téraoctets', { power: 4, comma: true })
  add('pétaoctet pétaoctets', { power: 5, comma: true })
  add('k kbyte kbytes kilo', { power: 1 })
  add('mbyte mbytes meg megs', { power: 2 })
  add('g gbyte gbytes gig gigs', { power: 3 })
  add('tbyte tbytes', { power: 4 })
  for (const [at, word] of ['кб', 'мб', 'гб', 'тб', 'пб'].entries()) add(word, { power: at + 1, comma: true })
  return table
}

/** `0 bytes`, `1.5 GiB`: what `readSize` reads back, to what was rounded. */
export function printSize(bytes: number): string {
  const names = ['KiB', 'MiB', 'GiB', 'TiB', 'PiB', 'EiB']
  if (Math.abs(bytes) < 1024) return `${bytes} ${bytes === 1 ? 'byte' : 'bytes'}`
  let value = bytes / 1024
  let at = 0
  for (; Math.abs(value) >= 1023.95 && at < names.length - 1; at++) value /= 1024
  return `${value.toFixed(1).replace(/\.0$/, '')} ${names[at]}`
}
