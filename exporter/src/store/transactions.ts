/** SQL of the log: a line for every change and every processed message, written in the transaction that makes it, so
 *  that there is never one without the other. */
import type { Action, Subject, Transaction } from '../core/registry.ts'
import type { Reading, Row, Statements, Value } from './database.ts'
import { idStretches } from './id-stretches.ts'
import type { RegistryStore, RegistryTx, TransactionFilter } from './registry.ts'
import { integerOf, jsonOf, present, textOf } from './rows.ts'
import { withoutSecrets } from './secrets.ts'

/** Of one side of a change. What is longer is not read by anyone as a line of a log. */
const maxJsonCharacters = 100_000
const maxNameCharacters = 500

export function transactionWriting(statements: Statements): Pick<RegistryTx, 'record'> {
  return {
    async record({ atMs, who, action, subject, before, after }) {
      const row = await statements.first(
        `insert into transactions (at_ms, who, action, subject_kind, subject_id, before_json, after_json)
         values ($1, $2, $3, $4, $5, $6, $7) returning id`,
        [atMs, nameOf(who), action, subject.kind, nameOf(subject.id), sideOf(before), sideOf(after)],
      )
      if (!row) throw new Error('transactions: an inserted row did not come back')
      return integerOf(row, 'id')
    },
  }
}

export function transactionReading(read: Reading): Pick<RegistryStore, 'transactions' | 'transactionsAfter'> {
  async function list(filter: TransactionFilter, limit: number, afterId?: number) {
    const found: Transaction[] = []
    const order = afterId === undefined ? 'desc' : 'asc'
    const walk = { afterId, beforeId: filter.beforeId, whole: hasIndex(filter) }
    for await (const { from, to } of idStretches(read, 'transactions', walk)) {
      const { where, values } = condition(filter, from, to)
      const rows = await read.all(
        `select * from transactions where ${where} order by id ${order} limit $${values.length + 1}`,
        [...values, limit - found.length],
      )
      for (const row of rows) found.push(parseTransaction(row))
      if (found.length >= limit) break
    }
    return found
  }
  return {
    transactions: (filter, limit) => list(filter, limit),
    transactionsAfter: (afterId, limit, filter = {}) => list(filter, limit, Math.max(0, afterId)),
  }
}

function hasIndex({ subject, action, only }: TransactionFilter): boolean {
  const onlyChanges = only === 'changes' || (action !== undefined && action !== 'message.processed')
  return subject?.id !== undefined && onlyChanges
}

function condition(filter: TransactionFilter, from: number, to: number) {
  const values: Value[] = []
  const parameter = (value: Value) => `$${values.push(value)}`
  const { fromMs, toMs, who, action, subject, only } = filter
  const parts = [`id between ${parameter(from)} and ${parameter(to)}`]
  if (fromMs !== undefined) parts.push(`at_ms >= ${parameter(fromMs)}`)
  if (toMs !== undefined) parts.push(`at_ms < ${parameter(toMs)}`)
  if (who !== undefined) {
    const start = parameter(`${nameOf(who)} via `)
    parts.push(`(who = ${parameter(nameOf(who))} or substr(who, 1, length(${start})) = ${start})`)
  }
  if (action !== undefined) parts.push(`action = ${parameter(action)}`)
  // Spelled out, because a partial index is found by its literal text only.
  if (only === 'changes' || (action !== undefined && action !== 'message.processed'))
    parts.push(`action <> 'message.processed'`)
  if (subject) parts.push(`subject_kind = ${parameter(subject.kind)}`)
  if (subject?.id !== undefined) parts.push(`subject_id = ${parameter(nameOf(subject.id))}`)
  return { where: parts.join(' and '), values }
}

/** Names come from outside. */
function nameOf(text: string): string {
  return withoutSecrets(text.slice(0, maxNameCharacters).toWellFormed())
}

function sideOf(value: unknown): Value {
  const text = JSON.stringify(value)
  if (text === undefined) return null
  return text.length > maxJsonCharacters
    ? JSON.stringify({ cutCharacters: text.length })
    : withoutSecrets(text)
}

/** Its words are those of the program that wrote it, which may have been a newer one. */
function parseTransaction(row: Row): Transaction {
  return {
    id: integerOf(row, 'id'),
    atMs: integerOf(row, 'at_ms'),
    who: textOf(row, 'who'),
    action: textOf(row, 'action') as Action,
    subject: { kind: textOf(row, 'subject_kind') as Subject['kind'], id: textOf(row, 'subject_id') },
    ...present({ before: jsonOf(row, 'before_json'), after: jsonOf(row, 'after_json') }),
  }
}
