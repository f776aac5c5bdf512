/** The texts that a finder of a product points to, best first. */
import type { Finder, Place } from '../products/product.ts'
import type { MessageLines } from './message-lines.ts'
import type { Pairs } from './pairs.ts'

export type Source = { readonly lines: MessageLines; readonly pairs: Pairs }

const maxFound = 1000

export function findValues(finder: Finder, { lines, pairs }: Source): readonly string[] {
  if ('label' in finder) {
    const values = pairs.find(finder.label)
    const { as } = finder
    if (!as) return values
    return values.flatMap(value => {
      const found = as.exec(value)
      return found ? [found[1] ?? found[0]] : []
    })
  }
  return textsOf(finder.in, lines).flatMap(text => matches(finder.as, text))
}

export function findValue(finders: readonly Finder[] = [], source: Source): string | undefined {
  for (const finder of finders)
    for (const value of findValues(finder, source)) {
      const clean = value.replaceAll(/\s+/g, ' ').trim()
      if (clean !== '') return clean
    }
  return undefined
}

export function textsOf(place: Place, lines: MessageLines): readonly string[] {
  if (place === 'subject') return lines.subjects
  if (place === 'from') return [lines.from]
  if (place === 'body') return [lines.body]
  if (place === 'attached') return [lines.attached]
  return [...lines.subjects, lines.body, lines.attached]
}

const perLine = new WeakMap<RegExp, RegExp>()

function matches(as: RegExp, text: string): readonly string[] {
  let pattern = perLine.get(as)
  if (!pattern) {
    pattern = new RegExp(as.source, [...new Set([...as.flags, 'g', 'm'])].join(''))
    perLine.set(as, pattern)
  }
  const found: string[] = []
  for (const match of text.matchAll(pattern)) {
    found.push(match.slice(1).find(group => group !== undefined) ?? match[0])
    if (found.length >= maxFound) break
  }
  return found
}
