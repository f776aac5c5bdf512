/** Fetch from a mailbox for as long as the service runs: connects in the background, and again after every loss,
 *  a little later each time until it lasts. */
import { setTimeout as sleep } from 'node:timers/promises'
import type { Accept } from '../core/message.ts'
import type { Cursors } from './imap-afterwards.ts'
import { createMemory } from './imap-memory.ts'
import { type ImapOptions, toImapLimits, toIntakeName } from './imap-options.ts'
import { type ImapEvents, runSession } from './imap-session.ts'

/** A connection that lasted this long was a good one: the next loss begins with the shortest wait. */
const lastingMs = 30_000
const doublings = 16

export type ImapIntake = AsyncDisposable & {
  /** Ends when the intake has stopped. */
  readonly ended: Promise<void>
  /** Whether all that lay in the mailbox when the intake started has been taken, or set aside as not to be taken. */
  readonly isCaughtUp: () => boolean
}

/** @throws Error at once when the options contradict each other; whatever the server does is told by events. */
export function startImap(
  options: ImapOptions,
  accept: Accept,
  cursors: Cursors,
  events: ImapEvents,
): ImapIntake {
  const intake = toIntakeName(options)
  const limits = toImapLimits(options)
  const memory = createMemory()
  const stop = new AbortController()
  let isCaughtUp = false
  const caughtUp = () => {
    isCaughtUp = true
  }
  events.imapKnown(intake)

  async function run() {
    let isUp: boolean | undefined
    let failures = 0
    const opened = () => {
      if (isUp || stop.signal.aborted) return
      isUp = true
      events.intakeUp(intake)
    }
    while (!stop.signal.aborted) {
      const startedAtMs = performance.now()
      try {
        const session = { options, limits, accept, cursors, events, memory, signal: stop.signal }
        await runSession({ ...session, opened, caughtUp })
      } catch (cause) {
        if (stop.signal.aborted) return
        failures = isUp && performance.now() - startedAtMs > lastingMs ? 1 : failures + 1
        const longestMs = limits.reconnectMinMs * 2 ** Math.min(doublings, failures - 1)
        // Half of the wait is chance, so that many mailboxes of one server do not come back at the same moment.
        const waitMs = Math.min(limits.reconnectMaxMs, longestMs) * (0.5 + Math.random() / 2)
        if (!isUp) events.imapConnectFailed(intake, cause, Math.round(waitMs))
        if (isUp !== false) events.intakeDown(intake, cause)
        isUp = false
        await sleep(waitMs, undefined, { signal: stop.signal }).catch(() => {})
      }
    }
  }
  const ended = run()
  return {
    ended,
    isCaughtUp: () => isCaughtUp,
    async [Symbol.asyncDispose]() {
      stop.abort()
      // Twice: what is going on may finish, then there is the logout. What still waits for the store after that is
      // not marked, and comes again at the next start.
      await Promise.race([ended, sleep(2 * limits.closeTimeoutMs, undefined, { ref: false })])
    },
  }
}
