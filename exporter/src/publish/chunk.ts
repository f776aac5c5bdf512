/** A fixed number of checks whose lines are rendered together and kept until one of their values changes.
 *  Values lie in one array, family after family, so that a check costs bytes and not objects. */
import { type CheckFacts, lateFromMs, overdueFromMs } from '../core/facts.ts'
import { renderInfoLabels, renderLabels, renderSeconds } from './exposition.ts'
import { families } from './families.ts'
import { compressPiece } from './gzip-piece.ts'

/** Small enough that one changed check costs little, large enough that gzip finds what repeats. */
export const checksPerChunk = 256

const lateColumn = families.length
const overdueColumn = families.length + 1
const columns = families.length + 2
const deadlineFamilies = families.flatMap((family, index) => (family.unit === 'deadline' ? [index] : []))
const overdueFamily = families.findIndex(family => family.name === 'backup_check_overdue')

export type Chunk = ReturnType<typeof createChunk>
type PlainBudget = { leftBytes: number }

/** @param budget what all chunks together may keep of uncompressed text; what does not fit is rendered each time. */
export function createChunk(budget: PlainBudget) {
  const values = new Float64Array(checksPerChunk * columns).fill(Number.NaN)
  const labels: (string | undefined)[] = new Array(checksPerChunk).fill(undefined)
  const infos: string[] = new Array(checksPerChunk).fill('')
  const plain: (Buffer | undefined)[] = new Array(families.length).fill(undefined)
  const gzip: (Uint8Array | undefined)[] = new Array(families.length).fill(undefined)
  /** The cached late and overdue lines hold from the one moment to the other, both included. */
  let deadlinesFromMs = Number.POSITIVE_INFINITY
  let deadlinesToMs = Number.NEGATIVE_INFINITY

  function forget(family: number) {
    budget.leftBytes += plain[family]?.length ?? 0
    plain[family] = undefined
    gzip[family] = undefined
  }
  function forgetAll() {
    for (let family = 0; family < families.length; family++) forget(family)
  }
  /** Object.is, because two NaN are the same absence. */
  function write(column: number, slot: number, value: number): boolean {
    const at = column * checksPerChunk + slot
    if (Object.is(values[at], value)) return false
    values[at] = value
    return true
  }

  function set(slot: number, facts: CheckFacts) {
    const label = flatten(renderLabels(facts))
    const info = flatten(renderInfoLabels(facts))
    if (labels[slot] !== label) forgetAll()
    if (infos[slot] !== info) forget(0)
    labels[slot] = label
    infos[slot] = info
    families.forEach((family, index) => {
      if (family.unit === 'deadline') return
      const value = family.read(facts)
      if (write(index, slot, value === undefined ? Number.NaN : Number(value))) forget(index)
    })
    const late = write(lateColumn, slot, lateFromMs(facts))
    if (write(overdueColumn, slot, overdueFromMs(facts)) || late) deadlineFamilies.forEach(forget)
  }

  function remove(slot: number) {
    labels[slot] = undefined
    infos[slot] = ''
    for (let column = 0; column < columns; column++) write(column, slot, Number.NaN)
    forgetAll()
  }

  /** Until the next deadline passes (or the clock is set back) the cached lines stay right. */
  function turnTo(nowMs: number) {
    if (nowMs >= deadlinesFromMs && nowMs <= deadlinesToMs) return
    deadlineFamilies.forEach(forget)
  }
  /** Which deadlines lie on which side of `nowMs` decides the lines: they hold while none is crossed. */
  function readSpan(nowMs: number) {
    deadlinesFromMs = Number.NEGATIVE_INFINITY
    deadlinesToMs = Number.POSITIVE_INFINITY
    for (let at = lateColumn * checksPerChunk; at < columns * checksPerChunk; at++) {
      const deadline = values[at] ?? Number.NaN
      if (deadline >= nowMs) {
        if (deadline < deadlinesToMs) deadlinesToMs = deadline
      } else if (deadline >= deadlinesFromMs) deadlinesFromMs = deadline + 1
    }
  }

  function renderText(index: number, nowMs: number): string {
    const family = families[index]
    if (!family) return ''
    const offset = index * checksPerChunk
    let text = ''
    for (let slot = 0; slot < checksPerChunk; slot++) {
      const label = labels[slot]
      if (label === undefined) continue
      if (family.unit === 'deadline') {
        const overdue = nowMs > (values[overdueColumn * checksPerChunk + slot] ?? Number.NaN)
        const late = !overdue && nowMs > (values[lateColumn * checksPerChunk + slot] ?? Number.NaN)
        text += family.name + label + ((index === overdueFamily ? overdue : late) ? '1\n' : '0\n')
        continue
      }
      const value = values[offset + slot] ?? Number.NaN
      if (Number.isNaN(value)) continue
      if (family.unit === 'info') text += `${family.name + infos[slot]}1\n`
      else text += `${family.name + label + (family.unit === 'ms' ? renderSeconds(value) : value)}\n`
    }
    return text
  }

  /** @returns the lines of one family, empty when no check has it. */
  function render(index: number, nowMs: number, encoding: 'identity' | 'gzip'): Uint8Array {
    if (families[index]?.unit === 'deadline') turnTo(nowMs)
    const cached = encoding === 'gzip' ? gzip[index] : plain[index]
    if (cached) return cached
    if (families[index]?.unit === 'deadline') readSpan(nowMs)
    const bytes = plain[index] ?? Buffer.from(renderText(index, nowMs))
    if (encoding === 'gzip') {
      return (gzip[index] = bytes.length === 0 ? bytes : compressPiece(bytes))
    }
    if (bytes.length <= budget.leftBytes) {
      budget.leftBytes -= bytes.length
      plain[index] = bytes
    }
    return bytes
  }

  return { set, remove, render }
}

/** V8 keeps a joined string as a tree of its parts, at several times the memory, until something reads it: a
 *  round trip through bytes gives one plain string. */
function flatten(text: string): string {
  return Buffer.from(text).toString()
}
