/** `lastgood` as a process of its own, with nothing in its environment but what a test gives it. */
import { spawn } from 'node:child_process'
import { text } from 'node:stream/consumers'
import { fileURLToPath } from 'node:url'

const main = fileURLToPath(new URL('../src/main.ts', import.meta.url))

export function startLastgood(
  args: readonly string[],
  options: { readonly env?: Record<string, string>; readonly input?: string } = {},
) {
  const child = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', main, ...args], {
    env: { PATH: process.env['PATH'], HOME: '/nonexistent', ...options.env },
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

export async function runLastgood(...call: Parameters<typeof startLastgood>) {
  return startLastgood(...call).done
}
