/** Where the exporter is and with which token it is asked; a test of both. The token goes to Grafana's server and never
 *  comes back. */
import type { AppPluginMeta, PluginConfigPageProps } from '@grafana/data'
import { getBackendSrv } from '@grafana/runtime'
import { Alert, Button, Field, FieldSet, Input, SecretInput, Stack, TextLink } from '@grafana/ui'
import React, { useState } from 'react'
import { lastValueFrom } from 'rxjs'
import { CallError } from '../api/call.ts'
import { readHealth, readWhoAmI } from '../api/looking.ts'
import { tellFailed } from '../components/tell.ts'
import { checkAddress } from '../model/address.ts'
import { countInWords } from '../model/words.ts'
import { pageOf } from '../routes.ts'
import { type AppSecrets, type AppSettings, appId } from '../settings.ts'

type Props = PluginConfigPageProps<AppPluginMeta<AppSettings>>
type Verdict = {
  readonly severity: 'success' | 'warning' | 'error'
  readonly title: string
  readonly text: string
}

export function ConfigurationPage({ plugin: { meta } }: Props) {
  const [apiUrl, setApiUrl] = useState(meta.jsonData?.apiUrl ?? '')
  const [alertmanagerUid, setAlertmanagerUid] = useState(meta.jsonData?.alertmanagerUid ?? '')
  const [token, setToken] = useState('')
  const [isTokenSet, setTokenSet] = useState(meta.secureJsonFields?.['token'] === true)
  const [verdict, setVerdict] = useState<Verdict>()
  const [isBusy, setBusy] = useState(false)
  const problem = apiUrl === '' ? undefined : checkAddress(apiUrl)
  const isChanged =
    apiUrl !== (meta.jsonData?.apiUrl ?? '') ||
    alertmanagerUid !== (meta.jsonData?.alertmanagerUid ?? '') ||
    token !== '' ||
    isTokenSet !== (meta.secureJsonFields?.['token'] === true)

  async function save() {
    setBusy(true)
    try {
      const jsonData: AppSettings = {
        apiUrl: apiUrl.trim().replace(/\/+$/, ''),
        ...(alertmanagerUid && { alertmanagerUid: alertmanagerUid.trim() }),
      }
      const secureJsonData: AppSecrets | undefined =
        token !== '' ? { token } : isTokenSet ? undefined : { token: '' }
      await lastValueFrom(
        getBackendSrv().fetch({
          url: `/api/plugins/${appId}/settings`,
          method: 'POST',
          data: { enabled: true, pinned: true, jsonData, ...(secureJsonData && { secureJsonData }) },
        }),
      )
      // Grafana reads an app's settings when it loads the page.
      window.location.reload()
    } catch (cause) {
      tellFailed('The configuration was not saved', cause)
      setBusy(false)
    }
  }

  async function test() {
    setBusy(true)
    setVerdict(await tryConnection())
    setBusy(false)
  }

  return (
    <FieldSet label="Exporter" style={{ maxWidth: 480 }}>
      <Field
        label="Address"
        description="Where Grafana's server reaches the exporter. Everybody's requests go this way; browsers never ask the exporter themselves."
        invalid={problem !== undefined}
        error={problem}
      >
        <Input
          id="lastgood-address"
          placeholder="http://127.0.0.1:9780"
          value={apiUrl}
          onChange={event => setApiUrl(event.currentTarget.value)}
        />
      </Field>
      <Field
        label="Token"
        description="A token with the scopes read and write: npx lastgood token create grafana --scope read,write. Not needed while the exporter knows neither users nor tokens."
      >
        <SecretInput
          id="lastgood-token"
          isConfigured={isTokenSet}
          value={token}
          onChange={event => setToken(event.currentTarget.value)}
          onReset={() => {
            setTokenSet(false)
            setToken('')
          }}
        />
      </Field>
      <Field
        label="Alertmanager data source"
        description="Its uid, to silence checks from the grid. Leave it empty to use the first Alertmanager data source there is."
      >
        <Input
          id="lastgood-alertmanager"
          value={alertmanagerUid}
          onChange={event => setAlertmanagerUid(event.currentTarget.value)}
        />
      </Field>
      <Stack gap={1}>
        <Button disabled={isBusy || !isChanged || apiUrl === '' || problem !== undefined} onClick={save}>
          Save
        </Button>
        <Button variant="secondary" disabled={isBusy || isChanged || apiUrl === ''} onClick={test}>
          Test connection
        </Button>
      </Stack>
      {isChanged && apiUrl !== '' && <p>Save first: the test asks the way that everybody uses.</p>}
      {verdict && (
        <div style={{ marginTop: 16 }}>
          <Alert severity={verdict.severity} title={verdict.title}>
            {verdict.text}{' '}
            {verdict.severity === 'success' && <TextLink href={pageOf.home()}>Open Lastgood</TextLink>}
          </Alert>
        </div>
      )}
    </FieldSet>
  )
}

async function tryConnection(): Promise<Verdict> {
  try {
    const [health, { who, scopes }] = await Promise.all([readHealth(), readWhoAmI()])
    const text = `Version ${health.version}, ${countInWords(health.checks, 'check')}, as ${who}.`
    if (!scopes.includes('write'))
      return {
        severity: 'warning',
        title: 'Connected, but nothing can be changed',
        text: `${text} The token lacks the scope write.`,
      }
    return { severity: 'success', title: 'Connected', text }
  } catch (cause) {
    const text = cause instanceof CallError ? cause.message : String(cause)
    return { severity: 'error', title: 'The exporter could not be asked', text }
  }
}
