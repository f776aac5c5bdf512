import { PluginPage } from '@grafana/runtime'
import React from 'react'

export function SendersPage() {
  return <PluginPage pageNav={{ text: 'Senders' }}>{null}</PluginPage>
}
