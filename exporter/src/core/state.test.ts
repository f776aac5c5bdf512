import fc from 'fast-check'
import { createCronEngine } from '../config/cron.ts'
import type { Figures, ResultStatus } from './activity.ts'
import { type Recorded, replay, retireInto } from './record-fold.ts'
import { compileSchedule, type ScheduleDefinition } from './schedule.ts'
import {
  advance,
  applyResult,
  begin,
  type CheckState,
  comeBack,
  expectAgain,
  latenessOf,
  leave,
  missedAtOnceLimit,
  type Since,
  suspend,
} from './state.ts'

const hourMs = 3_600_000
const dayMs = 24 * hourMs
const startMs = Date.parse('2026-03-02T00:00:00Z')
const created: Since = { atMs: startMs, kind: 'created' }
const daily = schedule({ rhythm: { kind: 'interval', every: { count: 1, unit: 'day' }, anchor: 'last' } })

function schedule(change: Partial<ScheduleDefinition>) {
  return compileSchedule(
    {
      rhythm: { kind: 'clock', every: { count: 1, unit: 'day' }, at: 9 * 60 },
      overdueAfterMs: hourMs / 2,
      zone: 'Europe/Berlin',
      holidays: [],
      expectFirst: true,
      ...change,
    },
    { cron: createCronEngine() },
  )
}

function result(atMs: number, status: ResultStatus = 'success', figures: Figures = {}) {
  return { kind: 'result' as const, atMs, status, reason: `because ${status}`, messageId: 1, figures }
}

function live(state: CheckState, atMs: number, status: ResultStatus = 'success', by = daily): CheckState {
  return applyResult(advance(state, by, atMs).state, by, result(atMs, status))
}

test('a check that never had a result is missed one interval and the grace after it was created', () => {
  const state = begin(daily, created)
  expect(advance(state, daily, startMs + dayMs + hourMs / 2).missed).toEqual([])
  const { state: overdue, missed } = advance(state, daily, startMs + dayMs + hourMs / 2 + 1)
  expect(missed).toEqual([{ expectedAtMs: startMs + dayMs, overdueAtMs: startMs + dayMs + hourMs / 2 }])
  expect(overdue.missedSince).toEqual(missed[0])
})

test('a check that need not begin by itself waits for its first result without a deadline', () => {
  const waiting = schedule({ expectFirst: false })
  const state = begin(waiting, created)
  expect(state.slot).toBeUndefined()
  expect(live(state, startMs + hourMs, 'success', waiting).slot?.expectedAtMs).toBeGreaterThan(
    startMs + hourMs,
  )
})

test('each missed slot is one, the expectation rolls on, and the check is overdue since the first', () => {
  const { state, missed } = advance(live(begin(daily, created), startMs), daily, startMs + 3.5 * dayMs)
  expect(missed.map(slot => (slot.expectedAtMs - startMs) / dayMs)).toEqual([1, 2, 3])
  expect(state.missedSince).toEqual(missed[0])
  expect(state.slot?.expectedAtMs).toBe(startMs + 4 * dayMs)
})

test('a late result of any status clears overdue and keeps how late it was', () => {
  for (const status of ['success', 'warning', 'failure'] as const) {
    const { state: overdue } = advance(live(begin(daily, created), startMs), daily, startMs + 2 * dayMs)
    expect(latenessOf(overdue, startMs + 2 * dayMs)).toBe(dayMs)
    expect(live(overdue, startMs + 2 * dayMs, status).missedSince).toBeUndefined()
  }
})

test('what is ignored answers nothing: the check stays overdue', () => {
  const { state: overdue } = advance(live(begin(daily, created), startMs), daily, startMs + 2 * dayMs)
  const after = live(overdue, startMs + 2 * dayMs, 'ignored')
  expect(after).toMatchObject({ missedSince: overdue.missedSince, slot: overdue.slot, last: overdue.last })
})

test('failures are counted in a row, and since when; a warning ends the row', () => {
  let state = live(begin(daily, created), startMs, 'failure')
  state = live(state, startMs + hourMs, 'failure')
  expect(state).toMatchObject({ consecutiveFailures: 2, failingSinceMs: startMs, statusSinceMs: startMs })
  state = live(state, startMs + 2 * hourMs, 'warning')
  expect(state).toMatchObject({ consecutiveFailures: 0, statusSinceMs: startMs + 2 * hourMs })
  expect(state.failingSinceMs).toBeUndefined()
  expect(state.lastSuccessAtMs).toBeUndefined()
})

test('an edited schedule never turns silence green, and asks for the newest slot it would have missed', () => {
  const { state: overdue } = advance(live(begin(daily, created), startMs), daily, startMs + 2 * dayMs)
  const edited = expectAgain(overdue, schedule({}), { atMs: startMs + 2 * dayMs, kind: 'changed' })
  expect(edited.missedSince).toEqual(overdue.missedSince)
  const hourly = schedule({ rhythm: { kind: 'interval', every: { count: 1, unit: 'hour' }, anchor: 'last' } })
  const fresh = expectAgain(live(begin(daily, created), startMs), hourly, {
    atMs: startMs + 5.7 * hourMs,
    kind: 'changed',
  })
  expect(fresh.slot?.expectedAtMs).toBe(startMs + 5 * hourMs)
  expect(expectAgain(overdue, undefined, { atMs: startMs, kind: 'changed' }).missedSince).toBeUndefined()
})

test('a paused check expects nothing and owes nothing when it is resumed', () => {
  const { state: overdue } = advance(live(begin(daily, created), startMs), daily, startMs + 2 * dayMs)
  const paused = suspend(overdue)
  expect(advance(paused, daily, startMs + 90 * dayMs)).toEqual({ state: paused, missed: [] })
  const resumed = expectAgain(paused, daily, { atMs: startMs + 90 * dayMs, kind: 'resumed' })
  expect(resumed).toMatchObject({ slot: { expectedAtMs: startMs + 91 * dayMs }, last: paused.last })
  expect(resumed.missedSince).toBeUndefined()
  expect(resumed.idle).toBeUndefined()
})

test('a mailbox that held an old message says at once how long ago the last one came', () => {
  const state = live(begin(daily, created), startMs - 3 * dayMs)
  expect(advance(state, daily, startMs).missed.map(slot => (slot.expectedAtMs - startMs) / dayMs)).toEqual([
    -2, -1,
  ])
})

test('after a very long silence the newest slots are recorded, not every one', () => {
  const minutely = schedule({
    rhythm: { kind: 'interval', every: { count: 1, unit: 'minute' }, anchor: 'last' },
  })
  const { missed, state } = advance(begin(minutely, created), minutely, startMs + 3 * dayMs)
  expect(missed.length).toBe(missedAtOnceLimit)
  expect(state.missedSince?.expectedAtMs).toBe(startMs + 60_000)
  expect(state.slot?.overdueAtMs).toBeGreaterThanOrEqual(startMs + 3 * dayMs)
})

const schedules = [
  undefined,
  daily,
  schedule({}),
  schedule({ days: [1, 2, 3, 4, 5], holidays: ['2026-03-04'] }),
  schedule({ rhythm: { kind: 'interval', every: { count: 6, unit: 'hour' }, anchor: 'first' } }),
  schedule({ rhythm: { kind: 'window' }, window: { from: 22 * 60, to: 5 * 60 } }),
  schedule({ rhythm: { kind: 'posted' } }),
  schedule({ rhythm: { kind: 'cron', expression: '30 2 * * *' }, expectFirst: false }),
]
function nextRun(atMs: number, nextInMs: number | null): Figures {
  return nextInMs === null ? {} : { nextRunAt: atMs + nextInMs }
}

const arrivals = fc.array(
  fc.record({
    afterMs: fc.integer({ min: 0, max: 3 * dayMs }),
    status: fc.constantFrom<ResultStatus>('success', 'warning', 'failure', 'ignored'),
    ticks: fc.integer({ min: 0, max: 3 }),
    nextInMs: fc.option(fc.integer({ min: -hourMs, max: 3 * dayMs }), { freq: 3 }),
    figures: fc.dictionary(fc.constantFrom('size', 'duration', 'errors', 'failed'), fc.nat(9)),
  }),
  { maxLength: 40 },
)

test('measures are those of the last result that told them, troubles those of the last result', () => {
  let state = begin(daily, created)
  const tell = (status: ResultStatus, figures: Figures) => {
    state = applyResult(state, daily, result(startMs, status, figures))
    return state.figures
  }
  expect(tell('success', {})).toBeUndefined()
  expect(tell('failure', { size: 5, errors: 3, warnings: 0, failed: 7 })).toEqual({
    size: 5,
    errors: 3,
    warnings: 0,
  })
  expect(tell('success', { duration: 9 })).toEqual({ size: 5, duration: 9 })
  expect(tell('ignored', { size: 1 })).toEqual({ size: 5, duration: 9 })
  expect(tell('success', { size: Number.NaN, errors: 0 })).toEqual({ duration: 9, errors: 0 })
  expect(tell('warning', { size: 0 })).toEqual({ size: 0, duration: 9 })
})

test('folding the record gives the state that living through it gave, whenever time was looked at', () => {
  fc.assert(
    fc.property(
      fc.constantFrom(...schedules),
      arrivals,
      fc.integer({ min: 0, max: 5 * dayMs }),
      (by, events, endMs) => {
        let state = begin(by, created)
        const rows: Recorded[] = []
        let nowMs = startMs
        const pass = (toMs: number) => {
          const passed = advance(state, by, toMs)
          state = passed.state
          for (const slot of passed.missed)
            rows.push({ kind: 'missed', atMs: slot.overdueAtMs, expectedAtMs: slot.expectedAtMs })
          nowMs = toMs
        }
        for (const { afterMs, status, ticks, nextInMs, figures } of events) {
          const atMs = nowMs + afterMs
          for (let tick = 1; tick <= ticks; tick++) pass(nowMs + Math.floor((atMs - nowMs) / (ticks + 1)))
          pass(atMs)
          const came = result(atMs, status, { ...figures, ...nextRun(atMs, nextInMs) })
          state = applyResult(state, by, came)
          rows.push(came)
        }
        pass(nowMs + endMs)
        const folded = replay(by, created, undefined, rows, nowMs)
        expect(folded.state).toEqual(state)
        const missed = rows.filter(row => row.kind === 'missed')
        expect(folded.missed.map(slot => slot.overdueAtMs)).toEqual(missed.map(row => row.atMs))
      },
    ),
    { numRuns: 300 },
  )
})

test('what retention deleted is not forgotten: the rest of the record folds to the same state', () => {
  fc.assert(
    fc.property(fc.constantFrom(...schedules), arrivals, fc.nat(), (by, events, cut) => {
      let nowMs = startMs
      const results = events.map(({ afterMs, status, nextInMs, figures }) => {
        nowMs += afterMs
        return result(nowMs, status, { ...figures, ...nextRun(nowMs, nextInMs) })
      })
      const whole = replay(by, created, undefined, results, nowMs)
      const missed = whole.missed.map(slot => ({
        kind: 'missed' as const,
        atMs: slot.overdueAtMs,
        expectedAtMs: slot.expectedAtMs,
      }))
      const record: Recorded[] = [...results, ...missed].sort((a, b) => a.atMs - b.atMs)
      const at = record.length === 0 ? 0 : cut % record.length
      const base = at === 0 ? undefined : retireInto(undefined, by, created, record.slice(0, at))
      expect(replay(by, created, base, record.slice(at), nowMs).state).toEqual(whole.state)
    }),
    { numRuns: 300 },
  )
})

test('a result that is found out of order leads to the state that its order would have led to', () => {
  const late = [result(startMs + hourMs), result(startMs + 3 * dayMs, 'failure')]
  const found = result(startMs + 25.25 * hourMs, 'warning')
  const inOrder = [late[0], found, late[1]].filter(row => row !== undefined)
  const { state, missed, late: lateness } = replay(daily, created, undefined, inOrder, startMs + 3 * dayMs)
  expect(missed.map(slot => (slot.expectedAtMs - startMs) / hourMs)).toEqual([25.25 + 24])
  expect(lateness).toEqual([undefined, undefined, 22.75 * hourMs])
  expect(state).toMatchObject({ consecutiveFailures: 1, last: { status: 'failure' } })
})

test('a posted next run beats the schedule, also when it comes later than the schedule would have it', () => {
  const state = live(begin(daily, created), startMs)
  const posted = applyResult(
    state,
    daily,
    result(startMs + hourMs, 'success', { nextRunAt: startMs + 7 * dayMs }),
  )
  expect(posted.slot?.expectedAtMs).toBe(startMs + 7 * dayMs)
  expect(advance(posted, daily, startMs + 6 * dayMs).missed).toEqual([])
  // What the next result does not post, the schedule says again.
  expect(live(posted, startMs + 2 * dayMs).slot?.expectedAtMs).toBe(startMs + 3 * dayMs)
})

test('a next run that a person sets beats both until a result arrives, and ends what was overdue', () => {
  const { state: overdue } = advance(live(begin(daily, created), startMs), daily, startMs + 2 * dayMs)
  const set = expectAgain(overdue, daily, {
    atMs: startMs + 2 * dayMs,
    kind: 'resumed',
    nextRunAtMs: startMs + 9 * dayMs,
  })
  expect(set.missedSince).toBeUndefined()
  expect(set.slot?.expectedAtMs).toBe(startMs + 9 * dayMs)
  expect(live(set, startMs + 4 * dayMs).slot?.expectedAtMs).toBe(startMs + 5 * dayMs)
})

test('a run that began and did not end shows since when, until a result comes', () => {
  const running = applyResult(
    begin(daily, created),
    daily,
    result(startMs + hourMs, 'ignored', { running: 1 }),
  )
  expect(running).toMatchObject({ runningSinceMs: startMs + hourMs })
  expect(running.last).toBeUndefined()
  expect(live(running, startMs + 2 * hourMs).runningSinceMs).toBeUndefined()
})

test('a job that only posts its next runs is expected when it said so, and at no other time', () => {
  const posted = schedule({ rhythm: { kind: 'posted' } })
  const state = begin(posted, created)
  expect(state.slot).toBeUndefined()
  const next = applyResult(state, posted, result(startMs, 'success', { nextRunAt: startMs + dayMs }))
  const { state: overdue, missed } = advance(next, posted, startMs + 5 * dayMs)
  expect(missed).toHaveLength(1)
  expect(overdue).toMatchObject({ missedSince: { expectedAtMs: startMs + dayMs } })
  expect(overdue.slot).toBeUndefined()
})

test('a check that was gone from the configuration for a while is as overdue as if it had stayed', () => {
  const { state: overdue } = advance(live(begin(daily, created), startMs), daily, startMs + 2 * dayMs)
  expect(comeBack(leave(overdue))).toEqual(overdue)
  const waiting = begin(daily, created)
  const back = advance(comeBack(leave(waiting)), daily, startMs + 2 * dayMs)
  expect(back.state).toEqual(advance(waiting, daily, startMs + 2 * dayMs).state)
})
