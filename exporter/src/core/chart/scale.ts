/** Round values for axes: steps that people count in, in the unit that they read. */
import { type Day, dayMs, firstDayOf, hourMs, minuteMs, monthOf, secondMs } from '../day.ts'
import type { Zone } from '../zone.ts'

export type Scale = { readonly least: number; readonly most: number; readonly ticks: readonly number[] }
export type Unit = 'bytes' | 'seconds'

const secondSteps = [
  ...[1, 2, 5, 10, 15, 30].map(count => count * secondMs),
  ...[1, 2, 5, 10, 15, 30].map(count => count * minuteMs),
  ...[1, 2, 3, 6, 12].map(count => count * hourMs),
  ...[1, 2, 5, 10, 20, 50, 100].map(count => count * dayMs),
].map(ms => ms / 1000)
const daySteps = [1, 2, 7, 14]
const monthSteps = [1, 2, 3, 6, 12, 24, 60, 120, 600, 1200]

/** Axes and trends are reckoned in doubles: of greater values, which no storage holds, they would end as infinity. */
const greatest = 1e30

export function isDrawn(value: number | undefined): value is number {
  return value !== undefined && value >= 0 && value <= greatest
}

/** Where values differ by little, the axis shows where they lie and does not begin at zero.
 *  @param fromZero bars lie when their axis begins elsewhere */
export function valueScale(values: readonly number[], unit: Unit, fromZero: boolean): Scale {
  const [low, high] = extremesOf(values)
  const range = high - low
  const isFlat = !fromZero && low > 0 && range > 0 && range < high / 4
  const bottom = isFlat ? Math.max(0, low - range / 2) : Math.min(0, low)
  const top = high <= 0 ? 1 : high + (isFlat ? range / 2 : high * 0.08)
  const step = stepFor((top - bottom) / 4, unit, top)
  const least = Math.floor(bottom / step) * step
  const count = Math.max(1, Math.ceil((top - least) / step - 1e-9))
  const ticks = Array.from({ length: count + 1 }, (_, i) => least + i * step)
  return { least, most: least + count * step, ticks }
}

/** Beginnings of days or months of the zone; of a short time, moments of equal distance. */
export function timeTicks(fromMs: number, toMs: number, zone: Zone, most: number): readonly number[] {
  const days = (toMs - fromMs) / dayMs
  if (days < 2) {
    const step = Math.max(secondMs, stepFor((toMs - fromMs) / most / 1000, 'seconds') * 1000)
    const first = Math.ceil(zone.wallAt(fromMs) / step) * step - zone.offsetAt(fromMs)
    return range(first, toMs, step)
  }
  const [first, last]: readonly Day[] = [zone.dayAt(fromMs), zone.dayAt(toMs)]
  const step = daySteps.find(one => days / one <= most)
  const within = (atMs: number) => atMs >= fromMs && atMs <= toMs
  if (step !== undefined && first !== undefined && last !== undefined)
    return range(Math.ceil(first / step) * step, last, step)
      .map(day => zone.startOf(day))
      .filter(within)
  const months = days / 30.4
  const stride = monthSteps.find(one => months / one <= most) ?? 1200
  const { month } = monthOf(first ?? 0)
  return range(Math.ceil(month / stride) * stride, monthOf(last ?? 0).month, stride)
    .map(one => zone.startOf(firstDayOf(one)))
    .filter(within)
}

/** The next round step that is no smaller. @param top decides in which unit sizes are read */
function stepFor(wanted: number, unit: Unit, top = wanted): number {
  if (unit === 'seconds') {
    const known = secondSteps.find(step => step >= wanted)
    if (known !== undefined && wanted >= 0.5) return known
  }
  // Sizes are read in KiB, MiB …: round means round there.
  let base = 1
  if (unit === 'bytes') while (top / base >= 1023.5 && base < 2 ** 60) base *= 1024
  const power = 10 ** Math.floor(Math.log10(Math.max(wanted / base, 1e-9)))
  const digit = [1, 2, 5, 10].find(one => one * power >= (wanted / base) * (1 - 1e-9)) ?? 10
  const step = digit * power * base
  return unit === 'bytes' ? Math.max(1, step) : step
}

function extremesOf(values: readonly number[]): readonly [low: number, high: number] {
  let [low, high] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY]
  for (const value of values) {
    low = Math.min(low, value)
    high = Math.max(high, value)
  }
  return low > high ? [0, 0] : [low, high]
}

function range(first: number, last: number, step: number): readonly number[] {
  const found: number[] = []
  for (let at = first; at <= last; at += step) found.push(at)
  return found
}
