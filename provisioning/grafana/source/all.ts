/** All dashboards: path under provisioning/grafana/dashboards, and the text of the file. */
import { type Board, toDashboard } from './board.ts'
import { flux } from './flux.ts'
import { growthBoards } from './growth.ts'
import { healthBoard } from './health.ts'
import { influxql } from './influxql.ts'
import { overviewBoard } from './overview.ts'

export function allDashboards(): ReadonlyMap<string, string> {
  return new Map([
    ...[overviewBoard, healthBoard].map(board => toFile('prometheus', board)),
    ...growthBoards(influxql).map(board => toFile('influxdb1', board)),
    ...growthBoards(flux).map(board => toFile('influxdb2', board)),
  ])
}

function toFile(folder: string, board: Board): readonly [string, string] {
  const name = board.uid.replace(/^lastgood-/, '').replace(/-v[12]$/, '')
  return [`${folder}/${name}.json`, `${JSON.stringify(toDashboard(board), undefined, 2)}\n`]
}
