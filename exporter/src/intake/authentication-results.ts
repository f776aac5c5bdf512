/** Reads Authentication-Results headers (RFC 8601). What is not written as the standard has it is left out. */
import type { RawHeader } from './head.ts'

export type AuthResult = {
  /** `dkim`, `spf`, `dmarc`, `arc`; in lower case, as is the result. */
  readonly method: string
  readonly result: string
  /** Such as `header.d`; names and values in lower case. */
  readonly properties: ReadonlyMap<string, string>
}
export type AuthResults = { readonly server: string; readonly results: readonly AuthResult[] }

const resultForm = /^([a-z][a-z0-9-]*)(?:\s*\/\s*\d+)?\s*=\s*([a-z]+)(?:\s|$)/
/** Such as `reason="…"`, in which anything may stand. */
const quotedTexts = /(?:^|\s)[a-z0-9_-]+\s*=\s*"[^"]*"/g
const propertyForm = /(?:^|\s)([a-z]+\.[a-z0-9_-]+)\s*=\s*(?:"([^"]*)"|([^\s"]+))/g

export function readAuthResults(value: string): AuthResults | undefined {
  const [first = '', ...rest] = splitParts(withoutComments(value.toLowerCase()))
  const server = /^\s*"?([^\s"=]+)"?(?:\s+\d+)?\s*$/.exec(first)?.[1]
  if (server === undefined) return undefined
  return { server, results: rest.flatMap(part => readResult(part.trim()) ?? []) }
}

function readResult(part: string): AuthResult | undefined {
  const [head, method = '', result = ''] = resultForm.exec(part) ?? []
  if (head === undefined) return undefined
  const properties = new Map<string, string>()
  const rest = part.slice(head.length - 1).replaceAll(quotedTexts, ' ')
  for (const [, name = '', quoted, plain] of rest.matchAll(propertyForm))
    if (!properties.has(name)) properties.set(name, quoted ?? plain ?? '')
  return { method, result, properties }
}

/** Comments may stand anywhere, nest, and hold anything; in quotes there are none. */
function withoutComments(text: string): string {
  let out = ''
  let depth = 0
  let quoted = false
  for (let at = 0; at < text.length; at++) {
    const character = text.charAt(at)
    if (character === '\\') {
      if (depth === 0) out += text.charAt(at + 1)
      at++
    } else if (depth === 0 && character === '"') {
      quoted = !quoted
      out += character
    } else if (!quoted && character === '(') depth++
    else if (!quoted && character === ')') {
      if (depth > 0) depth--
      if (depth === 0) out += ' '
    } else if (depth === 0) out += character
  }
  return out
}

function splitParts(text: string): readonly string[] {
  const parts: string[] = []
  let start = 0
  let quoted = false
  for (let at = 0; at < text.length; at++) {
    if (text[at] === '"') quoted = !quoted
    if (text[at] !== ';' || quoted) continue
    parts.push(text.slice(start, at))
    start = at + 1
  }
  return [...parts, text.slice(start)]
}

/** The topmost header of this server, where it stands above every line that came with the mail: headers are put on
 *  top, so below the `Received:` of the server's own hop is what the sender has written. Where no such line names
 *  the server, the first one is taken for its own. */
export function findServerResults(headers: readonly RawHeader[], server: string): AuthResults | undefined {
  const wanted = server.toLowerCase()
  const own = headers
    .filter(({ name }) => name === 'received')
    .findIndex(({ raw }) => receivedBy(raw) === wanted)
  let hops = Math.max(0, own) + 1
  for (const { name, raw } of headers) {
    if (name === 'received') hops--
    if (hops < 0) return undefined
    if (name !== 'authentication-results') continue
    const read = readAuthResults(raw)
    if (read?.server === wanted) return read
  }
  return undefined
}

function receivedBy(raw: string): string | undefined {
  return /(?:^|\s)by\s+([^\s;]+)/.exec(withoutComments(raw.toLowerCase()))?.[1]
}

/** The domain that a result is about. */
export function domainOfResult({ method, properties }: AuthResult): string {
  const names = {
    dkim: ['header.d', 'header.i'],
    spf: ['smtp.mailfrom', 'smtp.helo'],
    dmarc: ['header.from'],
  }
  const found = (method === 'dkim' || method === 'spf' || method === 'dmarc' ? names[method] : []).flatMap(
    name => properties.get(name) ?? [],
  )[0]
  return found === undefined ? '' : found.slice(found.lastIndexOf('@') + 1)
}
