/** `npm run check`: types, style, imports, dead code. Runs all of them and names those that failed. */
import { spawnSync } from 'node:child_process'
import { install } from './install.mjs'

install('all')
const { root, findNode } = await import('./node24.mjs')
const bin = name => `${root}/node_modules/${name}`
const checks = [
  ['tsc', bin('typescript/bin/tsc'), '--noEmit'],
  ['tsc of the plugin', bin('typescript/bin/tsc'), '--noEmit', '-p', 'grafana-plugin/tsconfig.json'],
  ['biome', bin('@biomejs/biome/bin/biome'), 'check', '--error-on-warnings', '.'],
  [
    'dependency-cruiser',
    bin('dependency-cruiser/bin/dependency-cruise.mjs'),
    'exporter/src',
    'grafana-plugin/src',
    '--config',
    '.dependency-cruiser.cjs',
  ],
  ['knip', bin('knip/bin/knip.js')],
]
const failed = checks.filter(([name, ...args]) => {
  process.stdout.write(`== ${name}\n`)
  return spawnSync(findNode(), args, { cwd: root, stdio: 'inherit' }).status !== 0
})
process.stdout.write(
  failed.length ? `failed: ${failed.map(([name]) => name).join(', ')}\n` : 'all checks passed\n',
)
process.exitCode = failed.length ? 1 : 0
