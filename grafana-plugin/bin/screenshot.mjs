/** A picture of a page of the built plugin, as Grafana would show it: the command is test/host/screenshot.ts. */
import { fileURLToPath } from 'node:url'
import { runNode } from '../../exporter/bin/node24.mjs'

process.exitCode = await runNode([
  '--disable-warning=ExperimentalWarning',
  fileURLToPath(new URL('../test/host/screenshot.ts', import.meta.url)),
  ...process.argv.slice(2),
])
