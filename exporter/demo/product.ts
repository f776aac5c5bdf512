/** How a backup product writes its mails, and how a check reads them. */
import { hourMs, minuteMs, secondMs } from '../src/core/day.ts'
import { openZone } from '../src/core/zone.ts'
import type { DemoJob, Run } from './job.ts'

export type Product = {
  readonly name: string
  /** Local part of the sender. */
  readonly from: string
  readonly subject: (run: Run) => string
  readonly body: (run: Run) => string
  /** `status`, `figures` and, beside the alias, conditions of `match`, as in the YAML of a check. */
  readonly check: (job: DemoJob) => {
    readonly match?: readonly object[]
    readonly status: object
    readonly figures: readonly object[]
  }
}

export const subjectContains = (text: string) => ({ all: [{ field: 'subject', contains: text }] })
export const bodyContains = (text: string) => ({ all: [{ field: 'body', contains: text }] })

/** `1.2 TB`, as products write sizes: in steps of 1024. */
export function sizeText(bytes: number): string {
  const units = ['B', 'KB', 'MB', 'GB', 'TB']
  const step = Math.min(units.length - 1, Math.floor(Math.log2(Math.max(1, bytes)) / 10))
  return `${(bytes / 2 ** (10 * step)).toFixed(step === 0 ? 0 : 2)} ${units[step]}`
}

/** `1:04:09` */
export function clockText(seconds: number): string {
  const two = (number: number) => String(Math.floor(number) % 60).padStart(2, '0')
  return `${Math.floor(seconds / 3600)}:${two(seconds / 60)}:${two(seconds)}`
}

/** `2026-11-22 21:04`, on the clock of the machine. */
export function timeText(atMs: number, zone: string): string {
  return new Date(openZone(zone).wallAt(atMs)).toISOString().slice(0, 16).replace('T', ' ')
}

/** `1 h 4 min 9 s` */
export function wordsOf(seconds: number): string {
  const ms = seconds * 1000
  const parts = [
    [Math.floor(ms / hourMs), 'h'],
    [Math.floor(ms / minuteMs) % 60, 'min'],
    [Math.floor(ms / secondMs) % 60, 's'],
  ] as const
  return parts.flatMap(([count, unit], i) => (count > 0 || i === 2 ? `${count} ${unit}` : [])).join(' ')
}
