/** What the head of a mail says of who sent it: its From domain, and the signatures it carries. Nothing is believed
 *  here; it is only read, within limits that no header can make slow. */
import { createHash } from 'node:crypto'
import { bareAddress, domainOf } from '../core/sender-trust.ts'
import { decodeWords } from './encoded-words.ts'
import { type RawHeader, readHead } from './head.ts'
import { defaultMimeLimits } from './mime.ts'
import { findSentAtMs } from './sent-at.ts'

/** A DKIM-Signature or an ARC-Message-Signature. */
export type Signature = {
  /** Digest of the signature itself: two mails never have the same by chance. */
  readonly id: string
  readonly domain: string
  readonly selector: string
  readonly algorithm: string
  /** Names of the headers it covers. */
  readonly signs: ReadonlySet<string>
  /** It covers only the first part of the text. */
  readonly isLimited: boolean
  readonly signedAtMs?: number
  readonly expiresAtMs?: number
}

export type Seal = {
  readonly instance: number
  readonly domain: string
  readonly selector: string
  readonly signature: Signature
  /** Value of its ARC-Authentication-Results, without the instance. */
  readonly results: string
}

export type SenderHead = {
  readonly headers: readonly RawHeader[]
  readonly address: string
  readonly domain: string
  readonly dateMs?: number
  readonly signatures: readonly Signature[]
  /** Oldest first; empty when they are not a whole chain. */
  readonly seals: readonly Seal[]
  /** A header of which there may be one only, and there are more. */
  readonly doubled?: string
}

const maxHeadBytes = 256 * 1024
const maxLineChars = 16 * 1024
const maxSignatures = 10
const maxSeals = 20
const once = ['subject', 'date', 'message-id', 'content-type', 'content-transfer-encoding', 'mime-version']
const long = /^(from|dkim-signature|authentication-results|arc-.*|received)$/

/** @returns a text: why nobody can be told by it; `isForged`: no honest mail is like that */
export function readSenderHead(
  raw: Buffer,
): SenderHead | { readonly why: string; readonly isForged: boolean } {
  const { headers, bodyStart, cut } = readHead(raw, defaultMimeLimits)
  if (cut || bodyStart > maxHeadBytes) return { why: 'its headers are too many to verify', isForged: false }
  if (headers.some(({ name, raw: { length } }) => length > maxLineChars && long.test(name)))
    return { why: 'it has a header that is too long to verify', isForged: false }
  const of = (name: string) => headers.filter(header => header.name === name).map(header => header.raw)
  const [from = '', ...more] = of('from')
  const address = bareAddress(decodeWords(from))
  if (more.length > 0 || address === '') {
    const why =
      more.length > 0 ? `it has ${more.length + 1} From headers` : 'its From header does not name one address'
    return { why, isForged: true }
  }
  if (of('dkim-signature').length > maxSignatures)
    return { why: `it carries more than ${maxSignatures} signatures`, isForged: false }
  const date = of('date')[0]
  const dateMs = date === undefined ? undefined : findSentAtMs(date)
  const doubled = once.find(name => of(name).length > 1)
  return {
    headers,
    address,
    domain: domainOf(address),
    ...(dateMs !== undefined && { dateMs }),
    signatures: of('dkim-signature').flatMap(value => readSignature(value) ?? []),
    seals: readSeals(of('arc-seal'), of('arc-message-signature'), of('arc-authentication-results')),
    ...(doubled !== undefined && { doubled }),
  }
}

function readTags(value: string): ReadonlyMap<string, string> {
  const tags = new Map<string, string>()
  for (const part of value.split(';')) {
    const at = part.indexOf('=')
    if (at > 0) tags.set(part.slice(0, at).trim(), part.slice(at + 1).replace(/\s+/g, ''))
  }
  return tags
}

function readSignature(value: string): Signature | undefined {
  const tags = readTags(value)
  const domain = tags.get('d')?.toLowerCase()
  const selector = tags.get('s')?.toLowerCase()
  const signed = tags.get('b')
  if (!domain || !selector || !signed) return undefined
  const seconds = (tag: string) => {
    const written = tags.get(tag)
    return written !== undefined && /^\d{1,12}$/.test(written) ? Number(written) * 1000 : undefined
  }
  const signedAtMs = seconds('t')
  const expiresAtMs = seconds('x')
  return {
    id: createHash('sha256').update(Buffer.from(signed, 'base64')).digest('hex'),
    domain,
    selector,
    algorithm: tags.get('a')?.toLowerCase() ?? '',
    signs: new Set(tags.get('h')?.toLowerCase().split(':')),
    isLimited: tags.has('l'),
    ...(signedAtMs !== undefined && { signedAtMs }),
    ...(expiresAtMs !== undefined && { expiresAtMs }),
  }
}

/** Only of chains without a gap, written plainly: what two readers could understand in two ways proves nothing. */
function readSeals(
  seals: readonly string[],
  signatures: readonly string[],
  results: readonly string[],
): Seal[] {
  const count = seals.length
  if (count === 0 || count > maxSeals || signatures.length !== count || results.length !== count) return []
  const byInstance = (values: readonly string[]) =>
    new Map(values.map(value => [Number(/^\s*i\s*=\s*(\d{1,2})\s*;/.exec(value)?.[1]), value]))
  const numbered = (values: readonly string[]) =>
    new Map(values.map(value => [Number(readTags(value).get('i')), value]))
  const [sealOf, signatureOf, resultsOf] = [numbered(seals), numbered(signatures), byInstance(results)]
  const chain: Seal[] = []
  for (let instance = 1; instance <= count; instance++) {
    const tags = readTags(sealOf.get(instance) ?? '')
    const signature = readSignature(signatureOf.get(instance) ?? '')
    const said = resultsOf.get(instance)
    const domain = tags.get('d')?.toLowerCase()
    const selector = tags.get('s')?.toLowerCase()
    if (!signature || said === undefined || !domain || !selector) return []
    chain.push({ instance, domain, selector, signature, results: said.slice(said.indexOf(';') + 1) })
  }
  return chain
}
