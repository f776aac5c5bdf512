import { PluginPage } from '@grafana/runtime'
import React from 'react'

export function PreferencesPage() {
  return <PluginPage pageNav={{ text: 'Preferences' }}>{null}</PluginPage>
}
