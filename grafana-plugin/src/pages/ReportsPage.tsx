import { PluginPage } from '@grafana/runtime'
import React from 'react'

export function ReportsPage() {
  return <PluginPage pageNav={{ text: 'Reports' }}>{null}</PluginPage>
}
