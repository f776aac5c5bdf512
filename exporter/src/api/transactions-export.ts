/** The log as a file: as fast as it is taken, a piece at a time, however long it is. */
import type { Response } from 'express'
import type { Action, Subject, Transaction } from '../core/registry.ts'

import { csvLine, csvTime, csvType, sendPieces } from './csv.ts'

export type TransactionFilter = {
  readonly fromMs?: number
  /** Exclusive. */
  readonly toMs?: number
  readonly who?: string
  readonly action?: Action
  readonly subject?: { readonly kind: Subject['kind']; readonly id?: string }
  /** `changes`: without the line that every message leaves. */
  readonly only?: 'changes'
  readonly beforeId?: number
}

export type TransactionDeps = {
  /** Newest first. */
  transactions(filter: TransactionFilter, limit: number): Promise<readonly Transaction[]>
  /** Oldest first. */
  transactionsAfter(
    afterId: number,
    limit: number,
    filter?: TransactionFilter,
  ): Promise<readonly Transaction[]>
}

export const exportTypes = { csv: csvType, ndjson: 'application/x-ndjson' } as const
type Format = keyof typeof exportTypes

const pieceLines = 500
const columns = ['id', 'at', 'atMs', 'who', 'action', 'kind', 'subject', 'before', 'after']

export function exportTransactions(
  deps: Pick<TransactionDeps, 'transactionsAfter'>,
  filter: TransactionFilter,
  format: Format,
  response: Response,
): Promise<void> {
  const file = { type: exportTypes[format], fileName: `lastgood-transactions.${format}` }
  return sendPieces(response, file, pieces(deps, filter, format))
}

async function* pieces(
  deps: Pick<TransactionDeps, 'transactionsAfter'>,
  filter: TransactionFilter,
  format: Format,
): AsyncGenerator<string> {
  if (format === 'csv') yield csvLine(columns)
  for (let afterId = 0; ; ) {
    const page = await deps.transactionsAfter(afterId, pieceLines, filter)
    const last = page.at(-1)
    if (!last) return
    afterId = last.id
    yield page.map(format === 'csv' ? toCsv : line => `${JSON.stringify(line)}\n`).join('')
  }
}

function toCsv({ id, atMs, who, action, subject, before, after }: Transaction): string {
  const side = (value: unknown) => (value === undefined ? '' : JSON.stringify(value))
  return csvLine([
    String(id),
    csvTime(atMs),
    String(atMs),
    who,
    action,
    subject.kind,
    subject.id,
    side(before),
    side(after),
  ])
}
