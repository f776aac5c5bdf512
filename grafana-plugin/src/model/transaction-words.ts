/** One line of the log as people read it. */
import type { TransactionsPage } from '../../../exporter/src/api/contract.ts'

type Transaction = TransactionsPage['transactions'][number]

const doings = new Map<string, string>(
  Object.entries({
    create: 'made',
    change: 'changed',
    remove: 'removed',
    revoke: 'revoked',
    register: 'registered',
    deregister: 'de-registered',
    delete: 'deleted',
    pause: 'paused',
    resume: 'resumed',
    nextRun: 'next run set',
    set: 'set',
    reload: 'reloaded',
    processed: 'processed',
    reparse: 'read again',
    sent: 'sent',
  }),
)

/** `check nas-docs paused` */
export function transactionInWords({ action, subject }: Pick<Transaction, 'action' | 'subject'>): string {
  const [, doing = action] = action.split('.')
  return `${subject.kind} ${subject.id} ${doings.get(doing) ?? doing}`
}

/** What differs, key by key; the whole value where it is no record. */
export function changesOf({ before, after }: Pick<Transaction, 'before' | 'after'>): readonly string[] {
  if (!isRecord(before) || !isRecord(after))
    return [before, after].every(value => value === undefined)
      ? []
      : [
          `${before === undefined ? '' : `${inShort(before)} → `}${after === undefined ? 'gone' : inShort(after)}`,
        ]
  const [old, now] = [new Map(Object.entries(before)), new Map(Object.entries(after))]
  return [...new Set([...old.keys(), ...now.keys()])]
    .filter(key => JSON.stringify(old.get(key)) !== JSON.stringify(now.get(key)))
    .map(key => `${key}: ${inShort(old.get(key))} → ${inShort(now.get(key))}`)
}

function inShort(value: unknown): string {
  if (value === undefined) return 'not set'
  const text = typeof value === 'string' ? value : JSON.stringify(value)
  return text.length > 200 ? `${text.slice(0, 200)}…` : text
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
