/** One key of many checks: group, label, schedule or notifications, with the same fields as in the wizard. */
import { Button, Field, Input, Modal } from '@grafana/ui'
import React, { useMemo, useState } from 'react'
import type { BulkRequest, CheckYaml } from '../../../../exporter/src/api/contract-checks.ts'
import { Choice } from '../../components/Choice.tsx'
import { NotificationsTab } from '../wizard/NotificationsTab.tsx'
import { ScheduleFields } from '../wizard/ScheduleFields.tsx'
import { WizardContext } from '../wizard/wizard-context.ts'

type Change = Extract<BulkRequest, { readonly change: unknown }>['change']
type Key = 'group' | 'label' | 'schedule' | 'notify'
const keys: readonly { readonly id: Key; readonly title: string }[] = [
  { id: 'group', title: 'Group' },
  { id: 'label', title: 'Label' },
  { id: 'schedule', title: 'Schedule' },
  { id: 'notify', title: 'Notifications' },
]

type Props = {
  readonly about: string
  readonly onClose: () => void
  readonly onChange: (change: Change) => void
}

export function BulkChangeDialog({ about, onClose, onChange }: Props) {
  const [key, setKey] = useState<Key>('group')
  const [text, setText] = useState('')
  const [check, setCheck] = useState<CheckYaml>({ id: 'many', schedule: { every: '1 day' }, match: {} })
  const isText = key === 'group' || key === 'label'
  const state = useMemo(
    () => ({
      check,
      change: (edit: (before: CheckYaml) => CheckYaml) => setCheck(edit),
      isNew: true,
      errors: [],
      preview: { errors: [], isIdle: true, loading: false, isOld: false },
      asked: { messageIds: [] },
      ask: () => {},
    }),
    [check],
  )
  const change: Change =
    key === 'schedule'
      ? { schedule: check.schedule ?? 'none' }
      : key === 'notify'
        ? { notify: check.notify ?? null }
        : { [key]: text.trim() === '' ? null : text.trim() }
  return (
    <Modal title={`Change ${about}`} isOpen onDismiss={onClose}>
      <form
        onSubmit={event => {
          event.preventDefault()
          onChange(change)
        }}
      >
        <Choice
          label="What"
          description="It takes the place of what each of them has. Provisioned checks are not changed here."
          options={keys}
          value={key}
          onChange={setKey}
        />
        {isText && (
          <Field
            label={key === 'group' ? 'New group' : 'New label'}
            description={key === 'group' ? 'Empty: the usual one' : 'Empty: none'}
            htmlFor="bulk-text"
          >
            <Input
              id="bulk-text"
              value={text}
              autoComplete="off"
              onChange={event => setText(event.currentTarget.value)}
            />
          </Field>
        )}
        <WizardContext.Provider value={state}>
          {key === 'schedule' && <ScheduleFields />}
          {key === 'notify' && <NotificationsTab />}
        </WizardContext.Provider>
        <Modal.ButtonRow>
          <Button variant="secondary" fill="outline" onClick={onClose}>
            Cancel
          </Button>
          <Button type="submit">Change {about}</Button>
        </Modal.ButtonRow>
      </form>
    </Modal>
  )
}
