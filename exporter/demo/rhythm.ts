/** When the machines of the demo start their backups, and how a check or a sender writes that down. */
import { hourMs, minuteMs, wallOf, weekdayOf } from '../src/core/day.ts'
import { openZone } from '../src/core/zone.ts'

export type Rhythm = {
  /** Minutes after midnight. */
  readonly starts: readonly number[]
  /** 0 is Sunday; absent: every day. */
  readonly weekdays?: readonly number[]
  /** As in a check. */
  readonly schedule: Readonly<Record<string, unknown>>
  readonly overdueAfterMs: number
}

const workdays = [1, 2, 3, 4, 5]
const dayNames = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat']

export function nightly(at: string): Rhythm {
  return {
    starts: [minutesOf(at)],
    schedule: { at, overdueAfter: '3 hours' },
    overdueAfterMs: 3 * hourMs,
  }
}

export function onWorkdays(at: string): Rhythm {
  return {
    starts: [minutesOf(at)],
    weekdays: workdays,
    schedule: { at, days: 'mon-fri', overdueAfter: '2 hours' },
    overdueAfterMs: 2 * hourMs,
  }
}

export function weekly(weekday: number, at: string): Rhythm {
  return {
    starts: [minutesOf(at)],
    weekdays: [weekday],
    schedule: { calendar: `${dayNames[weekday]} ${at}`, overdueAfter: '8 hours' },
    overdueAfterMs: 8 * hourMs,
  }
}

/** Every hour from 07:00 to 19:00. */
export function hourly(): Rhythm {
  return {
    starts: Array.from({ length: 13 }, (_, i) => (7 + i) * 60),
    schedule: { cron: '0 7-19 * * *', overdueAfter: '40 minutes' },
    overdueAfterMs: 40 * minuteMs,
  }
}

/** A laptop, some time of its owner's working day. */
export function whenAtWork(): Rhythm {
  return {
    starts: [9 * 60 + 30],
    weekdays: workdays,
    schedule: { window: { from: '08:00', to: '18:00' }, days: 'mon-fri', overdueAfter: '1 hour' },
    overdueAfterMs: 9 * hourMs + 30 * minuteMs,
  }
}

/** Starts with fromMs < start <= toMs, in order. */
export function* startsOf(rhythm: Rhythm, zoneName: string, fromMs: number, toMs: number) {
  const zone = openZone(zoneName)
  for (let day = zone.dayAt(fromMs) - 1; day <= zone.dayAt(toMs); day++) {
    if (rhythm.weekdays && !rhythm.weekdays.includes(weekdayOf(day))) continue
    for (const minute of rhythm.starts) {
      const atMs = zone.epochOf(wallOf(day, minute))
      if (atMs > fromMs && atMs <= toMs) yield atMs
    }
  }
}

function minutesOf(at: string): number {
  const [hours = 0, minutes = 0] = at.split(':').map(Number)
  return hours * 60 + minutes
}
