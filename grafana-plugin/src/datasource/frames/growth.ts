/** One figure over time, a frame for each check, with the labels that legends and overrides are made of. */
import { type DataFrame, DataFrameType, FieldType } from '@grafana/data'
import type { GrowthJson, GrowthSeries } from '../../../../exporter/src/api/contract-looking.ts'
import { pageOf } from '../../routes.ts'
import { labelsOf } from './activities.ts'
import { toTitles } from './titles.ts'
import { unitOfKind } from './units.ts'

export function growthFrames(growth: GrowthJson, series: readonly GrowthSeries[]): readonly DataFrame[] {
  const titles = toTitles(series)
  return series.map((one, at) => ({
    name: titles[at] ?? one.name,
    length: one.atMs.length,
    meta: {
      type: DataFrameType.TimeSeriesMulti,
      typeVersion: [0, 1],
      preferredVisualisationType: 'graph',
    },
    fields: [
      { name: 'time', type: FieldType.time, config: {}, values: [...one.atMs] },
      {
        name: growth.figure,
        type: FieldType.number,
        labels: labelsOf(one),
        config: {
          displayNameFromDS: titles[at] ?? one.name,
          unit: unitOfKind[growth.kind],
          links: [{ title: 'Open the check', url: pageOf.check(one.checkId) }],
        },
        values: [...one.value],
      },
    ],
  }))
}
