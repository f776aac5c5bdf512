/** What a learned schedule rests on, in words, for people to judge. */
import { minuteMs } from '../day.ts'
import type { Learned, LearnedSchedule } from '../learn-schedule.ts'
import { openZone } from '../zone.ts'
import { roundUp } from './written.ts'

/** `at 02:00, mon-fri`; without the allowance. */
export function describeLearned({ kind, schedule }: LearnedSchedule): string {
  const { every, at, days, cron } = schedule
  if (kind === 'about daily')
    return `about every day${days === undefined ? '' : `, ${days}`}, at no fixed time`
  if (cron !== undefined) return `cron ${cron}`
  if (at === undefined) return `every ${every}`
  return `${every === '1 week' ? 'every week' : 'every day'} at ${at}${days === undefined ? '' : `, ${days}`}`
}

/** One sentence each; what speaks against it comes last. */
export function evidenceWords(
  { evidence, sure, schedule }: LearnedSchedule,
  zoneName: string,
): readonly string[] {
  const { runs, expected, met, missedAtMs, extra, spreadMs, tooLate, before, stopped } = evidence
  const { wallAt } = openZone(schedule.timezone ?? zoneName)
  const dateOf = (atMs: number) => new Date(wallAt(atMs)).toISOString().slice(0, 10)
  const spread = spreadMs < minuteMs ? 'a minute' : roundUp(spreadMs).written
  const newest = missedAtMs.slice(-3).map(dateOf).join(', ')
  return [
    `${runs} runs since ${dateOf(evidence.sinceMs)}: ${met} of ${expected} expectations were met, nine of ten runs within ${spread} of the usual time.`,
    ...(sure === 'sure'
      ? []
      : [
          sure === 'likely'
            ? 'Likely, not sure.'
            : 'Hardly more than a guess: look at it again when more has come.',
        ]),
    ...(missedAtMs.length > 0 ? [`Nothing came for ${missedAtMs.length}, last of ${newest}.`] : []),
    ...(extra > 0 ? [`${extra} came between the times.`] : []),
    ...(tooLate > 0 ? [`${tooLate} came so late that they would have been overdue.`] : []),
    ...(before > 0 ? [`It changed: ${before} runs from before came otherwise.`] : []),
    ...(stopped ? [`Nothing has come since ${dateOf(evidence.untilMs)}: it seems to have stopped.`] : []),
  ]
}

export function nothingLearned({ kind, runs }: Exclude<Learned, { readonly kind: 'found' }>): string {
  if (kind === 'too few')
    return `${runs} ${runs === 1 ? 'run says' : 'runs say'} nothing of a rhythm: three are needed.`
  return `${runs} runs came at no regular distance.`
}
