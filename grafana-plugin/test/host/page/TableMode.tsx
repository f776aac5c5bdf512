/** @grafana/ui's table on the same data as the panel: what a reader would otherwise use. */
import { applyFieldOverrides, getDisplayProcessor, toDataFrame } from '@grafana/data'
import { config } from '@grafana/runtime'
import { Table } from '@grafana/ui'
import React, { useMemo } from 'react'
import type { TableSpec } from './spec.ts'

export function TableMode({ spec }: { readonly spec: TableSpec }) {
  const data = useMemo(() => {
    const [frame = toDataFrame({ fields: [] })] = applyFieldOverrides({
      data: [toDataFrame(spec.frame)],
      fieldConfig: { defaults: {}, overrides: [] },
      replaceVariables: text => text,
      theme: config.theme2,
      timeZone: 'utc',
    })
    for (const field of frame.fields) field.display ??= getDisplayProcessor({ field, theme: config.theme2 })
    return frame
  }, [spec.frame])
  return (
    <main>
      <Table data={data} width={spec.width} height={spec.height} />
    </main>
  )
}
