import { PluginPage } from '@grafana/runtime'
import React from 'react'

export function TransactionsPage() {
  return <PluginPage pageNav={{ text: 'Transactions' }}>{null}</PluginPage>
}
