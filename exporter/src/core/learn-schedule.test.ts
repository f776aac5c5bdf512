import {
  type RandomHistory,
  randomFrom,
  randomHistory,
  randomMoments,
  type Truth,
} from '../../test/histories.ts'
import { createCronEngine } from '../config/cron.ts'
import { createPostedScheduleReader } from '../config/posted-schedule.ts'
import { dayMs, hourMs, minuteMs, weekdayOf } from './day.ts'
import { type LearnedSchedule, learnSchedule } from './learn-schedule.ts'
import { replay } from './record-fold.ts'
import { compileSchedule } from './schedule.ts'

const cron = createCronEngine()
const readSchedule = createPostedScheduleReader()
const slow = 180_000
/** A Monday, 02:00 UTC. */
const mondayMs = Date.UTC(2026, 10, 2, 2)
const every = (stepMs: number, count: number, jitterMs = 0) =>
  Array.from({ length: count }, (_, at) => mondayMs + at * stepMs + (at % 2) * jitterMs)
const days = (count: number, wanted: (weekday: number) => boolean) =>
  every(dayMs, count).filter(atMs => wanted(weekdayOf(Math.floor(atMs / dayMs))))

function learn(
  atMs: readonly number[],
  zone = 'UTC',
  nowMs = Math.max(...atMs, 0),
): LearnedSchedule | undefined {
  const found = learnSchedule({ atMs, zone, nowMs })
  return found.kind === 'found' ? found.learned : undefined
}

/** How many slots the history would have missed under its learned schedule. */
function missedUnder({ schedule }: LearnedSchedule, atMs: readonly number[], zone: string): number {
  const definition = readSchedule(schedule, zone)
  if (!definition) throw new Error(`${JSON.stringify(schedule)} is no schedule`)
  const runs = atMs.toSorted((a, b) => a - b)
  const [first = 0] = runs
  const rows = runs.map((at, i) => ({
    kind: 'result' as const,
    atMs: at,
    status: 'success' as const,
    reason: 'said so',
    messageId: i,
    figures: {},
  }))
  const since = { atMs: first, kind: 'created' as const }
  return replay(compileSchedule(definition, { cron }), since, undefined, rows, runs.at(-1) ?? first).missed
    .length
}

/** After a silence the interval may have drifted by one; days on which a computer stays off are told as overdue when
 *  they are far more than usual. */
function allowed({ truth, removed, atMs }: RandomHistory): number {
  return 2 * removed + (truth === 'about daily' ? Math.ceil(atMs.length * 0.05) : 0)
}

const truths: readonly Truth[] = [
  'daily',
  'weekdays',
  'some weekdays',
  'weekly',
  'monthly',
  'last day',
  'times of day',
  'interval',
  'rolling',
  'about daily',
]
const histories = 30

describe.each(truths)('histories of a job that runs: %s', truth => {
  type Tried = { readonly history: RandomHistory; readonly learned: LearnedSchedule | undefined }
  let tried: readonly Tried[] = []
  beforeAll(() => {
    tried = Array.from({ length: histories }, (_, i) => {
      const history = randomHistory(truth, 40_009 * i + 17)
      return { history, learned: learn(history.atMs, history.zone) }
    })
  }, slow)
  const isRight = ({ history, learned }: Tried) =>
    learned !== undefined && history.kinds.includes(learned.kind)

  test(
    'at least 95 of 100 are learned as what they are',
    () => {
      const wrong = tried.filter(one => !isRight(one))
      const told = wrong.map(
        ({ history, learned }) =>
          `${history.told}: ${learned?.kind ?? 'no rhythm'} ${JSON.stringify(learned?.schedule)}`,
      )
      expect(wrong.length <= 0.05 * tried.length ? [] : told).toEqual([])
    },
    slow,
  )

  test('what is sure is right', () => {
    const wrong = tried.filter(one => one.learned?.sure === 'sure' && !isRight(one))
    expect(wrong.map(({ history, learned }) => [history.told, learned?.schedule])).toEqual([])
  })

  test(
    'under the learned schedule nothing was overdue but what did not come',
    () => {
      const overdue = tried.filter(isRight).flatMap(({ history, learned }) => {
        const missed =
          learned && learned.evidence.before === 0 ? missedUnder(learned, history.atMs, history.zone) : 0
        return missed > allowed(history)
          ? [
              `${history.told}: ${missed} missed, ${history.removed} did not come, ${JSON.stringify(learned?.schedule)}`,
            ]
          : []
      })
      expect(overdue).toEqual([])
    },
    slow,
  )
})

test(
  'moments without a rhythm get none, and never a sure one',
  () => {
    const found = Array.from({ length: 80 }, (_, seed) => {
      const { atMs, told } = randomMoments(seed)
      return { told: `${told}, seed ${seed}`, learned: learn(atMs, 'Europe/Berlin') }
    }).filter(({ learned }) => learned !== undefined)
    const told = found.map(one => [one.told, one.learned?.kind, one.learned?.sure, one.learned?.schedule])
    expect(found.length <= 3 ? [] : told).toEqual([])
    expect(found.filter(({ learned }) => learned?.sure !== 'guess').length <= 1 ? [] : told).toEqual([])
    expect(found.filter(({ learned }) => learned?.sure === 'sure')).toEqual([])
  },
  slow,
)

test(
  'where the rhythm changed, the newest one counts',
  () => {
    const wrong = Array.from({ length: 24 }, (_, i) => {
      const random = randomFrom(i)
      const jitter = () => Math.round(random.next() * 10 * minuteMs)
      const changedMs = mondayMs + 28 * dayMs
      const before = random.one([12, 24, 168])
      const after = random.one([24, 168, 6].filter(hours => hours !== before))
      const old = Array.from(
        { length: Math.max(4, (28 * 24) / before) },
        (_, at) => changedMs - (at + 1) * before * hourMs + jitter(),
      )
      const fresh = Array.from({ length: 20 }, (_, at) => changedMs + (at * after + 9) * hourMs + jitter())
      const learned = learn([...old, ...fresh])
      const expected = after === 24 ? 'daily' : after === 168 ? 'weekly' : 'interval'
      const off = Math.abs((learned?.evidence.sinceMs ?? 0) - changedMs - 9 * hourMs) / (after * hourMs)
      return learned?.kind === expected && off < 2.5 && learned.evidence.before > 0
        ? undefined
        : { before, after, kind: learned?.kind, since: learned?.evidence.sinceMs, off }
    }).filter(one => one !== undefined)
    expect(wrong.length <= 2 ? [] : wrong).toEqual([])
  },
  slow,
)

test.each<[string, readonly number[], unknown]>([
  ['every quarter of an hour', every(15 * minuteMs, 20, minuteMs), { every: '15 minutes' }],
  ['every six hours', every(6 * hourMs, 24, 20 * minuteMs), { cron: '10 2,8,14,20 * * *' }],
  ['every night, one of them missing', every(dayMs, 9).filter((_, at) => at !== 4), { at: '02:00' }],
  ['every night, each tried twice', every(dayMs, 5).flatMap(at => [at, at + 8 * minuteMs]), { at: '02:00' }],
  ['on working days', days(21, day => day !== 0 && day !== 6), { at: '02:00', days: 'mon-fri' }],
  ['on working days of one week, which may go on', days(5, () => true), { at: '02:00' }],
  ['every week', every(7 * dayMs, 4), { every: '1 week', at: '02:00', days: 'mon' }],
  ['on the second of the month', [0, 30, 61, 92].map(day => mondayMs + day * dayMs), { cron: '0 2 2 * *' }],
  ['in no order', every(dayMs, 5).toReversed(), { at: '02:00' }],
  ['two of them', every(dayMs, 2), undefined],
  ['none', [], undefined],
  ['all at the same moment', [mondayMs, mondayMs, mondayMs], undefined],
  ['as it happens', [0, 1, 9, 10, 30, 31, 77].map(hour => mondayMs + hour * hourMs), undefined],
])('messages that come %s', (_how, atMs, expected) => {
  const { overdueAfter: _, timezone: __, ...schedule } = learn(atMs)?.schedule ?? { overdueAfter: '' }
  expect(schedule).toEqual(expected ?? {})
})

test('a job that stopped keeps its rhythm, and is told to have stopped', () => {
  const atMs = every(dayMs, 20)
  const stopped = learn(atMs, 'UTC', mondayMs + 30 * dayMs)
  expect(stopped).toMatchObject({ kind: 'daily', evidence: { stopped: true, untilMs: atMs.at(-1) } })
  expect(learn(atMs, 'UTC', mondayMs + 20 * dayMs)?.evidence.stopped).toBe(false)
})

test('what lives by UTC shows it when the clocks of its place change', () => {
  const atMs = Array.from(
    { length: 40 },
    (_, at) => Date.UTC(2026, 9, 5, 1) + at * dayMs + (at % 3) * minuteMs,
  )
  expect(learn(atMs, 'Europe/Berlin')?.schedule).toMatchObject({ at: '01:00', timezone: 'UTC' })
})

test('a first week is never sure', () => {
  expect(learn(days(5, () => true))?.sure).not.toBe('sure')
})
