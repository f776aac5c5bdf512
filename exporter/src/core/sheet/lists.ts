/** Sheets of lists of runs: the day, the last status of all jobs, all reports. What is wrong comes first. */
import type { Last24h, LastStatus } from '../documents/document.ts'
import type { Row } from '../documents/row.ts'
import { type Formats, fill } from './formats.ts'
import { type Tone, tones, worseFirst } from './look.ts'
import { asRunAndSilence, asStanding, standingOf, toneOf } from './row-look.ts'
import { columnsOf } from './run-columns.ts'
import type { Fact, Sheet, TableBlock, TableRow, TallyPart } from './sheet.ts'
import type { Words } from './words-en.ts'

export type Made = {
  readonly formats: Formats
  readonly madeAtMs: number
  /** What the document was asked to hold, such as one client. */
  readonly filter?: string
}

export const tallyWords: Readonly<Record<Tone, keyof Words>> = {
  failed: 'countFailed',
  overdue: 'countOverdue',
  warning: 'countWarning',
  late: 'countLate',
  waiting: 'countWaiting',
  good: 'countGood',
  paused: 'countPaused',
}

export function last24hSheet({ runs, didNotRun, fromMs, toMs }: Last24h, made: Made): Sheet {
  const { formats } = made
  const { words } = formats
  const bad = runs.filter(row => toneOf(row) !== 'good').toSorted(byTone(toneOf))
  const good = runs.filter(row => toneOf(row) === 'good')
  const tally = tallyOf(runs.map(toneOf), formats)
  const silent: TallyPart = {
    tone: 'overdue',
    count: formats.count(didNotRun.length),
    word: words.countSilent,
  }
  return {
    ...frame('last-24h', made, [periodFact(formats, fromMs, toMs)]),
    blocks: [
      { kind: 'tally', parts: didNotRun.length > 0 ? [silent, ...tally] : tally },
      runTable(made, words.didNotRun, didNotRun, silenceOf({ runs, didNotRun }, formats)),
      runTable(made, words.attention, bad, runs.length === 0 ? words.noRuns : words.noAttention),
      ...(runs.length > 0 ? [runTable(made, words.fine, good, words.noneFine)] : []),
    ],
  }
}

/** Said in the place of a table of what did not run. Where nothing was expected, nothing has run as it should. */
export function silenceOf(day: Pick<Last24h, 'runs' | 'didNotRun'>, { words }: Formats): string {
  return day.runs.length + day.didNotRun.length === 0 ? words.noneExpected : words.allRan
}

export function lastStatusSheet({ rows, atMs }: LastStatus, made: Made): Sheet {
  const { formats } = made
  const { words } = formats
  const isBad = (row: Row) => !['good', 'paused'].includes(standingOf(row))
  const bad = rows.filter(isBad).toSorted(byTone(standingOf))
  const fine = rows.filter(row => !isBad(row))
  return {
    ...frame('last-status', made, [{ name: words.standing, text: formats.moment(atMs) }]),
    blocks: [
      { kind: 'tally', parts: tallyOf(rows.map(standingOf), formats) },
      runTable(made, words.attention, bad, rows.length === 0 ? words.noJobs : words.noAttention, asStanding),
      ...(rows.length > 0 ? [runTable(made, words.fine, fine, words.noneFine, asStanding)] : []),
    ],
  }
}

/** @param rows newest first, as they are read @param most so many are shown, and that there are more is said */
export function allReportsSheet(
  span: { readonly fromMs: number; readonly toMs: number },
  rows: AsyncIterable<Row>,
  most: number,
  made: Made,
): Sheet {
  const { formats } = made
  const { words } = formats
  return {
    ...frame('all-reports', made, [periodFact(formats, span.fromMs, span.toMs)]),
    blocks: [
      {
        ...runTable(made, words.reports, rows, words.noReports),
        cut: { rows: most, text: fill(words.cutShort, { count: formats.count(most) }) },
      },
    ],
  }
}

/** Title, facts and foot, which all sheets have. */
export function frame(
  kind: Sheet['kind'],
  { formats, madeAtMs, filter }: Made,
  facts: readonly Fact[],
): Omit<Sheet, 'blocks'> {
  const { words, language, timeZone } = formats
  return {
    kind,
    language,
    title: words[kind],
    facts: [
      ...facts,
      { name: words.timeZone, text: timeZone },
      ...(filter !== undefined ? [{ name: words.filter, text: filter }] : []),
    ],
    foot: fill(words.made, { at: formats.moment(madeAtMs) }),
    words: { page: words.page, of: words.of, lacking: words.lacking },
  }
}

export function periodFact({ words, moment }: Formats, fromMs: number, toMs: number): Fact {
  return { name: words.period, text: fill(words.from, { from: moment(fromMs), to: moment(toMs) }) }
}

function runTable(
  { formats }: Made,
  heading: string,
  rows: readonly Row[] | AsyncIterable<Row>,
  empty: string,
  look = asRunAndSilence,
): TableBlock {
  const { columns, row: draw } = columnsOf(formats, look)
  return {
    kind: 'table',
    heading,
    ...(isArray(rows) && rows.length > 0 && { remark: formats.count(rows.length) }),
    columns,
    // Made when they are drawn: all rows with all their words would be many times as large.
    rows: isArray(rows) ? lazily(rows, draw) : mapped(rows, draw),
    empty,
  }
}

/** By standing, those that there are; a tally of nothing says so. */
export function tallyOf(found: readonly Tone[], { count, words }: Formats): readonly TallyPart[] {
  const counts = new Map<Tone, number>()
  for (const tone of found) counts.set(tone, (counts.get(tone) ?? 0) + 1)
  const parts = tones.flatMap(tone => {
    const number = counts.get(tone)
    return number === undefined ? [] : [{ tone, count: count(number), word: words[tallyWords[tone]] }]
  })
  return parts.length > 0 ? parts : [{ tone: 'waiting', count: '0', word: words.nothing }]
}

export function lazily<T>(rows: readonly T[], draw: (row: T) => TableRow): Iterable<TableRow> {
  return {
    *[Symbol.iterator]() {
      for (const row of rows) yield draw(row)
    },
  }
}

async function* mapped(rows: AsyncIterable<Row>, draw: (row: Row) => TableRow): AsyncGenerator<TableRow> {
  for await (const row of rows) yield draw(row)
}

function byTone(toneOfRow: (row: Row) => Tone) {
  return (a: Row, b: Row) => worseFirst(toneOfRow(a), toneOfRow(b))
}

function isArray<T>(rows: readonly T[] | AsyncIterable<T>): rows is readonly T[] {
  return Array.isArray(rows)
}
