/** A schedule in words, for people: `every day at 02:00, Mon Tue Wed Thu Fri (Europe/Berlin)`. */
import type { MinuteOfDay, Rhythm, ScheduleDefinition, Unit } from './schedule.ts'

const weekdays = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'] as const

export function describeSchedule(schedule: ScheduleDefinition): string {
  const { window, days, holidays, zone } = schedule
  const parts = [
    describeRhythm(schedule.rhythm),
    window && `between ${clockTime(window.from)} and ${clockTime(window.to)}`,
    days?.map(day => weekdays[day]).join(' '),
    holidays.length > 0 && 'except holidays',
  ]
  return `${parts.filter(part => part).join(', ')} (${zone})`
}

function describeRhythm(rhythm: Rhythm): string {
  switch (rhythm.kind) {
    case 'interval': {
      const every = describeEvery(rhythm.every)
      return rhythm.anchor === 'first' ? `${every}, counted from the first message` : every
    }
    case 'clock':
      return `${describeEvery(rhythm.every)} at ${clockTime(rhythm.at)}`
    case 'cron':
      return `cron ${rhythm.expression}`
    case 'calendar':
      return rhythm.expression
    case 'window':
      return 'once'
    case 'posted':
      return 'when the sender said'
  }
}

function describeEvery({ count, unit }: { readonly count: number; readonly unit: Unit }): string {
  return count === 1 ? `every ${unit}` : `every ${count} ${unit}s`
}

function clockTime(minutes: MinuteOfDay): string {
  const two = (number: number) => String(number).padStart(2, '0')
  return `${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`
}
