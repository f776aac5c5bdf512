/** The list of checks: its order by one column, and the filter that the grid does not have. */
import type { Timing } from '../../../exporter/src/core/facts.ts'
import type { GridCheck } from './grid.ts'
import { rankOf } from './standing.ts'

const listColumns = [
  'standing',
  'name',
  'group',
  'label',
  'lastGood',
  'expected',
  'size',
  'duration',
] as const
export type ListColumn = (typeof listColumns)[number]
export type ListOrder = { readonly by: ListColumn; readonly isDescending: boolean }

export const timings: readonly Timing[] = ['overdue', 'late', 'on time', 'new', 'paused', 'unscheduled']

const collator = new Intl.Collator('en', { numeric: true, sensitivity: 'base' })

/** `name`, `-size`. */
export function readOrder(text: string | undefined): ListOrder {
  const isDescending = text?.startsWith('-') ?? false
  const by = listColumns.find(column => column === (isDescending ? text?.slice(1) : text))
  return by ? { by, isDescending } : { by: 'standing', isDescending: false }
}

export function writeOrder({ by, isDescending }: ListOrder): string | undefined {
  return by === 'standing' && !isDescending ? undefined : `${isDescending ? '-' : ''}${by}`
}

/** The same column again turns it round. */
export function turnOrder(order: ListOrder, by: ListColumn): ListOrder {
  return { by, isDescending: order.by === by && !order.isDescending }
}

/** What has no value stands last, whichever way it is turned; of equals the worst comes first, then by name. */
export function sortChecks(
  checks: readonly GridCheck[],
  { by, isDescending }: ListOrder,
): readonly GridCheck[] {
  const sign = isDescending ? -1 : 1
  const keyed = checks.map(check => ({ check, key: keyOf(check, by) }))
  keyed.sort((a, b) => {
    if (a.key !== b.key) {
      if (a.key === null) return 1
      if (b.key === null) return -1
      const order =
        typeof a.key === 'string' && typeof b.key === 'string'
          ? collator.compare(a.key, b.key)
          : Number(a.key) - Number(b.key)
      if (order !== 0) return sign * order
    }
    return (
      rankOf(a.check.standing) - rankOf(b.check.standing) ||
      collator.compare(a.check.group, b.check.group) ||
      collator.compare(a.check.name, b.check.name)
    )
  })
  return keyed.map(({ check }) => check)
}

function keyOf(check: GridCheck, by: ListColumn): string | number | null {
  switch (by) {
    case 'standing':
      return rankOf(check.standing)
    case 'name':
      return check.name
    case 'group':
      return check.group
    case 'label':
      return check.label === '' ? null : check.label
    case 'lastGood':
      return check.lastGoodAtMs
    case 'expected':
      return check.expectedAtMs
    case 'size':
      return check.sizeBytes
    case 'duration':
      return check.durationSeconds
  }
}

/** Jobs at once, so that thousands of requests neither wait for one another nor all start together.
 *  @returns what failed, by job */
export async function inLanes<T>(
  jobs: readonly T[],
  lanes: number,
  run: (job: T) => Promise<unknown>,
): Promise<readonly { readonly job: T; readonly detail: string }[]> {
  const failed: { job: T; detail: string }[] = []
  const waiting = jobs.values()
  const work = async () => {
    for (const job of waiting)
      try {
        await run(job)
      } catch (cause) {
        failed.push({ job, detail: cause instanceof Error ? cause.message : String(cause) })
      }
  }
  await Promise.all(Array.from({ length: lanes }, work))
  return failed
}
