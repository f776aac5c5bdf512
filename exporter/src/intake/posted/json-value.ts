/** Looking into JSON of any shape: paths, numbers, texts, and the whole of it as lines that rules and people read. */
import { cutText } from '../cut-text.ts'

/** Dots part the steps, numbers step into lists: `job.results.0.size`. Only what is really there is found. */
export function findPath(value: unknown, path: string): unknown {
  let at: unknown = value
  for (const step of path.split('.')) {
    if (typeof at !== 'object' || at === null || !Object.hasOwn(at, step)) return undefined
    at = (at as Readonly<Record<string, unknown>>)[step]
  }
  return at
}

/** Texts, numbers and truth values; everything else has no text. */
export function findText(value: unknown, path: string): string | undefined {
  const found = findPath(value, path)
  if (typeof found === 'string') return found
  return typeof found === 'number' || typeof found === 'boolean' ? String(found) : undefined
}

/** Numbers, and texts that are nothing but one: many products quote their bytes. */
export function findNumber(value: unknown, path: string): number | undefined {
  const found = findPath(value, path)
  if (typeof found === 'number') return Number.isFinite(found) ? found : undefined
  return typeof found === 'string' && /^\s*\d{1,18}(\.\d{1,9})?\s*$/.test(found) ? Number(found) : undefined
}

/** @returns the parsed JSON, or undefined: no JSON has that value */
export function findJson(text: string): unknown {
  try {
    return JSON.parse(text.replace(/^\ufeff/, ''))
  } catch {
    return undefined
  }
}

const maxDepth = 20
const maxLines = 5000
const maxLineChars = 100_000

/** One line per value, `Data.Status: 5000`. */
export function flatten(value: unknown): string {
  const lines: string[] = []
  const walk = (at: unknown, path: string, depth: number) => {
    if (lines.length >= maxLines) return
    if (typeof at !== 'object' || at === null || depth > maxDepth) {
      const text = typeof at === 'string' ? at : (JSON.stringify(at) ?? '')
      lines.push(`${path && `${path}: `}${cutText(text, maxLineChars).text}`)
      return
    }
    for (const [name, inner] of Object.entries(at)) walk(inner, path ? `${path}.${name}` : name, depth + 1)
  }
  walk(value, '', 0)
  return lines.join('\n')
}
