/** Pings: the URL says how the run stands, the body is its log. */
import type { Posting } from '../../core/message.ts'
import { type Reader, sentAt, toFigures, type Verdict } from './reading.ts'

export const readPing: Reader = (text, posting, receivedAtMs) => {
  const { signal = 'success', run } = posting
  const verdict = verdictOf(signal)
  const figures = toFigures(
    signal === 'start' ? { running: 1, startedAt: receivedAtMs } : { endedAt: receivedAtMs },
  )
  return {
    subject: `Ping: ${typeof signal === 'number' ? `exit code ${signal}` : signal}`,
    from: 'ping',
    text,
    ...sentAt(figures),
    said: { ...verdict, figures, ...(run !== undefined && { executionKey: run }) },
  }
}

function verdictOf(signal: NonNullable<Posting['signal']>): Verdict {
  if (signal === 'start') return { status: 'ignored', reason: 'a run has begun' }
  if (signal === 'success') return { status: 'success', reason: 'the ping says success' }
  if (signal === 'fail') return { status: 'failure', reason: 'the ping says fail' }
  return { status: signal === 0 ? 'success' : 'failure', reason: `exit code ${signal}` }
}
