/** When a report mail is due, and which period it tells of. Times of day are on the clocks of the subscription's zone, and
 *  stay there over a change of the clock. A mail that could not be sent in its time is sent late; one that has a newer one
 *  after it is not sent any more. */
import { type Day, dayInMonth, hourMs, monthOf, toIsoDate, wallOf, weekdayOf } from '../day.ts'
import { toIsoMonth } from '../documents/backup-day.ts'
import { openZone } from '../zone.ts'
import { type Subscription, type Weekday, weekdays } from './subscription.ts'

export type DueMail = {
  /** Of a daily mail the day it is due on, `2026-11-22`; of a monthly one the month before, `2026-10`. */
  readonly period: string
  readonly atMs: number
  /** It is sent even when nothing is wrong. */
  readonly always: boolean
}

/** A day's mail is worth nothing when the next one comes; a month's can wait longer. */
export const worthMs = { daily: 23 * hourMs, monthly: 7 * 24 * hourMs }

/** No rhythm leaves a longer gap: a month and a bit. */
const reachDays = 70

/** @returns the newest one that is due at `nowMs`; undefined for one that is never sent */
export function lastDue(subscription: Subscription, timeZone: string, nowMs: number): DueMail | undefined {
  const today = openZone(timeZone).dayAt(nowMs)
  for (let day = today + 1; day > today - reachDays; day--) {
    const due = dueOn(subscription, timeZone, day)
    if (due && due.atMs <= nowMs) return due
  }
  return undefined
}

export function nextDue(subscription: Subscription, timeZone: string, nowMs: number): DueMail | undefined {
  const today = openZone(timeZone).dayAt(nowMs)
  for (let day = today - 1; day < today + reachDays; day++) {
    const due = dueOn(subscription, timeZone, day)
    if (due && due.atMs > nowMs) return due
  }
  return undefined
}

function dueOn(subscription: Subscription, timeZone: string, day: Day): DueMail | undefined {
  const atMs = openZone(timeZone).epochOf(wallOf(day, subscription.atMinutes))
  if (subscription.kind === 'monthly') {
    const { month } = monthOf(day)
    if (dayInMonth(month, subscription.dayOfMonth) !== day) return undefined
    return { period: toIsoMonth(month - 1), atMs, always: true }
  }
  const weekday = weekdayName(day)
  const { days, proofOfLife } = subscription
  // The proof of life comes on its day, whatever the others are.
  if (!days.includes(weekday) && proofOfLife !== weekday) return undefined
  return { period: toIsoDate(day), atMs, always: proofOfLife === undefined || proofOfLife === weekday }
}

function weekdayName(day: Day): Weekday {
  return weekdays[(weekdayOf(day) + 6) % 7] ?? 'mon'
}

/** How long after each failed attempt the next one is made, in minutes; the last one goes on. */
const waitsMinutes = [1, 2, 5, 10, 15]

export function nextAttemptMs(attempts: number, nowMs: number): number {
  const minutes = waitsMinutes[Math.min(attempts, waitsMinutes.length) - 1] ?? 1
  return nowMs + minutes * 60_000
}
