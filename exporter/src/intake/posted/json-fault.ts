/** Where JSON goes wrong. The engine's own message often names no place, and one that looks for a comma in 2 MB of a
 *  report needs one. Reads one token after another, so any depth is fine. */

export type JsonFault = {
  /** Characters from the beginning. */
  readonly position: number
  /** From 1. */
  readonly line: number
  readonly column: number
  readonly expected: string
}

const blank = /[ \t\n\r]*/y
const plainScalar = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null/y
const escaped = /\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4})/y

const inText = 'a quote, an escape such as \\n, or a character that is no control character'

/** @returns undefined for text that is JSON */
export function findJsonFault(text: string): JsonFault | undefined {
  const open: ('{' | '[')[] = []
  let at = 0
  const skip = () => {
    blank.lastIndex = at
    blank.exec(text)
    at = blank.lastIndex
  }
  const take = (pattern: RegExp): boolean => {
    pattern.lastIndex = at
    const fits = pattern.test(text)
    if (fits) at = pattern.lastIndex
    return fits
  }
  /** Character by character: a regular expression would run out of stack in a text of megabytes. */
  const takeString = (): boolean => {
    for (at++; at < text.length; at++) {
      const code = text.charCodeAt(at)
      if (code === 0x22) {
        at++
        return true
      }
      if (code < 0x20 || (code === 0x5c && !take(escaped))) return false
      if (code === 0x5c) at--
    }
    return false
  }
  const fault = (expected: string): JsonFault => {
    const before = text.slice(0, at)
    const line = before.split('\n').length
    return { position: at, line, column: at - before.lastIndexOf('\n'), expected }
  }
  /** A key and its colon. */
  const takeKey = (orEnd: string): JsonFault | undefined => {
    skip()
    if (text[at] !== '"') return fault(`a key in quotes${orEnd}`)
    if (!takeString()) return fault(inText)
    skip()
    if (text[at] !== ':') return fault('a colon')
    at++
    return undefined
  }

  for (;;) {
    // A value begins here.
    skip()
    const first = text[at]
    if (first === '{' || first === '[') {
      open.push(first)
      at++
      skip()
      if (text[at] !== (first === '{' ? '}' : ']')) {
        const trouble = first === '{' ? takeKey(' or }') : undefined
        if (trouble) return trouble
        continue
      }
    } else if (first === '"') {
      if (!takeString()) return fault(inText)
    } else if (!take(plainScalar)) return fault('a value')
    // It has ended: so may what is around it, or the next value follows.
    for (;;) {
      skip()
      const around = open.at(-1)
      if (around === undefined) return at < text.length ? fault('the end') : undefined
      if (text[at] === (around === '{' ? '}' : ']')) {
        open.pop()
        at++
        continue
      }
      if (text[at] !== ',') return fault(around === '{' ? 'a comma or }' : 'a comma or ]')
      at++
      const trouble = around === '{' ? takeKey('') : undefined
      if (trouble) return trouble
      break
    }
  }
}
