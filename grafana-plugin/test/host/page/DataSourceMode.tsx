/** The data source's settings as its page in Grafana shows them, with Save & test. */
import type { DataSourceApi, DataSourcePlugin, DataSourceSettings } from '@grafana/data'
import { config } from '@grafana/runtime'
import { Alert, Button } from '@grafana/ui'
import React, { useEffect, useState } from 'react'
import { importDataSource } from './plugins.ts'

type Loaded = { readonly plugin: DataSourcePlugin<DataSourceApi>; readonly instance: DataSourceApi }

export function DataSourceMode() {
  const [loaded, setLoaded] = useState<Loaded>()
  const [options, setOptions] = useState<DataSourceSettings>()
  const [verdict, setVerdict] = useState<{ status: string; message: string }>()
  useEffect(() => {
    const settings = Object.values(config.datasources).find(({ uid }) => uid === 'lastgood')
    if (!settings) return
    setOptions({ ...settings, secureJsonFields: {}, readOnly: false } as unknown as DataSourceSettings)
    importDataSource(settings).then(setLoaded)
  }, [])
  if (!loaded || !options) return null
  const Editor = loaded.plugin.components.ConfigEditor
  const test = async () => {
    try {
      setVerdict(await loaded.instance.testDatasource())
    } catch (cause) {
      setVerdict({ status: 'error', message: cause instanceof Error ? cause.message : String(cause) })
    }
  }
  return (
    <main style={{ padding: 16 }}>
      <h1>{options.name}</h1>
      {Editor && <Editor options={options} onOptionsChange={setOptions} />}
      <Button onClick={test}>Save &amp; test</Button>
      {verdict && (
        <Alert severity={verdict.status === 'success' ? 'success' : 'error'} title={verdict.message} />
      )}
    </main>
  )
}
