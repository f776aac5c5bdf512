/** The app's settings in Grafana: what is secret can be set, and only that it is set can be read. */
import { type Manifest, metaOf, type Plugin } from './plugins.ts'

export type AppSettings = {
  jsonData: Record<string, unknown>
  secureJsonData: Record<string, string>
}

/** Answer of GET /api/plugins/ID/settings. */
export function showSettings(app: Plugin, { jsonData, secureJsonData }: AppSettings): Manifest {
  const isSet = Object.entries(secureJsonData).map(([name, value]) => [name, value !== ''])
  return {
    ...metaOf(app),
    enabled: true,
    pinned: true,
    jsonData,
    secureJsonFields: Object.fromEntries(isSet.filter(([, set]) => set)),
  }
}

/** POST /api/plugins/ID/settings: jsonData is replaced, of the secrets only those that are sent. */
export function saveSettings(settings: AppSettings, body: unknown): void {
  const { jsonData = {}, secureJsonData = {} } = body as Partial<AppSettings>
  settings.jsonData = { ...jsonData }
  settings.secureJsonData = { ...settings.secureJsonData, ...secureJsonData }
}
