/** The rhythm of moments, of the newest of them where it has changed on the way. */
import { hourMs } from '../day.ts'
import type { Zone } from '../zone.ts'
import { costOfChance, costOfChoice } from './cost.ts'
import { type Fit, fitRhythm } from './fit.ts'
import { propose } from './propose.ts'
import { meaningOf } from './shape.ts'

export type RecentRhythm = {
  readonly fit: Fit
  /** Where it begins. */
  readonly from: number
  /** By how many bits it beats chance. */
  readonly gain: number
  /** What it takes to write all moments down, those from before a change as well. */
  readonly cost: number
  /** By how many bits it beats the best rhythm that means something else; chance, if there is none. */
  readonly lead: number
}

const leastRuns = 3
/** A change is believed when it makes things shorter by more than it takes to tell of it. */
const changeBits = 12
/** Changes looked for, one after the other; only what came after the last one counts. */
const mostChanges = 3
/** Places of a change that are tried at first. */
const coarsePlaces = 6

export function* findRecent(
  moments: readonly number[],
  zone: Zone,
): Generator<undefined, RecentRhythm | undefined> {
  const costs = new Map<string, number>()
  const costOf = (from: number, to: number): number => {
    const key = `${from} ${to}`
    const known = costs.get(key)
    if (known !== undefined) return known
    const part = moments.slice(from, to)
    const cost = Math.min(chanceOf(part), bestOf(part, zone)?.fit.cost ?? Number.POSITIVE_INFINITY)
    costs.set(key, cost)
    return cost
  }
  let from = 0
  let cost = 0
  for (let changes = 0; changes < mostChanges; changes++) {
    const place = yield* findChange(from, moments.length, costOf)
    if (place === undefined) break
    cost += costOf(from, place) + changeBits
    from = place
  }
  const best = bestOf(moments.slice(from), zone)
  return best && { ...best, from, cost: cost + costOf(from, moments.length) }
}

/** One rhythm for all of them. @returns undefined when it takes more bits than that */
export function findUnchanged(
  moments: readonly number[],
  zone: Zone,
  belowCost: number,
): RecentRhythm | undefined {
  const best = bestOf(moments, zone)
  return best && best.fit.cost < belowCost ? { ...best, from: 0, cost: best.fit.cost } : undefined
}

function* findChange(
  from: number,
  to: number,
  costOf: (from: number, to: number) => number,
): Generator<undefined, number | undefined> {
  const count = to - from
  if (count < 2 * leastRuns + 2) return undefined
  function* split(place: number): Generator<undefined, number> {
    const before = costOf(from, place)
    yield
    return before + costOf(place, to)
  }
  const [first, last] = [from + leastRuns, to - leastRuns - 1]
  let stride = Math.max(1, Math.floor((last - first) / coarsePlaces))
  let best = first
  let least = yield* split(first)
  function* tryAt(place: number): Generator<undefined, void> {
    const cost = yield* split(place)
    if (cost >= least) return
    best = place
    least = cost
  }
  for (let place = first + stride; place <= last; place += stride) yield* tryAt(place)
  if (least >= costOf(from, to)) return undefined
  while (stride > 1) {
    stride = Math.ceil(stride / 2)
    for (const place of [best - stride, best + stride])
      if (place >= first && place <= last) yield* tryAt(place)
  }
  return least + changeBits + costOfChoice(count) < costOf(from, to) ? best : undefined
}

function chanceOf(moments: readonly number[]): number {
  return costOfChance(moments.length, Math.max(hourMs, (moments.at(-1) ?? 0) - (moments[0] ?? 0)))
}

function bestOf(moments: readonly number[], zone: Zone): Omit<RecentRhythm, 'from' | 'cost'> | undefined {
  if (moments.length < leastRuns) return undefined
  const fits = propose(moments, zone).map(one => fitRhythm(moments, one, zone))
  const fit = leastOf(fits)
  if (!fit) return undefined
  const chance = chanceOf(moments)
  const meaning = meaningOf(fit.rhythm)
  const rival = leastOf(fits.filter(one => meaningOf(one.rhythm) !== meaning))
  return {
    fit,
    gain: chance - fit.cost,
    lead: Math.min(chance, rival?.cost ?? chance) - fit.cost,
  }
}

function leastOf(fits: readonly Fit[]): Fit | undefined {
  return fits.reduce<Fit | undefined>((best, one) => (best && best.cost <= one.cost ? best : one), undefined)
}
