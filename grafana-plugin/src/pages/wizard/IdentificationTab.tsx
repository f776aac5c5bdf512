/** Who the check is: name, id, group, label; and the address that only its mails are sent to. */
import { Combobox, Field, Stack, TextArea } from '@grafana/ui'
import React, { useId } from 'react'
import { readGroups } from '../../api/looking.ts'
import { useLoad } from '../../components/use-load.ts'
import { rename, setText } from '../../model/draft.ts'
import { AddressField } from './AddressField.tsx'
import { TextField } from './TextField.tsx'
import { TrustField } from './TrustField.tsx'
import { useProblem, useWizard } from './wizard-context.ts'

export function IdentificationTab() {
  const { check, change, isNew } = useWizard()
  const groups = useLoad(signal => readGroups({}, signal), [])
  const labels = groups.data?.groups.find(({ name }) => name === check.group)?.labels ?? []
  return (
    <Stack direction="column" gap={0}>
      <TextField
        path="name"
        label="Name"
        description="For people: what is backed up, where."
        placeholder="Office NAS: nightly"
        required
        value={check.name ?? ''}
        onChange={name => change(before => rename(before, name, { id: isNew }))}
      />
      <TextField
        path="id"
        label="Id"
        description={
          isNew
            ? 'Stable name in metrics and addresses. Its history hangs on it, so it cannot be changed once saved.'
            : 'Fixed: the history of the check hangs on it. To use another id, make a copy.'
        }
        required
        disabled={!isNew}
        value={check.id}
        onChange={id => change(before => ({ ...before, id }))}
      />
      <GroupField names={groups.data?.groups.map(({ name }) => name) ?? []} loading={groups.loading} />
      <TextField
        path="label"
        label="Label"
        description="A second heading inside the group, if you want one."
        known={labels}
        value={check.label ?? ''}
        onChange={label => change(before => setText(before, 'label', label))}
      />
      <AddressField />
      <TrustField />
      <DescriptionField />
      <TextField
        path="asset"
        label="Asset"
        description="What is backed up, as your inventory calls it."
        value={check.asset ?? ''}
        onChange={asset => change(before => setText(before, 'asset', asset))}
      />
    </Stack>
  )
}

/** A group is there as soon as a check names it: writing a new one adds it. */
function GroupField({ names, loading }: { readonly names: readonly string[]; readonly loading: boolean }) {
  const { check, change } = useWizard()
  const problem = useProblem('group')
  const id = useId()
  const group = check.group ?? ''
  const isAdded = group !== '' && !loading && !names.includes(group)
  const options = [...(isAdded ? [group] : []), ...names]
  return (
    <Field
      label="Group"
      htmlFor={id}
      description={
        isAdded
          ? `"${group}" is a new group: it is added with this check.`
          : 'The client or site. Choose one, or write a new name to add a group.'
      }
      {...(problem !== undefined && { invalid: true, error: problem })}
    >
      <Combobox<string>
        id={id}
        createCustomValue
        isClearable
        placeholder="Backups"
        options={options.map(value => ({ value, label: value }))}
        value={group === '' ? null : group}
        onChange={option => change(before => setText(before, 'group', option?.value.trim() ?? ''))}
      />
    </Field>
  )
}

function DescriptionField() {
  const { check, change } = useWizard()
  const problem = useProblem('description')
  return (
    <Field
      label="Description"
      htmlFor="draft-description"
      description="For people who look into a trouble: where it runs, who knows it, what to do."
      {...(problem !== undefined && { invalid: true, error: problem })}
    >
      <TextArea
        id="draft-description"
        rows={3}
        value={check.description ?? ''}
        onChange={event => {
          const text = event.currentTarget.value
          change(before => setText(before, 'description', text))
        }}
      />
    </Field>
  )
}
