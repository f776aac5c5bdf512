/** `npm test [-- jest options]`: installs, then runs every test, of the exporter and of the Grafana plugin. */
import { fileURLToPath } from 'node:url'
import { install } from './install.mjs'

install('all')
const { root, runNode } = await import('./node24.mjs')
process.exitCode = await runNode(
  [
    '--experimental-vm-modules',
    '--disable-warning=ExperimentalWarning',
    `${root}/node_modules/jest/bin/jest.js`,
    ...process.argv.slice(2),
  ],
  { cwd: fileURLToPath(new URL('../..', import.meta.url)) },
)
