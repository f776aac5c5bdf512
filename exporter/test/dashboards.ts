/** The provisioned dashboards as Grafana loads them, for the tests that look into them. */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

export type Target = {
  readonly refId: string
  readonly datasource: { readonly type: string; readonly uid: string }
  readonly query?: string
  readonly expr?: string
  readonly format?: string
  /** Of the Lastgood data source. */
  readonly kind?: string
}
export type Panel = {
  readonly title: string
  readonly description: string
  readonly type: string
  readonly datasource: Target['datasource']
  readonly gridPos: { readonly h: number; readonly w: number; readonly x: number; readonly y: number }
  readonly targets: readonly Target[]
  readonly transformations?: readonly {
    readonly id: string
    readonly options: { readonly excludeByName?: object; readonly indexByName?: object }
  }[]
  readonly fieldConfig: { readonly defaults: { readonly noValue: string; readonly unit?: string } }
}
export type Variable = {
  readonly name: string
  readonly type: string
  readonly query?: string
  readonly current?: { readonly value: unknown }
}
export type Dashboard = {
  readonly id?: number
  readonly uid: string
  readonly title: string
  readonly description: string
  readonly time: { readonly from: string; readonly to: string }
  readonly templating: { readonly list: readonly Variable[] }
  readonly panels: readonly Panel[]
}
export type DashboardFile = { readonly path: string; readonly text: string; readonly dashboard: Dashboard }

export const dashboardsFolder = fileURLToPath(
  new URL('../../provisioning/grafana/dashboards/', import.meta.url),
)

/** Those that the app brings along. */
export const bundledFolder = fileURLToPath(new URL('../../grafana-plugin/src/dashboards/', import.meta.url))

export const dashboardFiles = filesOf(dashboardsFolder)
export const bundledFiles = filesOf(bundledFolder)

function filesOf(folder: string): readonly DashboardFile[] {
  return readdirSync(folder, { recursive: true })
    .map(String)
    .filter(path => path.endsWith('.json'))
    .sort()
    .map(path => {
      const text = readFileSync(join(folder, path), 'utf8')
      return { path, text, dashboard: JSON.parse(text) as Dashboard }
    })
}

export const filesIn = (folder: string) => dashboardFiles.filter(({ path }) => path.startsWith(`${folder}/`))

/** A text with the variables of Grafana set, `$name`, `${name}` and `${name:format}`.
 *  @throws Error when one is left over */
export function withVariables(text: string, values: Readonly<Record<string, string>>): string {
  return text.replace(/\$(?:\{(\w+)(?::\w+)?\}|(\w+))/g, (all, braced?: string, bare?: string) => {
    const name = braced ?? bare ?? ''
    // $tag_NAME and $col of an alias are InfluxDB's.
    const value = values[name]
    if (value === undefined) throw new Error(`${all}: no such variable in: ${text}`)
    return value
  })
}
