/** YAML schedules → ScheduleDefinition of the core. Keys that contradict each other are refused: nobody should have
 *  to know which of them wins. */
import type { IsoDate, Rhythm, ScheduleDefinition, Weekday } from '../core/schedule.ts'
import type { ScheduleYaml } from './check-schema.ts'
import { parseDuration } from './duration.ts'
import type { Path, Problem } from './problem.ts'
import { isTimeZone, minuteOfDay, readEvery, weekdays } from './time-texts.ts'

type Report = (problem: Problem) => void
export type ScheduleContext = {
  readonly zone: string
  /** Ascending, and the same list for the same words: schedules share what is made of it. Throws when one is wrong. */
  readonly holidaysOf: (written: readonly string[]) => readonly IsoDate[]
  /** Throws when the definition cannot be compiled. */
  readonly verify: (definition: ScheduleDefinition) => void
}

const halfHourMs = 30 * 60_000

/** @returns undefined after a problem was reported. */
export function toSchedule(
  yaml: ScheduleYaml,
  path: Path,
  context: ScheduleContext,
  report: Report,
): ScheduleDefinition | undefined {
  const problems: Problem[] = []
  const tell = (key: string, text: string, at: 'key' | 'value' = 'value') =>
    problems.push({ path: [...path, key], text, at })
  const rhythm = toRhythm(yaml, tell, text => problems.push({ path, text }))
  const days = yaml.days === undefined ? undefined : toDays(yaml.days, tell)
  const window = toWindow(yaml, [...path, 'window'], problem => problems.push(problem))
  const overdueAfterMs = readDuration(yaml.overdueAfter, halfHourMs, text => tell('overdueAfter', text))
  let holidays: readonly IsoDate[] = []
  attempt(
    () => {
      holidays = context.holidaysOf(asList(yaml.holidays))
    },
    text => tell('holidays', text),
  )
  const zone = yaml.timezone ?? context.zone
  if (!isTimeZone(zone))
    tell('timezone', `${JSON.stringify(zone)} is no time zone: write an IANA name such as Europe/Berlin`)
  if (!problems.length && rhythm) {
    const definition: ScheduleDefinition = {
      rhythm,
      overdueAfterMs,
      zone,
      ...(days && { days }),
      holidays,
      ...(window && { window }),
      expectFirst: yaml.expectFirst ?? true,
    }
    const key = (['cron', 'calendar'] as const).find(name => yaml[name] !== undefined)
    const prefix = key ? `${JSON.stringify(yaml[key])}: ` : ''
    attempt(
      () => context.verify(definition),
      text => problems.push({ path: key ? [...path, key] : path, text: prefix + text }),
    )
    if (!problems.length) return definition
  }
  problems.forEach(report)
  return undefined
}

function toRhythm(
  yaml: ScheduleYaml,
  tell: (key: string, text: string, at?: 'key' | 'value') => void,
  tellWhole: (text: string) => void,
): Rhythm | undefined {
  const kinds = (['every', 'cron', 'calendar'] as const).filter(key => yaml[key] !== undefined)
  const [kind, other] = kinds
  if (kind && other) {
    tell(other, `contradicts ${kind}: keep one of every, cron and calendar`, 'key')
    return undefined
  }
  if (yaml.at !== undefined && (kind === 'cron' || kind === 'calendar')) {
    tell('at', `contradicts ${kind}, which has its own times: remove one of them`, 'key')
    return undefined
  }
  if (yaml.anchor !== undefined && (kind !== 'every' || yaml.at !== undefined)) {
    const right = kind === 'every' ? 'at fixes the clock already: remove one of them' : 'it needs every'
    tell('anchor', `has no meaning here: ${right}`, 'key')
    return undefined
  }
  if (kind === 'cron') return expression('cron', yaml.cron, tell)
  if (kind === 'calendar') return expression('calendar', yaml.calendar, tell)
  if (kind === 'every' || yaml.at !== undefined) return toInterval(yaml, tell)
  if (yaml.window) return { kind: 'window' }
  tellWhole('says not when: give every, at, cron, calendar or window, or write `schedule: none`')
  return undefined
}

function expression(
  kind: 'cron' | 'calendar',
  written: string | undefined,
  tell: (key: string, text: string) => void,
): Rhythm | undefined {
  if (written?.trim()) return { kind, expression: written.trim() }
  tell(kind, `is empty: expected ${kind === 'cron' ? 'a cron expression' : 'an OnCalendar expression'}`)
  return undefined
}

function toInterval(yaml: ScheduleYaml, tell: (key: string, text: string) => void): Rhythm | undefined {
  const every = readEvery(yaml.every ?? '1 day')
  if (!every) {
    const units = 'minutes, hours, days, weeks or months'
    tell(
      'every',
      `${JSON.stringify(yaml.every)} is no interval: write a whole number of ${units}, such as "1 day"`,
    )
    return undefined
  }
  if (yaml.at === undefined) return { kind: 'interval', every, anchor: yaml.anchor ?? 'last' }
  const at = minuteOfDay(yaml.at)
  if (at === undefined) tell('at', `${JSON.stringify(yaml.at)} is no time of day: write it like "02:00"`)
  const { count, unit } = every
  if (unit === 'minute' || unit === 'hour') {
    tell('at', `does not fit every ${JSON.stringify(yaml.every)}: a time of day needs days, weeks or months`)
    return undefined
  }
  return at === undefined ? undefined : { kind: 'clock', every: { count, unit }, at }
}

function toWindow(yaml: ScheduleYaml, path: Path, report: Report): ScheduleDefinition['window'] {
  if (!yaml.window) return undefined
  const [from, to] = (['from', 'to'] as const).map(key => {
    const written = yaml.window?.[key] ?? ''
    const minute = minuteOfDay(written === '24:00' && key === 'to' ? '00:00' : written)
    if (minute === undefined)
      report({
        path: [...path, key],
        text: `${JSON.stringify(written)} is no time of day: write it like "20:00"`,
      })
    return minute
  })
  if (from === undefined || to === undefined) return undefined
  if (from !== to) return { from, to }
  report({ path, text: 'begins when it ends: give two different times, or leave the window out' })
  return undefined
}

function toDays(
  written: string | readonly string[],
  tell: (key: string, text: string) => void,
): readonly Weekday[] | undefined {
  const found = new Set<Weekday>()
  const entries = asList(written).flatMap(entry => entry.split(','))
  if (!entries.length) tell('days', 'is empty: list the open days, or leave it out for every day')
  for (const entry of entries) {
    const days = weekdays(entry)
    if (days) for (const day of days) found.add(day)
    else
      tell('days', `${JSON.stringify(entry.trim())} is no day of the week: write mon, tue … sun or mon-fri`)
  }
  return found.size ? [...found].sort() : undefined
}

function readDuration(
  written: string | 0 | undefined,
  byDefault: number,
  tell: (text: string) => void,
): number {
  if (written === undefined || written === 0) return written ?? byDefault
  let ms = byDefault
  attempt(() => {
    ms = parseDuration(written)
  }, tell)
  return ms
}

function asList(written: string | readonly string[] | undefined): readonly string[] {
  return written === undefined ? [] : typeof written === 'string' ? [written] : written
}

function attempt(work: () => void, tell: (text: string) => void): void {
  try {
    work()
  } catch (error) {
    tell(error instanceof Error ? error.message : String(error))
  }
}
