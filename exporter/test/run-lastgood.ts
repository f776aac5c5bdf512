/** `lastgood` as a process of its own, with nothing in its environment but what a test gives it. */
import { spawn } from 'node:child_process'
import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { fileURLToPath } from 'node:url'
import { account, rightKey } from './report-service.ts'
import { aFolder } from './store/builders.ts'

const main = fileURLToPath(new URL('../src/main.ts', import.meta.url))
const launcher = fileURLToPath(new URL('../bin/lastgood.mjs', import.meta.url))

type Start = {
  readonly env?: Record<string, string>
  readonly input?: string
  /** As users start it, with one more process in between. */
  readonly launcher?: boolean
}

function startLastgood(args: readonly string[], options: Start = {}) {
  const program = options.launcher ? [launcher] : ['--disable-warning=ExperimentalWarning', main]
  const child = spawn(process.execPath, [...program, ...args], {
    env: {
      PATH: process.env['PATH'],
      NODE_COMPILE_CACHE: process.env['NODE_COMPILE_CACHE'],
      HOME: '/nonexistent',
      ...options.env,
    },
    // A session of its own, as under cron and systemd: signals reach it only from here.
    detached: true,
  })
  child.stdin.end(options.input ?? '')
  const output: string[] = []
  child.stdout.on('data', chunk => output.push(String(chunk)))
  // A test may go away as a reader.
  const stdout = text(child.stdout).catch(() => '')
  const stderr = text(child.stderr)
  const code = new Promise<number | NodeJS.Signals>(resolve =>
    child.on('exit', (exitCode, signal) => resolve(signal ?? exitCode ?? -1)),
  )
  return {
    child,
    pid: child.pid ?? 0,
    output,
    done: Promise.all([code, stdout, stderr]).then(([exitCode, out, error]) => ({
      code: exitCode,
      out,
      error,
    })),
  }
}

/** A machine with a backlog folder of its own, and its settings in the environment. */
export function aMachine(url: string, env: Record<string, string> = {}) {
  const folder = aFolder()
  const backlog = join(folder.path, 'backlog')
  const set = {
    LASTGOOD_URL: url,
    LASTGOOD_ACCOUNT: account,
    LASTGOOD_KEY: rightKey,
    LASTGOOD_BACKLOG: backlog,
    LASTGOOD_WITHIN: '1s',
    XDG_CONFIG_HOME: folder.path,
    ...env,
  }
  return {
    path: folder.path,
    backlog,
    run: (args: readonly string[], more: Start = {}) =>
      startLastgood(args, { ...more, env: { ...set, ...more.env } }).done,
    start: (args: readonly string[], more: Start = {}) =>
      startLastgood(args, { env: { ...set, ...more.env } }),
    files: (part: 'waiting' | 'rejected') => {
      const path = join(backlog, part)
      return existsSync(path) ? readdirSync(path).sort() : []
    },
    [Symbol.dispose]: () => folder[Symbol.dispose](),
  }
}
