import { PluginPage } from '@grafana/runtime'
import React from 'react'

export function ManagePage() {
  return <PluginPage pageNav={{ text: 'Manage' }}>{null}</PluginPage>
}
