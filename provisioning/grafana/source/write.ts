/** Writes the dashboards that Grafana loads, and those of the app, from what is described here: `node write.ts`, with Node 24. */
import { mkdirSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { allDashboards, bundledDashboards } from './all.ts'

write('../dashboards/', allDashboards())
write('../../../grafana-plugin/src/dashboards/', bundledDashboards())

function write(to: string, files: ReadonlyMap<string, string>) {
  const folder = fileURLToPath(new URL(to, import.meta.url))
  for (const [path, text] of files) {
    mkdirSync(dirname(join(folder, path)), { recursive: true })
    writeFileSync(join(folder, path), text)
  }
}
