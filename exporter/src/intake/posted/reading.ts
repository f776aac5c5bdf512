/** What a reader of posted bytes gives, and what the readers share. A figure that cannot be read is absent, never 0. */
import type { Figures, ResultStatus } from '../../core/activity.ts'
import type { MessageMark, Posting, Said } from '../../core/message.ts'

export type Reading = {
  readonly subject: string
  /** The computer, user or machine that speaks, as far as the body names it. */
  readonly from: string
  /** What rules see and people read. */
  readonly text: string
  readonly html?: string
  /** End of the run, or its start: when the sender says that this happened. */
  readonly sentAtMs?: number
  readonly marks?: readonly MessageMark[]
  readonly said: Omit<Said, 'checkId'>
}

/** Pure: the same arguments give the same reading. */
export type Reader = (text: string, posting: Posting, receivedAtMs: number) => Reading

export type Verdict = { readonly status: ResultStatus; readonly reason: string }

/** The end of something that is no run of a backup, or an event in the middle of one. */
export function ignored(reason: string): Verdict {
  return { status: 'ignored', reason }
}

/** Where nothing tells how the run ended: that is never a success. */
export function undecided(reason: string): Verdict {
  return { status: 'failure', reason: `${reason}: counted as failure` }
}

/** Keeps what is a number from 0 on; the duration follows from start and end where it is not stated. */
export function toFigures(found: Readonly<Record<string, number | undefined>>): Figures {
  const told = Object.entries(found).filter(([, value]) => Number.isFinite(value) && Number(value) >= 0)
  const figures: Figures = Object.fromEntries(told.map(([name, value]) => [name, Number(value)]))
  const { startedAt, endedAt, duration } = figures
  if (duration !== undefined || startedAt === undefined || endedAt === undefined || endedAt < startedAt)
    return figures
  return { ...figures, duration: (endedAt - startedAt) / 1000 }
}

/** @returns the moment of the figures as a part of a reading, where there is one */
export function sentAt({ endedAt, startedAt }: Figures): { readonly sentAtMs?: number } {
  const sentAtMs = endedAt ?? startedAt
  return sentAtMs === undefined ? {} : { sentAtMs }
}
