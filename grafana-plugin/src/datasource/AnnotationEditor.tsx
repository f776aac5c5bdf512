/** The editor of annotations: which checks, and which of their results are marked. */
import type { DataSourceApi, QueryEditorProps } from '@grafana/data'
import { Grid } from '@grafana/ui'
import React from 'react'
import { ListField, TextField } from './fields.tsx'
import { type Asked, type LastgoodQuery, readQuery, resultWords } from './query.ts'
import { SelectionFields } from './SelectionFields.tsx'
import { statusOptions } from './words-of-query.ts'

export function AnnotationEditor({
  query,
  onChange,
  onRunQuery,
}: QueryEditorProps<DataSourceApi<LastgoodQuery>, LastgoodQuery>) {
  const asked = readQuery(query)
  const change = (part: Partial<Asked>) => {
    onChange({ ...query, kind: 'activities', ...part })
    onRunQuery()
  }
  return (
    <Grid minColumnWidth={44} gap={0}>
      <ListField
        id="lastgood-annotation-statuses"
        label="Mark"
        tooltip="Results of these statuses, and missed slots."
        placeholder="Failures and missed slots"
        value={asked.statuses}
        options={statusOptions(resultWords)}
        onChange={list => change({ statuses: readQuery({ statuses: list }).statuses })}
      />
      <SelectionFields id="lastgood-annotation" value={asked} onChange={change} />
      <TextField
        id="lastgood-annotation-text"
        label="Text"
        value={asked.text}
        placeholder="Part of name or reason"
        onCommit={text => change({ text })}
      />
    </Grid>
  )
}
