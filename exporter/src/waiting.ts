/** What is known of the messages that wait unmatched, and of the newest that do not. Kept between requests, read within a
 *  time, and dropped as soon as a message waits no longer. */
import { setImmediate as breathe } from 'node:timers/promises'
import { compileAhead } from './core/identify/compile-ahead.ts'
import { createIdentifier, type Identify } from './core/identify/identify.ts'
import type { Message, Received } from './core/message.ts'
import { products } from './core/products/all.ts'
import { type Fact, toFact } from './core/suggest/fact.ts'
import type { MessageFilter, Store, StoredMessage } from './store/store.ts'

type Options = {
  readonly store: Pick<Store, 'messages' | 'raw' | 'changes'>
  readonly readMessage: (received: Received) => Promise<Message>
  readonly config: () => { readonly limits: unknown }
}

/** Newest ones that are looked at. */
const maxWaiting = 20_000
/** Of other checks: what is suggested must not take theirs. */
const maxTaken = 1000
const pageMessages = 100

export type Looked = {
  readonly facts: readonly Fact[]
  readonly taken: readonly Fact[]
  readonly looked: number
  readonly total: number
}

export function createWaiting({ store, readMessage, config }: Options) {
  let identify: Identify | undefined
  const prepare = async () => {
    for (const _ of compileAhead()) await breathe()
    const made = createIdentifier(products)
    await breathe()
    return made
  }
  const waiting = createShelf()
  const taken = createShelf()
  let listedAt = -1
  let readWith: unknown
  let version = 0
  let running: Promise<Looked> | undefined

  function createShelf() {
    const facts = new Map<number, Fact | undefined>()
    let listed: readonly StoredMessage[] = []
    return {
      list(found: readonly StoredMessage[]) {
        listed = found
        const ids = new Set(found.map(({ id }) => id))
        for (const id of facts.keys()) if (!ids.has(id)) facts.delete(id)
      },
      clear: () => facts.clear(),
      /** Undefined: it could not be read any more. */
      keep: (id: number, fact: Fact | undefined) => facts.set(id, fact),
      unread: () => listed.filter(({ id }) => !facts.has(id)),
      known: () => [...facts.values()].flatMap(fact => fact ?? []),
      total: () => listed.length,
      looked: () => facts.size,
    }
  }

  async function list(filter: MessageFilter, limit: number): Promise<readonly StoredMessage[]> {
    const found: StoredMessage[] = []
    for (let beforeId: number | undefined; found.length < limit; ) {
      const page = await store.messages(
        { ...filter, ...(beforeId !== undefined && { beforeId }) },
        pageMessages,
      )
      // What was posted belongs to the check that it names.
      found.push(...page.filter(({ posting }) => !posting))
      beforeId = page.at(-1)?.id
      if (page.length < pageMessages) break
      await breathe()
    }
    return found.slice(0, limit)
  }

  async function read(shelf: ReturnType<typeof createShelf>, untilMs: number, isIdentified: boolean) {
    for (const stored of shelf.unread()) {
      if (performance.now() > untilMs) return
      const raw = await store.raw(stored.id)
      const message = raw && (await readMessage({ ...stored, raw }))
      const { id } = stored
      if (isIdentified) identify ??= await prepare()
      const identified = message && isIdentified ? identify?.(message) : undefined
      if (identified) await breathe()
      shelf.keep(id, message && toFact(id, message, identified))
      version++
      await breathe()
    }
  }

  async function look(budgetMs: number): Promise<Looked> {
    const untilMs = performance.now() + budgetMs
    const { limits } = config()
    if (limits !== readWith) {
      waiting.clear()
      taken.clear()
    }
    readWith = limits
    const changes = store.changes()
    if (changes !== listedAt) {
      waiting.list(await list({ outcome: 'unmatched' }, maxWaiting))
      taken.list(await list({ outcomes: ['matched', 'ignored'] }, maxTaken))
      listedAt = changes
      version++
    }
    await read(taken, untilMs, false)
    await read(waiting, untilMs, true)
    return {
      facts: waiting.known(),
      taken: taken.known(),
      looked: waiting.looked(),
      total: waiting.total(),
    }
  }

  return {
    /** Reads on for about so long; whoever asks meanwhile gets the same answer. */
    look(budgetMs: number): Promise<Looked> {
      running ??= look(budgetMs).finally(() => {
        running = undefined
      })
      return running
    },
    version: (): number => version,
  }
}
