/** Rhythms that are worth a try, read off the moments themselves: their times of day, weekdays, days of the month and
 *  distances. */
import { type Day, dayMs, daysIn, hourMs, type MinuteOfDay, minuteMs, monthOf, weekdayOf } from '../day.ts'
import { type Every, lengthOf } from '../interval.ts'
import type { Zone } from '../zone.ts'
import { costOfChoice } from './cost.ts'
import type { Proposal } from './fit.ts'
import { allWeekdays, type GridDays } from './grid.ts'
import { quantile } from './order.ts'
import { circularMedian, clusterMinutes } from './time-of-day.ts'

/** Shorter histories do not tell of months. */
const monthsMs = 40 * dayMs

export function propose(moments: readonly number[], zone: Zone): readonly Proposal[] {
  const walls = moments.map(zone.wallAt)
  const minutes = walls.map(wall => Math.floor(wall / minuteMs) % 1440)
  const middle = circularMedian(minutes)
  // The day of the nearest time of day, so that a run past midnight stays with its evening.
  const days = walls.map(wall => Math.round((wall - middle * minuteMs) / dayMs))
  const spanMs = (moments.at(-1) ?? 0) - (moments[0] ?? 0)
  const sets = weekdaySets(days)
  const once = (one: { readonly days: GridDays; readonly bits: number }): Proposal => ({
    rhythm: { kind: 'grid', grid: { days: one.days, minutes: [middle] } },
    bits: one.bits,
  })
  const grids = [
    ...sets.map(once),
    ...(spanMs >= monthsMs ? monthDays(days).map(once) : []),
    ...severalTimes(minutes, sets),
    ...evenTimes(minutes, sets, new Set(walls.map(wall => Math.floor(wall / dayMs))).size),
  ]
  const most = mostSlots(moments.length)
  return [...grids.filter(grid => slotsIn(grid, spanMs) <= most), ...intervals(moments)]
}

/** One that expects far more than what came is not worth the try. */
function mostSlots(count: number): number {
  return 4 * count + 60
}

function slotsIn({ rhythm }: Proposal, spanMs: number): number {
  if (rhythm.kind === 'interval') return 0
  const { days, minutes } = rhythm.grid
  const perWeek = days.kind === 'weekdays' ? days.weekdays.length : 0.25
  return (spanMs / (7 * dayMs)) * perWeek * minutes.length
}

type DaySet = { readonly days: GridDays; readonly bits: number }

const usualSets: readonly (readonly [readonly number[], number])[] = [
  [allWeekdays, 1],
  [[1, 2, 3, 4, 5], 2],
  [[2, 3, 4, 5, 6], 4],
  [[1, 2, 3, 4, 5, 6], 4],
  [[0, 1, 2, 3, 4], 5],
  [[0, 6], 5],
]
const anySetBits = 5
const oneDayBits = 3

function weekdaySets(days: readonly Day[]): readonly DaySet[] {
  const [first = 0] = days
  const last = days.at(-1) ?? first
  const seen = new Set(days)
  const met = allWeekdays.map(weekday => [...seen].filter(day => weekdayOf(day) === weekday).length)
  const passed = allWeekdays.map(() => 0)
  for (let day = first; day <= last; day++) {
    const weekday = weekdayOf(day)
    passed[weekday] = (passed[weekday] ?? 0) + 1
  }
  const metOn = (weekday: number) => met[weekday] ?? 0
  const share = (weekday: number) => metOn(weekday) / Math.max(1, passed[weekday] ?? 0)
  const found = new Map<string, DaySet>()
  const add = (weekdays: readonly number[], bits: number) => {
    const key = weekdays.join()
    if (weekdays.length > 0 && !found.has(key)) found.set(key, { days: { kind: 'weekdays', weekdays }, bits })
  }
  for (const [weekdays, bits] of usualSets) add(weekdays, bits)
  for (const weekday of allWeekdays)
    if (metOn(weekday) > 0 && metOn(weekday) * 3 > seen.size) add([weekday], oneDayBits + costOfChoice(7))
  for (const least of [0.3, 0.6]) {
    const weekdays = allWeekdays.filter(weekday => metOn(weekday) > 0 && share(weekday) >= least)
    add(weekdays, anySetBits + costOfChoice(choices[weekdays.length] ?? 1))
  }
  return [...found.values()]
}

/** How many sets of so many weekdays there are. */
const choices = [1, 7, 21, 35, 35, 21, 7, 1]

function monthDays(days: readonly Day[]): readonly DaySet[] {
  const dates = [...new Set(days)].map(day => ({ ...monthOf(day), weekday: weekdayOf(day) }))
  const byDate = commonest(dates.map(({ dayOfMonth }) => dayOfMonth))
  const byNth = commonest(dates.map(({ weekday, dayOfMonth }) => weekday * 8 + Math.ceil(dayOfMonth / 7)))
  const byLast = commonest(
    dates.flatMap(({ weekday, dayOfMonth, month }) =>
      dayOfMonth + 7 > daysIn(month) ? [weekday * 8 + 5] : [],
    ),
  )
  return [
    ...byDate.map(
      (dayOfMonth): DaySet => ({ days: { kind: 'date', dayOfMonth }, bits: 3 + costOfChoice(31) }),
    ),
    { days: { kind: 'last day' }, bits: 5 },
    ...[...new Set([...byNth, ...byLast])].map(
      (code): DaySet => ({
        days: { kind: 'nth weekday', weekday: Math.floor(code / 8), nth: code % 8 },
        bits: 5 + costOfChoice(35),
      }),
    ),
  ]
}

/** The commonest two. */
function commonest(values: readonly number[]): readonly number[] {
  const counts = new Map<number, number>()
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1)
  return [...counts]
    .toSorted((a, b) => b[1] - a[1])
    .slice(0, 2)
    .map(([value]) => value)
}

const mostTimes = 12
const timesBits = 3

function severalTimes(minutes: readonly MinuteOfDay[], sets: readonly DaySet[]): readonly Proposal[] {
  const found = new Map<string, readonly MinuteOfDay[]>()
  for (const apart of [30, 60, 100, 150]) {
    const times = clusterMinutes(minutes, apart)
    if (times.length > 1 && times.length <= mostTimes) found.set(times.join(), times)
  }
  return [...found.values()].flatMap(times =>
    sets.map(({ days, bits }) => ({
      rhythm: { kind: 'grid' as const, grid: { days, minutes: times } },
      bits: bits + timesBits,
    })),
  )
}

/** Every so many hours of the clock: at all of them, or from one to another. */
function evenTimes(
  minutes: readonly MinuteOfDay[],
  sets: readonly DaySet[],
  days: number,
): readonly Proposal[] {
  return [1, 2, 3, 4, 6, 8, 12].flatMap(hours => {
    const step = hours * 60
    const offset = circularMedian(
      minutes.map(minute => minute % step),
      step,
    )
    const all = Array.from({ length: 24 / hours }, (_, i) => offset + i * step)
    const met = new Map<number, number>()
    for (const minute of minutes) {
      const index = Math.round((minute - offset) / step + all.length) % all.length
      met.set(index, (met.get(index) ?? 0) + 1)
    }
    const used = all.map((_, index) => (met.get(index) ?? 0) >= days * usedShare)
    const from = used.indexOf(true)
    const to = used.lastIndexOf(true)
    const some = from >= 0 && to - from < all.length - 1 && to > from ? all.slice(from, to + 1) : undefined
    return sets.flatMap(({ days, bits }): readonly Proposal[] => [
      { rhythm: { kind: 'grid', grid: { days, minutes: all } }, bits: bits + 4, times: 1 },
      ...(some
        ? [
            {
              rhythm: { kind: 'grid' as const, grid: { days, minutes: some } },
              bits: bits + 6 + 2 * costOfChoice(all.length),
              times: 1,
            },
          ]
        : []),
    ])
  })
}
/** On so many of the days on which anything came. */
const usedShare = 0.3

const steps: readonly Every[] = [
  ...[1, 2, 3, 5, 10, 15, 20, 30, 45, 90].map(count => ({ count, unit: 'minute' as const })),
  ...[1, 2, 3, 4, 6, 8, 12, 18, 36].map(count => ({ count, unit: 'hour' as const })),
  ...[1, 2, 3, 4, 5, 10].map(count => ({ count, unit: 'day' as const })),
  ...[1, 2, 3, 4].map(count => ({ count, unit: 'week' as const })),
  ...[1, 2, 3, 6].map(count => ({ count, unit: 'month' as const })),
]
const near = 0.25

function intervals(moments: readonly number[]): readonly Proposal[] {
  const gaps = moments.slice(1).map((at, i) => at - (moments[i] ?? at))
  if (gaps.length === 0) return []
  const found = new Map<number, Proposal>()
  const add = (every: Every, bits: number) => {
    const key = lengthOf(every)
    if (!found.has(key)) found.set(key, { rhythm: { kind: 'interval', every }, bits })
  }
  for (const share of [0.25, 0.5, 0.75]) {
    const gap = quantile(gaps, share)
    for (const every of steps)
      if (Math.abs(lengthOf(every) - gap) <= near * gap) add(every, 1 + costOfChoice(steps.length))
    // One that nobody would choose, 7 hours or 50 minutes, is told by its own length.
    if (gap < dayMs) {
      const unit = gap > 3 * hourMs ? 30 : gap > hourMs ? 10 : gap > 20 * minuteMs ? 5 : 1
      const count = Math.max(1, Math.round(gap / minuteMs / unit) * unit)
      add(count % 60 === 0 ? { count: count / 60, unit: 'hour' } : { count, unit: 'minute' }, oddBits)
    }
  }
  return [...found.values()]
}
const oddBits = 10
