/** Histories as jobs leave them: from a known schedule, with its spread, runs that were missed, outages and runs that
 *  were tried again. The same seed gives the same history. */
import { dayMs, daysIn, hourMs, minuteMs, monthOf, wallOf, weekdayOf } from '../src/core/day.ts'
import type { LearnedKind } from '../src/core/learn-schedule.ts'
import { openZone } from '../src/core/zone.ts'

export type Truth = Exclude<LearnedKind, never> | 'last day' | 'rolling'
export type RandomHistory = {
  readonly truth: Truth
  readonly kinds: readonly LearnedKind[]
  readonly atMs: readonly number[]
  /** Runs that did not come. */
  readonly removed: number
  readonly zone: string
  readonly told: string
}

const zones = [
  'UTC',
  'Europe/Berlin',
  'America/New_York',
  'Australia/Lord_Howe',
  'Asia/Kathmandu',
  'America/Sao_Paulo',
]
/** Clocks of one of the zones change around these. */
const changes = ['2026-03-29', '2026-10-25', '2026-03-08', '2026-11-01', '2026-10-04', '2026-04-05']

export function randomFrom(seed: number) {
  let state = seed >>> 0
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0
    let t = Math.imul(state ^ (state >>> 15), 1 | state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32
  }
  const int = (from: number, to: number) => from + Math.floor(next() * (to - from + 1))
  const one = <T>(values: readonly [T, ...T[]] | readonly T[]): T => values[int(0, values.length - 1)] as T
  const some = <T>(values: readonly T[], count: number): readonly T[] => {
    const left = [...values]
    return Array.from({ length: count }, () => left.splice(int(0, left.length - 1), 1)[0] as T)
  }
  return { next, int, one, some }
}
type Random = ReturnType<typeof randomFrom>

type Plan = {
  readonly kinds: readonly LearnedKind[]
  readonly told: string
  /** Expected moments, ascending. */
  readonly moments: readonly number[]
  readonly jitterMs: number
  readonly retryMs: number
  /** Each run starts the interval anew. */
  readonly rolls?: true
}

export function randomHistory(truth: Truth, seed: number): RandomHistory {
  const random = randomFrom(seed)
  const zone = random.one(zones)
  const startMs =
    random.next() < 0.5
      ? Date.UTC(2026, random.int(0, 11), random.int(1, 28))
      : Date.parse(random.one(changes)) - random.int(3, 25) * dayMs
  const plan = makePlan(truth, random, zone, startMs)
  const share = random.one([0, 0, 0.03, 0.08])
  const outage = random.next() < 0.1 ? random.int(4, Math.max(4, plan.moments.length - 4)) : -1
  const retries = random.next() < 0.3 ? 0.15 : 0
  const kept = plan.moments.filter(
    (_, i) =>
      i === 0 || i === plan.moments.length - 1 || (random.next() >= share && (i < outage || i >= outage + 3)),
  )
  const atMs = kept
    .map(at => at + Math.round((random.next() * plan.jitterMs) / 1000) * 1000)
    .flatMap(at =>
      random.next() < retries ? [at, at + Math.round(plan.retryMs * (0.2 + 0.8 * random.next()))] : [at],
    )
  return {
    truth,
    kinds: plan.kinds,
    atMs,
    removed: plan.moments.length - kept.length,
    zone,
    told: `${plan.told}, ${zone}, from ${new Date(startMs).toISOString()}, spread ${plan.jitterMs / minuteMs} min, seed ${seed}`,
  }
}

function makePlan(truth: Truth, random: Random, zone: string, startMs: number): Plan {
  const minute = random.int(0, 22 * 60)
  const jitterMs = random.one([1, 5, 20, 60]) * minuteMs
  const daysFor = (weeks: number) => Math.round(weeks * 7)
  const on = (
    kind: LearnedKind,
    days: number,
    told: string,
    isOn: (day: number) => boolean,
    minutes: readonly number[] = [minute],
  ): Plan => ({
    kinds: [kind],
    told: `${told} at ${minutes.map(one => `${Math.floor(one / 60)}:${one % 60}`).join(' ')}`,
    moments: gridOf(zone, startMs, days, isOn, minutes),
    jitterMs: Math.min(jitterMs, minutes.length > 1 ? 30 * minuteMs : jitterMs),
    retryMs: 12 * minuteMs,
  })
  switch (truth) {
    case 'daily':
      return on(truth, daysFor(random.int(3, 8)), 'daily', () => true)
    case 'weekdays':
      return on(truth, daysFor(random.int(3, 8)), 'mon-fri', day => weekdayOf(day) % 6 !== 0)
    case 'some weekdays': {
      const weekdays = random.some([0, 1, 2, 3, 4, 5, 6], random.int(2, 4))
      return on(truth, daysFor(random.int(5, 10)), `on ${weekdays}`, day => weekdays.includes(weekdayOf(day)))
    }
    case 'weekly': {
      const weekday = random.int(0, 6)
      return on(truth, daysFor(random.int(6, 20)), `on ${weekday}`, day => weekdayOf(day) === weekday)
    }
    case 'monthly': {
      const date = random.int(1, 28)
      return on(truth, 30 * random.int(6, 18), `date ${date}`, day => monthOf(day).dayOfMonth === date)
    }
    case 'last day': {
      const isLast = (day: number) => monthOf(day).dayOfMonth === daysIn(monthOf(day).month)
      return { ...on('monthly', 30 * random.int(6, 18), 'last day', isLast) }
    }
    case 'times of day': {
      const hours = random.some([0, 3, 7, 9, 12, 15, 17, 20], random.int(2, 4)).toSorted((a, b) => a - b)
      const offset = random.int(0, 59)
      const workdays = random.next() < 0.3
      const minutes = hours.map(hour => hour * 60 + offset)
      const plan = on(
        truth,
        21,
        workdays ? 'mon-fri' : 'daily',
        day => !workdays || weekdayOf(day) % 6 !== 0,
        minutes,
      )
      return plan
    }
    case 'interval': {
      const step = random.one([5, 15, 30, 60, 120, 180, 240, 360, 480, 720])
      const offset = random.int(0, step - 1)
      const times = Array.from({ length: 1440 / step }, (_, i) => offset + i * step)
      const days = step < 60 ? 2 : step < 240 ? 7 : 14
      return {
        ...on(truth, days, `every ${step} min`, () => true, times),
        told: `every ${step} min`,
        jitterMs: Math.min(jitterMs, (step * minuteMs) / 8),
        retryMs: Math.min(10, step * 0.1) * minuteMs,
      }
    }
    case 'rolling': {
      const step = random.one([10, 20, 45, 60, 180, 300, 420, 600, 2 * 1440, 3 * 1440]) * minuteMs
      const moments = [startMs + random.int(0, 1439) * minuteMs]
      for (let i = 1; i < random.int(25, 80); i++)
        moments.push((moments.at(-1) ?? 0) + step + Math.round((random.next() * step) / 12))
      return {
        kinds: ['interval'],
        told: `${step / minuteMs} min after the last`,
        moments,
        jitterMs: 0,
        retryMs: Math.min(10 * minuteMs, step * 0.1),
      }
    }
    case 'about daily': {
      const workdays = random.next() < 0.5
      const plan = on(truth, 70, 'when it is on', day => !workdays || weekdayOf(day) % 6 !== 0, [
        random.int(0, 840),
      ])
      return {
        ...plan,
        moments: plan.moments.filter((_, i) => i === 0 || random.next() > 0.2),
        jitterMs: random.int(6, 9) * hourMs,
      }
    }
  }
}

function gridOf(
  zone: string,
  startMs: number,
  days: number,
  isOn: (day: number) => boolean,
  minutes: readonly number[],
): readonly number[] {
  const { dayAt, epochOf } = openZone(zone)
  const first = dayAt(startMs)
  return Array.from({ length: days }, (_, i) => first + i)
    .filter(isOn)
    .flatMap(day => minutes.map(one => epochOf(wallOf(day, one))))
}

/** Moments without any rhythm. */
export function randomMoments(seed: number): { readonly atMs: readonly number[]; readonly told: string } {
  const random = randomFrom(seed)
  const count = random.int(3, 120)
  const spanMs = count * random.one([0.02, 0.3, 1, 4]) * dayMs
  const from = Date.UTC(2026, random.int(0, 11), random.int(1, 28))
  const kind = random.one(['anywhere', 'in bursts', 'at work'])
  if (kind === 'anywhere')
    return { told: kind, atMs: Array.from({ length: count }, () => from + random.next() * spanMs) }
  if (kind === 'in bursts') {
    const atMs = [from]
    while (atMs.length < count)
      atMs.push(
        (atMs.at(-1) ?? from) +
          (random.next() < 0.6 ? random.next() * 3 * hourMs : -Math.log(1 - random.next()) * 3 * dayMs),
      )
    return { told: kind, atMs }
  }
  const atMs = Array.from({ length: count }, () => {
    const day = Math.floor(from / dayMs) + random.int(0, Math.ceil(count * 2))
    return day * dayMs + (8 + random.next() * 10) * hourMs
  }).filter(at => weekdayOf(Math.floor(at / dayMs)) % 6 !== 0)
  return { told: kind, atMs }
}
