/** Waiting messages that no check is suggested for, and why. */
import type { MessageMark } from '../message.ts'
import type { Fact } from './fact.ts'

export type Left = { readonly reason: string; readonly facts: readonly Fact[] }

const markReasons: { readonly [mark in MessageMark]?: string } = {
  bounce: 'Mail that could not be delivered came back.',
  autoReply: 'An answer that a machine gave by itself.',
  nullSender: 'Nobody sent it: it is about the delivery of other mail.',
  forwardingConfirmation: 'It asks to confirm that mail is forwarded here.',
}

export function findLeft(facts: readonly Fact[]): {
  readonly runs: readonly Fact[]
  readonly left: readonly Left[]
} {
  const reasons = Map.groupBy(facts, reasonOf)
  return {
    runs: reasons.get(undefined) ?? [],
    left: [...reasons].flatMap(([reason, found]) => (reason === undefined ? [] : [{ reason, facts: found }])),
  }
}

function reasonOf({ mark, run }: Fact): string | undefined {
  if (mark !== undefined) return markReasons[mark] ?? `It is marked ${mark}.`
  return run.status === 'none' ? 'They tell of no run of a backup.' : undefined
}
