/** Shown in the place of every page until the app knows where the exporter is. */
import { PluginPage } from '@grafana/runtime'
import { EmptyState, LinkButton, TextLink } from '@grafana/ui'
import React from 'react'
import { pageOf } from '../routes.ts'

export function NotConfigured() {
  return (
    <PluginPage pageNav={{ text: 'Connect Lastgood' }}>
      <EmptyState
        variant="call-to-action"
        message="Lastgood is not connected yet"
        button={
          <LinkButton icon="cog" href={pageOf.configuration()}>
            Configure the connection
          </LinkButton>
        }
      >
        Tell the app where the exporter runs, such as http://127.0.0.1:9780. An administrator of Grafana does
        that once, for everybody. <TextLink href={pageOf.configuration()}>Open the configuration</TextLink>
      </EmptyState>
    </PluginPage>
  )
}
