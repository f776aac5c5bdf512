/** What tells that two deliveries are the same mail: two mailboxes, a fetch repeated after a crash, a sender that did
 *  not see our answer. Two runs of a job must never be taken for one mail, so everything that a run changes counts. */
import { createHash } from 'node:crypto'
import type { Message, Received } from '../core/message.ts'
import { readHead } from './head.ts'
import { defaultMimeLimits } from './mime.ts'

const textHeadChars = 4000
const hourMs = 3_600_000

/** Hexadecimal. Headers that the way of a mail adds or changes count only where nothing better tells two runs apart. */
export function identityOf(received: Received, message: Message): string {
  const date = headerOf(message, 'date')
  if (message.messageId !== undefined) {
    // Some devices send the same Message-ID every time, and without a Date only the first server that took the mail
    // tells their runs apart.
    const when = date ?? lastHeaderOf(message, 'received') ?? ''
    const text = message.text
      .slice(0, 2 * textHeadChars)
      .replace(/\s+/g, ' ')
      .trim()
      .slice(0, textHeadChars)
    return hash(['id', message.messageId, when, message.subject, message.from.toLowerCase(), text])
  }
  if (date !== undefined) {
    const own = message.headers.filter(header => !addedOnTheWay.test(header.name))
    const { bodyStart } = readHead(Buffer.from(received.raw), defaultMimeLimits)
    const body = Buffer.from(received.raw).toString('latin1', bodyStart).replaceAll('\r\n', '\n').trimEnd()
    return hash(['date', ...own.flatMap(({ name, value }) => [name, value]), body])
  }
  const raw = Buffer.from(received.raw).toString('latin1')
  if (headerOf(message, 'received') !== undefined) return hash(['raw', raw])
  // Bit by bit the same mail an hour later is another run: nothing in it could say so.
  return hash(['hour', raw, String(Math.floor(received.receivedAtMs / hourMs))])
}

const addedOnTheWay =
  /^(received|received-spf|delivered-to|return-path|envelope-to|authentication-results|dkim-signature|domainkey-signature|arc-.*|resent-.*|x-.*|apparently-to|status|content-length|lines)$/

function headerOf(message: Message, name: string): string | undefined {
  const value = message.headers.find(header => header.name === name)?.value.trim()
  return value === '' ? undefined : value
}

function lastHeaderOf(message: Message, name: string): string | undefined {
  return message.headers.findLast(header => header.name === name)?.value
}

function hash(parts: readonly string[]): string {
  const sum = createHash('sha256')
  // The length sets the parts off from one another, whatever they contain.
  for (const part of parts) sum.update(`${part.length}:`).update(part)
  return sum.digest('hex')
}
