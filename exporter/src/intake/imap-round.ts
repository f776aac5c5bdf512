/** One pass over a folder: takes what is not done, oldest first, in batches that are stored together and marked with
 *  one command. One message that cannot be taken, or that breaks the connection, never keeps the others from it. */
import type { ImapFlow } from 'imapflow'
import type { Accept, Received } from '../core/message.ts'
import type { Events } from '../events.ts'
import type { Marker } from './imap-afterwards.ts'
import { type Fetched, fetchHead, fetchSizes, fetchWhole, type Listed, toGroups } from './imap-fetch.ts'
import type { Memory } from './imap-memory.ts'
import { type ImapLimits, type ImapOptions, toIntakeName, toMailboxDigest } from './imap-options.ts'

/** Failures of one message before it is set aside: then only polls try it, after everything else. */
const maxTries = 5
/** A set-aside message that cannot be read may break the connection each time, so it is tried ever more rarely. */
const asideMinMs = 30_000
const asideMaxMs = 3_600_000

export type Taking = {
  readonly options: ImapOptions
  readonly limits: ImapLimits
  readonly accept: Accept
  readonly events: Pick<Events, 'imapSetAside' | 'imapMarkFailed'>
  readonly memory: Memory
  readonly signal: AbortSignal
}

type Step = Taking & {
  readonly client: ImapFlow
  readonly marker: Marker
  readonly listed: readonly number[]
}

/** @returns whether nothing has to be tried again soon. @throws when the connection is lost. */
export async function round(
  taking: Taking,
  client: ImapFlow,
  marker: Marker,
  isPoll: boolean,
): Promise<boolean> {
  const { limits, memory, signal } = taking
  const listed = await marker.list()
  forgetUnlisted(memory, listed)
  const step = { ...taking, client, marker, listed }
  const unmarked = listed.filter(uid => memory.stored.has(uid))
  if (isPoll && unmarked.length > 0) await mark(step, unmarked)

  const nowMs = performance.now()
  const open = listed.filter(uid => !memory.stored.has(uid))
  const triesOf = (uid: number) => memory.tries.get(uid) ?? { count: 0, againAtMs: 0 }
  const first = open.filter(uid => triesOf(uid).count < maxTries)
  const aside = open.filter(uid => triesOf(uid).count >= maxTries && triesOf(uid).againAtMs <= nowMs)
  let isWhole = true
  for (const uids of isPoll ? [first, aside] : [first])
    for (let at = 0; at < uids.length; at += limits.batchMessages) {
      const { stored, failed } = await takeBatch(step, uids.slice(at, at + limits.batchMessages))
      if (uids === first && failed > 0) isWhole = false
      // Nothing could be stored: the trouble is not the messages', so the others wait their turn, in order.
      if (stored === 0 && failed > 0) return isWhole
      if (signal.aborted) return true
    }
  return isWhole
}

async function takeBatch(step: Step, uids: readonly number[]): Promise<{ stored: number; failed: number }> {
  const count = { stored: 0, failed: 0 }
  const isAlone = ({ uid, bytes }: Listed) => bytes > step.limits.maxBytes || step.memory.suspects.has(uid)
  for (const run of splitSuspects(uids, step.memory.suspects)) {
    const sizes = await read(step, run, some => fetchSizes(step.client, some))
    count.failed += run.length - sizes.length
    for (const group of toGroups(sizes, step.limits, isAlone)) {
      const fetched = await readGroup(step, group)
      const stored = await store(step, fetched)
      count.failed += group.length - stored.length
      count.stored += stored.length
      if (stored.length > 0) await mark(step, stored)
      if ((fetched.length > 0 && stored.length === 0) || step.signal.aborted) return count
    }
  }
  return count
}

function readGroup(step: Step, group: readonly Listed[]): Promise<Fetched[]> {
  const { client, limits, memory } = step
  const known = new Map(group.map(message => [message.uid, message]))
  return read(
    step,
    group.map(({ uid }) => uid),
    async uids => {
      const messages = uids.flatMap(uid => known.get(uid) ?? [])
      const [only] = messages
      // What failed before may be larger than announced.
      const isHead =
        only && messages.length === 1 && (only.bytes > limits.maxBytes || memory.tries.has(only.uid))
      if (!isHead) return fetchWhole(client, messages, limits.maxBytes)
      const head = await fetchHead(client, only, limits.maxBytes)
      return head ? [head] : []
    },
  )
}

/** Reads something of several messages. When that fails each is read alone, on the next connection if need be, so
 *  that the one it is due to shows. @returns what could be read; the rest is noted as failed. */
async function read<T extends { readonly uid: number }>(
  step: Step,
  uids: readonly number[],
  work: (uids: readonly number[]) => Promise<T[]>,
): Promise<T[]> {
  const { client, memory } = step
  const [only] = uids
  try {
    const found = await work(uids)
    const there = new Set(found.map(({ uid }) => uid))
    for (const uid of uids)
      if (!there.has(uid))
        fail(step, uid, new Error('the server lists the message and does not give it'), true)
    return found
  } catch (cause) {
    const isOne = uids.length === 1 && only !== undefined
    if (isOne) fail(step, only, cause, true)
    else for (const uid of uids) memory.suspects.add(uid)
    if (!client.usable) throw cause
    if (isOne) return []
  }
  const found: T[] = []
  for (const uid of uids) found.push(...(await read(step, [uid], work)))
  return found
}

/** Hands messages on in their order and all at once, so that they can be committed together. */
async function store(step: Step, fetched: readonly Fetched[]): Promise<number[]> {
  const { accept, memory } = step
  const answers = await Promise.allSettled(fetched.map(async message => accept(toReceived(step, message))))
  const stored: number[] = []
  for (const [i, { uid }] of fetched.entries()) {
    const answer = answers[i]
    if (answer?.status === 'fulfilled') {
      stored.push(uid)
      memory.stored.add(uid)
      memory.tries.delete(uid)
      memory.suspects.delete(uid)
    } else fail(step, uid, answer?.reason, false)
  }
  return stored
}

/** A mark that fails is tried again at the next poll; until then the message is known to be stored. */
async function mark({ client, events, listed, marker, memory, options }: Step, uids: readonly number[]) {
  try {
    const open = listed.filter(uid => !memory.stored.has(uid))
    await marker.mark(uids, open)
  } catch (cause) {
    if (!client.usable) throw cause
    memory.isMarkOwed = true
    events.imapMarkFailed(toIntakeName(options), uids.length, cause)
  }
}

function fail({ events, memory, options }: Step, uid: number, cause: unknown, isReading: boolean) {
  const count = (memory.tries.get(uid)?.count ?? 0) + 1
  const waitMs = isReading ? Math.min(asideMaxMs, asideMinMs * 2 ** Math.max(0, count - maxTries)) : 0
  memory.tries.set(uid, { count, againAtMs: performance.now() + waitMs })
  if (count === maxTries) events.imapSetAside(toIntakeName(options), toKey(options, memory, uid), cause)
}

function toReceived({ memory, options }: Step, message: Fetched): Received {
  const { oversizeBytes, raw, receivedAtMs, uid } = message
  return {
    intake: toIntakeName(options),
    intakeKey: toKey(options, memory, uid),
    receivedAtMs,
    raw,
    ...(oversizeBytes === undefined ? {} : { oversizeBytes }),
  }
}

function toKey(options: ImapOptions, { uidValidity }: Memory, uid: number): string {
  return `${toIntakeName(options)}:${uidValidity}:${uid}:${toMailboxDigest(options)}`
}

/** In order: each suspect alone, the others between them together. */
function* splitSuspects(
  uids: readonly number[],
  suspects: ReadonlySet<number>,
): Generator<readonly number[]> {
  let run: number[] = []
  for (const uid of uids) {
    if (!suspects.has(uid)) {
      run.push(uid)
      continue
    }
    if (run.length > 0) yield run
    run = []
    yield [uid]
  }
  if (run.length > 0) yield run
}

function forgetUnlisted({ stored, suspects, tries }: Memory, listed: readonly number[]) {
  const there = new Set(listed)
  for (const part of [stored, suspects, tries])
    for (const uid of part.keys()) if (!there.has(uid)) part.delete(uid)
}
