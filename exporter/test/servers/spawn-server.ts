/** Real servers for tests: found, started on a free port of 127.0.0.1, waited for, and stopped by pid with all
 *  their children. A server that ends before it is ready fails the start with its own words. */
import { type ChildProcess, spawn } from 'node:child_process'
import { accessSync, constants, readdirSync, readFileSync } from 'node:fs'
import { chown, mkdtemp, rm } from 'node:fs/promises'
import { connect, createServer } from 'node:net'
import { delimiter, join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'

export type ServerStart = {
  /** Path, or name as `findProgram` knows it. */
  readonly command: string
  readonly args: readonly string[]
  /** Resolves to true once the server answers; false or a rejection means "not yet". */
  readonly ready: () => Promise<boolean>
  readonly env?: Readonly<Record<string, string>>
  readonly cwd?: string
  /** The account to run as, for servers that refuse root. Left out when the test does not run as root. */
  readonly runAs?: { readonly uid: number; readonly gid: number }
  readonly startTimeoutMs?: number
  readonly stopTimeoutMs?: number
}

export type RunningServer = AsyncDisposable & {
  readonly pid: number
  /** What it wrote to stdout and stderr so far (the last 64 KB). */
  output(): string
  signal(name: NodeJS.Signals): void
  /** kill -9 of the server and of every process it started; resolves when the server is gone. */
  killAll(): Promise<void>
}

/** A start takes seconds of a processor that may have to be shared by many. */
const startTimeoutMs = 60_000
const stopTimeoutMs = 5_000
const pollMs = 20
const outputLimit = 64 * 1024

/** @throws Error with the command line and the server's output when it ends, or is silent, before it is ready. */
export async function startServer(start: ServerStart): Promise<RunningServer> {
  const path = findProgram(start.command)
  if (path === undefined) throw new Error(`${start.command}: no such program on this machine`)
  const where = `${start.command} ${start.args.join(' ')}`
  const child = spawn(path, [...start.args], {
    stdio: ['ignore', 'pipe', 'pipe'],
    ...(start.env ? { env: { ...process.env, ...start.env } } : {}),
    ...(start.cwd ? { cwd: start.cwd } : {}),
    ...(start.runAs && process.getuid?.() === 0 ? start.runAs : {}),
  })
  let output = ''
  const keep = (chunk: Buffer) => {
    output = (output + chunk.toString()).slice(-outputLimit)
  }
  child.stdout.on('data', keep)
  child.stderr.on('data', keep)
  let end: string | undefined
  const ended = new Promise<void>(resolve => {
    child.on('error', error => {
      end ??= String(error)
      resolve()
    })
    child.on('exit', (code, signal) => {
      end ??= `ended with ${signal ?? code}`
      resolve()
    })
  })
  const pid = child.pid ?? 0
  const server: RunningServer = {
    pid,
    output: () => output,
    signal: name => {
      if (end === undefined) child.kill(name)
    },
    killAll: () => killTree(child, ended),
    async [Symbol.asyncDispose]() {
      if (end === undefined) child.kill('SIGTERM')
      await Promise.race([ended, sleep(start.stopTimeoutMs ?? stopTimeoutMs, undefined, { ref: false })])
      if (end === undefined) await killTree(child, ended)
    },
  }
  const deadline = performance.now() + (start.startTimeoutMs ?? startTimeoutMs)
  while (end === undefined && performance.now() < deadline) {
    if (await start.ready().catch(() => false)) return server
    await Promise.race([ended, sleep(pollMs)])
  }
  const why = end ?? `not ready after ${start.startTimeoutMs ?? startTimeoutMs} ms`
  await server[Symbol.asyncDispose]()
  throw new Error(`${where}: ${why}\n${output}`)
}

/** Below the ports that systems give to whoever asks for any: such a one may be given away before it is used. Each
 *  worker of jest has its own stretch, and no port comes twice soon. */
const portsPerWorker = 2_500
const firstPort = 12_000 + (Number(process.env['JEST_WORKER_ID'] ?? 0) % 8) * portsPerWorker
let nextPort = Math.floor(Math.random() * portsPerWorker)

/** A port nobody listens on at this moment, and that is given to nobody else. */
export async function freePort(): Promise<number> {
  for (let tries = 0; tries < portsPerWorker; tries++) {
    const port = firstPort + (nextPort++ % portsPerWorker)
    if (await isFree(port)) return port
  }
  throw new Error(`no free port on 127.0.0.1 from ${firstPort} on`)
}

function isFree(port: number): Promise<boolean> {
  return new Promise(resolve => {
    const probe = createServer()
    probe.on('error', () => resolve(false))
    probe.listen(port, '127.0.0.1', () => probe.close(() => resolve(true)))
  })
}

/** Whether something accepts connections there; with `banner`, whether it then says so first. */
export function answers(port: number, banner?: string): Promise<boolean> {
  return new Promise(resolve => {
    const socket = connect(port, '127.0.0.1')
    const end = (is: boolean) => {
      socket.destroy()
      resolve(is)
    }
    socket.setTimeout(1_000, () => end(false))
    socket.on('error', () => end(false))
    socket.on('connect', () => banner === undefined && end(true))
    socket.on('data', chunk => end(chunk.toString('latin1').startsWith(banner ?? '')))
    socket.on('close', () => end(false))
  })
}

/** A folder of its own under /tmp (short, because socket paths are limited), removed on dispose. */
export async function openTempFolder(
  owner?: ServerStart['runAs'],
): Promise<AsyncDisposable & { readonly path: string }> {
  const path = await mkdtemp('/tmp/lastgood-test-')
  if (owner && process.getuid?.() === 0) await chown(path, owner.uid, owner.gid)
  return {
    path,
    [Symbol.asyncDispose]: () => rm(path, { recursive: true, force: true, maxRetries: 5, retryDelay: 50 }),
  }
}

/** Path of a program: as given when it is a path, else from PATH and the system folders Debian keeps servers in. */
export function findProgram(name: string): string | undefined {
  const places = name.includes('/')
    ? ['']
    : [
        ...(process.env['PATH'] ?? '').split(delimiter),
        '/usr/sbin',
        '/usr/local/bin',
        ...findPostgresFolders(),
      ]
  return places
    .map(place => join(place, name))
    .find(path => {
      try {
        accessSync(path, constants.X_OK)
        return true
      } catch {
        return false
      }
    })
}

/** The `test` for what needs these programs: where one is missing its tests are skipped by name, and with
 *  LASTGOOD_REQUIRE_SERVERS set the test file fails instead. */
export function requireServer(...names: readonly string[]): jest.It {
  const missing = names.filter(name => findProgram(name) === undefined)
  if (missing.length === 0) return test
  if (process.env['LASTGOOD_REQUIRE_SERVERS'])
    throw new Error(`LASTGOOD_REQUIRE_SERVERS is set and these programs are missing: ${missing.join(', ')}`)
  return test.skip
}

/** uid and gid of a system account, for `runAs`. */
export function findAccount(name: string): { uid: number; gid: number } | undefined {
  const line = readFileSync('/etc/passwd', 'utf8')
    .split('\n')
    .find(entry => entry.startsWith(`${name}:`))
  const [, , uid, gid] = line?.split(':') ?? []
  return uid && gid ? { uid: Number(uid), gid: Number(gid) } : undefined
}

function findPostgresFolders(): string[] {
  try {
    return readdirSync('/usr/lib/postgresql').map(version => `/usr/lib/postgresql/${version}/bin`)
  } catch {
    return []
  }
}

async function killTree(child: ChildProcess, ended: Promise<void>) {
  // A server's children outlive its kill -9, so they are listed while the parent still names them.
  const pids = child.pid === undefined ? [] : [child.pid, ...listDescendants(child.pid)]
  for (const pid of pids) {
    try {
      process.kill(pid, 'SIGKILL')
    } catch {}
  }
  await ended
}

function listDescendants(of: number): number[] {
  const parents = new Map<number, number>()
  for (const entry of readdirSync('/proc').filter(name => /^\d+$/.test(name)))
    try {
      const stat = readFileSync(`/proc/${entry}/stat`, 'utf8')
      // The name in brackets may hold blanks; what follows the last bracket is state and parent.
      parents.set(Number(entry), Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1]))
    } catch {}
  const found: number[] = []
  let level = [of]
  while (level.length > 0) {
    level = [...parents].filter(([, parent]) => level.includes(parent)).map(([pid]) => pid)
    found.push(...level)
  }
  return found
}
