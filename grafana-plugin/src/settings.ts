/** What is kept of the app's configuration in Grafana; the token is a secret beside it and never comes back. */
export const appId = 'lastgood-backups-app'
export const panelId = 'lastgood-checkgrid-panel'

export type AppSettings = {
  /** Where Grafana's server reaches the exporter, without a slash at the end. */
  readonly apiUrl?: string
  /** The data source through which alerts are silenced; any Alertmanager there is unless set. */
  readonly alertmanagerUid?: string
}
export type AppSecrets = { readonly token?: string }
