/** `lastgood report`: the result of one backup, sent now or kept until it can be.
 *  Exit codes: 0 sent, 75 kept in the backlog folder, 1 refused for good, 2 asked for wrongly. */
import { randomUUID } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { buffer } from 'node:stream/consumers'
import { parseDuration } from '../config/duration.ts'
import { createOutputTail, renderLog } from '../sender/output-tail.ts'
import type { PostedReport, RunStatus } from '../sender/posted-report.ts'
import { type Outcome, sendBacklog, sendReport } from '../sender/send.ts'
import { parseSize } from '../sender/size.ts'
import {
  identityOf,
  inWords,
  type JobFlags,
  jobOf,
  nextRun,
  orUsage,
  parseTime,
  readSender,
  type SenderCall,
  toIso,
  UsageError,
} from './sender.ts'

export type ReportFlags = JobFlags & {
  readonly status?: string
  readonly size?: string
  readonly transferred?: string
  readonly files?: string
  readonly started?: string
  readonly ended?: string
  readonly duration?: string
  readonly warning?: readonly string[]
  readonly error?: readonly string[]
  readonly html?: string
  readonly log?: string
  readonly flush?: true
}

const statuses: readonly RunStatus[] = ['success', 'warning', 'failure']
/** As sysexits.h has it: the user is invited to try again; here the next call does. */
const keptCode = 75
const exitCodes: Readonly<Record<Outcome, number>> = { sent: 0, kept: keptCode, rejected: 1, lost: 1 }
/** A backlog of a month is sent in less. */
const flushWithinMs = 600_000
/** Of an HTML report head and tail are sent: as JSON it must stay below what the service takes. */
const htmlBytes = 12 * 1024 * 1024

export async function report(call: SenderCall<ReportFlags>): Promise<number> {
  try {
    return await (call.flags.flush ? flush(call) : sendOne(call))
  } catch (cause) {
    if (!(cause instanceof UsageError)) throw cause
    call.output.error(`lastgood: ${cause.message}`)
    return 2
  }
}

async function sendOne(call: SenderCall<ReportFlags>): Promise<number> {
  const { flags, version, output } = call
  const run = readRun(flags, Date.now())
  const job = jobOf(flags)
  const next = nextRun(flags.next, Date.parse(run.endedAt))
  const html = await readHtml(flags)
  const { settings, sending } = readSender(call)
  const outcome = await sendReport(
    {
      installation: identityOf(settings, version),
      job,
      run,
      ...(next !== undefined && { nextExpectedRun: next }),
      ...(html !== undefined && { html }),
    },
    sending,
  )
  if (outcome === 'sent') output.line(`sent: ${job.name}: ${run.status}`)
  return exitCodes[outcome]
}

async function flush(call: SenderCall<ReportFlags>): Promise<number> {
  const { sending } = readSender(call, flushWithinMs)
  const { sent, rejected, waiting } = await sendBacklog(sending)
  call.output.line(`${sent} sent, ${rejected} set aside, ${waiting} waiting`)
  if (waiting > 0) return keptCode
  return rejected > 0 ? 1 : 0
}

function readRun(flags: ReportFlags, nowMs: number): PostedReport['run'] {
  const status = statuses.find(known => known === flags.status)
  if (!status) {
    const given = flags.status === undefined ? 'is missing' : `${JSON.stringify(flags.status)} is none`
    throw new UsageError(`--status ${given}: give success, warning or failure`)
  }
  const size = readOption('--size', flags.size, parseSize)
  const transferred = readOption('--transferred', flags.transferred, parseSize)
  const files = readOption('--files', flags.files, parseCount)
  const { startedAtMs, endedAtMs } = readTimes(flags, nowMs)
  return {
    executionKey: flags.executionKey?.trim() || randomUUID(),
    status,
    ...(startedAtMs !== undefined && { startedAt: toIso(startedAtMs) }),
    endedAt: toIso(endedAtMs),
    ...(size !== undefined && { sizeBytes: size }),
    ...(transferred !== undefined && { transferredBytes: transferred }),
    ...(files !== undefined && { files }),
    warnings: flags.warning ?? [],
    errors: flags.error ?? [],
  }
}

/** Of start, end and duration two give the third; an end that nobody names is now. */
function readTimes(flags: ReportFlags, nowMs: number): { startedAtMs?: number; endedAtMs: number } {
  const started = flags.started === undefined ? undefined : parseTime('--started', flags.started)
  const ended = flags.ended === undefined ? undefined : parseTime('--ended', flags.ended)
  const durationMs = readOption('--duration', flags.duration, parseDuration)
  if (started !== undefined && ended !== undefined && durationMs !== undefined)
    throw new UsageError('--started, --ended and --duration: keep two of them')
  if (started === undefined) {
    const endedAtMs = ended ?? nowMs
    return { endedAtMs, ...(durationMs !== undefined && { startedAtMs: endedAtMs - durationMs }) }
  }
  const endedAtMs = ended ?? (durationMs === undefined ? nowMs : started + durationMs)
  if (endedAtMs < started) throw new UsageError('--ended is before --started')
  return { startedAtMs: started, endedAtMs }
}

function readOption(
  option: string,
  text: string | undefined,
  parse: (text: string) => number,
): number | undefined {
  return text === undefined ? undefined : orUsage(() => inWords(option, () => parse(text)))
}

function parseCount(text: string): number {
  if (/^\d{1,15}$/.test(text.trim())) return Number(text)
  throw new Error(`${JSON.stringify(text)} is no whole number`)
}

async function readHtml({ html, log }: ReportFlags): Promise<string | undefined> {
  if (html !== undefined && log !== undefined) throw new UsageError('--html and --log: keep one of them')
  if (html !== undefined) return cutMiddle(decode(await readInput('--html', html)))
  if (log === undefined) return undefined
  const tail = createOutputTail()
  tail.add(await readInput('--log', log))
  return renderLog(log === '-' ? 'Log' : log, tail)
}

async function readInput(option: string, file: string): Promise<Buffer> {
  try {
    return await (file === '-' ? buffer(process.stdin) : readFile(file))
  } catch (cause) {
    throw new UsageError(`${option}: ${Object(cause).message}`, { cause })
  }
}

/** Windows programs write UTF-16 with a mark in front. */
function decode(bytes: Buffer): string {
  const wide = bytes[0] === 0xff && bytes[1] === 0xfe
  return new TextDecoder(wide ? 'utf-16le' : 'utf-8').decode(bytes)
}

function cutMiddle(html: string): string {
  const letters = htmlBytes / 3
  if (html.length <= letters * 2) return html
  const left = html.length - letters * 2
  return `${html.slice(0, letters)}\n<p>… ${left} letters are left out here …</p>\n${html.slice(-letters)}`
}
