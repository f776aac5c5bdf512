/** Which preferences there are, and what each may be. What the store holds beside them (a newer program's) is left
 *  alone and not shown. */
import { z } from 'zod'
import { isZone } from '../core/zone.ts'
import type { Preferences } from './contract.ts'
import type { PreferencesChange } from './managing.ts'

/** Of the picture; its text is a third longer. */
const maxLogoBytes = 200 * 1024
const maxLogoCharacters = Math.ceil((maxLogoBytes * 4) / 3) + 100
const logoForm = /^data:image\/(png|jpeg|svg\+xml);base64,([A-Za-z0-9+/]+={0,2})$/
/** First bytes of what is no SVG. */
const magic = { png: '89504e470d0a1a0a', jpeg: 'ffd8ff' } as const
const maxRetentionDays = 36_600

const known = {
  logo: z
    .string()
    .max(maxLogoCharacters, `has more than ${maxLogoBytes / 1024} KiB`)
    .refine(isLogo, 'is no picture: write data:image/png;base64,… (or jpeg, or svg+xml)')
    .describe('`data:` address of a PNG, JPEG or SVG in base64, at most 200 KiB'),
  timeZone: z
    .string()
    .max(100)
    .refine(
      name => /^[A-Za-z]/.test(name) && isZone(name),
      'is no time zone: write an IANA name such as Europe/Berlin',
    )
    .describe('IANA name; times on pages are told in it'),
  timeFormat: z.enum(['24h', '12h']),
  dateFormat: z
    .enum(['short', 'iso', 'dmy', 'mdy'])
    .describe('`Sun 22 Nov`, `2026-11-22`, `22/11/2026`, `11/22/2026`'),
  cutOff: z
    .string()
    .regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'is no time of day such as "07:00"')
    .describe('When the day of a daily summary ends'),
  retentionDays: z.int().min(1).max(maxRetentionDays).describe('Beats `retention` of the configuration'),
}

export const preferencesSchema = z.strictObject({
  logo: z.exactOptional(known.logo),
  timeZone: z.exactOptional(known.timeZone),
  timeFormat: z.exactOptional(known.timeFormat),
  dateFormat: z.exactOptional(known.dateFormat),
  cutOff: z.exactOptional(known.cutOff),
  retentionDays: z.exactOptional(known.retentionDays),
}) satisfies z.ZodType<Preferences>

export const preferencesChange = z.strictObject({
  logo: z.exactOptional(known.logo.nullable()),
  timeZone: z.exactOptional(known.timeZone.nullable()),
  timeFormat: z.exactOptional(known.timeFormat.nullable()),
  dateFormat: z.exactOptional(known.dateFormat.nullable()),
  cutOff: z.exactOptional(known.cutOff.nullable()),
  retentionDays: z.exactOptional(known.retentionDays.nullable()),
}) satisfies z.ZodType<PreferencesChange>

/** What is kept under a known key and is right. */
export function toPreferences(kept: Readonly<Record<string, unknown>>): Preferences {
  const good: Record<string, unknown> = {}
  for (const [key, schema] of Object.entries(known))
    if (schema.safeParse(kept[key]).success) good[key] = kept[key]
  return preferencesSchema.parse(good)
}

/** A picture that a browser shows by its first bytes cannot pass for another kind. */
function isLogo(address: string): boolean {
  const [, kind, base64 = ''] = logoForm.exec(address) ?? []
  if (kind === undefined) return false
  const bytes = Buffer.from(base64, 'base64')
  if (kind === 'png' || kind === 'jpeg') return bytes.toString('hex', 0, 8).startsWith(magic[kind])
  return /<svg[\s>]/.test(bytes.toString('utf8'))
}
