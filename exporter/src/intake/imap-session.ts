/** One connection to a mailbox, from login to its end: takes what waits, oldest first, then what is announced.
 *  A message is marked as done after it is stored, never before; one that cannot be taken stays and is tried again. */
import { setTimeout as sleep } from 'node:timers/promises'
import type { ImapFlow } from 'imapflow'
import type { Events } from '../events.ts'
import { type Cursors, openMarker } from './imap-afterwards.ts'
import { explain, openImap } from './imap-connect.ts'
import { round, type Taking } from './imap-round.ts'

export type ImapEvents = Pick<
  Events,
  'intakeUp' | 'intakeDown' | 'imapKnown' | 'imapConnectFailed' | 'imapSetAside' | 'imapMarkFailed'
>

export type Session = Taking & {
  readonly cursors: Cursors
  readonly opened: () => void
  /** Nothing is left of what lay in the folder; called after each round of which that is true. */
  readonly caughtUp: () => void
}

const retryMinMs = 500
const retryMaxMs = 30_000
const doublings = 10
/** With something left over, polls come at least this often. */
const owedPollMs = 60_000

/** Ends when the signal says so. @throws Error in words when it cannot connect or the connection is lost. */
export async function runSession(session: Session): Promise<void> {
  const { options, limits, signal } = session
  const client = await openImap(options, limits, signal)
  const lost = Promise.withResolvers<'lost'>()
  client.on('close', () => lost.resolve('lost'))
  const cutInTime = () => setTimeout(() => client.close(), limits.closeTimeoutMs).unref()
  signal.addEventListener('abort', cutInTime, { once: true })
  try {
    await watch(session, client, lost.promise)
  } catch (cause) {
    throw explain(options, cause)
  } finally {
    signal.removeEventListener('abort', cutInTime)
    const late = sleep(limits.closeTimeoutMs, undefined, { ref: false })
    await Promise.race([client.logout().catch(() => {}), lost.promise, late])
    client.close()
  }
}

async function watch(session: Session, client: ImapFlow, lost: Promise<'lost'>) {
  const { options, limits, memory, signal } = session
  const readOnly = options.afterwards === 'leave'
  const mailbox = await client.mailboxOpen(options.folder, { readOnly })
  if (mailbox.readOnly && !readOnly)
    throw new Error(
      `folder "${options.folder}" is read-only for user "${options.user}"; use afterwards: leave`,
    )
  const uidValidity = String(mailbox.uidValidity)
  if (memory.uidValidity !== uidValidity) {
    memory.uidValidity = uidValidity
    for (const part of [memory.tries, memory.stored, memory.suspects]) part.clear()
  }
  const marker = await openMarker(client, options, uidValidity, session.cursors)
  session.opened()

  let announced = Promise.withResolvers<'announced'>()
  let isAnnounced = false
  client.on('exists', () => {
    isAnnounced = true
    announced.resolve('announced')
  })
  let lastPollAtMs = Number.NEGATIVE_INFINITY
  let isPollDue = true
  let failedRounds = 0
  while (!signal.aborted) {
    isAnnounced = false
    announced = Promise.withResolvers()
    const isPoll = isPollDue
    if (isPoll) {
      await client.noop()
      memory.isMarkOwed = false
    }
    const whole = await round(session, client, marker, isPoll)
    if (whole && !signal.aborted) session.caughtUp()
    const isOwed = memory.isMarkOwed || memory.tries.size > 0
    if (isPoll) lastPollAtMs = performance.now()
    const nextPollAtMs = lastPollAtMs + (isOwed ? Math.min(limits.pollMs, owedPollMs) : limits.pollMs)
    failedRounds = whole ? 0 : failedRounds + 1
    const untilPollMs = Math.max(0, nextPollAtMs - performance.now())
    const retryMs = Math.min(retryMaxMs, retryMinMs * 2 ** Math.min(doublings, failedRounds - 1))
    isPollDue = untilPollMs === 0
    if (signal.aborted || (whole && isAnnounced)) continue
    if (!client.usable) throw new Error('connection lost')
    // Any command ends the IDLE, so nothing waits for it.
    client.idle().catch(() => {})
    const waiting = new AbortController()
    const timer = sleep(whole ? untilPollMs : Math.min(retryMs, untilPollMs), 'time', {
      signal: AbortSignal.any([waiting.signal, signal]),
    }).catch(() => 'stopped')
    const woken = await Promise.race([timer, lost, ...(whole ? [announced.promise] : [])])
    waiting.abort()
    isPollDue = performance.now() >= nextPollAtMs
    if (woken === 'lost')
      throw new Error(client.byeReason ? `the server said: ${client.byeReason}` : 'connection lost')
  }
}
