/** A mark of everything that lists show: the same mark means that nothing in them has changed, neither by what was
 *  written nor by time alone. It costs a look at the deadlines, not at the content. */
import { randomBytes } from 'node:crypto'
import type { Fleet } from './fleet.ts'
import type { Store } from './store/store.ts'

export type ChangeMark = () => Promise<string>

/** @returns read the mark before what it is to stand for: content that changes meanwhile has then an old mark, never
 *  a new one */
export function createChangeMark({
  store,
  fleet,
  now,
}: {
  readonly store: Pick<Store, 'changes' | 'notes' | 'pauses'>
  readonly fleet: Pick<Fleet, 'all' | 'changes'>
  readonly now: () => number
}): ChangeMark {
  /** Numbers begin anew with every start, so the start is part of the mark. */
  const start = randomBytes(6).toString('base64url')
  let known = { written: -1, shown: -1, fromMs: 0, untilMs: 0 }
  let turns = 0

  /** The next moment at which a deadline, a note or a pause passes. */
  async function nextTurnMs(nowMs: number): Promise<number> {
    let next = Number.POSITIVE_INFINITY
    const consider = (atMs: number | undefined) => {
      if (atMs !== undefined && atMs >= nowMs && atMs < next) next = atMs
    }
    for (const { state } of fleet.all()) {
      consider(state.slot?.expectedAtMs)
      consider(state.slot?.overdueAtMs)
    }
    // A deadline itself is still in time; a note and a pause are over at theirs.
    const justBefore = (atMs: number | undefined) => consider(atMs === undefined ? undefined : atMs - 1)
    for (const { expiresAtMs } of await store.notes({ liveAtMs: nowMs })) justBefore(expiresAtMs)
    for (const { untilMs } of await store.pauses()) justBefore(untilMs)
    return next
  }

  return async () => {
    const nowMs = now()
    const written = store.changes()
    const shown = fleet.changes()
    const isSame = written === known.written && shown === known.shown
    if (!isSame || nowMs < known.fromMs || nowMs > known.untilMs) {
      if (isSame) turns++
      known = { written, shown, fromMs: nowMs, untilMs: await nextTurnMs(nowMs) }
    }
    return `${start}-${written}-${shown}-${turns}`
  }
}
