/** What Grafana writes into its first page for the browser: who is signed in, the plugins, the data sources. */
import type { User } from './plugin-proxy.ts'
import { metaOf, type Plugin } from './plugins.ts'

export type BootOptions = {
  readonly version: string
  readonly user: User
  readonly theme: 'dark' | 'light'
  readonly plugins: ReadonlyMap<string, Plugin>
  /** Whether there is an Alertmanager data source. */
  readonly hasAlertmanager: boolean
}

export function pageOf(options: BootOptions): string {
  // A closing tag within the data would end the script.
  const data = JSON.stringify(bootDataOf(options)).replaceAll('<', '\\u003c')
  return `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><base href="/"><title>Grafana</title>
<meta name="viewport" content="width=device-width"><style>body{margin:0}</style></head>
<body class="theme-${options.theme}"><div id="reactRoot"></div>
<script>window.__grafana_public_path__='/public/';window.grafanaBootData=${data};</script>
<script type="module" src="/public/build/page.js"></script></body></html>`
}

function bootDataOf({ version, user, theme, plugins, hasAlertmanager }: BootOptions) {
  const ofType = (type: string) => [...plugins.values()].filter(({ manifest }) => manifest.type === type)
  const byId = (type: string) =>
    Object.fromEntries(ofType(type).map(plugin => [plugin.manifest.id, metaOf(plugin)]))
  const own = ofType('datasource').map(plugin => [
    plugin.manifest.name,
    {
      ...sourceOf('lastgood', plugin.manifest.id, plugin.manifest.name),
      meta: metaOf(plugin),
      isDefault: true,
    },
  ])
  const alertmanager = [
    'Alertmanager',
    { ...sourceOf('alertmanager', 'alertmanager', 'Alertmanager'), meta: { id: 'alertmanager' } },
  ]
  return {
    user: {
      id: 1,
      isSignedIn: true,
      login: user.login,
      name: user.login,
      orgId: 1,
      orgName: 'Main Org.',
      orgRole: user.role,
      isGrafanaAdmin: user.role === 'Admin',
      hasEditPermissionInFolders: user.role !== 'Viewer',
      theme,
      lightTheme: theme === 'light',
      timezone: 'utc',
      weekStart: 'monday',
      ...{ locale: 'en-US', regionalFormat: 'en-US', language: 'en-US' },
      permissions: {},
    },
    navTree: [],
    settings: {
      appSubUrl: '',
      appUrl: '/',
      buildInfo: { version, commit: '', env: 'production', edition: 'Open Source' },
      featureToggles: {},
      panels: byId('panel'),
      apps: byId('app'),
      datasources: Object.fromEntries([...own, ...(hasAlertmanager ? [alertmanager] : [])]),
      defaultDatasource: 'Lastgood',
    },
  }
}

const sourceOf = (uid: string, type: string, name: string) => ({
  id: uid.length,
  uid,
  type,
  name,
  url: `/api/datasources/proxy/uid/${uid}`,
  access: 'proxy',
  jsonData: {},
  readOnly: false,
})
