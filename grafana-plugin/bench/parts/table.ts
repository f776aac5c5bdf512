/** The same data as a table that a user could make of it: a row for each check, a column with cell colours for each
 *  result. */
import type { DataFrameDTO } from '@grafana/data'
import type { GridJson } from '../../../exporter/src/api/contract-looking.ts'
import { lookOfResult } from '../../src/model/look.ts'
import { resultsPerCheck } from './fleet.ts'

export function toTable(grid: GridJson, keeps: (at: number) => boolean = () => true): DataFrameDTO {
  const places = grid.id.map((_, at) => at).filter(keeps)
  const { code, atMs } = grid.results
  const options = Object.fromEntries(
    Object.entries(lookOfResult).map(([value, { color, glyph, text }]) => [
      value,
      { color, text: `${glyph} ${text}` },
    ]),
  )
  const colored = {
    mappings: [{ type: 'value', options }],
    custom: { cellOptions: { type: 'color-background' }, width: 34, minWidth: 34 },
  }
  const results = Array.from({ length: resultsPerCheck }, (_, column) => ({
    name: `${column + 1}`,
    type: 'number',
    config: colored,
    values: places.map(at => code[at * resultsPerCheck + column]),
  }))
  const time = {
    name: 'Newest',
    type: 'time',
    config: {},
    values: places.map(at => atMs[at * resultsPerCheck + resultsPerCheck - 1]),
  }
  return {
    name: 'checks',
    fields: [
      { name: 'Check', config: { custom: { width: 260 } }, values: places.map(at => grid.name[at]) },
      { name: 'Group', config: {}, values: places.map(at => grid.group[at]) },
      ...results,
      time,
    ],
  } as unknown as DataFrameDTO
}
