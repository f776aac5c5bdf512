/** The built plugins, imported as Grafana imports them: by their module's address, with what plugin.json says on them. */
import {
  type AppPlugin,
  type AppPluginMeta,
  type DataSourceApi,
  type DataSourceInstanceSettings,
  type DataSourcePlugin,
  type PanelPlugin,
  type PanelPluginMeta,
  PluginType,
} from '@grafana/data'
import { config, getBackendSrv } from '@grafana/runtime'
import { importPlugin } from './systemjs.ts'

export const appId = 'lastgood-backups-app'
const moduleOf = (id: string) => `/public/plugins/${id}/module.js`

const panels = new Map<string, PanelPlugin>()

export const findPanel = (id: string) => panels.get(id)

export async function importPanel(id: string): Promise<PanelPlugin> {
  const meta: PanelPluginMeta | undefined = config.panels[id]
  if (!meta) throw new Error(`Plugin ${id} not found`)
  const plugin = panels.get(id) ?? (await importPlugin<PanelPlugin>(moduleOf(id)))
  plugin.meta = meta
  panels.set(id, plugin)
  return plugin
}

export async function importApp(): Promise<AppPlugin> {
  const meta: AppPluginMeta = await getBackendSrv().get(`/api/plugins/${appId}/settings`)
  const plugin = await importPlugin<AppPlugin>(moduleOf(appId))
  plugin.init(meta)
  plugin.meta = { ...meta, type: PluginType.app }
  return plugin
}

export async function importDataSource(
  settings: DataSourceInstanceSettings,
): Promise<{ plugin: DataSourcePlugin<DataSourceApi>; instance: DataSourceApi }> {
  const plugin = await importPlugin<DataSourcePlugin<DataSourceApi>>(moduleOf(settings.type))
  plugin.meta = settings.meta
  const instance = new plugin.DataSourceClass(settings)
  instance.components = plugin.components
  instance.meta = settings.meta
  return { plugin, instance }
}
