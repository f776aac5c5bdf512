/** What became of each start of a job: the same for the same number of days before now, whenever the demo is begun. */
import { dayMs, hourMs, minuteMs } from '../src/core/day.ts'
import { openZone } from '../src/core/zone.ts'
import { chance } from './chance.ts'
import type { DemoJob, Run, Turn } from './job.ts'
import { startsOf } from './rhythm.ts'

/** Longest a report may come after its start. */
const longestMs = dayMs

const troubles = {
  failure: [
    'the repository could not be reached',
    'no space left on the target',
    'the snapshot could not be made',
    'access was denied',
  ],
  warning: [
    'three files were in use and were left out',
    'the repository is nearly full',
    'one machine was switched off',
    'the verification was skipped',
  ],
} as const

/** Runs whose reports arrive with fromMs < arrival <= toMs, in the order of arrival.
 *  @param nowMs where the story counts its days from */
export function runsBetween(jobs: readonly DemoJob[], fromMs: number, toMs: number, nowMs: number): Run[] {
  const runs = jobs.flatMap(job =>
    [...startsOf(job.rhythm, job.zone, fromMs - longestMs, toMs)].flatMap(
      startMs => toRun(job, startMs, nowMs) ?? [],
    ),
  )
  return runs
    .filter(({ endedAtMs }) => endedAtMs > fromMs && endedAtMs <= toMs)
    .sort((a, b) => a.endedAtMs - b.endedAtMs)
}

/** @returns undefined when nothing is heard of it */
export function toRun(job: DemoJob, startMs: number, nowMs: number): Run | undefined {
  const zone = openZone(job.zone)
  const days = (nowMs - startMs) / dayMs
  const startsBefore = zone.dayAt(nowMs) - zone.dayAt(startMs)
  const next = chance('run', job.id, startsBefore, zone.wallAt(startMs) % dayMs)
  const turn = (what: Turn['what']) =>
    job.turns.some(one => one.what === what && days <= one.fromDays && days > one.untilDays)
  const luck = next()
  if (turn('silence') || luck < 0.006) return undefined
  const status =
    turn('failure') || (luck > 0.985 && days > 2)
      ? 'failure'
      : turn('warning') || luck > 0.955
        ? 'warning'
        : 'success'
  const seconds = Math.round(job.minutes * 60 * (0.85 + 0.3 * next()) * (turn('slow') ? 3.4 : 1))
  const late = turn('late') || (luck > 0.02 && luck < 0.026)
  const delayMs = Math.round(next() * 6 * minuteMs)
  const startedAtMs = startMs + delayMs + (late ? job.rhythm.overdueAfterMs + next() * hourMs : 0)
  const grown = job.bytes * (1 + job.growth * Math.max(0, 30 - days) * (1 / 30)) * (0.995 + 0.01 * next())
  const bytes = Math.round(grown * (turn('shrunk') ? 0.11 : 1) * (turn('empty') ? 0 : 1))
  return {
    job,
    key: `${job.id}-${Math.round(startMs / minuteMs)}`,
    status,
    startedAtMs: Math.round(startedAtMs),
    endedAtMs: Math.round(startedAtMs + seconds * 1000),
    seconds,
    saved:
      status === 'failure'
        ? undefined
        : {
            bytes,
            transferredBytes: Math.round(bytes * (0.01 + 0.05 * next())),
            files: Math.round(bytes / 2 ** 20 / (1 + next())),
          },
    trouble:
      status === 'success' ? undefined : troubles[status][Math.floor(next() * troubles[status].length)],
  }
}
