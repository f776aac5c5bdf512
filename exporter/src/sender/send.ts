/** A report's way out: into the backlog folder first, then, in turn with other senders, everything that waits. */
import { type Backlog, openBacklog } from './backlog.ts'
import { type Delivery, deliver } from './deliver.ts'
import { messageOf } from './durable-file.ts'
import { answerWithinMs, openPost, type Target } from './post.ts'
import type { PostedReport } from './posted-report.ts'
import { takeTurn } from './turn.ts'

export type Sending = {
  readonly backlogFolder: string
  /** @throws Error that says what is missing or wrong: then everything is kept */
  readonly target: () => Target
  /** How long all of it may take. */
  readonly withinMs: number
  /** Ends it at once; what waits is kept. */
  readonly signal?: AbortSignal
  readonly tell: (text: string) => void
}
/** `lost`: neither sent nor kept. */
export type Outcome = 'sent' | 'kept' | 'rejected' | 'lost'

/** What went wrong is told. */
export async function sendReport(report: PostedReport, sending: Sending): Promise<Outcome> {
  const body = JSON.stringify(report)
  let backlog: Backlog
  let name: string
  try {
    backlog = openBacklog({ folder: sending.backlogFolder, tell: sending.tell })
    name = backlog.add(body, Date.now())
  } catch (cause) {
    sending.tell(
      `the report cannot be kept in ${sending.backlogFolder}: ${messageOf(cause)}; trying to send it directly`,
    )
    return sendDirectly(body, sending)
  }
  const delivery = await empty(backlog, sending, name)
  if (delivery?.taken.includes(name)) return 'sent'
  // Another sender, whose turn it was, may have dealt with it.
  if (backlog.wasSetAside(name)) return 'rejected'
  return backlog.list().includes(name) ? 'kept' : 'sent'
}

/** @returns what was done, and how many reports wait still @throws Error when the folder cannot be used */
export async function sendBacklog(
  sending: Sending,
): Promise<{ sent: number; rejected: number; waiting: number }> {
  const backlog = openBacklog({ folder: sending.backlogFolder, tell: sending.tell })
  if (backlog.list().length === 0) return { sent: 0, rejected: 0, waiting: 0 }
  const delivery = await empty(backlog, sending)
  return {
    sent: delivery?.taken.length ?? 0,
    rejected: delivery?.rejected.length ?? 0,
    waiting: backlog.list().length,
  }
}

/** @param own nothing is left to do once it is gone @returns undefined when nothing could be tried */
async function empty(backlog: Backlog, sending: Sending, own?: string): Promise<Delivery | undefined> {
  const { tell } = sending
  const untilMs = performance.now() + sending.withinMs
  const signal = timeLimit(sending)
  let delivery: Delivery | undefined
  let trouble: string | undefined
  try {
    using connection = openPost(sending.target(), Math.min(answerWithinMs, sending.withinMs))
    using turn = await takeTurn(backlog.folder, signal)
    backlog.sweep(Date.now())
    if (turn && (own === undefined || backlog.list().includes(own)))
      delivery = await deliver({ backlog, post: connection.post, tell, signal, untilMs, nowMs: Date.now })
    trouble = turn ? delivery?.trouble : 'another sender is at work'
  } catch (cause) {
    trouble = messageOf(cause)
  }
  const waiting = backlog.list().length
  if (trouble !== undefined && waiting > 0)
    tell(`${waiting === 1 ? '1 report waits' : `${waiting} reports wait`} in ${backlog.folder}: ${trouble}`)
  return delivery
}

/** There is no place to keep the report: this is its only chance. */
async function sendDirectly(body: string, sending: Sending): Promise<Outcome> {
  try {
    using connection = openPost(sending.target(), Math.min(answerWithinMs, sending.withinMs))
    const answer = await connection.post(body, timeLimit(sending))
    if (answer.kind === 'taken') return 'sent'
    sending.tell(`the report is LOST: ${answer.words}`)
  } catch (cause) {
    sending.tell(`the report is LOST: ${messageOf(cause)}`)
  }
  return 'lost'
}

function timeLimit({ withinMs, signal }: Sending): AbortSignal {
  const late = AbortSignal.timeout(withinMs)
  return signal ? AbortSignal.any([late, signal]) : late
}
