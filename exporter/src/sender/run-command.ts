/** Runs a command as if nobody stood between: its input, output, signals and exit code are its own. */
import { type ChildProcess, spawn } from 'node:child_process'
import { write } from 'node:fs'
import { constants } from 'node:os'
import type { Readable } from 'node:stream'
import { setTimeout as sleep } from 'node:timers/promises'
import { promisify } from 'node:util'
import { codeOf, messageOf } from './durable-file.ts'
import type { OutputTail } from './output-tail.ts'
import { reachedCommandAlready, type Signals } from './signals.ts'

export type CommandRun = {
  /** As a shell gives it: 128 + n for a signal, 127 when there is no such command, 126 when it cannot be run. */
  readonly exitCode: number
  readonly how: 'ended' | 'killed' | 'not started'
  /** `exit code 3`, `killed by SIGKILL`, `cannot be started: …`. */
  readonly words: string
  readonly startedAtMs: number
  readonly endedAtMs: number
}

/** A program left in the background may hold the output open: so long it may be silent before we go. */
const silentMs = 2000
const fullPipeMs = 10

export async function runCommand(options: {
  readonly command: string
  readonly args: readonly string[]
  readonly env: { readonly [name: string]: string | undefined }
  readonly tail: OutputTail
  readonly signals: Signals
}): Promise<CommandRun> {
  const { command, args, env, tail, signals } = options
  const startedAtMs = Date.now()
  // A clock that is set back during the run must not make it end before it began.
  const times = () => ({ startedAtMs, endedAtMs: Math.max(startedAtMs, Date.now()) })
  let child: ChildProcess
  try {
    child = spawn(command, args, { env: { ...env }, stdio: ['inherit', 'pipe', 'pipe'], windowsHide: true })
  } catch (cause) {
    return { ...notStarted(cause, command), ...times() }
  }
  signals.hand = signal => {
    if (!reachedCommandAlready(signal)) child.kill(signal)
  }
  const pours = [pour(child.stdout, 1, tail), pour(child.stderr, 2, tail)]
  const end = await new Promise<Omit<CommandRun, 'startedAtMs' | 'endedAtMs'>>(resolve => {
    child.on('error', cause => {
      // Also said of a signal that could not be handed on; then the command runs.
      if (child.pid === undefined) resolve(notStarted(cause, command))
    })
    child.on('exit', (code, signal) => resolve(signal ? killed(signal) : ended(code ?? 0)))
  })
  const done = { ...end, ...times() }
  signals.hand = () => {}
  if (end.how !== 'not started') await Promise.all(pours.map(one => one.rest()))
  return done
}

function ended(exitCode: number) {
  return { exitCode, how: 'ended' as const, words: `exit code ${exitCode}` }
}

function killed(signal: NodeJS.Signals) {
  return { exitCode: 128 + constants.signals[signal], how: 'killed' as const, words: `killed by ${signal}` }
}

function notStarted(cause: unknown, command: string) {
  const code = codeOf(cause)
  const why: Readonly<Record<string, string>> = {
    ENOENT: 'there is no such command',
    EACCES: 'no permission to run it',
    ENOEXEC: 'it is no program, and has no first line that names one',
  }
  const words = `${command} cannot be started: ${why[code ?? ''] ?? messageOf(cause)}`
  return { exitCode: code === 'ENOENT' ? 127 : 126, how: 'not started' as const, words }
}

/** Passes output on while it comes, no faster than it is read, and without a hold on signals meanwhile. */
function pour(from: Readable | null, to: number, tail: OutputTail) {
  let writing = false
  let heardAtMs = performance.now()
  const run = async () => {
    let open = true
    for await (const chunk of from ?? []) {
      tail.add(chunk)
      writing = true
      // A reader that is gone must not end a backup: its output is still needed for the report.
      if (open) open = await writeAll(to, chunk)
      writing = false
      heardAtMs = performance.now()
    }
  }
  const all = run().catch(() => {})
  return {
    /** What is still on its way when the command has ended. */
    async rest() {
      const quiet = async (): Promise<void> => {
        while (writing || performance.now() - heardAtMs < silentMs) await sleep(silentMs / 20)
      }
      heardAtMs = performance.now()
      await Promise.race([all, quiet()])
      from?.destroy()
    },
  }
}

const writeSome = promisify(write)

/** @returns false when nobody reads any more */
async function writeAll(fd: number, bytes: Buffer): Promise<boolean> {
  for (let at = 0; at < bytes.length; ) {
    try {
      at += (await writeSome(fd, bytes, at)).bytesWritten
    } catch (cause) {
      if (codeOf(cause) !== 'EAGAIN') return false
      await sleep(fullPipeMs)
    }
  }
  return true
}
