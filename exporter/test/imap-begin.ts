/** An IMAP intake on a test server, with patience fit for tests. */
import { startImap } from '../src/intake/imap.ts'
import type { ImapOptions } from '../src/intake/imap-options.ts'
import { createRecorder, createTestEvents } from './recorder.ts'
import type { Dovecot } from './servers/dovecot.ts'

export type ImapTarget = Pick<Dovecot, 'port' | 'user' | 'password'>

export function beginImap(dovecot: ImapTarget, more: Partial<ImapOptions> = {}, recorder = createRecorder()) {
  const { port, user } = dovecot
  const options: ImapOptions = {
    name: 'inbox',
    host: '127.0.0.1',
    port,
    tls: 'none',
    user,
    ...(more.tokenCommand ? {} : { password: async () => dovecot.password }),
    folder: 'INBOX',
    afterwards: { move: 'Done' },
    pollMs: 60_000,
    reconnectMinMs: 50,
    reconnectMaxMs: 200,
    ...more,
  }
  const events = createTestEvents()
  const cursors = { get: async () => undefined, set: async () => {} }
  const intake = startImap(options, recorder.accept, cursors, events)
  return { recorder, events, intake, [Symbol.asyncDispose]: () => intake[Symbol.asyncDispose]() }
}
