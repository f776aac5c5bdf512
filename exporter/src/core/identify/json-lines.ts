/** JSON as lines a reader of text understands: `Data.Status: 5000`. Texts inside of it that are JSON or have several
 *  lines themselves are opened, as webhooks wrap one into the other; the facts of a chat's card (`{"name": "Status",
 *  "value": "OK"}`) become a label and its value. An empty text says nothing. */

const maxDepth = 20
const maxValues = 20_000

type Writer = { readonly lines: string[]; left: number }

/** @returns undefined when the text is neither JSON nor lines of JSON */
export function findJsonLines(text: string): readonly string[] | undefined {
  const trimmed = text.trim().replace(/^\ufeff/, '')
  if (!/^[[{]/.test(trimmed)) return findInside(trimmed)
  const writer: Writer = { lines: [], left: maxValues }
  const whole = parse(trimmed)
  if (whole !== undefined) write(whole, '', writer, 0)
  else {
    for (const line of trimmed.split('\n')) {
      const value = /^\s*\{/.test(line) ? parse(line) : undefined
      if (value === undefined) writer.lines.push(line)
      else write(value, '', writer, 0)
    }
    if (writer.left === maxValues) return undefined
  }
  return writer.lines
}

/** A document that somebody forwarded, with a few words around it. */
function findInside(text: string): readonly string[] | undefined {
  if (!text.includes('[') && !text.includes('{')) return undefined
  const from = text.search(/^[[{]\s*$|^[[{]\s*["{[]/m)
  const to = Math.max(text.lastIndexOf('}'), text.lastIndexOf(']')) + 1
  const inner = from < 0 || to <= from ? undefined : findJsonLines(text.slice(from, to))
  return inner && [...text.slice(0, from).split('\n'), ...inner, ...text.slice(to).split('\n')]
}

/** Fields of a form, decoded: `message=Backup%20report&…`. */
export function findFormText(text: string): string | undefined {
  const trimmed = text.trim()
  if (!/^[\w.-]{1,60}=\S*$/.test(trimmed.slice(0, 200)) || /\s/.test(trimmed)) return undefined
  const fields = trimmed.split('&').map(field => {
    const value = field.slice(field.indexOf('=') + 1).replaceAll('+', ' ')
    try {
      return decodeURIComponent(value)
    } catch {
      return value
    }
  })
  return fields.join('\n')
}

function parse(text: string): unknown {
  try {
    const value: unknown = JSON.parse(text)
    return typeof value === 'object' && value !== null ? value : undefined
  } catch {
    return undefined
  }
}

function write(value: unknown, path: string, writer: Writer, depth: number): void {
  if (writer.left <= 0 || depth > maxDepth) return
  writer.left--
  if (Array.isArray(value)) {
    for (const item of value) write(item, path, writer, depth + 1)
  } else if (typeof value === 'object' && value !== null) {
    const fact = findFact(Object.entries(value))
    const heading = findHeading(value)
    const condition = findCondition(value)
    if (fact !== undefined) writeText(fact.value, fact.label, writer, depth)
    else if (heading !== undefined) writer.lines.push(`title: ${withSigns(heading).trim()}`)
    else {
      if (condition?.says !== undefined) writer.lines.push(`${path}: ${condition.says}`)
      for (const [name, item] of condition?.rest ?? Object.entries(value))
        write(item, path === '' ? name : `${path}.${name}`, writer, depth + 1)
    }
  } else if (typeof value === 'string') writeText(value, path, writer, depth)
  else if (value !== null) writer.lines.push(`${path}: ${value}`)
}

/** What stands above the blocks of a chat's message, or is written larger than the rest of its card. */
function findHeading(value: object): string | undefined {
  if (!('type' in value && 'text' in value)) return undefined
  const { type, text } = value
  if (type === 'TextBlock' && 'size' in value && typeof text === 'string')
    return /large$/i.test(String(value.size)) ? text : undefined
  if (type !== 'header' || typeof text !== 'object' || text === null || !('text' in text)) return undefined
  return typeof text.text === 'string' ? text.text : undefined
}

function writeText(told: string, path: string, writer: Writer, depth: number): void {
  const inner = /^\s*[[{]/.test(told) ? parse(told) : undefined
  const text = withSigns(told)
  const plain = withPlainLabels(text)
  if (inner !== undefined) write(inner, path, writer, depth + 1)
  else if (/\n./.test(plain)) writer.lines.push(...plain.split(/\r?\n/))
  // A reason that is not told is no trouble.
  else if (plain.trim() !== '') writer.lines.push(plain === text ? `${path}: ${plain.trim()}` : plain)
}

/** What cards call a label, and the value that belongs to it. */
const factNames: readonly (readonly [label: string, value: string])[] = [
  ['name', 'value'],
  ['title', 'value'],
  ['label', 'value'],
  ['topLabel', 'text'],
]
/** How a card shows it. */
const looks: ReadonlySet<string> = new Set(['short', 'inline', 'type', 'icon', 'wrap', 'startIcon'])
const maxFact = 60

function findFact(
  entries: readonly (readonly [string, unknown])[],
): { readonly label: string; readonly value: string } | undefined {
  const own = entries.filter(([name]) => !looks.has(name))
  if (own.length !== 2) return undefined
  const told = new Map(own)
  for (const [labelName, valueName] of factNames) {
    const label = told.get(labelName)
    const value = told.get(valueName)
    if (typeof label !== 'string' || label.trim() === '' || label.length > maxFact) continue
    if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean')
      return { label: label.replace(/:\s*$/, '').trim(), value: String(value) }
  }
  return undefined
}

/** Names of signs, which chats show as the sign. */
const signs: Readonly<Record<string, string>> = {
  ...{ white_check_mark: '✅', heavy_check_mark: '✔', ballot_box_with_check: '☑', green_circle: '🟢' },
  ...{ large_green_circle: '🟢', x: '❌', heavy_multiplication_x: '✖', red_circle: '🔴', no_entry: '⛔' },
  ...{ octagonal_sign: '🛑', warning: '⚠', yellow_circle: '🟡', large_yellow_circle: '🟡' },
}
const signName = new RegExp(`:(${Object.keys(signs).join('|')}):`, 'g')

/** A condition of Kubernetes, whose status says only whether it is so: `{"type": "Failed", "status": "False"}`. */
function findCondition(
  value: object,
): { readonly says: string | undefined; readonly rest: readonly (readonly [string, unknown])[] } | undefined {
  if (!('type' in value && 'status' in value)) return undefined
  const { type, status } = value
  if (typeof type !== 'string' || (status !== 'True' && status !== 'False')) return undefined
  const isTrouble = /fail|error|degraded/i.test(type)
  const says = status === 'True' ? type : isTrouble ? undefined : `not ${type}`
  return { says, rest: Object.entries(value).filter(([name]) => name !== 'type' && name !== 'status') }
}

/** `:x: Nightly` as `❌ Nightly`. */
function withSigns(text: string): string {
  return text.replace(signName, (name, inner: string) => signs[inner] ?? name)
}

/** `*Status:* OK` and `**Status**: OK`, as chats write bold labels; the value may stand in the next line. */
export function withPlainLabels(text: string): string {
  return /:\*|\*:/.test(text) ? text.replaceAll(boldLabel, '\n$1: ').trim() : text
}
const boldLabel =
  /(?<![\p{L}\p{N}*])\*{1,2}(\p{L}[^*:\n]{0,59})(?::\*{1,2}|\*{1,2}:)[ \t]*\n?(?=[^\n*])[ \t]*/gu
