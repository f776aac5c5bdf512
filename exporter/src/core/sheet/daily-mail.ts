/** The sheet of a daily mail: what needs attention now, what ran in the day that ended, what did not run, how every job
 *  stands. Its columns are few, each of two lines, as a mail is narrow. */
import type { Last24h, LastStatus } from '../documents/document.ts'
import type { Row } from '../documents/row.ts'
import type { Section } from '../mailing/subscription.ts'
import { type Formats, fill } from './formats.ts'
import { lazily, type Made, silenceOf, tallyOf, tallyWords } from './lists.ts'
import { type Tone, tones, worseFirst } from './look.ts'
import { cutText, limits } from './mail-texts.ts'
import { asRun, asStanding, type RowLook, standingOf } from './row-look.ts'
import type { Block, Cell, Column, Sheet, TableBlock, TableRow } from './sheet.ts'
import type { Words } from './words-en.ts'

export type DailyMail = {
  readonly day: Last24h
  readonly now: LastStatus
  readonly sections: readonly Section[]
  /** Clients it is to tell of, and no job belongs to: misspelt, or gone. */
  readonly withoutJobs?: readonly string[]
}

const troubles: readonly Tone[] = ['failed', 'overdue', 'warning']

/** Failed, overdue, never seen or with a warning now, or missing in the day that ended; or nobody knows, as there is no job. */
export function needsAttention({
  day,
  now,
  withoutJobs = [],
}: Pick<DailyMail, 'day' | 'now' | 'withoutJobs'>): boolean {
  if (withoutJobs.length > 0) return true
  return day.didNotRun.length > 0 || now.rows.some(row => troubles.includes(standingOf(row)))
}

/** `2 failed, 1 overdue, 147 good` */
export function resultInWords(rows: readonly Row[], { words, count }: Formats): string {
  const found = Map.groupBy(rows, standingOf)
  const parts = tones.flatMap(tone => {
    const number = found.get(tone)?.length
    return number === undefined ? [] : [`${count(number)} ${words[tallyWords[tone]]}`]
  })
  return parts.length > 0 ? parts.join(', ') : words.countNoJobs
}

export function dailySheet({ day, now, sections, withoutJobs = [] }: DailyMail, made: Made): Sheet {
  const { formats } = made
  const { words, moment, timeZone } = formats
  return {
    kind: 'last-status',
    language: formats.language,
    title: resultInWords(now.rows, formats),
    facts: [
      { name: words.standing, text: moment(now.atMs) },
      { name: words.timeZone, text: timeZone },
      ...(made.filter !== undefined ? [{ name: words.filter, text: made.filter }] : []),
    ],
    foot: fill(words.made, { at: moment(made.madeAtMs) }),
    words: { page: words.page, of: words.of, lacking: words.lacking },
    blocks: [
      { kind: 'tally', parts: tallyOf(now.rows.map(standingOf), formats) },
      ...(withoutJobs.length > 0
        ? [
            {
              kind: 'text' as const,
              text: fill(words.withoutJobs, { clients: cutText(withoutJobs.join(', '), limits.fact) }),
            },
          ]
        : []),
      ...sections.map(section => blockOf(section, { day, now }, formats)),
    ],
  }
}

function blockOf(section: Section, { day, now }: Pick<DailyMail, 'day' | 'now'>, formats: Formats): Block {
  const { words, moment } = formats
  if (section === 'attention') {
    const rows = now.rows.filter(row => troubles.includes(standingOf(row)))
    return tableOf(
      words.attention,
      rows,
      asStanding,
      now.rows.length === 0 ? words.noJobs : words.noAttention,
      formats,
    )
  }
  if (section === 'last-24h') {
    const heading = fill(words.lastDay, { at: moment(day.toMs) })
    return tableOf(heading, day.runs, asRun, words.noRuns, formats)
  }
  if (section === 'did-not-run')
    return tableOf(words.didNotRun, day.didNotRun, asRun, silenceOf(day, formats), formats)
  return tableOf(words['last-status'], now.rows, asStanding, words.noJobs, formats)
}

/** What is worst comes first; among equals the order stays: client, computer, job. */
function tableOf(
  heading: string,
  rows: readonly Row[],
  look: RowLook,
  empty: string,
  formats: Formats,
): TableBlock {
  const { toneOf: tone } = look
  const sorted = rows.toSorted((a, b) => worseFirst(tone(a), tone(b)))
  return {
    kind: 'table',
    heading,
    ...(rows.length > 0 && { remark: formats.count(rows.length) }),
    columns: columnsOf(formats.words),
    rows: lazily(
      sorted,
      (row): TableRow => ({ tone: tone(row), of: row.group, cells: cellsOf(row, look, formats) }),
    ),
    empty,
  }
}

function columnsOf(words: Words): readonly Column[] {
  const left = (title: string, width: number): Column => ({ title, align: 'left', width })
  return [
    left(words.jobTitle, 22),
    left(words.status, 12),
    left(words.run, 16),
    { title: words.size, align: 'right', width: 9 },
    left(words.lastGood, 11),
    left(words.next, 11),
    left(words.note, 19),
  ]
}

function cellsOf(row: Row, look: RowLook, formats: Formats): readonly Cell[] {
  const { words, moment, bytes, change } = formats
  const { group, label, computer, product, job } = row
  const about = [group, label, computer, product].filter(one => one !== undefined && one !== '').join(' · ')
  return [
    { text: job, small: about, strong: true },
    look.status(row, formats),
    runCell(row, formats),
    {
      text: bytes(row.sizeBytes),
      ...(row.sizeChangeBytes !== undefined && { small: change(row.sizeChangeBytes) }),
    },
    { text: row.lastGoodAtMs === undefined ? words.never : moment(row.lastGoodAtMs) },
    { text: moment(row.expectedAtMs) },
    look.note(row, formats),
  ]
}

/** Start and end, and below how long it took. One that does not tell its times was at least received. */
function runCell({ startedAtMs, endedAtMs, receivedAtMs, durationSeconds }: Row, formats: Formats): Cell {
  const { words, moment, date, time, seconds } = formats
  const small = seconds(durationSeconds)
  const below = small === '' ? {} : { small }
  if (startedAtMs !== undefined && endedAtMs !== undefined) {
    const end = date(startedAtMs) === date(endedAtMs) ? time(endedAtMs) : moment(endedAtMs)
    return { text: `${moment(startedAtMs)} – ${end}`, ...below }
  }
  if (startedAtMs !== undefined) return { text: `${words.start} ${moment(startedAtMs)}`, ...below }
  if (endedAtMs !== undefined) return { text: `${words.end} ${moment(endedAtMs)}`, ...below }
  return receivedAtMs === undefined
    ? { text: '' }
    : { text: `${words.received} ${moment(receivedAtMs)}`, ...below }
}
