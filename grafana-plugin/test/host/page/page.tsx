/** Starts the page: shares the libraries, starts the services, and shows what the address names. */
import * as data from '@grafana/data'
import * as runtime from '@grafana/runtime'
import React, { type ReactNode } from 'react'
import { createRoot } from 'react-dom/client'
import { lastValueFrom } from 'rxjs'
import { AppMode } from './AppMode.tsx'
import { DataSourceMode } from './DataSourceMode.tsx'
import { ExploreMode, rangeOf, requestOf } from './ExploreMode.tsx'
import { Frame, followLinks } from './Frame.tsx'
import { PanelMode } from './PanelMode.tsx'
import { importApp } from './plugins.ts'
import { runRequest } from './run-request.ts'
import { startServices } from './services.tsx'
import { shared } from './shared.ts'
import type { Handle, Spec } from './spec.ts'
import { shareModules } from './systemjs.ts'
import { TableMode } from './TableMode.tsx'

declare global {
  interface Window {
    lastgoodHost: Handle
  }
}

shareModules(shared)
startServices()
followLinks()

const place = document.getElementById('reactRoot')
if (!place) throw new Error('the page has no #reactRoot')
const root = createRoot(place)
const render = (body: ReactNode) => root.render(<Frame>{body}</Frame>)
const dataSource = () => runtime.getDataSourceSrv().get({ uid: 'lastgood' })

window.lastgoodHost = {
  version: runtime.config.buildInfo.version,
  show: spec => render(modeOf(spec)),
  dataSource,
  query: async request => {
    const query = request.targets?.[0] ?? { refId: 'A' }
    const asked = { ...requestOf(query, rangeOf({})), ...request }
    const { error, series } = await lastValueFrom(runRequest(await dataSource(), asked))
    if (error) throw new Error(error.message)
    return series.map(frame => data.toDataFrameDTO(frame))
  },
}

/** A spec that is shown again is a new one: its state starts anew. */
let shown = 0

function modeOf(spec: Spec): ReactNode {
  shown += 1
  if (spec.mode === 'panel') return <PanelMode key={shown} spec={spec} />
  // Other rows in the same table are drawn as a table draws them, not begun anew.
  if (spec.mode === 'table') return <TableMode key="table" spec={spec} />
  if (spec.mode === 'explore') return <ExploreMode key={shown} spec={spec} />
  return <DataSourceMode key={shown} />
}

async function start() {
  const { pathname, search } = window.location
  if (pathname !== '/host') return render(<AppMode plugin={await importApp()} />)
  const spec = new URLSearchParams(search).get('show')
  render(spec === null ? null : modeOf(JSON.parse(spec) as Spec))
}

start().then(() => {
  document.body.dataset['ready'] = 'true'
})
