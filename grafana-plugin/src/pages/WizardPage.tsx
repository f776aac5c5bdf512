import { PluginPage } from '@grafana/runtime'
import React from 'react'

export function WizardPage() {
  return <PluginPage pageNav={{ text: 'Wizard' }}>{null}</PluginPage>
}
