/** What a draft asks of messages so that they are its own: the lasting parts of sender and subject. */
import type { Message } from './message.ts'
import type { SubjectParts } from './subject-parts.ts'
import { condense } from './text.ts'

type TextField = 'subject' | 'from' | 'to' | 'source' | 'body'
export type DraftCondition =
  | { readonly field: TextField; readonly contains: string; readonly ignoreCase?: true }
  | { readonly field: TextField; readonly equals: string }

export type Sender = { readonly name: string; readonly address: string; readonly part: string }

/** `part`: what of the address stays the same; machines put numbers before the @. */
export function findSender(from: string): Sender {
  const text = condense(from).slice(0, maxSender)
  const address = /[^\s<>,;:"()]+@[^\s<>,;:"()]+/.exec(text)?.[0] ?? ''
  const at = address.indexOf('@')
  const name = text.replace(/<.*$/, '').replaceAll('"', '').trim()
  return {
    address,
    part: /\d{5,}|[0-9a-f]{12,}/i.test(address.slice(0, at)) ? address.slice(at) : address,
    name: name === address ? '' : name,
  }
}
const maxSender = 500

export function conditionsOf(
  message: Message,
  { pieces }: SubjectParts,
  { part }: Sender,
): readonly DraftCondition[] {
  const found: DraftCondition[] = [
    ...(part === '' ? [] : [{ field: 'from', contains: part } as const]),
    ...pieces.map(piece => ({ field: 'subject', contains: piece }) as const),
  ]
  if (found.length > 0) return found
  return [{ field: 'source', equals: message.intake }]
}

export function fitsCondition(
  condition: DraftCondition,
  { subject, from }: Pick<Message, 'subject' | 'from'>,
): boolean {
  if (!('contains' in condition)) return true
  return condense(condition.field === 'from' ? from : subject).includes(condense(condition.contains))
}
