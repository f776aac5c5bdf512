import { PluginPage } from '@grafana/runtime'
import React from 'react'

export function CheckPage() {
  return <PluginPage pageNav={{ text: 'Check' }}>{null}</PluginPage>
}
