/** `npm start [-- options]`: installs what the exporter needs, then serves; without `--config` with the example. */
import { join } from 'node:path'
import { install } from './install.mjs'

install('exporter')
const { root, runNode } = await import('./node24.mjs')
const given = process.argv.slice(2)
const names = option => given.some(word => word === option || word.startsWith(`${option}=`))
const ownConfig = names('--config') || process.env.LASTGOOD_CONFIG
const example = ownConfig ? [] : ['--config', join(root, 'exporter/example/lastgood.yml')]
const data = ownConfig || names('--data') || process.env.LASTGOOD_DATA ? [] : ['--data', join(root, 'data')]
process.exitCode = await runNode([
  '--disable-warning=ExperimentalWarning',
  join(root, 'exporter/src/main.ts'),
  'serve',
  ...example,
  ...data,
  ...given,
])
