import { PluginPage } from '@grafana/runtime'
import React from 'react'

export function HomePage() {
  return <PluginPage pageNav={{ text: 'Home' }}>{null}</PluginPage>
}
