/** What the page shows at `/host`: given in the address as JSON (`?show=`), or by `window.lastgoodHost.show`. */
import type { DataFrame, DataFrameDTO, DataQueryRequest, DataSourceApi } from '@grafana/data'

export type Range = { readonly from: string; readonly to: string }
type Query = Readonly<Record<string, unknown>> & { readonly refId: string }

export type PanelSpec = {
  readonly mode: 'panel'
  readonly title?: string
  readonly options?: Readonly<Record<string, unknown>>
  readonly fieldConfig?: unknown
  /** Of the version that stored the options, for the panel's migration. */
  readonly pluginVersion?: string
  /** Asked of the Lastgood data source, unless frames are given. */
  readonly queries?: readonly Query[]
  readonly frames?: readonly (DataFrame | DataFrameDTO)[]
  readonly range?: Range
  readonly height?: number
  readonly variables?: readonly {
    readonly name: string
    readonly query: unknown
    readonly isMulti?: boolean
  }[]
  readonly adHoc?: boolean
}
/** @grafana/ui's own table with the same frames, as the measure beside the panel. */
export type TableSpec = {
  readonly mode: 'table'
  readonly frame: DataFrame | DataFrameDTO
  readonly width: number
  readonly height: number
}
/** The data source's query editor with what its query gives, as in Explore. */
export type ExploreSpec = { readonly mode: 'explore'; readonly query?: Query; readonly range?: Range }
/** The data source's own settings. */
type DataSourceConfigSpec = { readonly mode: 'datasource' }

export type Spec = PanelSpec | TableSpec | ExploreSpec | DataSourceConfigSpec

/** What tests reach in the page. */
export type Handle = {
  readonly version: string
  show(spec: Spec): void
  /** The address `/host` for what shall be seen there. */
  dataSource(): Promise<DataSourceApi>
  query(request: Partial<DataQueryRequest>): Promise<readonly DataFrameDTO[]>
}

export const pathOf = (spec: Spec) => `/host?show=${encodeURIComponent(JSON.stringify(spec))}`
