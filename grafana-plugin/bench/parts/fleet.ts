/** A fleet for the panel's bench: always the same one for a number of checks. */
import type { GridJson } from '../../../exporter/src/api/contract-looking.ts'
import { type CheckOfGrid, gridJson, nowMs } from '../../test/grid-json.ts'

export const resultsPerCheck = 30
const products = ['Veeam', 'Comet', 'restic', 'Synology', 'Duplicati', 'Proxmox', 'Bacula', 'Hyper-V']
const things = ['mailboxes', 'file server', 'database', 'virtual machines', 'photos', 'archive', 'web shop']
const dayMs = 86_400_000

export function makeFleet(checks: number): GridJson {
  const random = randomOf(20_261_122)
  return gridJson(Array.from({ length: checks }, (_, at) => checkOf(at, random)))
}

function checkOf(at: number, random: () => number): CheckOfGrid {
  const label = products[at % products.length] ?? ''
  const thing = things[Math.floor(random() * things.length)] ?? ''
  // A bad check stays so for some days, as in life; most are good most of the time.
  const isShaky = random() < 0.1
  const results = Array.from({ length: resultsPerCheck }, () => {
    const chance = random() * (isShaky ? 0.3 : 1)
    return chance < 0.02 ? 2 : chance < 0.05 ? 1 : chance < 0.07 ? 3 : 0
  })
  const last = results.at(-1)
  return {
    id: `check-${at}`,
    name: `Job ${at}: ${thing}`,
    group: `Client ${Math.floor(at / 20)}`,
    label,
    computer: `SRV${at % 977}`,
    timing: last === 3 ? 'overdue' : 'on time',
    reason: `subject contains "${last === 2 ? 'Error' : 'Success'}"`,
    results,
    sizeBytes: Math.floor(random() * 1e12),
    ...(at % 50 === 0 && { runningSinceMs: nowMs - dayMs / 100 }),
    ...(at % 40 === 0 && { lateMs: dayMs / 20 }),
  }
}

/** Numbers from 0 to 1 that are the same in every run (mulberry32). */
function randomOf(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}
