/** `lastgood exec -- COMMAND`: the command runs as it would alone, and how it ended is reported. Nothing that goes wrong
 *  with the report changes the exit code. */
import { randomUUID } from 'node:crypto'
import { basename } from 'node:path'
import { type ExitCodes, parseExitCodes, readExitCode } from '../sender/exit-codes.ts'
import { createOutputTail, type OutputTail, renderLog } from '../sender/output-tail.ts'
import type { PostedReport } from '../sender/posted-report.ts'
import { type CommandRun, runCommand } from '../sender/run-command.ts'
import { sendReport } from '../sender/send.ts'
import { secretVariables } from '../sender/settings.ts'
import { listenToSignals } from '../sender/signals.ts'
import {
  identityOf,
  type JobFlags,
  jobOf,
  nextRun,
  orUsage,
  readSender,
  type Sender,
  type SenderCall,
  toIso,
  UsageError,
} from './sender.ts'

export type ExecFlags = JobFlags & { readonly successCodes?: string; readonly warningCodes?: string }

export async function exec(
  call: SenderCall<ExecFlags> & { readonly words: readonly string[] },
): Promise<number> {
  const { flags, env, output } = call
  const [command = '', ...args] = call.words
  let job: PostedReport['job']
  let codes: ExitCodes
  try {
    job = jobOf(flags, nameOf(command))
    codes = orUsage(() => parseExitCodes({ success: flags.successCodes, warning: flags.warningCodes }))
    nextRun(flags.next, 0)
  } catch (cause) {
    if (!(cause instanceof UsageError)) throw cause
    output.error(`lastgood: ${cause.message}`)
    return 2
  }
  // Settings that cannot be read are no reason to leave out a backup.
  const sender = readSenderOrTell(call)
  using signals = listenToSignals()
  const tail = createOutputTail()
  const run = await runCommand({ command, args, env: withoutSecrets(env), tail, signals })
  if (run.how === 'not started') output.error(`lastgood: ${run.words}`)
  // The command is done: whoever wants this program to end now shall not wait for the network.
  const hurry = new AbortController()
  signals.hand = () => hurry.abort()
  if (sender) {
    const facts = { job, codes, run, tail, command }
    await tellIfFailed(call, () => {
      const report = describeRun(call, sender, facts)
      return sendReport(report, { ...sender.sending, signal: hurry.signal })
    })
  }
  return run.exitCode
}

type Facts = {
  readonly job: PostedReport['job']
  readonly codes: ExitCodes
  readonly run: CommandRun
  readonly tail: OutputTail
  readonly command: string
}

function describeRun(
  { flags, version }: SenderCall<ExecFlags>,
  { settings }: Sender,
  { job, codes, run, tail, command }: Facts,
): PostedReport {
  const status = run.how === 'ended' ? readExitCode(run.exitCode, codes) : 'failure'
  const next = nextRun(flags.next, run.endedAtMs)
  return {
    installation: identityOf(settings, version),
    job,
    run: {
      executionKey: flags.executionKey?.trim() || randomUUID(),
      status,
      startedAt: toIso(run.startedAtMs),
      endedAt: toIso(run.endedAtMs),
      warnings: status === 'warning' ? [run.words] : [],
      errors: status === 'failure' ? [run.words] : [],
    },
    ...(next !== undefined && { nextExpectedRun: next }),
    // Only the command's name: its arguments may hold secrets.
    html: renderLog(run.how === 'not started' ? run.words : `${nameOf(command)}: ${run.words}`, tail),
  }
}

function readSenderOrTell(call: SenderCall<ExecFlags>): Sender | undefined {
  try {
    return readSender(call)
  } catch (cause) {
    call.output.error(`lastgood: this run will NOT be reported: ${Object(cause).message}`)
    return undefined
  }
}

async function tellIfFailed(call: SenderCall<ExecFlags>, work: () => Promise<unknown>): Promise<void> {
  try {
    await work()
  } catch (cause) {
    call.output.error(`lastgood: this run is NOT reported: ${Object(cause).message}`)
  }
}

function nameOf(command: string): string {
  return basename(command).replace(/\.exe$/i, '')
}

function withoutSecrets(env: SenderCall<unknown>['env']): SenderCall<unknown>['env'] {
  return Object.fromEntries(Object.entries(env).filter(([name]) => !secretVariables.includes(name)))
}
