/** What a report mail says, from the documents: the day for a daily one, the client's month for a monthly one. */

import type { Drawing } from '../core/chart/drawing.ts'
import { findMonth, usualCutOff } from '../core/documents/backup-day.ts'
import type { Last24h, LastStatus } from '../core/documents/document.ts'
import type { Row } from '../core/documents/row.ts'
import type { MailContent } from '../core/mailing/content.ts'
import type { Subscription } from '../core/mailing/subscription.ts'
import { drawToFit, shorterEncoding } from '../core/mailing/transport.ts'
import type { Preferences } from '../core/preferences.ts'
import { clientSummarySheet } from '../core/sheet/client-summary.ts'
import { dailySheet, needsAttention, resultInWords } from '../core/sheet/daily-mail.ts'
import { type Formats, fill, openFormats, toWriting } from '../core/sheet/formats.ts'
import { last24hSheet, type Made } from '../core/sheet/lists.ts'
import { type MailBlock, mailOf } from '../core/sheet/mail.ts'
import { collectRows } from '../core/sheet/mail-rows.ts'
import { textOf } from '../core/sheet/mail-text.ts'
import type { Sheet } from '../core/sheet/sheet.ts'
import { openZone } from '../core/zone.ts'
import { clientSummary } from './client-summary.ts'
import { last24h } from './last-24h.ts'
import { lastStatus } from './lists.ts'
import { createSource, type Source, type SourceOptions } from './source.ts'

type Options = SourceOptions & {
  readonly renderPdf: (sheet: Sheet, logo?: string) => AsyncIterable<Uint8Array>
  /** A picture of a drawing, and of a logo that mail programs do not show (SVG), as PNG. */
  readonly drawPng: (drawing: Drawing) => Promise<Uint8Array>
  readonly logoPng: (svg: Uint8Array) => Promise<Uint8Array>
  /** Where people see all of it; undefined when the service has no address for people. */
  readonly link: () => string | undefined
}
type About = { readonly period: string; readonly dueAtMs: number; readonly group?: string }
type Attachment = MailContent['attachments'][number]

/** Bytes on the wire of the HTML and of the text. With its head a mail stays under 100 KB: mail programs cut longer ones. */
const limits = { html: 74_000, text: 18_000 }
const logoId = 'logo'

export function createMailWriter(options: Options) {
  return async (subscription: Subscription, about: About): Promise<MailContent> => {
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
    const logo = subscription.logo ?? preferences.logo
    return {
      subject,
      isWrong,
      ...(await layOut(sheet, { formats, logo, pdf: subscription.attachPdf ? pdf : undefined })),
    }
  }

  type Layout = {
    readonly formats: Formats
    readonly logo: string | undefined
    readonly pdf: Sheet | undefined
  }

  async function layOut(sheet: Sheet, { formats, logo, pdf }: Layout) {
    const { words } = formats
    const attachments: Attachment[] = []
    const blocks: MailBlock[] = []
    for (const block of sheet.blocks)
      blocks.push(block.kind === 'table' ? { kind: 'table', ...(await collectRows(block)) } : block)
    const pictures = new Map<Drawing, string>()
    for (const block of blocks) {
      if (block.kind !== 'chart') continue
      const contentId = `chart${pictures.size + 1}`
      const content = await options.drawPng(block.drawing)
      attachments.push({ name: `${contentId}.png`, contentType: 'image/png', content, contentId })
      pictures.set(block.drawing, `cid:${contentId}`)
    }
    const picture = logo === undefined ? undefined : await findPicture(logo)
    const url = options.link()
    const link = url === undefined ? {} : { link: url }
    const told = { ...sheet, blocks }
    const look = {
      words,
      pictureOf: (drawing: Drawing) => pictures.get(drawing) ?? '',
      ...link,
      ...(picture && { logo: `cid:${logoId}` }),
    }
    const html = drawToFit(budget => mailOf(told, { ...look, budget }), limits.html, shorterEncoding)
    const text = drawToFit(
      budget => textOf(told, { words, budget, ...link }),
      limits.text,
      // Both parts of a mail are encoded the same way.
      () => shorterEncoding(html),
    )
    if (picture) attachments.push(picture)
    if (pdf) attachments.push(await attachPdf(pdf, logo))
    return { html, text, attachments }
  }

  /** A picture that cannot be drawn is left out: the mail is worth more. */
  async function findPicture(logo: string): Promise<Attachment | undefined> {
    try {
      return await toPicture(logo, options.logoPng)
    } catch {
      return undefined
    }
  }

  async function attachPdf(sheet: Sheet, logo: string | undefined): Promise<Attachment> {
    const pieces: Uint8Array[] = []
    for await (const piece of options.renderPdf(sheet, logo)) pieces.push(piece)
    return {
      name: `lastgood-${sheet.kind}.pdf`,
      contentType: 'application/pdf',
      content: Buffer.concat(pieces),
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
  const date = formats.dateOfDay(openZone(formats.timeZone).dayAt(dueAtMs))
  const { words } = formats
  return {
    subject: `${resultInWords(now.rows, formats)} – ${fill(words.dailyOf, { day: date })}`,
    sheet: dailySheet({ day, now, sections }, made),
    pdf: last24hSheet(day, made),
    isWrong: needsAttention({ day, now }),
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

async function toPicture(logo: string, logoPng: Options['logoPng']): Promise<Attachment | undefined> {
  const [, type = '', data = ''] = /^data:(image\/[a-z+]+);base64,(.*)$/.exec(logo) ?? []
  if (data === '') return undefined
  const content = Buffer.from(data, 'base64')
  const isSvg = type === 'image/svg+xml'
  return {
    name: `logo.${isSvg ? 'png' : type.slice('image/'.length)}`,
    contentType: isSvg ? 'image/png' : type,
    content: isSvg ? await logoPng(content) : content,
    contentId: logoId,
  }
}
