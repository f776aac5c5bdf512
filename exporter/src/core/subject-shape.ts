/** A regular expression for subjects that say the same as those before: the same words in the same places, with other
 *  numbers, dates, sizes and spans. There are more words for trouble than any list has, in more languages: a word that
 *  was not there before never fits. */
import { findPrefix } from './subject-parts.ts'
import { condense } from './text.ts'

const maxSubject = 500
const maxShapes = 5
const maxPattern = 3000

const weekdays = [
  '(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?',
  '(?:montag|dienstag|mittwoch|donnerstag|freitag|samstag|sonntag)',
  '(?:lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche)',
]
const month = '(?:jan|feb|mar|mär|apr|may|mai|jun|jul|aug|sep|oct|okt|nov|dec|dez)[a-zä]*'
const size = '(?:[kmgtp]i?b|bytes?)'
const span = '(?:h|m|s|min(?:utes?)?|sec(?:onds?)?|hours?|hrs?|days?)'
const clock = '(?:CES?T|GMT|BST|UTC|[ECMP][SD]T)'
const half = '[ap]\\.?m\\.?'
const number = '\\d[\\d.,:/-]*'
const hexes = '[0-9a-f][0-9a-f-]*'
const from = '(?<![\\p{L}\\p{N}])'
const to = '(?![\\p{L}\\p{N}])'

/** What varies, and what stands for it; the first that fits is taken. `0 errors` stands for itself: see `fixed`. */
const kinds: readonly (readonly [find: string, shape: string])[] = [
  [`${from}[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}${to}`, hexes],
  [`${from}(?=[a-f]*\\d)[0-9a-f]{8,}${to}`, hexes],
  ...weekdays.map(days => [`${from}${days}${to}`, days] as const),
  [`${from}${month}${to}(?=\\.? ?\\d)|(?<=\\d\\.? ?)${month}${to}`, month],
  [`${from}${clock}${to}`, clock],
  [`(?<=\\d ?)${half}${to}`, half],
  [`${number} ?${size}${to}`, `${number} ?${size}`],
  [`(?:${number} ?${span}${to} ?)*${number} ?${span}${to}`, `(?:${number} ?${span} ?)*${number} ?${span}`],
  [number, number],
]
const varying = new RegExp(kinds.map(([find]) => `(${find})`).join('|'), 'giu')

/** @param subjects that say it
 *  @param fixed parts of them whose numbers matter
 *  @returns undefined when they have too little in common, or are too long */
export function shapeOf(subjects: readonly string[], fixed: readonly string[]): string | undefined {
  const texts = subjects.map(subject => condense(subject).trim())
  if (texts.some(text => text.length > maxSubject)) return undefined
  const shapes = new Set(texts.map(text => shape(text, fixed)))
  const pattern = shapes.size === 1 ? `^${[...shapes][0]}$` : `^(?:${[...shapes].join('|')})$`
  return shapes.size > maxShapes || pattern.length > maxPattern ? undefined : pattern
}

function shape(text: string, fixed: readonly string[]): string {
  const prefix = findPrefix(text)
  const rest = text.slice(prefix.length).trimStart()
  const lead = text.slice(0, text.length - rest.length)
  const kept = fixed.filter(part => rest.includes(part))
  const parts = kept.length === 0 ? [rest] : rest.split(new RegExp(`(${kept.map(escaped).join('|')})`, 'u'))
  const shaped = parts.map(part => (kept.includes(part) ? literal(part) : shapeOfPart(part))).join('')
  return lead === '' ? shaped : `(?:${literal(lead)})?${shaped}`
}

function shapeOfPart(text: string): string {
  let shaped = ''
  let at = 0
  for (const found of text.matchAll(varying)) {
    const kind = found.slice(1).findIndex(group => group !== undefined)
    shaped += literal(text.slice(at, found.index)) + (kinds[kind]?.[1] ?? '')
    at = found.index + found[0].length
  }
  return shaped + literal(text.slice(at))
}

/** What is no character of its own stands for any. */
function literal(text: string): string {
  return escaped(text).replaceAll(/[\p{C}\p{Zl}\p{Zp}]/gu, '.')
}

function escaped(text: string): string {
  return text.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&')
}
