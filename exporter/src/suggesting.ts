/** The schedule that a check's history shows, held against the present one. It only reads: a person accepts it. */
import type { ScheduleSuggestionJson } from './api/contract-checks.ts'
import { createCronEngine } from './config/cron.ts'
import { createPostedScheduleReader } from './config/posted-schedule.ts'
import { historyLimit, learnInSteps } from './core/learn-schedule.ts'
import { describeLearned, evidenceWords, nothingLearned } from './core/learning/words.ts'
import { replay } from './core/record-fold.ts'
import { compileSchedule, type Schedule } from './core/schedule.ts'
import { describeSchedule } from './core/schedule-words.ts'
import type { Fleet } from './fleet.ts'
import { runInSlices } from './in-slices.ts'
import type { Store, StoredActivity } from './store/store.ts'

type Options = {
  readonly store: Pick<Store, 'activitiesBefore' | 'messages'>
  readonly fleet: Fleet
  readonly config: () => { readonly zone: string }
  readonly now: () => number
}

type Run = Extract<StoredActivity, { readonly kind: 'result' }>

/** Missed slots lie between the results. */
const mostActivities = 2 * historyLimit
/** Silence that is told so much sooner is worth a change. */
const soonerShare = 0.75

/** @returns undefined when there is no such check */
export async function suggestSchedule(
  { store, fleet, config, now }: Options,
  checkId: string,
): Promise<ScheduleSuggestionJson | undefined> {
  const entry = fleet.get(checkId)
  if (!entry) return undefined
  const nowMs = now()
  const rows = await store.activitiesBefore({ fromMs: 0, toMs: nowMs + 1 }, mostActivities, { checkId })
  const runs = await datedRuns(rows.filter(isRun).toReversed(), checkId, store)
  const present = entry.definition.schedule
  const zone = present?.zone ?? config().zone
  const told = present && { present: describeSchedule(present) }
  const history = { atMs: runs.map(({ atMs }) => atMs), zone, nowMs }
  const found = await runInSlices(learnInSteps(history))
  if (found.kind !== 'found') return { ...told, evidence: [nothingLearned(found)] }
  const { learned } = found
  const evidence = evidenceWords(learned, zone)
  const definition = createPostedScheduleReader()(learned.schedule, zone)
  if (!definition) return { ...told, evidence }
  const recent = runs.filter(({ atMs }) => atMs >= learned.evidence.sinceMs)
  const suggested = hold(compileSchedule(definition, { cron: createCronEngine() }), recent)
  const held = entry.schedule && hold(entry.schedule, recent)
  const reason =
    held === undefined ? 'It has no schedule: silence is never told.' : whyBetter(held, suggested)
  if (reason === undefined)
    return { ...told, evidence: ['The present schedule fits its history as well.', ...evidence] }
  return {
    ...told,
    suggestion: {
      text: describeLearned(learned),
      kind: learned.kind,
      sure: learned.sure,
      schedule: learned.schedule,
    },
    evidence: [reason, ...evidence],
  }
}

function isRun(row: StoredActivity): row is Run {
  return row.kind === 'result' && row.status !== 'ignored'
}

const atOnceMs = 20 * 60_000

/** Oldest first. Of a pile that was handed in at once, such as the mails that a check was made from, only what they say of
 *  themselves tells when each was sent. Otherwise it counts when they came, as clocks of devices go wrong.
 *  @param runs by when they came */
async function datedRuns(
  runs: readonly Run[],
  checkId: string,
  store: Options['store'],
): Promise<readonly Run[]> {
  const isClose = (a: Run | undefined, b: Run | undefined) => a && b && b.atMs - a.atMs < atOnceMs
  if (!runs.some((run, at) => isClose(runs[at - 1], run))) return runs
  const messages = await store.messages({ checkId }, mostActivities)
  const sent = new Map(messages.map(({ id, sentAtMs }) => [id, sentAtMs]))
  const sentAt = ({ messageId }: Run) => (messageId === undefined ? undefined : sent.get(messageId))
  const isOfPile = (run: Run, beside: Run | undefined) => {
    const [one, other] = [sentAt(run), beside && sentAt(beside)]
    return one !== undefined && other !== undefined && Math.abs(one - other) >= atOnceMs
  }
  const dated = runs.map((run, at) => {
    const [before, after] = [runs[at - 1], runs[at + 1]]
    const fromPile =
      (isClose(before, run) && isOfPile(run, before)) || (isClose(run, after) && isOfPile(run, after))
    return fromPile ? { ...run, atMs: sentAt(run) ?? run.atMs } : run
  })
  return dated.toSorted((a, b) => a.atMs - b.atMs)
}

type Held = {
  /** Slots that the history would have missed. */
  readonly missed: number
  /** From a result to the moment at which silence would have been told, on average. */
  readonly toldAfterMs: number
}

function hold(schedule: Schedule, runs: readonly Run[]): Held {
  const firstMs = runs[0]?.atMs ?? 0
  const lastMs = runs.at(-1)?.atMs ?? firstMs
  const since = { atMs: firstMs, kind: 'created' } as const
  // A next run that the sender posted is no part of either schedule.
  const rows = runs.map(run => ({ ...run, figures: {} }))
  const { missed } = replay(schedule, since, undefined, rows, lastMs)
  const waits = runs.map(({ atMs }) => {
    const slot = schedule.afterResult(atMs, firstMs)
    return slot ? slot.overdueAtMs - atMs : Number.POSITIVE_INFINITY
  })
  return {
    missed: missed.length,
    toldAfterMs: waits.reduce((sum, one) => sum + one, 0) / Math.max(1, waits.length),
  }
}

function whyBetter(present: Held, suggested: Held): string | undefined {
  if (present.missed > suggested.missed)
    return `The present schedule would have missed ${present.missed} slots of its history, this one ${suggested.missed}.`
  const sooner = suggested.toldAfterMs <= soonerShare * present.toldAfterMs
  if (present.missed === suggested.missed && sooner)
    return 'Silence is told sooner than by the present schedule, and no slot of its history more is missed.'
  return undefined
}
