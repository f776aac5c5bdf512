/** `npm run demo [-- --data DIR --http HOST:PORT --smtp HOST:PORT]`: installs what the exporter needs, then plays the demo. */
import { join } from 'node:path'
import { install } from './install.mjs'

install('exporter')
const { root, runNode } = await import('./node24.mjs')
process.exitCode = await runNode([
  '--disable-warning=ExperimentalWarning',
  join(root, 'exporter/demo/main.ts'),
  ...process.argv.slice(2),
])
