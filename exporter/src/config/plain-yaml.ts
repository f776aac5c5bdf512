/** Reads the everyday part of YAML some thirty times faster than the full reader, which matters from thousands of
 *  checks on. One rule: it gives exactly what the full reader would, or `undefined` (anchors, tags, block texts,
 *  values over several lines, doubtful numbers, every mistake), and then the full reader is asked. */

export type PlainYaml = { readonly value: unknown } | undefined

type Lines = { readonly texts: readonly string[]; at: number }
/** Where a flow value is being read in one line. */
type Cursor = { readonly text: string; at: number }

/** Anything of these makes the file one for the full reader. */
const unusual = /[^\n\r\x20-\x7e\xa0-\ufefe]|\r(?!\n)|\xa0|[\u2028\u2029]/
const maxDepth = 40

const key = /(?:[A-Za-z_][A-Za-z0-9_.-]{0,80}|"[^"\\]{0,80}"|'[^']{0,80}')(?=:(?: |$))/y
const flowKey = /[A-Za-z_][A-Za-z0-9_.-]{0,80}(?=: )|(?:"[^"\\]{0,80}"|'[^']{0,80}')(?=:)/y
const doubleQuoted = /"((?:[^"\\]|\\["\\/bfnrt])*)"/y
const singleQuoted = /'((?:[^']|'')*)'/y
const flowPlain =
  /(?:[^ ,[\]{}:#"'&*!|>%@`?-]|-(?=[^ ,[\]{}:#]))(?:[^,[\]{}:# ]|:(?=[^ ,[\]{}])|(?<=[^ ])#| +(?=[^ ,[\]{}#:]))*/y
const plainStart = /^(?:[^ ,[\]{}:#"'&*!|>%@`?-]|[-:?](?=[^ ]))/
const rest = /^ *(?: #.*)?$/
const words = /^(?:~|null|Null|NULL|true|True|TRUE|false|False|FALSE)$/
const wholeNumber = /^(?:0|[1-9][0-9]{0,14})$/
const numberLike =
  /^(?:[-+]?[0-9]+|0o[0-7]+|0x[0-9a-fA-F]+|[-+]?(?:\.[0-9]+|[0-9]+\.?[0-9]*)(?:[eE][-+]?[0-9]+)?|[-+]?\.(?:inf|Inf|INF)|\.(?:nan|NaN|NAN))$/

/** Thrown inside this file only: the full reader shall decide. */
const notPlain = Symbol('not plain')

export function readPlainYaml(text: string): PlainYaml {
  if (unusual.test(text)) return undefined
  const lines = { texts: text.split(/\r?\n/), at: 0 }
  try {
    skipToContent(lines)
    if (withoutBlanks(lines.texts[lines.at] ?? '') === '---') lines.at++
    if (!skipToContent(lines)) return undefined
    const value = block(lines, indentOf(lines), 0)
    return skipToContent(lines) ? undefined : { value }
  } catch (error) {
    if (error === notPlain) return undefined
    throw error
  }
}

/** Only blanks end a value unseen: every other white space of Unicode is a part of it. */
function withoutBlanks(text: string): string {
  let end = text.length
  while (text.charCodeAt(end - 1) === 32) end--
  return text.slice(0, end)
}

function giveUp(): never {
  throw notPlain
}

/** @returns whether there is another line with content; the lines stand on it. */
function skipToContent(lines: Lines): boolean {
  for (; lines.at < lines.texts.length; lines.at++) {
    const line = lines.texts[lines.at] ?? ''
    let at = 0
    while (line.charCodeAt(at) === 32) at++
    if (at < line.length && line[at] !== '#') return true
  }
  return false
}

function indentOf(lines: Lines): number {
  const line = lines.texts[lines.at] ?? ''
  let at = 0
  while (line.charCodeAt(at) === 32) at++
  return at
}

function isItem(line: string, indent: number): boolean {
  return line[indent] === '-' && (line.length === indent + 1 || line[indent + 1] === ' ')
}

function block(lines: Lines, indent: number, depth: number): unknown {
  if (depth > maxDepth) giveUp()
  return isItem(lines.texts[lines.at] ?? '', indent)
    ? list(lines, indent, depth)
    : map(lines, indent, indent, depth)
}

function list(lines: Lines, indent: number, depth: number): unknown[] {
  const items: unknown[] = []
  while (skipToContent(lines) && indentOf(lines) === indent) {
    const line = lines.texts[lines.at] ?? ''
    if (!isItem(line, indent)) break
    let at = indent + 1
    while (line.charCodeAt(at) === 32) at++
    if (at === line.length || line[at] === '#' || isItem(line, at)) giveUp()
    key.lastIndex = at
    items.push(key.test(line) ? map(lines, at, at, depth + 1) : lineValue(lines, at, indent, depth + 1))
  }
  if (skipToContent(lines) && indentOf(lines) > indent) giveUp()
  return items
}

/** @param at where the first key stands: behind the dash of a list item, or at `indent`. */
function map(lines: Lines, at: number, indent: number, depth: number): Record<string, unknown> {
  const found: Record<string, unknown> = {}
  for (let first = true; first || (skipToContent(lines) && indentOf(lines) === indent); first = false) {
    const line = lines.texts[lines.at] ?? ''
    const name = readKey(key, { text: line, at: first ? at : indent }, found)
    const start = key.lastIndex + 1
    found[name] = rest.test(line.slice(start))
      ? valueBelow(lines, indent, depth)
      : lineValue(lines, start, indent, depth + 1)
  }
  if (lines.at < lines.texts.length && indentOf(lines) > indent) giveUp()
  return found
}

/** What stands under `key:`: deeper lines, or a list at the key's own indent; nothing is null. */
function valueBelow(lines: Lines, indent: number, depth: number): unknown {
  lines.at++
  if (!skipToContent(lines)) return null
  const below = indentOf(lines)
  if (below > indent || (below === indent && isItem(lines.texts[lines.at] ?? '', below))) {
    const value = block(lines, below, depth + 1)
    if (skipToContent(lines) && indentOf(lines) > indent) giveUp()
    return value
  }
  return null
}

/** A value that begins and ends in this line. */
function lineValue(lines: Lines, start: number, indent: number, depth: number): unknown {
  const text = lines.texts[lines.at] ?? ''
  const cursor = { text, at: start }
  while (text.charCodeAt(cursor.at) === 32) cursor.at++
  const value = '[{"\''.includes(text[cursor.at] ?? ' ') ? flowValue(cursor, depth) : plainValue(cursor)
  if (!rest.test(text.slice(cursor.at))) giveUp()
  lines.at++
  if (skipToContent(lines) && indentOf(lines) > indent) giveUp()
  return value
}

function plainValue(cursor: Cursor): unknown {
  const comment = cursor.text.indexOf(' #', cursor.at)
  const end = comment < 0 ? cursor.text.length : comment
  const text = withoutBlanks(cursor.text.slice(cursor.at, end))
  if (!plainStart.test(text) || text.includes(': ') || text.endsWith(':')) giveUp()
  cursor.at = end
  return scalar(text)
}

function scalar(text: string): unknown {
  if (wholeNumber.test(text)) return Number(text)
  if (numberLike.test(text)) giveUp()
  if (!words.test(text)) return text
  const first = text.charAt(0).toLowerCase()
  return first === 't' ? true : first === 'f' ? false : null
}

function flowValue(cursor: Cursor, depth: number): unknown {
  if (depth > maxDepth) giveUp()
  const first = cursor.text[cursor.at]
  if (first === '{') return flowMap(cursor, depth)
  if (first === '[') return flowList(cursor, depth)
  if (first === '"')
    return quoted(cursor, doubleQuoted, inner => (inner.includes('\\') ? unescaped(inner) : inner))
  if (first === "'") return quoted(cursor, singleQuoted, inner => inner.replaceAll("''", "'"))
  return scalar(withoutBlanks(take(cursor, flowPlain)))
}

function quoted(cursor: Cursor, form: RegExp, read: (inner: string) => string): string {
  return read(take(cursor, form).slice(1, -1))
}

/** The escapes that JSON and YAML share; others never get here. */
function unescaped(inner: string): string {
  const value: unknown = JSON.parse(`"${inner}"`)
  return typeof value === 'string' ? value : giveUp()
}

function take(cursor: Cursor, form: RegExp): string {
  form.lastIndex = cursor.at
  const found = form.exec(cursor.text)
  if (!found) giveUp()
  cursor.at = form.lastIndex
  return found[0]
}

function readKey(form: RegExp, cursor: Cursor, found: Record<string, unknown>): string {
  const text = take(cursor, form)
  const isQuoted = text.startsWith('"') || text.startsWith("'")
  const name = isQuoted ? text.slice(1, -1) : text
  if (Object.hasOwn(found, name) || name === '__proto__' || (!isQuoted && words.test(name))) giveUp()
  return name
}

function skipBlanks(cursor: Cursor): string | undefined {
  while (cursor.text.charCodeAt(cursor.at) === 32) cursor.at++
  return cursor.text[cursor.at]
}

function flowMap(cursor: Cursor, depth: number): Record<string, unknown> {
  const found: Record<string, unknown> = {}
  cursor.at++
  if (skipBlanks(cursor) === '}') {
    cursor.at++
    return found
  }
  for (;;) {
    skipBlanks(cursor)
    const name = readKey(flowKey, cursor, found)
    cursor.at++
    skipBlanks(cursor)
    found[name] = flowValue(cursor, depth + 1)
    if (endsFlow(cursor, '}')) return found
  }
}

function flowList(cursor: Cursor, depth: number): unknown[] {
  const items: unknown[] = []
  cursor.at++
  if (skipBlanks(cursor) === ']') {
    cursor.at++
    return items
  }
  for (;;) {
    skipBlanks(cursor)
    items.push(flowValue(cursor, depth + 1))
    if (endsFlow(cursor, ']')) return items
  }
}

function endsFlow(cursor: Cursor, end: ']' | '}'): boolean {
  const next = skipBlanks(cursor)
  cursor.at++
  if (next === end) return true
  return next === ',' ? false : giveUp()
}
