/** What `report` and `exec` have in common: settings, identity, and the words of the command line. */
import { parseDuration } from '../config/duration.ts'
import { installationId } from '../sender/installation.ts'
import type { PostedReport } from '../sender/posted-report.ts'
import type { Sending } from '../sender/send.ts'
import { type Environment, readSettings, type SenderFlags, type SenderSettings } from '../sender/settings.ts'
import type { Output } from './output.ts'

/** Asked for wrongly: exit code 2. */
export class UsageError extends Error {
  override readonly name = 'UsageError'
}

export type JobFlags = {
  readonly job?: string
  readonly jobKey?: string
  readonly engine?: string
  readonly next?: string
  readonly executionKey?: string
}
export type SenderCall<Flags> = {
  readonly flags: SenderFlags & Flags
  readonly env: Environment
  readonly version: string
  readonly output: Output
}
export type Sender = { readonly settings: SenderSettings; readonly sending: Sending }

/** How long `report` and `exec` may take for sending, unless --within says otherwise. */
const sendWithinMs = 30_000
const product = 'lastgood'

/** @throws UsageError that says what is wrong with a setting */
export function readSender(call: SenderCall<unknown>, withinMs = sendWithinMs): Sender {
  const tell = (text: string) => call.output.error(`lastgood: ${text}`)
  const { flags, env, version } = call
  return orUsage(() => {
    const settings = readSettings({ flags, env, version, tell })
    const { within } = settings
    const sending = {
      backlogFolder: settings.backlogFolder,
      target: settings.target,
      withinMs: within ? inWords(within.from, () => parseDuration(within.value)) : withinMs,
      tell,
    }
    return { settings, sending }
  })
}

/** @throws Error when this installation has no id and none can be kept */
export function identityOf(settings: SenderSettings, version: string): PostedReport['installation'] {
  const { organization, computer } = settings
  return {
    id: settings.installation ?? installationId(settings.backlogFolder),
    ...(organization !== undefined && { organization }),
    computer,
    // The version is this program's: of another product it would be wrong.
    ...(settings.product === undefined ? { product, version } : { product: settings.product }),
  }
}

/** @throws UsageError when there is no name */
export function jobOf({ job, jobKey, engine }: JobFlags, ownEngine?: string): PostedReport['job'] {
  const name = job?.trim()
  if (!name) throw new UsageError('give the name of the job with --job')
  const by = engine ?? ownEngine
  return { key: jobKey?.trim() || name, name, ...(by !== undefined && { engine: by }) }
}

/** @param endedAtMs what a duration is counted from @throws UsageError */
export function nextRun(text: string | undefined, endedAtMs: number): string | undefined {
  if (text === undefined) return undefined
  if (isTime(text)) return toIso(parseTime('--next', text))
  return toIso(endedAtMs + orUsage(() => inWords('--next', () => parseDuration(text))))
}

/** ISO 8601; without an offset it is this machine's local time. @throws UsageError that names the option */
export function parseTime(option: string, text: string): number {
  const ms = isTime(text) ? Date.parse(text.trim().replace(' ', 'T')) : Number.NaN
  if (Number.isNaN(ms))
    throw new UsageError(`${option}: ${JSON.stringify(text)} is not a time like "2026-11-22T02:00:00+01:00"`)
  return ms
}

export function toIso(ms: number): string {
  return new Date(ms).toISOString()
}

/** What is wrong with the words of a command is the fault of who wrote them. */
export function orUsage<T>(work: () => T): T {
  try {
    return work()
  } catch (cause) {
    throw new UsageError(Object(cause).message, { cause })
  }
}

export function inWords<T>(from: string, work: () => T): T {
  try {
    return work()
  } catch (cause) {
    throw new Error(`${from}: ${Object(cause).message}`, { cause })
  }
}

function isTime(text: string): boolean {
  return /^\s*\d{4}-\d\d-\d\d[T ]\d\d:\d\d(:\d\d(\.\d{1,9})?)?(Z|[+-]\d\d:?\d\d)?\s*$/i.test(text)
}
