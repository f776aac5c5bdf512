import fc from 'fast-check'
import { createCronEngine } from '../../config/cron.ts'
import type { Status } from '../activity.ts'
import { firstDayOf } from '../day.ts'
import { compileSchedule, type Rhythm, type ScheduleDefinition } from '../schedule.ts'
import { advance, applyResult, begin, latenessOf } from '../state.ts'
import { openZone } from '../zone.ts'
import { openBackupDays } from './backup-day.ts'
import type { Stored } from './row.ts'
import { addTallies, countSlot, createSlotFold, noSlots, type PastSlot, type Tally, worse } from './slots.ts'

const engines = { cron: createCronEngine() }
const hour = 3_600_000
const daily: Rhythm = { kind: 'clock', every: { count: 1, unit: 'day' }, at: 120 }
const rolling: Rhythm = { kind: 'interval', every: { count: 1, unit: 'day' }, anchor: 'last' }
const hourly: Rhythm = { kind: 'cron', expression: '0 * * * *' }

function define(rhythm: Rhythm): ScheduleDefinition {
  return { rhythm, overdueAfterMs: 4 * hour, zone: 'UTC', holidays: [], expectFirst: false }
}
function compile(rhythm: Rhythm | undefined) {
  return rhythm && compileSchedule(define(rhythm), engines)
}

/** What the service records when results come at these times: `time status`. The check had a good result before. */
function live(rhythm: Rhythm | undefined, results: readonly string[], untilText: string): Stored[] {
  const schedule = compile(rhythm)
  const beganMs = Date.parse('2026-11-01T02:00Z')
  let state = begin(schedule, { atMs: beganMs, kind: 'created' })
  const record: Stored[] = []
  const pass = (atMs: number) => {
    const passed = advance(state, schedule, atMs)
    state = passed.state
    for (const { expectedAtMs, overdueAtMs } of passed.missed)
      record.push({
        id: record.length + 1,
        kind: 'missed',
        checkId: 'nas',
        atMs: overdueAtMs,
        expectedAtMs,
        reason: '',
      })
  }
  for (const text of [`${new Date(beganMs).toISOString()} success`, ...results]) {
    const [at = '', word = '', next] = text.split(' ')
    const atMs = Date.parse(at)
    pass(atMs)
    const lateMs = latenessOf(state, atMs)
    const status = word as Status | 'ignored'
    const figures: Record<string, number> = next === undefined ? {} : { nextRunAt: Date.parse(next) }
    const result = {
      kind: 'result' as const,
      checkId: 'nas',
      messageId: 1,
      atMs,
      status,
      reason: '',
      figures,
    }
    state = applyResult(state, schedule, result)
    record.push({
      ...result,
      id: record.length + 1,
      ...(status !== 'ignored' && lateMs !== undefined && { lateMs }),
    })
  }
  pass(Date.parse(untilText))
  return record
}

function fold(rhythm: Rhythm | undefined, record: readonly Stored[]): PastSlot[] {
  const schedule = compile(rhythm)
  const slots = createSlotFold({ ...(schedule && { schedule }), ...(rhythm && { rhythm }) })
  const ended = record.flatMap(activity => slots.take(activity) ?? [])
  const open = slots.open()
  return open ? [...ended, open] : ended
}

const words = ({ atMs, worst, results }: PastSlot) =>
  `${new Date(atMs).toISOString().slice(5, 16).replace('T', ' ')} ${worst} ${results}`
const first = '11-01 02:00 success 1'

test.each<[string, Rhythm | undefined, readonly string[], string, readonly string[]]>([
  [
    'one result, one slot',
    daily,
    ['2026-11-02T02:10Z warning'],
    '2026-11-02T12:00Z',
    [first, '11-02 02:10 warning 1'],
  ],
  [
    'a failure that was repeated with success is a failure, once',
    daily,
    ['2026-11-02T02:10Z failure', '2026-11-02T02:40Z success'],
    '2026-11-02T12:00Z',
    [first, '11-02 02:10 failure 2'],
  ],
  [
    'a little early is the same slot',
    daily,
    ['2026-11-02T01:50Z success', '2026-11-02T02:10Z success'],
    '2026-11-02T12:00Z',
    [first, '11-02 01:50 success 2'],
  ],
  [
    'silence is missed',
    daily,
    [],
    '2026-11-03T07:00Z',
    [first, '11-02 02:00 missed 0', '11-03 02:00 missed 0'],
  ],
  ['what may still come is no slot yet', daily, [], '2026-11-02T05:59Z', [first]],
  [
    'a slot whose result came after it was missed stays missed',
    daily,
    ['2026-11-02T09:00Z success'],
    '2026-11-02T12:00Z',
    [first, '11-02 02:00 missed 1'],
  ],
  [
    'and is a failure when that one failed',
    daily,
    ['2026-11-02T09:00Z failure'],
    '2026-11-02T12:00Z',
    [first, '11-02 02:00 failure 1'],
  ],
  [
    'so late that it is nearer to the next slot, it answers that one',
    daily,
    ['2026-11-02T20:00Z success'],
    '2026-11-03T12:00Z',
    [first, '11-02 02:00 missed 0', '11-02 20:00 success 1'],
  ],
  [
    'each result starts the clock anew: each is a slot',
    rolling,
    ['2026-11-02T02:00Z success', '2026-11-02T02:30Z failure'],
    '2026-11-02T12:00Z',
    [first, '11-02 02:00 success 1', '11-02 02:30 failure 1'],
  ],
  [
    'and a late one answers the slot that was missed',
    rolling,
    ['2026-11-02T12:00Z success', '2026-11-03T12:00Z success'],
    '2026-11-03T13:00Z',
    [first, '11-02 02:00 missed 1', '11-03 12:00 success 1'],
  ],
  [
    'a sender that told its next run and was late',
    { kind: 'posted' },
    ['2026-11-01T03:00Z success 2026-11-01T09:00Z', '2026-11-01T20:00Z success 2026-11-02T09:00Z'],
    '2026-11-01T21:00Z',
    [first, '11-01 03:00 success 1', '11-01 09:00 missed 1'],
  ],
  [
    'without a schedule each result is a slot',
    undefined,
    ['2026-11-01T02:01Z failure', '2026-11-09T02:01Z success'],
    '2026-11-20T00:00Z',
    [first, '11-01 02:01 failure 1', '11-09 02:01 success 1'],
  ],
  [
    'ignored results never count',
    daily,
    ['2026-11-02T02:10Z ignored'],
    '2026-11-02T07:00Z',
    [first, '11-02 02:00 missed 0'],
  ],
  [
    'every hour',
    hourly,
    ['2026-11-01T03:00Z success', '2026-11-01T03:20Z warning', '2026-11-01T03:40Z success'],
    '2026-11-01T03:50Z',
    [first, '11-01 03:00 warning 2', '11-01 03:40 success 1'],
  ],
])('%s', (_, rhythm, results, until, expected) => {
  expect(fold(rhythm, live(rhythm, results, until)).map(words)).toEqual(expected)
})

test('failure is worse than missed, missed than warning, warning than success', () => {
  expect(worse('missed', 'failure')).toBe('failure')
  expect(worse('missed', 'warning')).toBe('missed')
  expect(worse('success', 'warning')).toBe('warning')
})

const add = (tally: Tally, { worst }: PastSlot) => countSlot(tally, worst)

test('the days of a month add up to the month, and never more is good than was expected', () => {
  const minutes = fc.array(
    fc.tuple(
      fc.integer({ min: 1, max: 60 * 24 * 40 }),
      fc.constantFrom('success', 'warning', 'failure', 'ignored'),
    ),
    { maxLength: 80 },
  )
  const rhythms = fc.constantFrom<Rhythm | undefined>(daily, rolling, hourly, undefined)
  const cutOffs = fc.constantFrom('00:00', '09:00', '23:30')
  fc.assert(
    fc.property(rhythms, cutOffs, minutes, (rhythm, cutOff, list) => {
      const at = (minute: number) => new Date(Date.parse('2026-11-01T02:00Z') + minute * 60_000).toISOString()
      const results = list.toSorted(([a], [b]) => a - b).map(([minute, status]) => `${at(minute)} ${status}`)
      const record = live(rhythm, results, '2026-12-12T00:00Z')
      const slots = fold(rhythm, record)
      const days = openBackupDays(openZone('UTC'), cutOff)
      const month = days.monthAt(Date.parse('2026-11-15T00:00Z'))
      const span = days.spanOfMonth(month)
      const inSpan = ({ fromMs, toMs }: { fromMs: number; toMs: number }) =>
        slots.filter(({ atMs }) => atMs >= fromMs && atMs < toMs).reduce(add, noSlots)
      const whole = inSpan(span)
      const sum = Array.from({ length: 30 }, (_, i) => inSpan(days.spanOf(firstDayOf(month) + i))).reduce(
        addTallies,
        noSlots,
      )
      expect(sum).toEqual(whole)
      expect(whole.expected).toBe(whole.good + whole.failures + whole.missed)
      expect(whole.warnings).toBeLessThanOrEqual(whole.good)
      // Nothing is lost and nothing counted twice.
      const counted = record.filter(one => one.kind === 'result' && one.status !== 'ignored')
      expect(slots.reduce((sum, { results }) => sum + results, 0)).toBe(counted.length)
      expect(slots.filter(({ missedId }) => missedId !== undefined)).toHaveLength(
        record.filter(one => one.kind === 'missed').length,
      )
    }),
    { numRuns: 200 },
  )
}, 60_000)
