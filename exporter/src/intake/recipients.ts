/** Whom a message was sent to. Lists of addresses are taken apart in one pass that no input can slow down; what is no
 *  address is left out of the addresses, but stays in the list as written. */
import type { Envelope } from '../core/message.ts'
import { decodeWords } from './encoded-words.ts'
import type { RawHeader } from './head.ts'

/** @param text is `Name <address>` as written, decoded. */
export type Mailbox = { readonly text: string; readonly address?: string }

export type Recipients = {
  readonly to: readonly string[]
  readonly originallyTo: readonly string[]
  readonly recipients: readonly string[]
}

/** Where the mail was really delivered to; alias and forwarding show only there. */
const originalHeaders = ['delivered-to', 'x-original-to', 'x-forwarded-to']
const otherHeaders = ['envelope-to', 'x-envelope-to', 'apparently-to', 'to', 'cc']

const maxAddresses = 2000

export function readRecipients(headers: readonly RawHeader[], envelope: Envelope | undefined): Recipients {
  const listsOf = (names: readonly string[]) =>
    names.flatMap(name => headers.filter(header => header.name === name).map(header => header.raw))
  const addressesOf = (lists: readonly string[]) =>
    lists.flatMap(list => readMailboxes(list).flatMap(mailbox => mailbox.address ?? []))

  const originallyTo = distinct([...(envelope?.to ?? []), ...addressesOf(listsOf(originalHeaders))])
  return {
    to: listsOf(['to', 'cc'])
      .flatMap(list => readMailboxes(list).map(mailbox => mailbox.text))
      .slice(0, maxAddresses),
    originallyTo,
    recipients: distinct([...originallyTo, ...addressesOf(listsOf(otherHeaders))]),
  }
}

/** Takes a header value apart: `"Last, First" <a@x>, Team: b@x, c@x;, d@x (Name)`. */
export function readMailboxes(raw: string): Mailbox[] {
  const mailboxes: Mailbox[] = []
  for (const written of splitList(raw)) {
    const text = decodeWords(written).trim()
    if (text === '') continue
    const address = findAddress(written)
    mailboxes.push(address === undefined ? { text } : { text, address })
    if (mailboxes.length >= maxAddresses) break
  }
  return mailboxes
}

/** Cuts at commas and semicolons outside quotes, comments and angle brackets. */
function splitList(raw: string): string[] {
  const parts: string[] = []
  let start = 0
  let quoted = false
  let comment = 0
  let angle = false
  for (let i = 0; i < raw.length; i++) {
    const character = raw[i]
    if (character === '\\') i++
    else if (quoted) quoted = character !== '"'
    else if (character === '"') quoted = true
    else if (character === '(') comment++
    else if (character === ')' && comment > 0) comment--
    else if (comment > 0) continue
    else if (character === '<') angle = true
    else if (character === '>') angle = false
    else if (angle) continue
    else if (character === ',' || character === ';') {
      parts.push(raw.slice(start, i))
      start = i + 1
    }
  }
  // A quote or bracket that never closes must not hide the addresses behind it.
  const open = quoted || comment > 0 || angle
  return [...parts, ...(open ? raw.slice(start).split(/[,;]/) : [raw.slice(start)])]
}

/** No name and address are longer together; of what is, only the end is searched. */
const maxMailboxChars = 1000

function findAddress(written: string): string | undefined {
  const bounded = written.slice(-maxMailboxChars)
  const plain = bounded.includes('<') ? withoutQuotes(bounded) : bounded
  const angled = /<([^<>]*)>?[^<>]*$/.exec(plain)?.[1] ?? withoutComments(plain)
  // An obsolete source route, `@relay,@relay:user@host`, is not part of the address.
  const bare = angled
    .slice(angled.startsWith('@') ? angled.indexOf(':') + 1 : 0)
    .replace(/^[^"[\]@]*:/, '') // the name of a group, or mailto
    .trim()
  const at = bare.lastIndexOf('@')
  const local = bare.slice(0, at)
  if (at < 1 || at === bare.length - 1 || bare.length > 320 || /[\s<>,;]/.test(bare.slice(at)))
    return undefined
  if (/\s/.test(local) && !/^".*"$/.test(local))
    return bare.split(/\s+/).find(word => /^[^@]+@[^@]+$/.test(word))
  return bare
}

/** A quoted name may hold brackets of its own; a quoted local part stands inside the brackets and is kept. */
function withoutQuotes(written: string): string {
  return written.replace(/"(?:[^"\\]|\\.)*"(?=[^"<>]*<)/g, '')
}

function withoutComments(written: string): string {
  return written.replace(/\([^()]*\)/g, ' ')
}

/** Once each, whatever the case; the first spelling stays. */
function distinct(addresses: readonly string[]): string[] {
  const seen = new Map<string, string>()
  for (const address of addresses) {
    const key = address.toLowerCase()
    if (!seen.has(key)) seen.set(key, address)
    if (seen.size >= maxAddresses) break
  }
  return [...seen.values()]
}
