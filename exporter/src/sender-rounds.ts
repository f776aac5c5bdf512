/** Senders about whom DNS did not answer when their mail arrived: asked again while it may change. */
import type { Received } from './core/message.ts'
import type { SenderFinding } from './core/sender-trust.ts'
import type { Events } from './events.ts'
import type { Pipeline } from './pipeline.ts'
import type { Reparse } from './reparse.ts'
import { findReplay } from './replay.ts'
import type { Store } from './store/store.ts'

/** As long as DNS may have been away; afterwards keys may have changed. */
const againForMs = 24 * 3_600_000
const pageMessages = 50
/** So many that still get no answer end the round: DNS is still away. */
const maxUnanswered = 20

type Deps = {
  readonly store: Pick<Store, 'unverified' | 'message' | 'raw'>
  readonly pipeline: Pick<Pipeline, 'commit'>
  readonly reparse: Reparse
  readonly verify: (received: Received) => Promise<SenderFinding | undefined>
  readonly events: Pick<Events, 'senderVerified'>
  readonly now: () => number
}

/** One round over the messages whose sender is still unknown. Each begins where the one before ended, so that none
 *  waits behind others for ever. */
export function createSenderRounds({ store, pipeline, reparse, verify, events, now }: Deps) {
  let afterId = 0

  /** @returns whether DNS answered about this one */
  async function again(id: number, signal: AbortSignal, aborted: Promise<undefined>): Promise<boolean> {
    const stored = await store.message(id)
    const raw = stored && (await store.raw(id))
    if (!stored || !raw || stored.sender?.outcome !== 'unknown') return true
    const found = await Promise.race([verify({ ...stored, raw }), aborted])
    if (!found || found.outcome === 'unknown' || signal.aborted) return false
    await pipeline.commit(async tx => tx.setSender(id, await findReplay(tx, found, stored.identity)))
    events.senderVerified(found.outcome)
    await reparse.reparse({ messageId: id }, () => {}, signal)
    return true
  }

  async function walk(signal: AbortSignal, aborted: Promise<undefined>): Promise<void> {
    let unanswered = 0
    for (;;) {
      const page = await store.unverified(now() - againForMs, afterId, pageMessages)
      for (const id of page) {
        if (signal.aborted || unanswered >= maxUnanswered) return
        if (!(await again(id, signal, aborted))) unanswered++
        afterId = id
      }
      if (page.length < pageMessages) {
        afterId = 0
        return
      }
    }
  }

  return async function round(signal: AbortSignal): Promise<void> {
    // DNS may take long, and whoever closes does not wait for it.
    const ended = new AbortController()
    const aborted = new Promise<undefined>(resolve => {
      signal.addEventListener('abort', () => resolve(undefined), { once: true, signal: ended.signal })
    })
    await walk(signal, aborted).finally(() => ended.abort())
  }
}
