/** Reads messages out of an open folder, within limits of memory. No other command may run while one reads. */
import type { ImapFlow } from 'imapflow'
import { toRange } from './imap-afterwards.ts'
import type { ImapLimits } from './imap-options.ts'

/** What is known of a message before it is read. */
export type Listed = { readonly uid: number; readonly bytes: number; readonly receivedAtMs: number }

export type Fetched = Listed & { readonly raw: Uint8Array; readonly oversizeBytes?: number }

const byUid = { uid: true }

/** Size and time of arrival, in the order asked for. Messages that are gone meanwhile are missing from the answer. */
export async function fetchSizes(client: ImapFlow, uids: readonly number[]): Promise<Listed[]> {
  const found = new Map<number, Listed>()
  const query = { uid: true, size: true, internalDate: true }
  for (const { uid, size, internalDate } of await client.fetchAll(toRange(uids), query, byUid))
    found.set(uid, { uid, bytes: size ?? 0, receivedAtMs: toReceivedAtMs(internalDate, Date.now()) })
  ensureUsable(client)
  return uids.flatMap(uid => found.get(uid) ?? [])
}

/** Whole messages; those that the server does not give are missing from the answer. */
export async function fetchWhole(
  client: ImapFlow,
  messages: readonly Listed[],
  maxBytes: number,
): Promise<Fetched[]> {
  const found = new Map<number, Uint8Array>()
  const range = toRange(messages.map(({ uid }) => uid))
  for (const { uid, source } of await client.fetchAll(range, { uid: true, source: true }, byUid))
    if (source) found.set(uid, source)
  ensureUsable(client)
  return messages.flatMap(message => {
    const raw = found.get(message.uid)
    // Some servers announce a size that is not the message's.
    return raw ? cut(message, raw, raw.length, maxBytes) : []
  })
}

/** The first `maxBytes` of a message; for one that has more, or may have. */
export async function fetchHead(
  client: ImapFlow,
  message: Listed,
  maxBytes: number,
): Promise<Fetched | undefined> {
  // One byte more shows whether there is more, whatever size was announced.
  const query = { uid: true, source: { start: 0, maxLength: maxBytes + 1 } }
  const answer = await client.fetchOne(String(message.uid), query, byUid)
  ensureUsable(client)
  const source = answer ? answer.source : undefined
  return source && cut(message, source, Math.max(message.bytes, source.length), maxBytes)
}

function cut(message: Listed, raw: Uint8Array, totalBytes: number, maxBytes: number): Fetched {
  if (raw.length <= maxBytes) return { ...message, raw }
  return { ...message, raw: raw.subarray(0, maxBytes), oversizeBytes: totalBytes }
}

/** Groups in order: none has more than the limits, but for a message that alone has more. */
export function* toGroups(
  messages: readonly Listed[],
  limits: Pick<ImapLimits, 'batchBytes'>,
  alone: (message: Listed) => boolean,
): Generator<Listed[]> {
  let group: Listed[] = []
  let bytes = 0
  for (const message of messages) {
    const ends = group.length > 0 && (alone(message) || bytes + message.bytes > limits.batchBytes)
    if (ends) {
      yield group
      group = []
      bytes = 0
    }
    group.push(message)
    bytes += message.bytes
    if (alone(message)) bytes = Number.POSITIVE_INFINITY
  }
  if (group.length > 0) yield group
}

/** The server's time of arrival: a message that came while we were down keeps its own. Never in the future. */
function toReceivedAtMs(internalDate: Date | string | undefined, nowMs: number): number {
  const atMs = internalDate === undefined ? Number.NaN : new Date(internalDate).getTime()
  return Number.isFinite(atMs) && atMs > 0 ? Math.min(atMs, nowMs) : nowMs
}

/** A fetch on a connection that is gone ends as if there were nothing to read. */
function ensureUsable(client: ImapFlow) {
  if (!client.usable) throw new Error('connection lost while reading')
}
