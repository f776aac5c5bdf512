/** Retention: what is old goes, what it meant for a check's state stays. */
import { retireInto } from './core/record-fold.ts'
import type { CheckState } from './core/state.ts'
import type { Fleet } from './fleet.ts'
import type { InTurn } from './in-turn.ts'
import type { Store } from './store/store.ts'

const retireLimit = 500
const retirePauseMs = 5

type Deps = {
  readonly store: Store
  readonly fleet: Fleet
  readonly exclusive: InTurn
  readonly now: () => number
}

/** Deletes what is older than `beforeMs`, in small steps with messages in between. @returns rows that went */
export async function retireOld(
  { store, fleet, exclusive, now }: Deps,
  beforeMs: number,
  signal: AbortSignal,
): Promise<number> {
  let gone = 0
  for (let step = -1; step !== 0 && !signal.aborted; ) {
    step = await exclusive(async () => {
      const bases = new Map<string, CheckState>()
      const rows = await store.retire(beforeMs, retireLimit, (checkId, base, activities) => {
        const entry = fleet.get(checkId)
        const since = entry?.state.since ?? { atMs: 0, kind: 'created' }
        const folded = retireInto(
          (base ?? undefined) as CheckState | undefined,
          entry?.schedule,
          since,
          activities,
        )
        bases.set(checkId, folded)
        return folded
      })
      for (const [checkId, base] of bases) {
        const entry = fleet.get(checkId)
        if (entry) fleet.set({ ...entry, row: { ...entry.row, base } }, now())
      }
      return rows
    })
    gone += step
    await new Promise(resolve => setTimeout(resolve, retirePauseMs))
  }
  return gone
}
