/** The built plugins: built anew when a source is newer than the last build. */
import { spawnSync } from 'node:child_process'
import { existsSync, readdirSync, statSync, utimesSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('../..', import.meta.url))
export const dist = join(root, 'dist')
const webpack = fileURLToPath(new URL('../../../node_modules/webpack/bin/webpack.js', import.meta.url))
const beside = ['package.json', 'webpack.config.mjs', 'README.md', 'CHANGELOG.md']

/** @throws Error with webpack's words */
export function buildDist(): string {
  const sources = [...filesOf(join(root, 'src')), ...beside.map(name => join(root, name))]
  if (newest(sources) < changedAt(dist)) return dist
  const begun = new Date()
  const built = spawnSync(process.execPath, [webpack, '-c', 'webpack.config.mjs', '--mode', 'production'], {
    cwd: root,
    encoding: 'utf8',
  })
  // Webpack leaves a file alone that would be the same: only the folder can tell when it was built from what.
  if (existsSync(dist)) utimesSync(dist, begun, built.status === 0 ? begun : new Date(0))
  if (built.status !== 0) throw new Error(`the plugin was not built:\n${built.stdout}${built.stderr}`)
  return dist
}

function filesOf(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter(name => !/\.test\.tsx?$/.test(name))
    .map(name => join(folder, name))
}

const newest = (files: readonly string[]) => Math.max(...files.map(changedAt))

function changedAt(file: string): number {
  return statSync(file, { throwIfNoEntry: false })?.mtimeMs ?? 0
}
