import { PluginPage } from '@grafana/runtime'
import React from 'react'

export function ChecksPage() {
  return <PluginPage pageNav={{ text: 'Checks' }}>{null}</PluginPage>
}
