/** What a report mail says, from the documents: the day for a daily one, the client's month for a monthly one. */

import { findMonth, usualCutOff } from '../core/documents/backup-day.ts'
import type { Last24h, LastStatus } from '../core/documents/document.ts'
import type { Row } from '../core/documents/row.ts'
import type { MailContent } from '../core/mailing/content.ts'
import type { Subscription } from '../core/mailing/subscription.ts'
import type { Preferences } from '../core/preferences.ts'
import { clientSummarySheet } from '../core/sheet/client-summary.ts'
import { dailySheet, needsAttention, resultInWords } from '../core/sheet/daily-mail.ts'
import { fill, openFormats, toWriting } from '../core/sheet/formats.ts'
import { last24hSheet, type Made } from '../core/sheet/lists.ts'
import { openZone } from '../core/zone.ts'
import { clientSummary } from './client-summary.ts'
import { last24h } from './last-24h.ts'
import { lastStatus } from './lists.ts'
import { createMailLayout, type MailLayoutOptions } from './mail-layout.ts'
import { createSource, type Source, type SourceOptions } from './source.ts'

type Options = SourceOptions & MailLayoutOptions
type About = { readonly period: string; readonly dueAtMs: number; readonly group?: string }

export function createMailWriter(options: Options) {
  const layOut = createMailLayout(options)
  return async (subscription: Subscription, about: About, signal?: AbortSignal): Promise<MailContent> => {
    const preferences = await options.preferences()
    const timeZone = subscription.writing.timeZone ?? preferences.timeZone ?? options.zone()
    const { language = 'en', timeFormat, dateFormat } = subscription.writing
    const formats = openFormats(
      toWriting(language, timeZone, {
        ...preferences,
        ...(timeFormat && { timeFormat }),
        ...(dateFormat && { dateFormat }),
      }),
    )
    const cutOff = cutOffOf(subscription, preferences)
    const source = createSource({
      ...options,
      preferences: async () => ({ ...preferences, timeZone, cutOff }),
      ...(signal && { signal }),
    })
    const made: Made = {
      formats,
      madeAtMs: options.now(),
      ...(subscription.groups && { filter: subscription.groups.join(', ') }),
    }
    const { subject, sheet, pdf, isWrong } =
      subscription.kind === 'daily'
        ? await writeDaily(source, subscription, about, made)
        : await writeMonthly(source, about, made)
    signal?.throwIfAborted()
    const logo = subscription.logo ?? preferences.logo
    return {
      subject,
      isWrong,
      ...(await layOut(
        sheet,
        { words: formats.words, logo, pdf: subscription.attachPdf ? pdf : undefined },
        signal,
      )),
    }
  }
}

/** A mail never tells of a day that is not over: where the cut-off comes after the mail's time, the day ends with that. */
function cutOffOf({ atMinutes }: Subscription, { cutOff = usualCutOff }: Preferences): string {
  const [hours = 0, minutes = 0] = cutOff.split(':').map(Number)
  if (hours * 60 + minutes <= atMinutes) return cutOff
  const two = (number: number) => String(number).padStart(2, '0')
  return `${two(Math.floor(atMinutes / 60))}:${two(atMinutes % 60)}`
}

async function writeDaily(
  source: Source,
  subscription: Extract<Subscription, { readonly kind: 'daily' }>,
  { dueAtMs }: About,
  made: Made,
) {
  const { groups, sections } = subscription
  const { formats } = made
  const dayOfDue = (await source.days()).dayAt(dueAtMs) - 1
  const isWanted = ({ group }: Row) => groups === undefined || groups.includes(group)
  const only = (rows: readonly Row[]) => rows.filter(isWanted)
  const [group, ...others] = groups ?? []
  const filter = group !== undefined && others.length === 0 ? { group } : {}
  const found = await last24h(source, filter, dayOfDue)
  const day: Last24h = { ...found, runs: only(found.runs), didNotRun: only(found.didNotRun) }
  const standing = await lastStatus(source, filter)
  const now: LastStatus = { ...standing, rows: only(standing.rows) }
  const known = new Set(now.rows.map(row => row.group))
  const withoutJobs = (groups ?? []).filter(one => !known.has(one))
  const date = formats.dateOfDay(openZone(formats.timeZone).dayAt(dueAtMs))
  const { words } = formats
  return {
    subject: `${resultInWords(now.rows, formats)} – ${fill(words.dailyOf, { day: date })}`,
    sheet: dailySheet({ day, now, sections, withoutJobs }, made),
    pdf: last24hSheet(day, made),
    isWrong: needsAttention({ day, now, withoutJobs }),
  }
}

async function writeMonthly(source: Source, { period, group = '' }: About, made: Made) {
  const { words, percent, monthName } = made.formats
  const month = findMonth(period)
  const summary = await clientSummary(source, group, month)
  const { good, expected } = summary.successRate
  const sentence = expected === 0 ? words.monthlyNothing : words.monthlySubject
  const subject = fill(sentence, {
    client: group,
    month: monthName(month ?? 0),
    percent: percent(good, expected),
  })
  const sheet = clientSummarySheet(summary, { formats: made.formats, madeAtMs: made.madeAtMs })
  return { subject, sheet, pdf: sheet, isWrong: good < expected }
}
