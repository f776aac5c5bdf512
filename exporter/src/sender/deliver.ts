/** Sends what waits, oldest first. In trouble it stops, so that the order stays as it is; a report that can never be
 *  sent is set aside, so that it holds up no other.
 *
 *  taken            removed
 *  rejected         set aside; one that is only too large goes once more without its log
 *  forbidden (403)  stays, and what follows of the same installation waits behind it; others go on
 *  refused (401 …)  stays, and everything with it, until somebody changes the settings
 *  trouble          tried again a few times, then as refused
 *
 *  A service that fails on one report for a day, but takes the newest one in the same minute, is not down: it is that
 *  report, and it is set aside. */
import { setTimeout as sleep } from 'node:timers/promises'
import type { Backlog, WaitingReport } from './backlog.ts'
import { messageOf } from './durable-file.ts'
import type { Answer, Post } from './post.ts'
import type { PostedReport } from './posted-report.ts'

export type Delivery = {
  readonly taken: readonly string[]
  readonly rejected: readonly string[]
  /** Why the rest waits; undefined when nothing does. */
  readonly trouble: string | undefined
}
export type Delivering = {
  readonly backlog: Backlog
  readonly post: Post
  readonly tell: (text: string) => void
  /** Ends everything, at once. */
  readonly signal: AbortSignal
  /** When `signal` will end it, by `performance.now()`: nothing waits for what comes later. */
  readonly untilMs: number
  readonly nowMs: () => number
  readonly retryDelaysMs?: readonly number[]
}

/** A service that is being restarted is back after these. */
const retryDelays: readonly number[] = [1000, 3000, 5000]
const stuckAfterMs = 24 * 3_600_000

export async function deliver(delivering: Delivering): Promise<Delivery> {
  const { backlog, post, tell, signal, nowMs } = delivering
  const names = backlog.list()
  const taken: string[] = []
  const rejected: string[] = []
  const forbidden = new Map<string, string>()
  let trouble: string | undefined

  const setAside = (name: string, words: string) => {
    rejected.push(name)
    // A folder that takes no more files must not hold up the reports that can be sent.
    attempt(() => backlog.setAside(name, words), name, tell)
    const where = backlog.wasSetAside(name) ? `set aside in ${backlog.rejectedFolder}` : 'of no use'
    tell(`${name} is ${where}: ${words}`)
  }
  const settle = (name: string) => {
    taken.push(name)
    attempt(() => backlog.remove(name), name, tell)
  }
  /** @returns undefined when the file is gone or was no report */
  const read = (name: string): WaitingReport | undefined => {
    try {
      return backlog.read(name)
    } catch (cause) {
      setAside(name, messageOf(cause))
      return undefined
    }
  }
  /** Whether the service takes the newest report while it fails on this one. */
  const takesAnother = async (name: string): Promise<boolean> => {
    const newest = names.findLast(
      other => other !== name && !taken.includes(other) && !rejected.includes(other),
    )
    const waiting = newest === undefined ? undefined : read(newest)
    if (newest === undefined || !waiting) return false
    if ((await post(waiting.body, signal)).kind !== 'taken') return false
    settle(newest)
    return true
  }

  for (const name of names) {
    if (taken.includes(name) || rejected.includes(name)) continue
    const waiting = read(name)
    if (!waiting) continue
    const { id } = waiting.report.installation
    if (forbidden.has(id)) continue
    if (signal.aborted) {
      trouble = 'there was no time left'
      break
    }
    let answer = await postAgain(waiting.body, delivering)
    if (answer.kind === 'rejected' && answer.tooLarge && waiting.report.html !== undefined)
      answer = await postWithoutLog({ name, waiting, words: answer.words }, delivering)
    const old = nowMs() - backlog.madeAtMs(name) > stuckAfterMs
    if ((answer.kind === 'trouble' || answer.kind === 'refused') && old && (await takesAnother(name)))
      answer = await lastChance(waiting.body, answer.words, delivering)
    if (answer.kind === 'taken') settle(name)
    else if (answer.kind === 'rejected') setAside(name, answer.words)
    else if (answer.kind === 'forbidden') forbidden.set(id, answer.words)
    else {
      trouble = answer.words
      break
    }
  }
  const [refusal] = forbidden.values()
  return { taken, rejected, trouble: trouble ?? refusal }
}

async function postAgain(body: string, delivering: Delivering): Promise<Answer> {
  const { post, signal, untilMs, retryDelaysMs = retryDelays } = delivering
  for (const delayMs of retryDelaysMs) {
    const answer = await post(body, signal)
    if (answer.kind !== 'trouble') return answer
    const pauseMs = Math.max(delayMs, answer.retryAfterMs ?? 0)
    if (signal.aborted || performance.now() + pauseMs > untilMs) return answer
    await sleep(pauseMs, undefined, { signal }).catch(() => {})
  }
  return post(body, signal)
}

/** A report without its log is better than none: the check must know that the run took place. */
async function postWithoutLog(
  one: { readonly name: string; readonly waiting: WaitingReport; readonly words: string },
  delivering: Delivering,
): Promise<Answer> {
  const { name, waiting, words } = one
  const { backlog, tell } = delivering
  const bytes = Buffer.byteLength(waiting.report.html ?? '')
  const html = `<p>The log of ${bytes} bytes is not here: the answer to it was "${escapeHtml(words)}". The sender keeps it as ${name} among its rejected files.</p>`
  const report: PostedReport = { ...waiting.report, html }
  const answer = await postAgain(JSON.stringify(report), delivering)
  if (answer.kind !== 'taken') return answer
  attempt(() => backlog.keepCopy(name, `sent without its log: ${words}`), name, tell)
  tell(
    `${name} was sent without its log of ${bytes} bytes, which is kept in ${backlog.rejectedFolder}: ${words}`,
  )
  return answer
}

async function lastChance(body: string, words: string, { post, signal }: Delivering): Promise<Answer> {
  const answer = await post(body, signal)
  const failed = answer.kind === 'trouble' || answer.kind === 'refused'
  // Time that ran out here says nothing of the report.
  if (!failed || signal.aborted) return answer
  return {
    kind: 'rejected',
    tooLarge: false,
    words: `for more than a day this report was not taken, and now another was: ${words}`,
  }
}

function attempt(work: () => void, name: string, tell: (text: string) => void): void {
  try {
    work()
  } catch (cause) {
    tell(`${name}: ${messageOf(cause)}`)
  }
}

export function escapeHtml(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
}
