/** A YAML file as a value, and where in the file each part of that value stands. Positions are asked for only when
 *  something is wrong, so they are looked up then: reading 100,000 checks must not pay for them. */
import { setImmediate } from 'node:timers/promises'
import {
  type Document,
  isAlias,
  isMap,
  isNode,
  isScalar,
  isSeq,
  LineCounter,
  type Node,
  parseDocument,
  visit,
} from 'yaml'
import { readPlainYaml } from './plain-yaml.ts'
import type { Path, Problem } from './problem.ts'

type Position = { readonly line: number; readonly column: number }
type SyntaxProblem = Position & { readonly text: string }

export type YamlSource = {
  /** Undefined when the text is no YAML; `syntax` says why then. */
  readonly value: unknown
  readonly syntax: readonly SyntaxProblem[]
  /** Where a path stands, or the nearest part above it that exists. */
  find(path: Path, at?: Problem['at']): Position
}

/** The full reader takes about 0.7 s and 100 MB per MB: more than this in one piece would stop the service. */
const maxFullBytes = 8 * 1024 * 1024
/** From this size on a long list is read item by item, so that one unusual item costs one item's time. */
const manyBytes = 64 * 1024
/** Some 10 ms of the quick reader. */
const breakBytes = 512 * 1024

type Piece = { readonly text: string; readonly firstLine: number }

/** Gives way between the items of a long list: while a running service reads its configuration anew, mails wait. */
export async function readYaml(text: string): Promise<YamlSource> {
  const pieces = text.length > manyBytes ? splitList(text) : undefined
  if (pieces) return readPieces(text, pieces)
  const plain = readPlainYaml(text) ?? (text.length > manyBytes ? readJson(text) : undefined)
  if (plain) return { value: plain.value, syntax: [], find: lazyFinder(text) }
  const read = readFully({ text, firstLine: 1 })
  return { value: read.value, syntax: read.syntax, find: lazyFinder(text) }
}

/** Programs that write thousands of checks often write JSON, which is YAML too. */
function readJson(text: string): { readonly value: unknown } | undefined {
  if (!/^\s*[[{]/.test(text)) return undefined
  try {
    const value: unknown = JSON.parse(text)
    return { value }
  } catch {
    return undefined
  }
}

async function readPieces(text: string, pieces: readonly Piece[]): Promise<YamlSource> {
  const value: unknown[] = []
  const syntax: SyntaxProblem[] = []
  let sinceBreak = 0
  for (const piece of pieces) {
    const plain = readPlainYaml(piece.text)
    const read = plain ? { value: plain.value, syntax: [] } : readFully(piece)
    syntax.push(...read.syntax)
    if (Array.isArray(read.value)) value.push(...read.value)
    sinceBreak += piece.text.length
    if (sinceBreak < breakBytes) continue
    sinceBreak = 0
    await setImmediate()
  }
  return { value: syntax.length ? undefined : value, syntax, find: lazyFinder(text) }
}

/** The items of a list that begins in the first column, each with the comments and blank lines behind it;
 *  undefined when anything else stands in the first column. */
function splitList(text: string): readonly Piece[] | undefined {
  if (
    /^(?!---\s*$|-(?: |\r?$)|[ #\r]|$)/m.test(text) ||
    text.lastIndexOf('\n---') > text.search(/^-(?: |\r?$)/m)
  )
    return undefined
  const starts = Array.from(text.matchAll(/^-(?= |\r?$)/gm), found => found.index)
  let line = 1
  let counted = 0
  return starts.map((start, at) => {
    for (; counted < start; counted++) if (text.charCodeAt(counted) === 10) line++
    return { text: text.slice(start, starts[at + 1]), firstLine: line }
  })
}

function readFully(piece: Piece): { readonly value: unknown; readonly syntax: readonly SyntaxProblem[] } {
  if (piece.text.length > maxFullBytes) return { value: undefined, syntax: [tooLarge(piece)] }
  const { document, position } = parse(piece)
  const syntax = [...document.errors, ...document.warnings].map(({ code, message, pos }) => ({
    ...position(pos[0]),
    text: syntaxText(code, message, piece.text.slice(pos[0])),
  }))
  if (syntax.length) return { value: undefined, syntax }
  try {
    const value: unknown = document.toJS()
    return { value, syntax }
  } catch (error) {
    const text = `is no usable YAML: ${error instanceof Error ? error.message : String(error)}`
    return { value: undefined, syntax: [{ ...position(unresolvedAlias(document)), text }] }
  }
}

/** Offset of the first alias without an anchor. */
function unresolvedAlias(document: Document): number {
  let offset = 0
  visit(document, {
    Alias(_, alias) {
      if (alias.resolve(document)) return undefined
      offset = alias.range?.[0] ?? 0
      return visit.BREAK
    },
  })
  return offset
}

function tooLarge({ text, firstLine }: Piece): SyntaxProblem {
  const size = `${Math.ceil(text.length / 1024 / 1024)} MB`
  const right = 'keep the checks as a list in the first column, or spread them over more files'
  return { line: firstLine, column: 1, text: `is one piece of ${size} with unusual YAML in it: ${right}` }
}

function parse(piece: Piece): {
  readonly document: Document
  readonly position: (offset: number) => Position
} {
  const lineCounter = new LineCounter()
  const document = parseDocument(piece.text, { lineCounter, prettyErrors: false, logLevel: 'error' })
  const position = (offset: number) => {
    const { line, col } = lineCounter.linePos(offset)
    return { line: Math.max(line, 1) + piece.firstLine - 1, column: Math.max(col, 1) }
  }
  return { document, position }
}

/** Parses what holds the path on first use, and keeps the last piece: problems come in the file's order. */
function lazyFinder(text: string): YamlSource['find'] {
  let pieces: readonly Piece[] | undefined
  let last: { readonly piece: Piece; readonly parsed: ReturnType<typeof parse> } | undefined
  return (path, at = 'value') => {
    pieces ??= (text.length > manyBytes ? splitList(text) : undefined) ?? [{ text, firstLine: 1 }]
    const [first] = path
    const isItem = pieces.length > 1
    const piece = isItem ? pieces[typeof first === 'number' ? first : 0] : pieces[0]
    if (!piece || piece.text.length > maxFullBytes) return { line: 1, column: 1 }
    if (last?.piece !== piece) last = { piece, parsed: parse(piece) }
    const { document, position } = last.parsed
    return position(findOffset(document, isItem ? [0, ...path.slice(1)] : path, at))
  }
}

function findOffset(document: Document, path: Path, at: 'key' | 'value'): number {
  let node: Node | null = document.contents
  let offset = node?.range?.[0] ?? 0
  for (const [depth, part] of path.entries()) {
    if (isAlias(node)) node = node.resolve(document) ?? null
    if (isMap<Node, Node | null>(node)) {
      const pair = node.items.find(({ key }) => isScalar(key) && String(key.value) === String(part))
      if (!pair) return offset
      const wantsKey = (at === 'key' && depth === path.length - 1) || !pair.value
      node = pair.value
      offset = (wantsKey ? pair.key : node)?.range?.[0] ?? offset
    } else if (isSeq(node) && typeof part === 'number') {
      const item = node.items[part]
      if (!isNode(item)) return offset
      node = item
      offset = item.range?.[0] ?? offset
    } else return offset
  }
  return offset
}

const tooDeep = 'is nested too deeply to be read'

function syntaxText(code: string, message: string, source: string): string {
  const said: Readonly<Record<string, string>> = {
    TAB_AS_INDENT: 'a tab stands in the indent: indent with blanks',
    DUPLICATE_KEY: `the key ${JSON.stringify(/^(?:"[^"]*"|'[^']*'|[^:\s]+)/.exec(source)?.[0] ?? '')} stands here twice: keep one`,
    BAD_INDENT: 'the indent does not fit the lines around it: give keys of one map the same indent',
    MULTIPLE_DOCS: 'a second YAML document begins: one file holds one document',
  }
  if (/call stack|stack overflow/i.test(message)) return tooDeep
  if (code === 'BAD_INDENT' && message.startsWith('Flow'))
    return 'a bracket [ or { is open still: close it, or indent what belongs to it'
  return said[code] ?? `is no YAML: ${message.split('\n', 1)[0] ?? code}`
}
