/** The schedule of a check while it is edited: one rhythm of six, and what holds for all of them. */
import type { CheckYaml, ScheduleYaml } from '../../../exporter/src/api/contract-checks.ts'
import { sameCheck } from './draft.ts'
import { put } from './put.ts'

export const rhythms = [
  { id: 'none', title: 'Unscheduled', help: 'It is never late or overdue.' },
  { id: 'every', title: 'Every so often', help: 'A result is expected that long after the last one.' },
  {
    id: 'at',
    title: 'At a time of day',
    help: 'On the clock, every day or every so many days, weeks or months.',
  },
  {
    id: 'window',
    title: 'Once in a window',
    help: 'One result each time the window is open, such as each night.',
  },
  { id: 'cron', title: 'Cron', help: 'As cron says it: 30 2 * * 1-5' },
  { id: 'calendar', title: 'OnCalendar', help: 'As systemd says it: Mon..Fri 02:30' },
] as const
export type RhythmKind = (typeof rhythms)[number]['id']

export const units = ['minute', 'hour', 'day', 'week', 'month'] as const
type Unit = (typeof units)[number]
export const weekdays = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const

export function scheduleOf(check: CheckYaml): ScheduleYaml | undefined {
  return check.schedule === 'none' ? undefined : check.schedule
}

export function rhythmOf(check: CheckYaml): RhythmKind {
  const schedule = scheduleOf(check)
  if (!schedule) return 'none'
  if (schedule.cron !== undefined) return 'cron'
  if (schedule.calendar !== undefined) return 'calendar'
  if (schedule.at !== undefined) return 'at'
  if (schedule.every !== undefined) return 'every'
  return schedule.window === undefined ? 'none' : 'window'
}

/** What does not belong to the new rhythm goes; days, zone, holidays and the allowance stay. */
export function setRhythm(check: CheckYaml, kind: RhythmKind): CheckYaml {
  if (kind === 'none') return put(check, 'schedule', undefined)
  const before = scheduleOf(check) ?? {}
  const { every, anchor, at, cron, calendar, window, ...kept } = before
  const fits = every !== undefined && (kind !== 'at' || /(day|week|month)s?$/.test(every))
  const rhythm: { readonly [kind in Exclude<RhythmKind, 'none'>]: ScheduleYaml } = {
    every: { every: every ?? '1 day', ...(anchor && { anchor }), ...(window && { window }) },
    at: { ...(fits && every !== '1 day' && { every }), at: at ?? '02:00', ...(window && { window }) },
    cron: { cron: cron ?? '30 2 * * 1-5', ...(window && { window }) },
    calendar: { calendar: calendar ?? 'Mon..Fri 02:30', ...(window && { window }) },
    window: { window: window ?? { from: '20:00', to: '06:00' } },
  }
  return { ...check, schedule: { ...rhythm[kind], ...kept } }
}

export function setScheduleKey<K extends keyof ScheduleYaml>(
  check: CheckYaml,
  key: K,
  value: ScheduleYaml[K] | undefined,
): CheckYaml {
  return { ...check, schedule: put(scheduleOf(check) ?? {}, key, value) }
}

/** The rhythm and the allowance that were learned; holidays, zone and the first result stay as they are. */
export function takeSchedule(check: CheckYaml, learned: ScheduleYaml): CheckYaml {
  const { timezone, holidays, expectFirst } = scheduleOf(check) ?? {}
  return {
    ...check,
    schedule: {
      ...(timezone !== undefined && { timezone }),
      ...(holidays !== undefined && { holidays }),
      ...(expectFirst !== undefined && { expectFirst }),
      ...learned,
    },
  }
}

/** Whether taking it would change nothing. */
export function hasSchedule(check: CheckYaml, learned: ScheduleYaml): boolean {
  return sameCheck(check, takeSchedule(check, learned))
}

export type Interval = { readonly count: number; readonly unit: Unit }

/** `2 days`, `day`; undefined for what is written otherwise, such as `36h`. */
export function readEvery(every: string | undefined): Interval | undefined {
  const found = /^\s*(\d*)\s*(minute|hour|day|week|month)s?\s*$/i.exec(every ?? '')
  const unit = units.find(one => one === found?.[2]?.toLowerCase())
  return found && unit ? { count: found[1] ? Number(found[1]) : 1, unit } : undefined
}

export function writeEvery({ count, unit }: Interval): string {
  return `${count} ${unit}${count === 1 ? '' : 's'}`
}

/** Which days of the week are open; all unless said otherwise. */
export function readDays(days: ScheduleYaml['days']): readonly (typeof weekdays)[number][] {
  if (days === undefined) return weekdays
  const words = (typeof days === 'string' ? days.split(/[\s,]+/) : days).filter(word => word !== '')
  const open = new Set(words.flatMap(spread))
  return weekdays.filter(day => open.has(day))
}

/** `mon-fri`, `fri..mon`. */
function spread(word: string): readonly (typeof weekdays)[number][] {
  const [from = -1, to] = word
    .split(/-|\.\./)
    .map(one => weekdays.findIndex(day => one.trim().toLowerCase().startsWith(day)))
  if (from < 0 || to === -1) return []
  const length = to === undefined ? 1 : ((to - from + 7) % 7) + 1
  return Array.from({ length }, (_, step) => weekdays[(from + step) % 7]).filter(day => day !== undefined)
}

export function writeDays(open: readonly (typeof weekdays)[number][]): ScheduleYaml['days'] {
  const days = weekdays.filter(day => open.includes(day))
  if (days.length === weekdays.length) return undefined
  return days.join(' ') === 'mon tue wed thu fri' ? 'mon-fri' : days
}

export function readHolidays(holidays: ScheduleYaml['holidays']): string {
  return typeof holidays === 'string' ? holidays : (holidays ?? []).join(', ')
}

export function writeHolidays(text: string): ScheduleYaml['holidays'] {
  const words = text
    .split(',')
    .map(word => word.trim())
    .filter(word => word !== '')
  return words.length === 0 ? undefined : words.length === 1 ? words[0] : words
}
