/** The texts that a finder of a product points to, best first. */
import type { Finder, Place } from '../products/product.ts'
import { findMatches } from './line-pattern.ts'
import type { MessageLines } from './message-lines.ts'
import type { Pairs } from './pairs.ts'

export type Source = {
  readonly lines: MessageLines
  readonly pairs: Pairs
  /** Whether an expression can fit the body; absent: nobody knows. */
  readonly may?: (expression: RegExp) => boolean
}

const maxFound = 1000

export function findValues(finder: Finder, { lines, pairs, may }: Source): readonly string[] {
  if ('label' in finder) {
    const found = pairs.find(finder.label)
    const loose = found.length === 0 && finder.loose ? pairs.findLoose(finder.label) : found
    const values = loose.length === 0 && finder.loose ? pairs.findLogged(finder.label) : loose
    const { as } = finder
    if (!as) return values
    return values.flatMap(value => {
      const found = as.exec(value)
      return found ? [found[1] ?? found[0]] : []
    })
  }
  if (finder.in === 'body' && may?.(finder.as) === false) return []
  return textsOf(finder.in, lines).flatMap(text => findMatches(finder.as, text, maxFound).map(firstGroup))
}

/** Whether one of them can find anything, for whoever would make a text for them. */
export function mayFind(finders: readonly Finder[], { may }: Pick<Source, 'may'>): boolean {
  return finders.some(finder => 'label' in finder || finder.in !== 'body' || may?.(finder.as) !== false)
}

/** @param fits what is passed over otherwise */
export function findValue(
  finders: readonly Finder[] = [],
  source: Source,
  fits: (value: string) => boolean = () => true,
): string | undefined {
  for (const finder of finders)
    for (const value of findValues(finder, source)) {
      const clean = value.replaceAll(/\s+/g, ' ').trim()
      if (clean !== '' && fits(clean)) return clean
    }
  return undefined
}

function textsOf(place: Place, lines: MessageLines): readonly string[] {
  if (place === 'subject') return lines.subjects
  if (place === 'from') return [lines.from]
  if (place === 'body') return [lines.body]
  if (place === 'attached') return [lines.attached]
  return [...lines.subjects, lines.body, lines.attached]
}

/** The same, with the lines they stand in. */
export function findLines(finder: Finder, source: Source): readonly { value: string; line: string }[] {
  if ('label' in finder) return findValues(finder, source).map(value => ({ value, line: value }))
  return textsOf(finder.in, source.lines).flatMap(text =>
    findMatches(finder.as, text, maxFound).map(match => {
      const start = text.lastIndexOf('\n', match.index) + 1
      const end = text.indexOf('\n', match.index + match[0].length)
      return { value: firstGroup(match), line: text.slice(start, end < 0 ? text.length : end) }
    }),
  )
}

function firstGroup(match: RegExpMatchArray): string {
  return match.slice(1).find(group => group !== undefined) ?? match[0]
}
