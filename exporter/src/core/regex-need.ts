/** What a text must contain for a regular expression to fit it. Reads the syntax that the engine takes; at anything
 *  it does not know for certain it says that nothing is needed. Letter case is left out of account: whoever
 *  compares folds both sides. */
import type { TextNeed } from './need.ts'

const nothing: TextNeed = { kind: 'all', needs: [] }
const MAX_DEPTH = 100
const MAX_LENGTH = 100_000

type Reader = { readonly pattern: string; at: number; depth: number; lost: boolean }
/** One step of a sequence: a character as it stands, a place without width, or something that may be many texts. */
type Atom =
  | { readonly kind: 'literal'; readonly text: string }
  | { readonly kind: 'place' }
  | { readonly kind: 'other'; readonly need: TextNeed }
const other: Atom = { kind: 'other', need: nothing }
const place: Atom = { kind: 'place' }

export function readRegexNeed(pattern: string): TextNeed {
  if (pattern.length > MAX_LENGTH || pattern.includes('\\Q')) return nothing
  const reader: Reader = { pattern, at: 0, depth: 0, lost: false }
  const need = readAlternatives(reader)
  return reader.lost || reader.at < pattern.length ? nothing : need
}

function readAlternatives(reader: Reader): TextNeed {
  const needs = [readSequence(reader)]
  while (!reader.lost && reader.pattern[reader.at] === '|') {
    reader.at++
    needs.push(readSequence(reader))
  }
  return needs.length === 1 ? (needs[0] ?? nothing) : { kind: 'any', needs }
}

function readSequence(reader: Reader): TextNeed {
  const needs: TextNeed[] = []
  let run = ''
  const endRun = (next: string) => {
    if (run !== '') needs.push(run)
    run = next
  }
  while (!reader.lost && reader.at < reader.pattern.length) {
    const character = reader.pattern[reader.at]
    if (character === '|' || character === ')') break
    const atom = readAtom(reader)
    const times = readQuantifier(reader)
    if (atom.kind === 'place') continue
    if (atom.kind === 'other') {
      endRun('')
      if (times !== 'maybe') needs.push(atom.need)
    } else if (times === 'once') run += atom.text
    else if (times === 'maybe') endRun('')
    else {
      run += atom.text
      endRun(atom.text)
    }
  }
  endRun('')
  return { kind: 'all', needs }
}

function readAtom(reader: Reader): Atom {
  const { pattern } = reader
  const character = pattern[reader.at] ?? ''
  if (character === '(') return readGroup(reader)
  if (character === '[') return skipClass(reader)
  if (character === '\\') return readEscape(reader)
  reader.at++
  if (character === '.') return other
  if (character === '^' || character === '$') return place
  if ('*+?'.includes(character)) return lose(reader)
  // Half of a character beyond 16 bits says nothing on its own, and its letter case is not folded.
  if (character >= '\ud800' && character <= '\udfff') {
    const low = pattern[reader.at] ?? ''
    if (low >= '\udc00' && low <= '\udfff') reader.at++
    return other
  }
  return { kind: 'literal', text: character }
}

function readGroup(reader: Reader): Atom {
  const open = /\((?:\?(?:P?<\w+>|(?<around><?[=!])|[imsU]*(?:-[imsU]+)?(?<end>[:)])))?/y
  open.lastIndex = reader.at
  const match = open.exec(reader.pattern)
  if (!match || ++reader.depth > MAX_DEPTH) return lose(reader)
  reader.at += match[0].length
  let need: TextNeed | undefined
  if (match.groups?.['end'] !== ')') {
    if (reader.pattern[reader.at] === '?') return lose(reader)
    need = readAlternatives(reader)
    if (reader.pattern[reader.at] !== ')') return lose(reader)
    reader.at++
  }
  reader.depth--
  // What stands around a place is no part of the text that fits.
  if (match.groups?.['around'] !== undefined) return place
  return need === undefined ? place : { kind: 'other', need }
}

function skipClass(reader: Reader): Atom {
  const whole = /\[\^?\]?(?:\[:\^?\w+:\]|\\.|[^\\\]])*\]/sy
  whole.lastIndex = reader.at
  const match = whole.exec(reader.pattern)
  if (!match) return lose(reader)
  reader.at += match[0].length
  return other
}

const written: Readonly<Record<string, string>> = { n: '\n', t: '\t', r: '\r', f: '\f', v: '\v' }

function readEscape(reader: Reader): Atom {
  const character = reader.pattern[reader.at + 1] ?? ''
  reader.at += 2
  const text = written[character]
  if (text !== undefined) return { kind: 'literal', text }
  if ('bBAz'.includes(character) && character !== '') return place
  if ('dDsSwW'.includes(character) && character !== '') return other
  if (/^[!-/:-@[-`{-~ ]$/.test(character)) return { kind: 'literal', text: character }
  const long = /(?:[pP](?:\{[^}]*\}|[A-Z])|x(?:\{[0-9A-Fa-f]+\}|[0-9A-Fa-f]{2}))/y
  long.lastIndex = reader.at - 1
  const match = long.exec(reader.pattern)
  if (!match) return lose(reader)
  reader.at = long.lastIndex
  return other
}

/** How often the step before it occurs: exactly once, at least once, or perhaps not at all. */
function readQuantifier(reader: Reader): 'once' | 'often' | 'maybe' {
  const quantifier = /(?:[*+?]|\{(?<least>\d+)(?:,\d*)?\})\??/y
  quantifier.lastIndex = reader.at
  const match = quantifier.exec(reader.pattern)
  if (!match) return 'once'
  reader.at += match[0].length
  if (match[0].startsWith('+')) return 'often'
  return Number(match.groups?.['least'] ?? 0) > 0 ? 'often' : 'maybe'
}

function lose(reader: Reader): Atom {
  reader.lost = true
  return other
}
