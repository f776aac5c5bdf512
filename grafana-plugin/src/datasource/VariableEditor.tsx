/** The editor of a variable of this data source. */
import type { DataSourceApi, QueryEditorProps } from '@grafana/data'
import { Grid } from '@grafana/ui'
import React from 'react'
import { WordField } from './fields.tsx'
import type { LastgoodQuery } from './query.ts'
import { type Chosen, SelectionFields } from './SelectionFields.tsx'
import { readVariableQuery, type VariableQuery } from './variable-query.ts'

type Props = QueryEditorProps<DataSourceApi<LastgoodQuery>, LastgoodQuery, object, VariableQuery>

const whatOptions = [
  { value: 'groups', label: 'Groups' },
  { value: 'labels', label: 'Labels' },
  { value: 'checks', label: 'Checks', description: 'Their ids; their names are shown' },
] as const

/** What a list can be narrowed by. */
const fieldsOf: Readonly<Record<'groups' | 'labels' | 'checks', readonly (keyof Chosen)[]>> = {
  groups: ['labels'],
  labels: ['groups'],
  checks: ['groups', 'labels'],
}

export function VariableEditor({ query, onChange, onRunQuery }: Props) {
  const choice = readVariableQuery(query)
  const change = (part: Partial<VariableQuery>) => {
    onChange({ refId: 'variable', ...choice, ...part })
    onRunQuery()
  }
  return (
    <Grid minColumnWidth={44} gap={0}>
      <WordField
        id="lastgood-variable-what"
        label="Values"
        value={choice.what}
        options={whatOptions}
        onChange={what => change({ what })}
      />
      <SelectionFields
        id="lastgood-variable"
        value={{ ...choice, checks: [] }}
        onChange={change}
        fields={fieldsOf[choice.what]}
      />
    </Grid>
  )
}
