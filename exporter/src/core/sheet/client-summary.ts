/** The sheet of a client's month: the rate with its definition, a calendar by job and day, what was worst, what was
 *  missed, how data and pace went, what changed and what people noted. */
import { clientGrowthChart, clientPerformanceChart } from '../chart/client-charts.ts'
import { daysIn, firstDayOf } from '../day.ts'
import { findMonth } from '../documents/backup-day.ts'
import type { ClientSummary, FleetChange, JobSummary } from '../documents/document.ts'
import type { SlotStatus } from '../documents/slots.ts'
import { type Formats, fill } from './formats.ts'
import { rateInWords } from './job.ts'
import { frame, lazily, type Made, periodFact } from './lists.ts'
import type { Tone } from './look.ts'
import type { Block, Cell, Column, Sheet, TallyPart } from './sheet.ts'
import type { Words } from './words-en.ts'

const worstCount = 10
const slotTones: Readonly<Record<SlotStatus, Tone>> = {
  success: 'good',
  warning: 'warning',
  failure: 'failed',
  missed: 'overdue',
}
const kindWords: Readonly<Record<FleetChange['kind'], keyof Words>> = {
  job: 'kindJob',
  check: 'kindCheck',
  installation: 'kindInstallation',
  group: 'kindGroup',
}

export function clientSummarySheet(summary: ClientSummary, made: Made): Sheet {
  const { formats } = made
  const { words, moment } = formats
  const { group, month, successRate, fromMs, toMs } = summary
  return {
    ...frame('client-summary', made, [
      { name: words.month, text: formats.monthName(findMonth(month) ?? 0) },
      periodFact(formats, fromMs, toMs),
      { name: words.successRate, text: rateInWords(formats, successRate) },
    ]),
    about: group,
    blocks: [
      { kind: 'tally', parts: tallyOfMonth(summary, formats) },
      { kind: 'text', text: words.rateDefinition },
      worstJobs(summary, formats),
      calendar(summary, formats),
      { kind: 'chart', heading: words.growth, drawing: clientGrowthChart(summary, formats) },
      { kind: 'chart', heading: words.performance, drawing: clientPerformanceChart(summary, formats) },
      jobTable(summary.jobs, formats),
      missedTable(summary, formats),
      {
        kind: 'table',
        heading: words.changes,
        columns: columnsFor(words, [
          ['when', 12],
          ['what', 60],
          ['who', 28],
        ]),
        rows: lazily(summary.changes, ({ atMs, change, kind, name, who }) => ({
          cells: [
            { text: moment(atMs) },
            { text: `${words[kindWords[kind]]} ${name}: ${words[change]}` },
            { text: who },
          ],
        })),
        empty: words.noChanges,
      },
      {
        kind: 'table',
        heading: words.notes,
        columns: columnsFor(words, [
          ['when', 12],
          ['note', 60],
          ['author', 28],
        ]),
        rows: lazily(summary.notes, ({ createdAtMs, text, author }) => ({
          cells: [{ text: moment(createdAtMs) }, { text }, { text: author }],
        })),
        empty: words.noNotes,
      },
    ],
  }
}

function tallyOfMonth({ successRate, jobs }: ClientSummary, { count, percent, words }: Formats): TallyPart[] {
  const sum = (read: (job: JobSummary) => number) => jobs.reduce((all, job) => all + read(job), 0)
  const { good, expected } = successRate
  const parts: readonly (readonly [Tone, number, string])[] = [
    ['failed', sum(job => job.failures), words.countFailed],
    ['overdue', sum(job => job.missed), words.countSilent],
    ['warning', sum(job => job.warnings), words.countWarning],
  ]
  const rate: TallyPart = {
    tone: expected === 0 ? 'waiting' : good === expected ? 'good' : 'warning',
    count: expected === 0 ? '0' : percent(good, expected),
    word: expected === 0 ? words.noRate : words.successRate,
  }
  return [
    rate,
    ...parts.flatMap(([tone, number, word]) => (number > 0 ? [{ tone, count: count(number), word }] : [])),
  ]
}

/** By how many slots were not good, then by their share. */
function worstJobs({ jobs }: ClientSummary, formats: Formats): Block {
  const { words } = formats
  const trouble = ({ failures, missed }: JobSummary) => failures + missed
  const worst = jobs
    .filter(job => trouble(job) > 0)
    .toSorted((a, b) => trouble(b) - trouble(a) || a.successRate.expected - b.successRate.expected)
    .slice(0, worstCount)
  return {
    kind: 'table',
    heading: words.worst,
    columns: columnsFor(words, [
      ['jobTitle', 40],
      ['computer', 20],
      ['successRate', 16, 'right'],
      ['failures', 8, 'right'],
      ['missedCount', 8, 'right'],
      ['warnings', 8, 'right'],
    ]),
    rows: lazily(worst, job => ({
      tone: job.failures > 0 ? 'failed' : 'overdue',
      cells: [
        nameOf(job),
        { text: job.computer ?? '' },
        { text: rateInWords(formats, job.successRate) },
        ...[job.failures, job.missed, job.warnings].map(number => ({ text: formats.count(number) })),
      ],
    })),
    empty: words.noneWorst,
  }
}

function calendar({ jobs, month }: ClientSummary, formats: Formats): Block {
  const { words } = formats
  const number = findMonth(month) ?? 0
  const days = Array.from({ length: daysIn(number) }, (_, i) => i)
  const column = (title: string, width: number, align: Column['align'] = 'left') => ({ title, width, align })
  return {
    kind: 'table',
    look: 'grid',
    heading: words.calendar,
    remark: words.calendarSign,
    columns: [
      column(words.jobTitle, 20),
      column(words.successRate, 7.5, 'right'),
      ...days.map(day => column(String(day + 1), 2.4, 'center')),
    ],
    rows: lazily(jobs, job => ({
      cells: [
        nameOf(job),
        { text: formats.percent(job.successRate.good, job.successRate.expected) },
        ...days.map((day): Cell => {
          const worst = job.days[day]
          if (!worst) return { text: '' }
          const date = formats.dateOfDay(firstDayOf(number) + day)
          return { text: `${date}: ${words[worst]}`, tone: slotTones[worst], mark: true }
        }),
      ],
    })),
    empty: words.noJobs,
  }
}

function jobTable(jobs: readonly JobSummary[], formats: Formats): Block {
  const { words, bytes, change, seconds, count } = formats
  return {
    kind: 'table',
    heading: words.jobs,
    remark: count(jobs.length),
    columns: columnsFor(words, [
      ['jobTitle', 28],
      ['label', 12],
      ['computer', 14],
      ['successRate', 14, 'right'],
      ['size', 10, 'right'],
      ['growth', 10, 'right'],
      ['averageDuration', 12, 'right'],
    ]),
    rows: lazily(jobs, job => ({
      cells: [
        nameOf(job),
        { text: job.label ?? '' },
        { text: job.computer ?? '' },
        { text: rateInWords(formats, job.successRate) },
        { text: bytes(job.sizeBytes) },
        { text: change(job.growthBytes) },
        { text: seconds(job.averageDurationSeconds) },
      ],
    })),
    empty: words.noJobs,
  }
}

function missedTable({ missedSlots, jobs }: ClientSummary, formats: Formats): Block {
  const { words, moment, count } = formats
  const all = jobs.reduce((sum, { missed }) => sum + missed, 0)
  return {
    kind: 'table',
    heading: words.missedSlots,
    ...(all > missedSlots.length && {
      remark: fill(words.ofAll, { count: count(missedSlots.length), all: count(all) }),
    }),
    columns: columnsFor(words, [
      ['expected', 16],
      ['jobTitle', 54],
      ['computer', 30],
    ]),
    rows: lazily(missedSlots, ({ job, computer, expectedAtMs }) => ({
      tone: 'overdue',
      cells: [{ text: moment(expectedAtMs) }, { text: job, strong: true }, { text: computer ?? '' }],
    })),
    empty: words.noMissed,
  }
}

function nameOf({ job }: JobSummary): Cell {
  return { text: job, strong: true }
}

function columnsFor(
  words: Words,
  wanted: readonly (readonly [word: keyof Words, width: number, align?: Column['align']])[],
): readonly Column[] {
  return wanted.map(([word, width, align = 'left']) => ({ title: words[word], width, align }))
}
