/** A name without what changes from run to run: dates, run numbers, counters. Short numbers may belong to it (`Server 2`)
 *  or count the runs: which of the two, only other messages show. */
import { condense, foldCase } from '../text.ts'

export type StableName = {
  /** Equal for two spellings of the same name, and for two that differ in numbers. */
  readonly key: string
  /** Of runs or of the name, in order. */
  readonly numbers: readonly string[]
  /** What stays of it, as it is written. */
  readonly pieces: readonly string[]
}

const maxName = 500
const edge = '(?<![\\p{L}\\p{N}])'
const end = '(?![\\p{L}\\p{N}])'
const moment = new RegExp(
  [
    `\\d{4}-?\\d{2}-?\\d{2}(?:[T_ .-]?\\d{2}[:.h_-]?\\d{2}(?:[:._-]?\\d{2})?)?(?:Z|[+-]\\d{2}:?\\d{2})?`,
    `${edge}\\d{1,4}[./-]\\d{1,2}[./-]\\d{1,4}${end}`,
    `${edge}\\d{1,2}[:.h]\\d{2}(?:[:.]\\d{2})?(?: ?[ap]m)?${end}`,
    '\\(\\d+ \\p{L}+\\)',
  ].join('|'),
  'giu',
)
/** The first group is what only a machine reads: it varies, unless it comes again. */
const number = new RegExp(
  `(${[
    `${edge}\\{?[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}\\}?${end}`,
    `${edge}\\(?(?:run|nr|no|number|session|seq|attempt|try|lauf|execution|exécution)[.:]? ?#?\\d+\\)?${end}`,
    '#\\d+',
    `${edge}(?=[a-f]*\\d)[0-9a-f]{8,}${end}`,
    '\\d{5,}',
  ].join('|')})|${edge}\\d{1,4}${end}`,
  'giu',
)

/** @param counting which of the numbers change, too */
export function readStableName(name: string, counting: ReadonlySet<number> = new Set()): StableName {
  const text = condense(name).trim().slice(0, maxName)
  const numbers: string[] = []
  const left = text.replace(moment, '\0')
  const cut = left.replace(number, found => {
    numbers.push(found)
    return counting.has(numbers.length - 1) ? '\0' : found
  })
  const pieces = cut
    .split('\0')
    .map(piece => piece.replace(/^[^\p{L}\p{N}([]+|[^\p{L}\p{N})\]"]+$/gu, ''))
    .filter(piece => /[\p{L}\p{N}]/u.test(piece))
  const key = foldCase(left.replace(number, '#').replaceAll('\0', ' '))
    .replace(/[^\p{L}\p{N}#]+/gu, ' ')
    .trim()
  // What is nothing but a number is called so.
  return /\p{L}/u.test(key)
    ? { key, numbers, pieces }
    : { key: foldCase(text), numbers: [], pieces: text === '' ? [] : [text] }
}

/** It is not said by itself whether it varies: a run's number, or part of a name. */
export function isShortNumber(found: string): boolean {
  return /^\d{1,4}$/.test(found)
}
