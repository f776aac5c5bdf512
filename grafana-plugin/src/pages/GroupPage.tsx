import { PluginPage } from '@grafana/runtime'
import React from 'react'

export function GroupPage() {
  return <PluginPage pageNav={{ text: 'Group' }}>{null}</PluginPage>
}
