/** Preferences as schemas, for the API document; what fits which of them is decided in core. */
import { z } from 'zod'
import { dateFormats, type Preferences, timeFormats } from '../core/preferences.ts'
import type { PreferencesChange } from './managing.ts'
import { name } from './schemas.ts'

const known = {
  logo: z.string().describe('PNG, JPEG, GIF, WebP or SVG as a `data:` address'),
  timeZone: z.string().describe('IANA name; times on pages are told in it'),
  timeFormat: z.enum(timeFormats),
  dateFormat: z.enum(dateFormats),
  cutOff: z.string().describe('`HH:MM`, when a day of backups ends'),
  retentionDays: z.int().describe('Beats `retention` of the configuration'),
}

export const preferencesSchema = name(
  'Preferences',
  z.strictObject({
    logo: z.exactOptional(known.logo),
    timeZone: z.exactOptional(known.timeZone),
    timeFormat: z.exactOptional(known.timeFormat),
    dateFormat: z.exactOptional(known.dateFormat),
    cutOff: z.exactOptional(known.cutOff),
    retentionDays: z.exactOptional(known.retentionDays),
  }) satisfies z.ZodType<Preferences>,
)

export const preferencesChange = z.strictObject({
  logo: z.exactOptional(known.logo.nullable()),
  timeZone: z.exactOptional(known.timeZone.nullable()),
  timeFormat: z.exactOptional(known.timeFormat.nullable()),
  dateFormat: z.exactOptional(known.dateFormat.nullable()),
  cutOff: z.exactOptional(known.cutOff.nullable()),
  retentionDays: z.exactOptional(known.retentionDays.nullable()),
}) satisfies z.ZodType<PreferencesChange>
