/** Writes the dashboards Grafana loads from what is described here: `node write.ts`, with Node 24. */
import { mkdirSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { allDashboards } from './all.ts'

const folder = fileURLToPath(new URL('../dashboards/', import.meta.url))
for (const [path, text] of allDashboards()) {
  mkdirSync(dirname(join(folder, path)), { recursive: true })
  writeFileSync(join(folder, path), text)
}
