/** The query editor with what its query gives, as Explore shows a data source. */
import {
  applyFieldOverrides,
  type CoreApp,
  type DataFrame,
  type DataQuery,
  type DataSourceApi,
  dateTime,
  getDisplayProcessor,
  type PanelData,
  rangeUtil,
  type TimeRange,
} from '@grafana/data'
import { config, getDataSourceSrv } from '@grafana/runtime'
import { Button, Table } from '@grafana/ui'
import React, { useCallback, useEffect, useState } from 'react'
import { runRequest } from './run-request.ts'
import type { ExploreSpec } from './spec.ts'

const uid = 'lastgood'

export function ExploreMode({ spec }: { readonly spec: ExploreSpec }) {
  const [source, setSource] = useState<DataSourceApi>()
  const [query, setQuery] = useState<DataQuery>(spec.query ?? { refId: 'A' })
  const [data, setData] = useState<PanelData>()
  useEffect(() => {
    getDataSourceSrv().get({ uid }).then(setSource)
  }, [])
  const run = useCallback(() => {
    if (source) runRequest(source, requestOf(query, rangeOf(spec))).subscribe(setData)
  }, [source, query, spec])
  if (!source) return null
  const Editor = source.components?.QueryEditor
  return (
    <main style={{ padding: 16 }}>
      <h1>Explore</h1>
      {Editor && (
        <Editor
          datasource={source}
          query={query}
          queries={[query]}
          onChange={setQuery}
          onRunQuery={run}
          range={rangeOf(spec)}
          app={'explore' as CoreApp}
          {...(data && { data })}
        />
      )}
      <div style={{ margin: '16px 0' }}>
        <Button onClick={run}>Run query</Button>
      </div>
      {data?.error && <p role="alert">{data.error.message}</p>}
      {displayed(data?.series ?? []).map((frame, index) => (
        <section key={frame.name ?? index} data-testid="explore-frame" aria-label={frame.name ?? 'Result'}>
          <Table data={frame} width={1100} height={320} />
        </section>
      ))}
    </main>
  )
}

/** As a panel hands frames to a table: each field knows how its values are written. */
function displayed(series: DataFrame[]): readonly DataFrame[] {
  const theme = config.theme2
  const frames = applyFieldOverrides({
    data: series,
    fieldConfig: { defaults: {}, overrides: [] },
    replaceVariables: text => text,
    theme,
    timeZone: 'utc',
  })
  for (const field of frames.flatMap(({ fields }) => fields))
    field.display ??= getDisplayProcessor({ field, theme })
  return frames
}

export function requestOf(query: DataQuery, range: TimeRange) {
  return {
    requestId: 'explore',
    interval: '1m',
    intervalMs: 60_000,
    range,
    scopedVars: {},
    targets: [query],
    timezone: 'utc',
    app: 'explore',
    startTime: Date.now(),
  }
}

export function rangeOf({ range = { from: 'now-7d', to: 'now' } }: Pick<ExploreSpec, 'range'>): TimeRange {
  const momentOf = (text: string) => (text.startsWith('now') ? text : dateTime(text))
  return rangeUtil.convertRawToRange({ from: momentOf(range.from), to: momentOf(range.to) })
}
