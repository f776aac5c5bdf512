/** Finds the pinned Node: the npm package `node` brings it, whatever the machine has.
 *  Runs on Node 20 itself, so it is plain JavaScript. */
import { spawn, spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { createRequire } from 'node:module'
import { constants } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

export const root = fileURLToPath(new URL('../..', import.meta.url))
const require = createRequire(import.meta.url)

/** @returns path of a Node 24 or newer. @throws Error that says how to get one. */
export function findNode() {
  let packageDir
  try {
    packageDir = dirname(require.resolve('node/package.json'))
  } catch {}
  if (packageDir) {
    const names = ['bin/node', 'bin/node.exe']
    const found = () => names.map(name => join(packageDir, name)).find(existsSync)
    // npm may be set not to run the package's own install script, which puts the program in place.
    if (!found())
      spawnSync(process.execPath, [join(packageDir, 'installArchSpecificPackage.js')], { cwd: packageDir })
    const path = found()
    if (path) return path
  }
  if (Number(process.versions.node.split('.')[0]) >= 24) return process.execPath
  throw new Error(
    `Lastgood needs Node 24, this is ${process.version}: run "npm ci" in ${root}, which installs it`,
  )
}

/** Runs a program of ours on the pinned Node, passes signals on and ends as it ended. */
export function runNode(args, options = {}) {
  const child = spawn(findNode(), args, { stdio: 'inherit', ...options })
  const posix = process.platform === 'win32' ? [] : ['SIGQUIT', 'SIGUSR1', 'SIGUSR2']
  const signals = ['SIGINT', 'SIGTERM', 'SIGHUP', ...posix]
  for (const signal of signals) process.on(signal, () => child.kill(signal))
  return new Promise((resolve, reject) => {
    child.on('error', reject)
    child.on('exit', (code, signal) => resolve(signal ? 128 + constants.signals[signal] : (code ?? 1)))
  })
}
