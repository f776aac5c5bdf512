import { PluginPage } from '@grafana/runtime'
import React from 'react'

export function ActivityPage() {
  return <PluginPage pageNav={{ text: 'Activity' }}>{null}</PluginPage>
}
