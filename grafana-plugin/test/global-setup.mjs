/** Before the first test of the built plugin: it is built, and the lines of Grafana that run here are installed, once and
 *  not by each test file beside the other. */
import { findProgram } from '../../exporter/test/servers/spawn-server.ts'
import { bundlePage } from './host/bundle.ts'
import { buildDist } from './host/dist.ts'
import { lines, openLine, runsOn } from './host/lines.ts'

export default async function prepare() {
  buildDist()
  if (!findProgram('chromium')) return
  for (const line of lines.filter(runsOn)) await bundlePage(openLine(line), 'development')
}
