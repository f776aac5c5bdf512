/** Lines of the log of changes, and messages that wait for a check. */
import type { DataFrame } from '@grafana/data'
import type { MessageSummary, TransactionsPage } from '../../../../exporter/src/api/contract.ts'
import { pageOf } from '../../routes.ts'
import type { Attributes } from '../ad-hoc.ts'
import { linkTo, number, text, time, toTable } from './table.ts'

export type Transaction = TransactionsPage['transactions'][number]

export function transactionsTable(rows: readonly Transaction[]): DataFrame {
  return toTable('transactions', rows, [
    time('time', 'Time', row => row.atMs),
    text('who', 'Who', row => row.who),
    text('action', 'Action', row => row.action),
    text('kind', 'Of what', row => row.subject.kind),
    text('id', 'Which', row => row.subject.id),
    text('before', 'Before', row => toJson(row.before)),
    text('after', 'After', row => toJson(row.after)),
    text('line', 'Line', row => String(row.id)),
  ])
}

export function attributesOfTransaction({ who, action, subject }: Transaction): Attributes {
  return { who, action, kind: subject.kind }
}

export function unmatchedTable(rows: readonly MessageSummary[]): DataFrame {
  return toTable('unmatched', rows, [
    time('time', 'Received', row => row.receivedAtMs),
    text('subject', 'Subject', row => row.subject, {
      links: [linkTo('Open the message', `${pageOf.activity()}?open=message-`, 'message')],
    }),
    text('from', 'From', row => row.from),
    text('to', 'To', row => row.to.join(', ')),
    text('originallyTo', 'Originally to', row => row.originallyTo.join(', ') || null),
    text('intake', 'Intake', row => row.intake),
    text('marks', 'Marks', row => row.marks.join(', ') || null),
    number('rawBytes', 'Size', row => row.rawBytes, { unit: 'bytes' }),
    text('message', 'Message', row => String(row.id), {
      links: [linkTo('Make a check of it', `${pageOf.addCheck()}?message=`, 'message')],
    }),
  ])
}

export function attributesOfMessage({ intake, from, subject }: MessageSummary): Attributes {
  return { intake, from, subject }
}

function toJson(value: unknown): string | null {
  return value === undefined || value === null
    ? null
    : typeof value === 'string'
      ? value
      : JSON.stringify(value)
}
