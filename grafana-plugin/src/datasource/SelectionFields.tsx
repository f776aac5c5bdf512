/** Which checks: groups, labels and checks that there are now, and the dashboard's variables. */
import { getTemplateSrv } from '@grafana/runtime'
import React from 'react'
import { useLoad } from '../components/use-load.ts'
import { ListField } from './fields.tsx'
import { interpolate } from './interpolate.ts'
import { type Choice, type Option, readOptions } from './options.ts'
import { readQuery } from './query.ts'

export type Chosen = {
  readonly groups: readonly string[]
  readonly labels: readonly string[]
  readonly checks: readonly string[]
}

type Props = {
  readonly id: string
  readonly value: Chosen
  readonly onChange: (change: Partial<Chosen>) => void
  readonly fields?: readonly (keyof Chosen)[]
  /** What is wrong with the choice. */
  readonly errors?: Partial<Record<keyof Chosen, string | undefined>>
}

const words = {
  groups: { label: 'Groups', placeholder: 'Every group' },
  labels: { label: 'Labels', placeholder: 'Every label' },
  checks: { label: 'Checks', placeholder: 'Every check' },
} as const

export function SelectionFields({
  id,
  value,
  onChange,
  fields = ['groups', 'labels', 'checks'],
  errors = {},
}: Props) {
  const options = useOptions(value, fields)
  return (
    <>
      {fields.map(field => (
        <ListField
          key={field}
          id={`${id}-${field}`}
          {...words[field]}
          value={value[field]}
          options={[...variableOptions(), ...(options.data?.[field] ?? [])]}
          loading={options.loading}
          custom
          error={errors[field] ?? options.error?.message}
          onChange={list => onChange({ [field]: list })}
        />
      ))}
    </>
  )
}

/** Labels within the chosen groups, checks within groups and labels. */
function useOptions({ groups, labels }: Chosen, fields: readonly (keyof Chosen)[]) {
  const within = interpolate({ ...readQuery({}), groups, labels })
  const wanted = fields.join()
  return useLoad(
    async signal => {
      const none = { groups: [], labels: [] }
      const ask = (what: Choice['what'], of: Pick<Choice, 'groups' | 'labels'>) =>
        wanted.includes(what) ? readOptions({ what, ...of }, signal) : []
      const [foundGroups, foundLabels, foundChecks] = await Promise.all([
        ask('groups', none),
        ask('labels', { ...none, groups: within.groups }),
        ask('checks', within),
      ])
      return { groups: foundGroups, labels: foundLabels, checks: foundChecks }
    },
    [within.groups.join('\n'), within.labels.join('\n'), wanted],
  )
}

function variableOptions(): readonly Option[] {
  return getTemplateSrv()
    .getVariables()
    .filter(({ type }) => type !== 'adhoc' && type !== 'system')
    .map(({ name }) => ({ text: `$${name}`, value: `$${name}` }))
}
