/** Which long numbers of subjects are names: customers 10023 and 10024 are told of side by side, day after day. Numbers
 *  of runs and sessions hardly come again. */
import { dayMs } from './day.ts'
import { idsOf, readSubjectParts, type SubjectParts } from './subject-parts.ts'

type Dated = { readonly subject: string; readonly atMs: number }

type Sent = { readonly subject: string; readonly receivedAtMs: number; readonly sentAtMs?: number }

export function toDated({ subject, sentAtMs, receivedAtMs }: Sent): Dated {
  return { subject, atMs: sentAtMs ?? receivedAtMs }
}

const leastShared = 2

/** @param messages of one sender, whose subjects are equal but for such numbers @returns for `readSubjectParts` */
export function findLastingIds(messages: readonly Dated[]): ReadonlySet<string> {
  const daysOf = new Map<string, Set<number>>()
  for (const { subject, atMs } of messages)
    for (const id of idsOf(subject)) {
      const days = daysOf.get(id) ?? new Set()
      daysOf.set(id, days.add(Math.floor(atMs / dayMs)))
    }
  const often = [...daysOf].filter(([, days]) => days.size >= leastShared)
  const idsOn = new Map<number, number>()
  for (const [, days] of often) for (const day of days) idsOn.set(day, (idsOn.get(day) ?? 0) + 1)
  const isBesideOthers = (days: ReadonlySet<number>) =>
    [...days].filter(day => (idsOn.get(day) ?? 0) > 1).length >= leastShared
  return new Set(often.flatMap(([id, days]) => (isBesideOthers(days) ? [id] : [])))
}

/** Messages between two steps. */
const stepMessages = 100

/** @yields between pieces of work, so that whoever runs it can give others a turn
 *  @returns the same messages in the same order, with `parts` that have what lasts */
export function* keepLastingIds<T extends Dated & { readonly parts: SubjectParts }>(
  messages: readonly T[],
  keyOf: (message: T) => string,
): Generator<undefined, readonly T[]> {
  const lasting = new Set<string>()
  for (const same of Map.groupBy(messages, keyOf).values())
    if (same.length > leastShared) {
      for (const id of findLastingIds(same)) lasting.add(id)
      yield
    }
  if (lasting.size === 0) return messages
  const kept: T[] = []
  for (const [at, message] of messages.entries()) {
    const hasOne = idsOf(message.subject).some(id => lasting.has(id))
    kept.push(hasOne ? { ...message, parts: readSubjectParts(message.subject, new Set(), lasting) } : message)
    if (at % stepMessages === 0) yield
  }
  return kept
}
