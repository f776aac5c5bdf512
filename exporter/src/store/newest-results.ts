/** The newest results of very many checks, remembered until something about a check's activities changes. What is
 *  remembered is always what the tables would answer: whoever writes says which checks it touched, and they are
 *  forgotten as soon as that is committed. */
import { setImmediate } from 'node:timers/promises'
import {
  codeOf,
  newestOf,
  type ResultStrip,
  type StripResult,
  stripLength,
  toStrip,
} from '../core/result-strip.ts'
import type { Reading, Row } from './database.ts'
import { inSight } from './removal.ts'
import { integerOf, oneOf, optionalInteger } from './rows.ts'

/** Results held in memory, about 50 bytes each: those of 100,000 checks with 30 each. */
const heldLimit = 3_000_000
/** Checks read before others have their turn on this thread. */
const turnChecks = 100

type Held = { readonly strip: ResultStrip; readonly limit: number }

export function createNewestResults(read: Reading, most = heldLimit) {
  const held = new Map<string, Held>()
  let heldResults = 0
  /** Checks that were touched while a reading is under way: what it has read of them may be of before. */
  const watches = new Set<Set<string>>()

  function drop(checkId: string) {
    const one = held.get(checkId)
    if (!one) return
    held.delete(checkId)
    heldResults -= stripLength(one.strip)
  }

  function keep(checkId: string, one: Held) {
    drop(checkId)
    if (heldResults + stripLength(one.strip) > most) return
    held.set(checkId, one)
    heldResults += stripLength(one.strip)
  }

  function find(checkId: string, limit: number): ResultStrip | undefined {
    const one = held.get(checkId)
    if (!one) return undefined
    const isAll = stripLength(one.strip) < one.limit
    return isAll || one.limit >= limit ? newestOf(one.strip, limit) : undefined
  }

  async function readStrip(checkId: string, limit: number): Promise<ResultStrip> {
    const rows = await read.all(
      `select id, at_ms, status, message_id, late_ms from activities
       where check_id = $1 and ${inSight} order by at_ms desc, id desc limit $2`,
      [checkId, limit],
    )
    return toStrip(rows.map(parseBrief).reverse())
  }

  return {
    /** By committed transactions only. */
    forget(checkIds: Iterable<string>) {
      for (const id of checkIds) {
        drop(id)
        for (const touched of watches) touched.add(id)
      }
    },
    /** The newest of each, in the order asked for. */
    async newestResults(checkIds: readonly string[], limit: number): Promise<readonly ResultStrip[]> {
      if (limit === 0) return checkIds.map(() => [])
      const touched = new Set<string>()
      const strips: ResultStrip[] = []
      let reads = 0
      watches.add(touched)
      try {
        for (const checkId of checkIds) {
          const known = find(checkId, limit)
          const strip = known ?? (await readStrip(checkId, limit))
          strips.push(strip)
          if (known) continue
          if (!touched.has(checkId)) keep(checkId, { strip, limit })
          if (++reads % turnChecks === 0) await setImmediate()
        }
      } finally {
        watches.delete(touched)
      }
      return strips
    },
  }
}

const words = ['success', 'warning', 'failure', 'ignored'] as const

function parseBrief(row: Row): StripResult {
  return {
    atMs: integerOf(row, 'at_ms'),
    code: codeOf(row['status'] === null ? 'missed' : oneOf(row, 'status', words)),
    activityId: integerOf(row, 'id'),
    messageId: optionalInteger(row, 'message_id') ?? null,
    lateMs: optionalInteger(row, 'late_ms') ?? null,
  }
}
