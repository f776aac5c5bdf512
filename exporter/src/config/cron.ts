/** Cron expressions, as croner reads them: five or six fields (seconds first), names, `L`, `#`, `W` and words such as
 *  `@daily`. When both day of month and day of week are given, either one is enough, as in crontab(5). */
import { Cron } from 'croner'
import type { CronEngine } from '../core/schedule.ts'

/** Expressions kept compiled, so that 100,000 checks with the same one parse it once. */
const keptLimit = 10_000

/** The engine throws an Error with the reason, without the expression, when it cannot be read. */
export function createCronEngine(): CronEngine {
  const kept = new Map<string, ReturnType<CronEngine>>()
  return (expression, zone) => {
    const key = JSON.stringify([expression, zone])
    const known = kept.get(key)
    if (known) return known
    const next = compile(expression, zone)
    if (kept.size >= keptLimit) kept.clear()
    kept.set(key, next)
    return next
  }
}

function compile(expression: string, zone: string): ReturnType<CronEngine> {
  const trimmed = expression.trim()
  try {
    // A date alone would be taken for a job that runs once.
    if (!/\s|^@/.test(trimmed)) throw new Error('it has one field, and cron has five, or six with seconds')
    const cron = new Cron(trimmed, { timezone: zone, paused: true, mode: '5-or-6-parts' })
    return afterMs => cron.nextRun(new Date(afterMs))?.getTime()
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message.replace(/^Cron\w+: /, '') : String(cause)
    throw new Error(`${reason}; right would be "30 2 * * 1-5"`, { cause })
  }
}
