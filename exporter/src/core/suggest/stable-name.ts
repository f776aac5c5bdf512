/** A name without what changes from run to run: dates, run numbers, counters. Short numbers may belong to it (`Server 2`)
 *  or count the runs: which of the two, only other messages show. */
import { condense, foldCase } from '../text.ts'

export type StableName = {
  /** Equal for two spellings of the same name, and for two that differ in short numbers. */
  readonly key: string
  /** The short numbers, in order. */
  readonly numbers: readonly string[]
  /** What stays of it, as it is written. */
  readonly pieces: readonly string[]
}

const maxName = 200
const edge = '(?<![\\p{L}\\p{N}])'
const end = '(?![\\p{L}\\p{N}])'
const varying = new RegExp(
  [
    `${edge}\\{?[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}\\}?${end}`,
    `\\d{4}-?\\d{2}-?\\d{2}(?:[T_ .-]?\\d{2}[:.h_-]?\\d{2}(?:[:._-]?\\d{2})?)?(?:Z|[+-]\\d{2}:?\\d{2})?`,
    `${edge}\\d{1,4}[./-]\\d{1,2}[./-]\\d{1,4}${end}`,
    `${edge}\\d{1,2}[:.h]\\d{2}(?:[:.]\\d{2})?(?: ?[ap]m)?${end}`,
    `${edge}\\(?(?:run|nr|no|number|session|seq|attempt|try|lauf|execution|exécution)[.:]? ?#?\\d+\\)?${end}`,
    `\\(\\d+ \\p{L}+\\)`,
    '#\\d+',
    `${edge}(?=[a-f]*\\d)[0-9a-f]{8,}${end}`,
    '\\d{5,}',
  ].join('|'),
  'giu',
)
const shortNumber = new RegExp(`${edge}\\d{1,4}${end}`, 'gu')

/** @param counting which of the short numbers change, too */
export function readStableName(name: string, counting: ReadonlySet<number> = new Set()): StableName {
  const text = condense(name).trim().slice(0, maxName)
  const left = text.replace(varying, '\0')
  const numbers: string[] = []
  const cut = left.replace(shortNumber, number => {
    numbers.push(number)
    return counting.has(numbers.length - 1) ? '\0' : number
  })
  const pieces = cut
    .split('\0')
    .map(piece => piece.replace(/^[^\p{L}\p{N}([]+|[^\p{L}\p{N})\]"]+$/gu, ''))
    .filter(piece => /[\p{L}\p{N}]/u.test(piece))
  const key = foldCase(pieces.join(' '))
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .replace(/(?<![\p{L}\p{N}])\d+(?![\p{L}\p{N}])/gu, '#')
    .trim()
  // What is nothing but a number is called so.
  return key === ''
    ? { key: foldCase(text), numbers: [], pieces: text === '' ? [] : [text] }
    : { key, numbers, pieces }
}
