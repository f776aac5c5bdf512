/** What Grafana hands to its libraries when it starts. */

import { setPanelDataErrorView } from 'grafana-internal:@grafana/runtime/dist/esm/components/PanelDataErrorView.mjs'
import { setPluginPage } from 'grafana-internal:@grafana/runtime/dist/esm/components/PluginPage.mjs'
import { EventBusSrv, setTimeZoneResolver, setWeekStart } from '@grafana/data'
import * as runtime from '@grafana/runtime'
import React from 'react'
import { createBackendSrv } from './backend-srv.ts'
import { createDataSourceSrv } from './data-source-srv.ts'
import { PluginPage } from './PluginPage.tsx'
import { findPanel, importPanel } from './plugins.ts'
import { initRegistries } from './registries.tsx'
import { runRequest } from './run-request.ts'
import { createTemplateSrv } from './template-srv.ts'

export const bus = new EventBusSrv()

export function startServices(): void {
  runtime.setAppEvents(bus)
  runtime.setBackendSrv(createBackendSrv(bus))
  runtime.setTemplateSrv(createTemplateSrv())
  runtime.setDataSourceSrv(createDataSourceSrv())
  runtime.setRunRequest(runRequest as never)
  runtime.setPluginImportUtils({
    importPanelPlugin: importPanel,
    getPanelPluginFromCache: findPanel,
  } as never)
  setPluginPage(PluginPage as never)
  setPanelDataErrorView(PanelDataErrorView as never)
  setTimeZoneResolver(() => 'utc')
  setWeekStart('monday')
  initRegistries()
  for (const [name, value] of Object.entries(onlyInSome)) {
    const set: unknown = Reflect.get(runtime, name)
    if (typeof set === 'function') set(value)
  }
}

/** Setters that not every line has, or has under that name. */
const onlyInSome: Readonly<Record<string, unknown>> = {
  setLocationSrv: runtime.locationService,
  setEchoSrv: { addEvent: () => {}, addBackend: () => {}, flush: () => {} },
  setCurrentUser: runtime.config.bootData.user,
  setReturnToPreviousHook: () => () => {},
  setPluginLinksHook: () => ({ links: [], isLoading: false }),
  setPluginComponentsHook: () => ({ components: [], isLoading: false }),
  setPluginComponentHook: () => ({ component: null, isLoading: false }),
  setPluginFunctionsHook: () => ({ functions: [], isLoading: false }),
  setChromeHeaderHeightHook: () => 0,
  setMegaMenuOpenHook: () => [false, () => {}],
  setHelpNavItemHook: () => undefined,
}

type ErrorViewProps = { readonly message?: string; readonly data: { readonly series: readonly unknown[] } }

function PanelDataErrorView({ message, data }: ErrorViewProps) {
  const text = message ?? (data.series.length > 0 ? 'Data does not have what the panel needs' : 'No data')
  return (
    <div style={{ display: 'grid', height: '100%', placeItems: 'center' }} data-testid="panel-data-error">
      {text}
    </div>
  )
}
