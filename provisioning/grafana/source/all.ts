/** All dashboards: those that Grafana is given by provisioning, and those that the app brings along. */
import { type Board, toDashboard } from './board.ts'
import { flux } from './flux.ts'
import { growthBoards } from './growth.ts'
import { healthBoard } from './health.ts'
import { influxql } from './influxql.ts'
import { overviewBoard } from './overview.ts'

/** By path under provisioning/grafana/dashboards, the text of the file. */
export function allDashboards(): ReadonlyMap<string, string> {
  return new Map([
    ...[overviewBoard, healthBoard].map(board => toFile('prometheus', board)),
    ...growthBoards(influxql).map(board => toFile('influxdb1', board)),
    ...growthBoards(flux).map(board => toFile('influxdb2', board)),
  ])
}

/** By path under grafana-plugin/src/dashboards. The same, to be imported on the app's page in Grafana: with revision 0
 *  Grafana does not import them by itself, which would leave eight dashboards of another InfluxDB in everyone's way,
 *  and take those from the provisioning that are there already. */
export function bundledDashboards(): ReadonlyMap<string, string> {
  return new Map(
    [...allDashboards()].map(([path, text]) => [
      path.replace(/^prometheus\//, '').replace('/', '-'),
      write({ revision: 0, ...JSON.parse(text) }),
    ]),
  )
}

function toFile(folder: string, board: Board): readonly [string, string] {
  const name = board.uid.replace(/^lastgood-/, '').replace(/-v[12]$/, '')
  return [`${folder}/${name}.json`, write(toDashboard(board))]
}

function write(dashboard: object): string {
  return `${JSON.stringify(dashboard, undefined, 2)}\n`
}
