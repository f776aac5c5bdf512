/** A product's expression as it is run over a whole text: `^` and `$` are the ends of a line, and what is any letter but
 *  some stays within the line, as otherwise the time would grow with the square of the text. */

const patterns = new WeakMap<RegExp, RegExp>()

/** Global; whoever runs it sets where it begins. */
function linePattern(as: RegExp): RegExp {
  const known = patterns.get(as)
  if (known) return known
  const source = as.source.replaceAll(/\\.|\[\^/gs, part => (part === '[^' ? '[^\\n' : part))
  const pattern = new RegExp(source, [...new Set([...as.flags, 'g', 'm'])].join(''))
  patterns.set(as, pattern)
  return pattern
}

export function findMatches(as: RegExp, text: string, most: number): readonly RegExpExecArray[] {
  const pattern = linePattern(as)
  const found: RegExpExecArray[] = []
  pattern.lastIndex = 0
  while (found.length < most) {
    const match = pattern.exec(text)
    if (!match) break
    found.push(match)
    if (match[0] === '') pattern.lastIndex++
  }
  return found
}
