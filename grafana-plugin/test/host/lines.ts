/** The lines of Grafana the built plugin is tried on: each is the set of libraries of one release, in a folder of its
 *  own that is installed when it is first needed. */
import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { readFileSync, realpathSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

export const lines = ['11.6', '12.4', '13.2'] as const
export type Line = (typeof lines)[number]

const folder = fileURLToPath(new URL('./lines', import.meta.url))

export type LinePackages = {
  readonly folder: string
  /** Path of something below its node_modules. */
  at(path: string): string
  /** The exact version of Grafana, such as 12.4.10. */
  readonly version: string
  /** Changes with any package of the line. */
  readonly digest: string
}

export function isInstalled(line: Line): boolean {
  try {
    return readFileSync(stampOf(line), 'utf8') === digestOf(line)
  } catch {
    return false
  }
}

/** Installs what is missing. @throws Error with npm's words */
export function openLine(line: Line): LinePackages {
  if (!isInstalled(line)) install(line)
  // A bundler names files by their real path, and a module of two names would be two modules.
  const modules = realpathSync(join(folder, line, 'node_modules'))
  const at = (path: string) => join(modules, path)
  const { version } = JSON.parse(readFileSync(at('@grafana/ui/package.json'), 'utf8')) as { version: string }
  return { folder: join(folder, line), at, version, digest: digestOf(line) }
}

function install(line: Line) {
  process.stderr.write(`Installing the libraries of Grafana ${line} (about a minute)\n`)
  // The router Grafana itself uses is older than the one its libraries name as their peer.
  const args = ['ci', '--legacy-peer-deps', '--ignore-scripts', '--no-fund', '--no-audit', '--loglevel=error']
  const npm = spawnSync('npm', args, {
    cwd: join(folder, line),
    encoding: 'utf8',
    shell: process.platform === 'win32',
  })
  if (npm.status !== 0)
    throw new Error(`npm ci in ${join(folder, line)} failed: ${npm.stderr || npm.error?.message}`)
  writeFileSync(stampOf(line), digestOf(line))
}

const stampOf = (line: Line) => join(folder, line, 'node_modules', '.lastgood-installed')

function digestOf(line: Line): string {
  return createHash('sha256')
    .update(readFileSync(join(folder, line, 'package-lock.json')))
    .digest('hex')
}

/** Whether tests on this line run here: 12.4 is installed for them, the others only where everything must run. */
export function runsOn(line: Line): boolean {
  return line === '12.4' || isInstalled(line) || Boolean(process.env['LASTGOOD_REQUIRE_SERVERS'])
}
