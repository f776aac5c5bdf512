/** The five documents as tables, in the words of the documents. */
import { type DataFrame, FieldType } from '@grafana/data'
import type { ClientSummaryDocument, DocumentRow } from '../../../../exporter/src/api/contract-looking.ts'
import { pageOf } from '../../routes.ts'
import type { Attributes } from '../ad-hoc.ts'
import { resultWords } from '../query.ts'
import { codeMapping, coloured, linkTo, number, resultMapping, text, time, toTable } from './table.ts'

const dayMs = 86_400_000
const toCheck = { links: [linkTo('Open the check', `${pageOf.checks()}/`, 'check')] }

export function documentTable(name: string, rows: readonly DocumentRow[]): DataFrame {
  return toTable(name, rows, [
    text('group', 'Client', row => row.group),
    text('computer', 'Computer', row => row.computer),
    text('job', 'Job', row => row.job, toCheck),
    text('label', 'Label', row => row.label),
    text('result', 'Result', row => row.result, {
      ...coloured,
      mappings: resultMapping,
      noValue: 'never ran',
    }),
    text('timing', 'Timing', row => row.timing),
    text('reason', 'Reason', row => row.reason),
    time('receivedAtMs', 'Received', row => row.receivedAtMs),
    time('startedAtMs', 'Started', row => row.startedAtMs),
    time('endedAtMs', 'Ended', row => row.endedAtMs),
    number('durationSeconds', 'Duration', row => row.durationSeconds, { unit: 's' }),
    number('sizeBytes', 'Size', row => row.sizeBytes, { unit: 'bytes' }),
    number('sizeChangeBytes', 'Change of size', row => row.sizeChangeBytes, { unit: 'bytes' }),
    time('lastGoodAtMs', 'Last good', row => row.lastGoodAtMs),
    time('expectedAtMs', 'Next expected', row => row.expectedAtMs),
    text('notes', 'Notes', row => (row.notes.length > 0 ? row.notes.join('; ') : null)),
    text('product', 'Product', row => row.product),
    text('check', 'Check id', row => row.checkId),
    text('message', 'Message', row => row.messageId?.toString(), {
      links: [linkTo('Open the message', `${pageOf.activity()}?open=message-`, 'message')],
    }),
  ])
}

export function attributesOfRow(row: DocumentRow): Attributes {
  return {
    group: row.group,
    label: row.label,
    check: row.checkId,
    name: row.job,
    status: row.result ?? 'none',
    timing: row.timing,
    product: row.product,
    computer: row.computer,
  }
}

type Job = ClientSummaryDocument['jobs'][number]

/** The jobs of the month, and their days as states over time. */
export function summaryFrames(document: ClientSummaryDocument): readonly DataFrame[] {
  const { group, month, jobs } = document
  const table = toTable<Job>(`${group} ${month}`, jobs, [
    text('group', 'Client', () => group),
    text('job', 'Job', row => row.job, toCheck),
    text('label', 'Label', row => row.label),
    text('computer', 'Computer', row => row.computer),
    number(
      'successRate',
      'Success rate',
      ({ successRate: { good, expected } }) => (expected > 0 ? good / expected : null),
      {
        unit: 'percentunit',
        min: 0,
        max: 1,
      },
    ),
    number('good', 'Good', row => row.successRate.good),
    number('expected', 'Expected', row => row.successRate.expected),
    number('failures', 'Failures', row => row.failures),
    number('warnings', 'Warnings', row => row.warnings),
    number('missed', 'Missed', row => row.missed),
    number('sizeBytes', 'Size', row => row.sizeBytes, { unit: 'bytes' }),
    number('growthBytes', 'Growth', row => row.growthBytes, { unit: 'bytes' }),
    number('averageDurationSeconds', 'Duration on average', row => row.averageDurationSeconds, { unit: 's' }),
    text('check', 'Check id', row => row.checkId),
  ])
  return [table, daysFrame(document)]
}

function daysFrame({ group, month, fromMs, jobs }: ClientSummaryDocument): DataFrame {
  const days = Math.max(0, ...jobs.map(job => job.days.length))
  // Noon: within the day also where the clock was changed in the month.
  const times = Array.from({ length: days }, (_, day) => fromMs + (day + 0.5) * dayMs)
  return {
    name: `${group} ${month}: days`,
    length: days,
    meta: { preferredVisualisationType: 'graph', preferredVisualisationPluginId: 'status-history' },
    fields: [
      { name: 'time', type: FieldType.time, config: { displayNameFromDS: 'Day' }, values: times },
      ...jobs.map(job => ({
        name: job.checkId,
        type: FieldType.number,
        labels: { check: job.checkId, name: job.job, group },
        config: { displayNameFromDS: job.job, mappings: codeMapping },
        values: times.map((_, day) => toCode(job.days[day])),
      })),
    ],
  }
}

function toCode(day: Job['days'][number] | undefined): number | null {
  return day ? resultWords.indexOf(day) : null
}
