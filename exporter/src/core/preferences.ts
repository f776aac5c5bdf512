/** What people set for all pages and reports. Each has its own form and limit: what is stored is what can be shown. */
import { Refusal } from './refusal.ts'
import { isZone } from './zone.ts'

const dayMs = 86_400_000
const logoLimit = 256 * 1024
const timeFormats = ['24h', '12h']
const dateFormats = ['yyyy-MM-dd', 'dd.MM.yyyy', 'dd/MM/yyyy', 'MM/dd/yyyy']

type Form = { readonly wanted: string; readonly fits: (value: unknown) => boolean }

const forms: Readonly<Record<string, Form>> = {
  logo: {
    // No SVG: it may hold scripts.
    wanted: `a PNG, JPEG, GIF or WebP picture as a data: URL of at most ${logoLimit} characters`,
    fits: value =>
      typeof value === 'string' &&
      value.length <= logoLimit &&
      /^data:image\/(?:png|jpeg|gif|webp);base64,[A-Za-z0-9+/]+={0,2}$/.test(value),
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
  retentionMs: {
    wanted: 'whole milliseconds, from one day to 100 years',
    fits: value => Number.isSafeInteger(value) && Number(value) >= dayMs && Number(value) <= 36_600 * dayMs,
  },
}

/** @param value null or undefined goes back to what holds without it
 *  @throws Refusal naming the preference and what would be right */
export function parsePreference(key: string, value: unknown): unknown {
  const form = Object.hasOwn(forms, key) ? forms[key] : undefined
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

function oneOf(words: readonly string[]): Form {
  return { wanted: `one of ${words.join(', ')}`, fits: value => words.some(word => word === value) }
}

function cut(text: string): string {
  return text.length > 80 ? `${text.slice(0, 80).toWellFormed()}…` : text
}
