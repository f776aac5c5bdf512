import fc from 'fast-check'
import { createCronEngine } from '../config/cron.ts'
import { calendarPattern } from './calendar.ts'
import { parseCalendar } from './calendar-parse.ts'
import { compileSchedule, type IsoDate, type ScheduleDefinition, type Weekday } from './schedule.ts'
import { openZone } from './zone.ts'

const engines = { cron: createCronEngine() }
const day = 86_400_000
const zones = [
  'UTC',
  'Europe/Berlin',
  'America/New_York',
  'Australia/Lord_Howe',
  'Asia/Kathmandu',
  'Pacific/Apia',
  'America/Sao_Paulo',
]
/** Around each of these, a clock of one of the zones changes. */
const changes = [
  '2026-03-29T01:00Z',
  '2026-10-25T01:00Z',
  '2026-03-08T07:00Z',
  '2026-11-01T06:00Z',
  '2026-10-03T15:30Z',
  '2026-04-04T15:00Z',
  '2011-12-30T10:00Z',
  '2018-11-04T03:00Z',
  '2018-02-18T02:00Z',
  '2028-02-29T00:00Z',
  '2026-12-31T23:00Z',
].map(text => Date.parse(text))

const moments = fc.oneof(
  fc.integer({ min: Date.UTC(2010, 0, 1), max: Date.UTC(2035, 0, 1) }),
  fc.tuple(fc.constantFrom(...changes), fc.integer({ min: -3 * day, max: 3 * day })).map(([a, b]) => a + b),
)
const minuteOfDay = fc.integer({ min: 0, max: 1439 })
const weekdays = fc.subarray<Weekday>([0, 1, 2, 3, 4, 5, 6], { minLength: 1 })
const exact = fc.record({ count: fc.integer({ min: 5, max: 5000 }), unit: fc.constant('minute' as const) })
const calendarUnits = fc.record({
  count: fc.integer({ min: 1, max: 5 }),
  unit: fc.constantFrom('day' as const, 'week' as const, 'month' as const),
})
const crons = [
  '*/5 * * * *',
  '0 * * * *',
  '30 2 * * *',
  '0 0 * * *',
  '15 1,2,3 * * *',
  '0 9 * * 1-5',
  '0 3 L * *',
  '0 2 * * 0#1',
]
const calendars = [
  'hourly',
  '*:0/20',
  '02:30',
  'daily',
  'Mon..Fri 01:45',
  '*-*~1 23:30',
  '0/5:10',
  '*-02-29 02:15',
  'Sun *-*-1..7 00:30',
]

const rhythms: fc.Arbitrary<ScheduleDefinition['rhythm']> = fc.oneof(
  fc.record({
    kind: fc.constant('interval' as const),
    every: fc.oneof(exact, calendarUnits),
    anchor: fc.constantFrom('last' as const, 'first' as const),
  }),
  fc.record({ kind: fc.constant('clock' as const), every: calendarUnits, at: minuteOfDay }),
  fc.constantFrom(...crons).map(expression => ({ kind: 'cron' as const, expression })),
  fc.constantFrom(...calendars).map(expression => ({ kind: 'calendar' as const, expression })),
  fc.constant({ kind: 'window' as const }),
)
const windows = fc.record({ from: minuteOfDay, to: minuteOfDay })
const holidays = fc
  .array(fc.tuple(fc.constantFrom(...changes), fc.integer({ min: -9, max: 9 })), { maxLength: 8 })
  .map(list => list.map(([at, days]): IsoDate => new Date(at + days * day).toISOString().slice(0, 10)))
const definitions: fc.Arbitrary<ScheduleDefinition> = fc
  .record({
    rhythm: rhythms,
    overdueAfterMs: fc.constant(1_800_000),
    zone: fc.constantFrom(...zones),
    days: fc.option(weekdays, { nil: undefined }),
    holidays: fc.oneof(fc.constant([]), holidays),
    window: fc.option(windows, { nil: undefined }),
    expectFirst: fc.constant(true),
  })
  .map(({ days, window, ...rest }) => ({
    ...rest,
    ...(days && { days }),
    ...(window ? { window } : rest.rhythm.kind === 'window' ? { window: { from: 1200, to: 60 } } : {}),
  }))

const compile = (definition: ScheduleDefinition) => compileSchedule(definition, engines)
const runs = { numRuns: 400 }

test('no expectation lies in the past, and each is later than the one before', () => {
  fc.assert(
    fc.property(
      definitions,
      moments,
      fc.integer({ min: 0, max: 40 * day }),
      (definition, firstAtMs, later) => {
        const compiled = compile(definition)
        const resultAtMs = firstAtMs + later
        let slot = compiled.afterResult(resultAtMs, firstAtMs)
        let before = resultAtMs
        for (let missed = 0; slot && missed < 12; missed++) {
          expect(slot.expectedAtMs).toBeGreaterThan(before)
          expect(slot.overdueAtMs).toBe(slot.expectedAtMs + definition.overdueAfterMs)
          before = slot.expectedAtMs
          slot = compiled.afterMiss(slot, firstAtMs)
        }
        expect(compiled.first(resultAtMs)?.expectedAtMs).toBeGreaterThan(resultAtMs)
      },
    ),
    runs,
  )
})

test('a check without any result is expected again and again too', () => {
  fc.assert(
    fc.property(definitions, moments, (definition, sinceMs) => {
      const compiled = compile(definition)
      let slot = compiled.first(sinceMs)
      let before = sinceMs
      for (let missed = 0; slot && missed < 12; missed++) {
        expect(slot.expectedAtMs).toBeGreaterThan(before)
        before = slot.expectedAtMs
        slot = compiled.afterMiss(slot, undefined)
      }
    }),
    runs,
  )
})

test('a later result never brings an earlier expectation', () => {
  fc.assert(
    fc.property(
      definitions,
      moments,
      fc.integer({ min: 0, max: 10 * day }),
      fc.integer({ min: 0, max: day }),
      (definition, first, a, b) => {
        // Inside of a window a result may answer a slot that one outside of it does not. An interval from the last
        // result may bring an earlier time of a later day to the same day: by a closed day, or by a short month.
        fc.pre(!definition.window)
        const { rhythm, days, holidays } = definition
        const last = rhythm.kind === 'interval' && rhythm.anchor === 'last' && rhythm.every
        fc.pre(!last || (last.unit !== 'month' && !days && holidays.length === 0))
        const compiled = compile(definition)
        const earlier = compiled.afterResult(first + a, first)?.expectedAtMs ?? Number.POSITIVE_INFINITY
        const later = compiled.afterResult(first + a + b, first)?.expectedAtMs ?? Number.POSITIVE_INFINITY
        // The clock shows the same time twice when an hour is repeated.
        const repeatedMs = 3_600_000
        expect(later).toBeGreaterThanOrEqual(earlier - (rhythm.kind === 'interval' ? repeatedMs : 0))
      },
    ),
    runs,
  )
})

test('nothing is expected on closed days: an expectation stands on an open day, or at the closing of its window', () => {
  fc.assert(
    fc.property(definitions, moments, (definition, atMs) => {
      const compiled = compile(definition)
      const slot = compiled.afterResult(atMs, atMs)
      if (!slot) return
      // A window is open up to its closing, where expectations stand.
      const inside =
        compiled.isOpen(slot.expectedAtMs) || (definition.window && compiled.isOpen(slot.expectedAtMs - 1))
      expect(inside).toBe(true)
    }),
    runs,
  )
})

test('what is open changes at the moment that was told, and not before', () => {
  fc.assert(
    fc.property(
      definitions,
      moments,
      fc.double({ min: 0, max: 1, noNaN: true }),
      (definition, atMs, part) => {
        const compiled = compile(definition)
        const change = compiled.nextOpenChange(atMs)
        if (change === undefined) return
        expect(change).toBeGreaterThan(atMs)
        expect(compiled.isOpen(change)).toBe(!compiled.isOpen(atMs))
        expect(compiled.isOpen(Math.floor(atMs + (change - 1 - atMs) * part))).toBe(compiled.isOpen(atMs))
      },
    ),
    runs,
  )
})

/** Pass 1 of a wall time: no earlier moment shows it. */
function isFirstPass(zone: ReturnType<typeof openZone>, atMs: number): boolean {
  return zone.epochOf(zone.wallAt(atMs)) === atMs
}

test('cron and calendars come at the minutes the clock shows, tried minute by minute across changes of the clock', () => {
  const expressions = fc.constantFrom(
    ...crons.map(expression => ({ kind: 'cron' as const, expression })),
    ...calendars.map(expression => ({ kind: 'calendar' as const, expression })),
  )
  fc.assert(
    fc.property(
      expressions,
      fc.constantFrom(...zones),
      fc.constantFrom(...changes),
      (rhythm, zoneName, change) => {
        const zone = openZone(zoneName)
        const pattern =
          rhythm.kind === 'cron'
            ? engines.cron(rhythm.expression, 'UTC')
            : calendarPattern(parseCalendar(rhythm.expression))
        const walls = new Set<number>()
        for (
          let wall = pattern(change - 4 * day);
          wall !== undefined && wall < change + 4 * day;
          wall = pattern(wall)
        )
          walls.add(wall)
        const everyHour = ['*/5 * * * *', '0 * * * *', 'hourly', '*:0/20'].includes(rhythm.expression)
        const twice = everyHour && rhythm.kind === 'cron'
        const from = Math.floor((change - 1.5 * day) / 60_000) * 60_000
        const expected = new Set<number>()
        let previousWall = zone.wallAt(from)
        for (let atMs = from + 60_000; atMs < change + 2 * day; atMs += 60_000) {
          const wall = zone.wallAt(atMs)
          // Minutes that the clock skipped come later by what it skipped.
          for (let skipped = previousWall + 60_000; !everyHour && skipped < wall; skipped += 60_000)
            if (walls.has(skipped))
              expected.add(skipped + (wall - previousWall - 60_000) - zone.offsetAt(atMs))
          previousWall = wall
          if (walls.has(wall) && (twice || isFirstPass(zone, atMs))) expected.add(atMs)
        }
        const compiled = compile({
          rhythm,
          zone: zoneName,
          overdueAfterMs: 0,
          holidays: [],
          expectFirst: true,
        })
        const found: number[] = []
        for (
          let slot = compiled.first(from);
          slot && slot.expectedAtMs < change + 2 * day;
          slot = compiled.afterMiss(slot, undefined)
        )
          found.push(slot.expectedAtMs)
        const times = (list: Iterable<number>) =>
          [...list]
            .sort((a, b) => a - b)
            .filter(atMs => atMs < change + 2 * day)
            .map(atMs => new Date(atMs).toISOString())
        expect(times(found)).toEqual(times(expected))
      },
    ),
    { numRuns: 150 },
  )
})

/** Moments of a schedule in (after, to], one after the other. */
function momentsOf(definition: ScheduleDefinition, after: number, to: number): readonly number[] {
  const compiled = compile(definition)
  const found: number[] = []
  let slot = compiled.afterMiss({ expectedAtMs: after, overdueAtMs: after }, undefined)
  while (slot && slot.expectedAtMs <= to) {
    found.push(slot.expectedAtMs)
    slot = compiled.afterMiss(slot, undefined)
  }
  return found
}
const daily = ['30 2 * * *', '0 22 * * 0,6', '15 1,13 * * *', '0 9 1,15 * *', '45 23 * * 1-5', '0 0 * * 3']
const placed = fc.record({
  rhythm: fc.constantFrom(...daily).map(expression => ({ kind: 'cron' as const, expression })),
  zone: fc.constantFrom(...zones),
  days: weekdays,
  holidays,
  overdueAfterMs: fc.constant(0),
  expectFirst: fc.constant(true),
})

test('closed days move expectations as doing it one by one does, and results count for the nearest', () => {
  fc.assert(
    fc.property(
      placed,
      fc.constantFrom(...changes),
      fc.integer({ min: 0, max: 20 * day }),
      (definition, change, later) => {
        // A day that the date line swallowed is in every calendar, and nothing can be moved to it.
        fc.pre(definition.zone !== 'Pacific/Apia')
        const { days, holidays: _, ...always } = definition
        const zone = openZone(definition.zone)
        const isOpen = (date: number) =>
          days.some(open => open === new Date(date * day).getUTCDay()) &&
          !definition.holidays.includes(new Date(date * day).toISOString().slice(0, 10))
        const from = change - 100 * day
        const to = change + 100 * day
        // Raw moments by the day that asks for them; a day's own, or else those of the first closed day before it.
        const asked = new Map<number, { readonly date: number; readonly moments: number[] }>()
        for (const atMs of momentsOf({ ...always, holidays: [] }, from, to)) {
          const date = zone.dayAt(atMs)
          let target = date
          while (!isOpen(target)) target++
          const taken = asked.get(target)
          if (taken && taken.date !== date && target !== date) continue
          const moment = target === date ? atMs : zone.epochOf(zone.wallAt(atMs) + (target - date) * day)
          if (taken?.date === date) taken.moments.push(moment)
          else asked.set(target, { date, moments: [moment] })
        }
        const all = [...new Set([...asked.values()].flatMap(({ moments }) => moments))].sort((a, b) => a - b)
        const until = to - 60 * day
        expect(momentsOf(definition, change, until - 1)).toEqual(
          all.filter(atMs => atMs > change && atMs < until),
        )

        const resultAtMs = change + later
        const before = all.findLast(atMs => atMs <= resultAtMs) ?? Number.NEGATIVE_INFINITY
        const coming = all.findIndex(atMs => atMs > resultAtMs)
        const early = (all[coming] ?? 0) - resultAtMs < resultAtMs - before
        expect(compile(definition).afterResult(resultAtMs, from)?.expectedAtMs).toBe(
          all[early ? coming + 1 : coming],
        )
      },
    ),
    { numRuns: 300 },
  )
})

test('windows move expectations as doing it one by one does', () => {
  fc.assert(
    fc.property(placed, windows, fc.constantFrom(...changes), (definition, window, change) => {
      fc.pre(window.from !== window.to && definition.rhythm.expression !== '15 1,13 * * *')
      const { days: _, ...always } = definition
      const to = change + 60 * day
      const windowed = { ...definition, window }
      const closings = momentsOf({ ...windowed, rhythm: { kind: 'window' } }, change - 100 * day, to)
      const raw = momentsOf({ ...always, holidays: [] }, change - 100 * day, to)
      const expected = closings.filter((closing, index) => {
        const previous = closings[index - 1] ?? change
        return closing > change && raw.some(atMs => atMs > previous && atMs <= closing)
      })
      expect(momentsOf(windowed, change, closings.at(-1) ?? 0)).toEqual(expected)
    }),
    { numRuns: 300 },
  )
})
