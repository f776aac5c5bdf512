/** SQL of many messages. Without a check to lead, lists walk the table in stretches of ids. */
import type { Outcome } from '../core/message.ts'
import type { Reading, Value } from './database.ts'
import { idStretches } from './id-stretches.ts'
import { folded, messageColumns, parseMessage } from './messages.ts'
import { integerOf } from './rows.ts'
import type { MessageFilter, Store, StoredMessage } from './store.ts'

/** Spelled out, because a partial index is found by its literal text only. */
const outcomeIs: Readonly<Record<Outcome, string>> = {
  matched: `outcome = 'matched'`,
  unmatched: `outcome = 'unmatched'`,
  ignored: `outcome = 'ignored'`,
  duplicate: `outcome = 'duplicate'`,
}

export function messageListing(read: Reading): Pick<Store, 'messages' | 'messagesAfter' | 'countMessages'> {
  const stretches = (filter: MessageFilter, afterId?: number) =>
    idStretches(read, 'messages', {
      afterId,
      beforeId: filter.beforeId,
      // The check's own index leads.
      whole: filter.checkId !== undefined,
    })

  async function list(
    filter: MessageFilter,
    limit: number,
    afterId?: number,
  ): Promise<readonly StoredMessage[]> {
    const found: StoredMessage[] = []
    const order = afterId === undefined ? 'desc' : 'asc'
    for await (const { from, to } of stretches(filter, afterId)) {
      const { where, values } = condition(filter, from, to)
      const rows = await read.all(
        `select ${messageColumns} from messages where ${where} order by id ${order} limit $${values.length + 1}`,
        [...values, limit - found.length],
      )
      for (const row of rows) found.push(parseMessage(row))
      if (found.length >= limit) break
    }
    return found
  }

  return {
    messages: (filter, limit) => list(filter, limit),
    messagesAfter: (afterId, limit, filter = {}) => list(filter, limit, Math.max(0, afterId)),
    async countMessages(filter) {
      if (Object.values(filter).every(value => value === undefined)) {
        const row = await read.first('select count(*) as count from messages')
        return row ? integerOf(row, 'count') : 0
      }
      let count = 0
      for await (const { from, to } of stretches(filter, 0)) {
        const { where, values } = condition(filter, from, to)
        const row = await read.first(`select count(*) as count from messages where ${where}`, values)
        count += row ? integerOf(row, 'count') : 0
      }
      return count
    },
  }
}

function condition(filter: MessageFilter, from: number, to: number) {
  const values: Value[] = []
  const parameter = (value: Value) => `$${values.push(value)}`
  const parts = [`id between ${parameter(from)} and ${parameter(to)}`]
  if (filter.outcome !== undefined) parts.push(outcomeIs[filter.outcome])
  if (filter.outcomes !== undefined)
    parts.push(
      filter.outcomes.length > 0 ? `(${filter.outcomes.map(one => outcomeIs[one]).join(' or ')})` : '1 = 0',
    )
  if (filter.fromMs !== undefined) parts.push(`received_at_ms >= ${parameter(filter.fromMs)}`)
  if (filter.toMs !== undefined) parts.push(`received_at_ms < ${parameter(filter.toMs)}`)
  if (filter.intake !== undefined) parts.push(`intake = ${parameter(filter.intake)}`)
  if (filter.search !== undefined) parts.push(`search like ${parameter(likePart(filter.search))} escape '\\'`)
  if (filter.checkId !== undefined)
    parts.push(
      `id in (select message_id from activities where kind = 'result' and check_id = ${parameter(filter.checkId)})`,
    )
  return { where: parts.join(' and '), values }
}

/** LIKE takes patterns up to this length; longer ones fit no subject that a person looks for. */
const maxSearchCharacters = 1_000

function likePart(search: string): string {
  return `%${folded(search.slice(0, maxSearchCharacters)).replace(/[\\%_]/g, '\\$&')}%`
}
