/** Messages that fitted nothing are tried on checks whose rules are new. Which checks these are is kept until all were
 *  tried: what a stop or a crash cut short goes on with the next start. */
import type { Fleet } from './fleet.ts'
import type { Progress } from './reparse.ts'
import type { Store } from './store/store.ts'

type Options = {
  readonly store: Pick<Store, 'countMessages' | 'cursor' | 'write'>
  readonly fleet: Pick<Fleet, 'get'>
  readonly rematch: (checkIds: readonly string[]) => Promise<Progress>
  readonly tried: (progress: Progress) => void
  /** Beside everything else. */
  readonly run: (doing: string, work: () => Promise<unknown>) => void
  readonly signal: AbortSignal
}

const cursorName = 'checks whose messages are being tried'

export function createWaitingTrials({ store, fleet, rematch, tried, run, signal }: Options) {
  /** Under way, and how many times: a check may be changed again meanwhile. */
  const pending = new Map<string, number>()

  function save(): Promise<void> {
    return store.write(tx => tx.setCursor(cursorName, { checkIds: [...pending.keys()] }))
  }

  /** @returns how many messages there are to try */
  async function tryStored(checkIds: readonly string[]): Promise<number> {
    const waiting = checkIds.length > 0 ? await store.countMessages({ outcome: 'unmatched' }) : 0
    if (waiting === 0) return 0
    for (const id of checkIds) pending.set(id, (pending.get(id) ?? 0) + 1)
    await save()
    run('matching stored messages again', async () => {
      const progress = await rematch(checkIds)
      tried(progress)
      if (signal.aborted) return
      for (const id of checkIds) {
        const left = (pending.get(id) ?? 1) - 1
        if (left > 0) pending.set(id, left)
        else pending.delete(id)
      }
      await save()
    })
    return waiting
  }

  return {
    tryStored,
    /** What was under way when the service ended; asked for before anything else is tried.
     *  @returns goes on with it, once the checks are in force */
    async findBegun(): Promise<() => Promise<number>> {
      const begun = readIds(await store.cursor(cursorName))
      return () => tryStored(begun.filter(id => fleet.get(id) !== undefined && !pending.has(id)))
    },
  }
}

function readIds(cursor: unknown): readonly string[] {
  if (typeof cursor !== 'object' || cursor === null || !('checkIds' in cursor)) return []
  const { checkIds } = cursor
  return Array.isArray(checkIds) ? checkIds.filter(id => typeof id === 'string') : []
}
