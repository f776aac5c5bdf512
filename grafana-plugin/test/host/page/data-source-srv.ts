/** Data sources by uid, name or type, made when they are first asked for. */
import type { DataSourceApi, DataSourceInstanceSettings, DataSourceRef, ScopedVars } from '@grafana/data'
import { config, type DataSourceSrv, type GetDataSourceListFilters } from '@grafana/runtime'
import { importDataSource } from './plugins.ts'

type Asked = string | DataSourceRef | null | undefined

export function createDataSourceSrv(): DataSourceSrv {
  const made = new Map<string, Promise<DataSourceApi>>()
  const all = () => Object.values(config.datasources)
  const settingsOf = (asked: Asked): DataSourceInstanceSettings | undefined => {
    if (!asked || asked === 'default') return all().find(({ isDefault }) => isDefault)
    const name = typeof asked === 'string' ? asked : asked.uid
    const type = typeof asked === 'string' ? undefined : asked.type
    return name
      ? all().find(source => source.uid === name || source.name === name)
      : all().find(source => source.type === type)
  }
  return {
    getInstanceSettings: settingsOf,
    getList: (filters: GetDataSourceListFilters = {}) => all().filter(source => fits(source, filters)),
    get: async (asked?: Asked, _scopedVars?: ScopedVars) => {
      const settings = settingsOf(asked)
      if (!settings) throw new Error(`Datasource ${JSON.stringify(asked)} was not found`)
      const found = made.get(settings.uid) ?? importDataSource(settings).then(({ instance }) => instance)
      made.set(settings.uid, found)
      return found
    },
    reload: () => made.clear(),
    registerRuntimeDataSource: () => {},
  } as unknown as DataSourceSrv
}

function fits({ type, meta, name }: DataSourceInstanceSettings, filters: GetDataSourceListFilters): boolean {
  const types = filters.type === undefined ? undefined : [filters.type].flat()
  if (types && !types.includes(type)) return false
  if (filters.pluginId !== undefined && filters.pluginId !== type) return false
  if (filters.metrics && !meta.metrics) return false
  if (filters.annotations && !meta.annotations) return false
  return filters.filter?.({ type, meta, name } as DataSourceInstanceSettings) ?? true
}
