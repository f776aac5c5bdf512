/** JSON as lines a reader of text understands: `Data.Status: 5000`. Texts inside of it that are JSON or have several
 *  lines themselves are opened, as webhooks wrap one into the other. */

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
    for (const [name, item] of Object.entries(value))
      write(item, path === '' ? name : `${path}.${name}`, writer, depth + 1)
  } else if (typeof value === 'string') writeText(value, path, writer, depth)
  else if (value !== null) writer.lines.push(`${path}: ${value}`)
}

function writeText(text: string, path: string, writer: Writer, depth: number): void {
  const inner = /^\s*[[{]/.test(text) ? parse(text) : undefined
  if (inner !== undefined) write(inner, path, writer, depth + 1)
  else if (/\n./.test(text)) writer.lines.push(...text.split(/\r?\n/))
  // A reason that is not told is no trouble.
  else if (text.trim() !== '') writer.lines.push(`${path}: ${text.trim()}`)
}
