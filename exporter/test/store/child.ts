/** Starts a program beside this file on the same Node and collects what it prints. */
import { spawn } from 'node:child_process'
import { fileURLToPath } from 'node:url'

export async function startChild(program: string, args: readonly string[]) {
  const path = fileURLToPath(new URL(program, import.meta.url))
  const child = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', path, ...args])
  let output = ''
  let errors = ''
  child.stderr.on('data', chunk => {
    errors += chunk
  })
  const ended = new Promise<void>(resolve => child.on('close', () => resolve()))
  await new Promise<void>((resolve, reject) => {
    child.on('close', code => reject(new Error(`${program} ended with ${code}: ${errors}`)))
    child.stdout.on('data', chunk => {
      output += chunk
      if (output.startsWith('ready\n')) resolve()
    })
  })
  return {
    pid: child.pid,
    /** @returns the lines it printed whole. */
    async kill(): Promise<readonly string[]> {
      child.kill('SIGKILL')
      await ended
      return output.split('\n').slice(1, -1)
    },
  }
}
