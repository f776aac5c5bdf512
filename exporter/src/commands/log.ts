/** Where log lines go: standard error, as JSON for collectors or as text for people. */
import { Writable } from 'node:stream'
import pino, { type Logger } from 'pino'
import type { LogConfig } from '../config/config.ts'

export function createLog({ level, format }: LogConfig): Logger {
  const json = pino.destination({ fd: 2, sync: true })
  return pino({ level, base: null }, format === 'json' ? json : toText(json))
}

/** `12:03:04 warn intake is down (intake=imap:inbox, err=connection refused)` */
function toText(out: NodeJS.WritableStream | { write(text: string): void }): Writable {
  return new Writable({
    decodeStrings: false,
    write(line: string, _encoding, done) {
      const { level, time, msg, ...rest } = JSON.parse(line) as Record<string, unknown>
      const details = Object.entries(rest).map(([key, value]) => `${key}=${describe(value)}`)
      const at = new Date(Number(time)).toTimeString().slice(0, 8)
      const name = pino.levels.labels[Number(level)] ?? ''
      out.write(`${at} ${name} ${msg}${details.length > 0 ? ` (${details.join(', ')})` : ''}\n`)
      done()
    },
  })
}

function describe(value: unknown): string {
  if (typeof value === 'object' && value !== null && 'message' in value) return String(value.message)
  return typeof value === 'string' ? value : JSON.stringify(value)
}
