/** What one message said about one check, or that a slot passed without one. */
export type Status = 'success' | 'warning' | 'failure'
export type ResultStatus = Status | 'ignored'

/** Numbers read from a message: bytes, seconds, counts; epoch ms for times. Three have a meaning for the state:
 *  `nextRunAt` beats the schedule, `running` (1) says that a run has begun, `startedAt` and `endedAt` are its times. */
export type Figures = Readonly<Record<string, number>>

export function sameFigures(a: Figures, b: Figures): boolean {
  const names = Object.keys(a)
  return (
    names.length === Object.keys(b).length &&
    names.every(name => Object.hasOwn(b, name) && a[name] === b[name])
  )
}

export type Result = {
  readonly kind: 'result'
  readonly checkId: string
  readonly messageId: number
  /** When the message was received. */
  readonly atMs: number
  readonly status: ResultStatus
  /** Which rule, in words, gave the status. */
  readonly reason: string
  readonly figures: Figures
  /** How long after its expectation a result came whose slot had been missed. */
  readonly lateMs?: number
}

export type Missed = {
  readonly kind: 'missed'
  readonly checkId: string
  /** The slot's overdue moment. */
  readonly atMs: number
  readonly expectedAtMs: number
  readonly reason: string
}

export type Activity = Result | Missed
