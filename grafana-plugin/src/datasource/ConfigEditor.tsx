/** The data source has nothing of its own to set up: this says so, and shows whether the app's connection works. */
import { Alert, Button, LinkButton, LoadingPlaceholder, Stack } from '@grafana/ui'
import React from 'react'
import { readHealth } from '../api/looking.ts'
import { useLoad } from '../components/use-load.ts'
import { countInWords } from '../model/words.ts'
import { pageOf } from '../routes.ts'

export function ConfigEditor() {
  const { data, error, loading, reload } = useLoad(signal => readHealth({}, signal), [])
  return (
    <Stack direction="column" gap={2}>
      <Alert severity="info" title="The connection is set up in the app">
        This data source asks the exporter through the app Lastgood, with the address and the token of the
        app's configuration. There is nothing to set here.
      </Alert>
      {loading && !data && !error && <LoadingPlaceholder text="Asking the exporter" />}
      {error && (
        <Alert severity="error" title="The app is not connected">
          <Stack direction="column" gap={1} alignItems="flex-start">
            {error.message}
            <Button size="sm" variant="secondary" onClick={reload}>
              Try again
            </Button>
          </Stack>
        </Alert>
      )}
      {data && !error && (
        <Alert severity="success" title="The app is connected">
          Lastgood {data.version} answers, with {countInWords(data.checks, 'check')}.
        </Alert>
      )}
      <Stack>
        <LinkButton icon="cog" variant="secondary" href={pageOf.configuration()}>
          Configuration of the app
        </LinkButton>
      </Stack>
    </Stack>
  )
}
