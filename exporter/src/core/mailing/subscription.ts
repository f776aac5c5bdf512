/** Who gets which report mail, when, and how it looks. */
import type { Preferences } from '../preferences.ts'

export const sections = ['attention', 'last-24h', 'did-not-run', 'last-status'] as const
export type Section = (typeof sections)[number]
export const languages = ['en', 'de'] as const
export type Language = (typeof languages)[number]
export const weekdays = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const
export type Weekday = (typeof weekdays)[number]
export type TimeFormat = NonNullable<Preferences['timeFormat']>
export type DateFormat = NonNullable<Preferences['dateFormat']>

/** How times, dates and words are written. */
export type Writing = {
  readonly language: Language
  /** IANA name. */
  readonly timeZone: string
  readonly timeFormat: TimeFormat
  readonly dateFormat: DateFormat
}

export type Subscription = {
  /** Stable: what was sent already hangs on it. */
  readonly id: string
  readonly name: string
  readonly to: readonly string[]
  /** Clients; undefined: all. */
  readonly groups?: readonly string[]
  /** Minutes after midnight, in the zone of `writing`. */
  readonly atMinutes: number
  /** What it does not say is as the preferences say when it is sent. */
  readonly writing: Partial<Writing>
  /** A picture as a `data:` address. */
  readonly logo?: string
  readonly attachPdf: boolean
  readonly paused: boolean
} & (
  | {
      readonly kind: 'daily'
      readonly days: readonly Weekday[]
      readonly sections: readonly Section[]
      /** On this day it is sent even when nothing is wrong; on others only when something is. Undefined: always sent. */
      readonly proofOfLife?: Weekday
    }
  | { readonly kind: 'monthly'; readonly dayOfMonth: number }
)
