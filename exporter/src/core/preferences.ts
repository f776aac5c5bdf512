/** What people set for all pages and reports. Each has its own form and limit: what is stored is what can be shown. */
import { Refusal } from './refusal.ts'
import { isZone } from './zone.ts'

const logoLimit = 256 * 1024
export const timeFormats = ['24h', '12h'] as const
export const dateFormats = ['yyyy-MM-dd', 'dd.MM.yyyy', 'dd/MM/yyyy', 'MM/dd/yyyy'] as const
const maxRetentionDays = 36_600

/** One that is not set is absent: the configuration, or what is usual, then holds. */
export type Preferences = {
  /** A picture as a `data:` address. */
  readonly logo?: string
  /** IANA name: the zone of times on pages. */
  readonly timeZone?: string
  readonly timeFormat?: (typeof timeFormats)[number]
  readonly dateFormat?: (typeof dateFormats)[number]
  /** `HH:MM`: when a day of backups ends. */
  readonly cutOff?: string
  /** Beats `retention` of the configuration. */
  readonly retentionDays?: number
}

type Form = { readonly wanted: string; readonly fits: (value: unknown) => boolean }

const forms: Readonly<Record<keyof Preferences, Form>> = {
  logo: {
    // An SVG may hold scripts: it is only ever shown as an image, where none runs.
    wanted: `a PNG, JPEG, GIF, WebP or SVG picture as a data: URL of at most ${logoLimit} characters`,
    fits: value =>
      typeof value === 'string' &&
      value.length <= logoLimit &&
      /^data:image\/(?:png|jpeg|gif|webp|svg\+xml);base64,[A-Za-z0-9+/]+={0,2}$/.test(value),
  },
  timeZone: {
    wanted: 'a name of the tz database, such as "Europe/Berlin"',
    fits: value => typeof value === 'string' && value.length <= 100 && isZone(value),
  },
  timeFormat: oneOf(timeFormats),
  dateFormat: oneOf(dateFormats),
  cutOff: {
    wanted: 'the time of day at which a day of backups ends, such as "09:00"',
    fits: value => typeof value === 'string' && /^(?:[01]\d|2[0-3]):[0-5]\d$/.test(value),
  },
  retentionDays: {
    wanted: `a whole number of days from 1 to ${maxRetentionDays}`,
    fits: value => Number.isSafeInteger(value) && Number(value) >= 1 && Number(value) <= maxRetentionDays,
  },
}

/** @param value null or undefined goes back to what holds without it
 *  @throws Refusal naming the preference and what would be right */
export function parsePreference(key: string, value: unknown): unknown {
  const form = findForm(key)
  if (!form)
    throw new Refusal(
      'missing',
      `there is no preference "${cut(key)}"; there are ${Object.keys(forms).join(', ')}`,
    )
  if (value === null || value === undefined) return undefined
  if (!form.fits(value))
    throw new Refusal('wrong', `${key}: ${cut(JSON.stringify(value))} is not ${form.wanted}`, key)
  return value
}

/** What is kept under a known key and fits it: a newer program may have kept more. */
export function toPreferences(kept: Readonly<Record<string, unknown>>): Preferences {
  return Object.fromEntries(Object.entries(kept).filter(([key, value]) => findForm(key)?.fits(value)))
}

function findForm(key: string): Form | undefined {
  return Object.hasOwn(forms, key) ? forms[key as keyof Preferences] : undefined
}

function oneOf(words: readonly string[]): Form {
  return { wanted: `one of ${words.join(', ')}`, fits: value => words.some(word => word === value) }
}

function cut(text: string): string {
  return text.length > 80 ? `${text.slice(0, 80).toWellFormed()}…` : text
}
