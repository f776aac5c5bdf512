/** Which mail, to whom, about whom. */
import { Input, MultiSelect, RadioButtonGroup, TextArea } from '@grafana/ui'
import React from 'react'
import { kindOf, kinds, readAddresses, setKind } from '../../model/subscription.ts'
import { countInWords } from '../../model/words.ts'
import { MailField, useForm } from './form-fields.tsx'

type Props = {
  readonly isNew: boolean
  readonly groups: readonly string[]
}

export function WhoFields({ isNew, groups }: Props) {
  const { draft, finished, change, set } = useForm()
  const kind = kindOf(draft)
  const addresses = readAddresses(draft.to)
  const chosen = draft.groups ?? []
  return (
    <>
      <MailField of="kind" label="Kind" description={kinds.find(({ id }) => id === kind)?.about}>
        <RadioButtonGroup
          aria-label="Kind"
          options={kinds.map(({ id, title }) => ({ value: id, label: title }))}
          value={kind}
          onChange={next => change(before => setKind(before, next))}
        />
      </MailField>
      <MailField of="name" label="Name" htmlFor="mail-name" description="For people who look at this list">
        <Input
          id="mail-name"
          autoComplete="off"
          placeholder={finished.id}
          value={draft.name ?? ''}
          onChange={event => set('name', event.currentTarget.value)}
        />
      </MailField>
      <MailField
        of="id"
        label="Id"
        htmlFor="mail-id"
        description={isNew ? 'Fixed once saved: what was sent hangs on it' : 'What was sent hangs on it'}
      >
        <Input
          id="mail-id"
          autoComplete="off"
          disabled={!isNew}
          placeholder={finished.id}
          value={draft.id}
          onChange={event => {
            const id = event.currentTarget.value
            change(before => ({ ...before, id }))
          }}
        />
      </MailField>
      <MailField
        of="to"
        label="To"
        htmlFor="mail-to"
        required
        description={
          addresses.length > 1 ? countInWords(addresses.length, 'address', 'addresses') : 'Separated by “; ”'
        }
      >
        <TextArea
          id="mail-to"
          rows={2}
          placeholder="ann@example.com; bob@example.com"
          value={draft.to}
          onChange={event => {
            const to = event.currentTarget.value
            change(before => ({ ...before, to }))
          }}
        />
      </MailField>
      <MailField
        of="groups"
        label="Clients"
        htmlFor="mail-groups"
        description={
          kind === 'monthly'
            ? 'Each gets a mail of its own, to the same addresses'
            : 'All unless some are named'
        }
        {...(kind === 'monthly' && { required: true })}
      >
        <MultiSelect<string>
          inputId="mail-groups"
          aria-label="Clients"
          options={groups.map(value => ({ label: value, value }))}
          value={chosen.map(value => ({ label: value, value }))}
          placeholder={kind === 'monthly' ? 'Choose a client' : 'all clients'}
          closeMenuOnSelect={false}
          allowCustomValue
          onChange={options => {
            const next = options.flatMap(({ value }) => value ?? [])
            set('groups', next.length > 0 ? next : undefined)
          }}
        />
      </MailField>
    </>
  )
}
