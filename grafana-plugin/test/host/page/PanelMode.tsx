/** The panel as a dashboard shows it: a panel of scenes with its query, time picker and variables; migration, defaults,
 *  field config and overrides run as in Grafana. */
import { type DataSourceRef, dateTime, LoadingState, rangeUtil, toDataFrame } from '@grafana/data'
import * as scenes from '@grafana/scenes'
import React, { useMemo } from 'react'
import type { PanelSpec, Range } from './spec.ts'
import { setShownScene } from './template-srv.ts'

const panelId = 'lastgood-checkgrid-panel'
const source: DataSourceRef = { type: 'lastgood-backups-datasource', uid: 'lastgood' }
const lastWeek: Range = { from: 'now-7d', to: 'now' }

export function PanelMode({ spec }: { readonly spec: PanelSpec }) {
  const scene = useMemo(() => sceneOf(spec), [spec])
  return (
    <main style={{ padding: 16 }}>
      <scene.Component model={scene} />
    </main>
  )
}

function sceneOf(spec: PanelSpec): scenes.EmbeddedScene {
  const range = spec.range ?? lastWeek
  const panel = new scenes.VizPanel({
    pluginId: panelId,
    title: spec.title ?? 'Backups',
    options: spec.options ?? {},
    fieldConfig: spec.fieldConfig ?? { defaults: {}, overrides: [] },
    ...(spec.pluginVersion && { pluginVersion: spec.pluginVersion }),
  })
  const variables = variablesOf(spec)
  const scene = new scenes.EmbeddedScene({
    $timeRange: new scenes.SceneTimeRange({ ...range, timeZone: 'utc' }),
    $data: dataOf(spec, range),
    ...(variables && { $variables: variables }),
    controls: [
      ...(variables ? [new scenes.VariableValueSelectors({})] : []),
      new scenes.SceneControlsSpacer(),
      new scenes.SceneTimePicker({}),
    ],
    body: new scenes.SceneFlexLayout({
      direction: 'column',
      children: [new scenes.SceneFlexItem({ height: spec.height ?? 520, body: panel })],
    }),
  })
  setShownScene(scene)
  return scene
}

function dataOf(spec: PanelSpec, range: Range) {
  if (!spec.frames)
    return new scenes.SceneQueryRunner({ datasource: source, queries: spec.queries ?? [{ refId: 'A' }] })
  const timeRange = rangeUtil.convertRawToRange({ from: momentOf(range.from), to: momentOf(range.to) })
  const series = spec.frames.map(frame => toDataFrame(frame))
  return new scenes.SceneDataNode({ data: { state: LoadingState.Done, series, timeRange } })
}

const momentOf = (text: string) => (text.startsWith('now') ? text : dateTime(text))

function variablesOf({ variables = [], adHoc }: PanelSpec) {
  if (variables.length === 0 && !adHoc) return undefined
  return new scenes.SceneVariableSet({
    variables: [
      ...variables.map(
        ({ name, query, isMulti = false }) =>
          new scenes.QueryVariable({ name, datasource: source, query, isMulti, includeAll: isMulti }),
      ),
      ...(adHoc
        ? [new scenes.AdHocFiltersVariable({ name: 'filters', datasource: source, filters: [] })]
        : []),
    ],
  })
}
