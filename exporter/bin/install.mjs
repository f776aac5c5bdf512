/** Installs what a command needs, once per lock file: `npm ci` empties node_modules, so it must not run at every start. */
import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('../..', import.meta.url))
const stamp = join(root, 'node_modules', '.lastgood-installed')

/** @param {'exporter' | 'all'} what the exporter's own libraries, or everything that tests and tools need too. */
export function install(what) {
  const digest = createHash('sha256')
    .update(readFileSync(join(root, 'package-lock.json')))
    .digest('hex')
  let installed = ''
  try {
    installed = readFileSync(stamp, 'utf8')
  } catch {}
  if (installed === `all ${digest}` || installed === `${what} ${digest}`) return
  const args = what === 'all' ? ['ci'] : ['ci', '-w', 'exporter', '--omit=dev']
  process.stderr.write(`Installing: npm ${args.join(' ')}\n`)
  const npm = spawnSync('npm', [...args, '--no-fund', '--no-audit', '--loglevel=error'], {
    cwd: root,
    stdio: ['ignore', 2, 2],
    shell: process.platform === 'win32',
  })
  if (npm.status !== 0) {
    process.stderr.write('npm ci failed; its message stands above\n')
    process.exit(npm.status ?? 1)
  }
  mkdirSync(join(root, 'node_modules'), { recursive: true })
  writeFileSync(stamp, `${what} ${digest}`)
}
