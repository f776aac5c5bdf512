/** Stands at the end of an intake in tests: takes messages as the pipeline would, in memory, and can be told to be
 *  in trouble. */
import { setTimeout as sleep } from 'node:timers/promises'
import pino from 'pino'
import type { Accept, Received } from '../src/core/message.ts'
import { createEvents } from '../src/events.ts'

export type Recorder = ReturnType<typeof createRecorder>

/** @param trouble called for every message; what it throws (or rejects with) is why the message is not stored. */
export function createRecorder(trouble: (received: Received) => unknown = () => {}) {
  const received: Received[] = []
  const attempts: Received[] = []
  const accept: Accept = async message => {
    attempts.push(message)
    await trouble(message)
    received.push(message)
    return { id: received.length, outcome: 'matched' }
  }
  const subjects = (of: readonly Received[]) =>
    of.map(({ raw }) => /^Subject: (.*)$/m.exec(Buffer.from(raw).toString())?.[1]?.trim() ?? '')
  return {
    accept,
    received,
    attempts,
    subjects: () => subjects(received),
    attempted: () => subjects(attempts),
  }
}

/** The real events, with their log lines kept. */
export function createTestEvents() {
  const lines: string[] = []
  const log = pino({ level: 'debug' }, { write: (line: string) => void lines.push(line) })
  return Object.assign(createEvents(log, 'test'), {
    lines,
    /** Lines that hold the text. */
    said: (text: string) => lines.filter(line => line.includes(text)),
  })
}

const reasonLimit = 2_000

/** Waits until it holds. @throws Error with the answer of `why` when it does not in time. */
export async function eventually(
  holds: () => boolean | Promise<boolean>,
  why: () => unknown = () => 'it never held',
  withinMs = 10_000,
) {
  const deadlineMs = performance.now() + withinMs
  while (!(await holds())) {
    if (performance.now() > deadlineMs)
      throw new Error(`after ${withinMs} ms: ${JSON.stringify(why()).slice(-reasonLimit)}`)
    await sleep(20)
  }
}

/** A small mail with long-enough headers to be told apart. */
export function mail(subject: string, body = 'Backup finished.'): string {
  return `From: nas@example.com\r\nTo: backups@example.com\r\nSubject: ${subject}\r\nMessage-ID: <${subject.replaceAll(' ', '-')}@example.com>\r\n\r\n${body}\r\n`
}
