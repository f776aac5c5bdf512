import type { PanelProps } from '@grafana/data'
import React from 'react'
import type { GridOptions } from './options.ts'

export function CheckGridPanel({ width, height }: PanelProps<GridOptions>) {
  return <div style={{ width, height }} />
}
