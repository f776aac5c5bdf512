/** How people are told through Alertmanager: to whom, how soon, how often. */
import { Field, RadioButtonGroup, Switch } from '@grafana/ui'
import React from 'react'
import { setNotifyKey } from '../../model/draft.ts'
import { scheduleOf } from '../../model/draft-schedule.ts'
import { TextField } from './TextField.tsx'
import { useProblem, useWizard } from './wizard-context.ts'

export function NotificationsTab() {
  const { check, change } = useWizard()
  const notify = check.notify ?? {}
  const problem = useProblem('notify')
  return (
    <>
      <TextField
        path="notify.route"
        label="Route"
        description="A word that Alertmanager's routing turns into a receiver. Left empty, its usual receiver is told."
        width={36}
        value={notify.route ?? ''}
        onChange={text => change(before => setNotifyKey(before, 'route', text || undefined))}
      />
      <TextField
        path="notify.grace"
        label="Grace"
        description="How long a trouble must last before anybody is told: 2 hours. A good result in time, and nobody is woken."
        placeholder="0"
        width={24}
        value={notify.grace ?? ''}
        onChange={text => change(before => setNotifyKey(before, 'grace', text || undefined))}
      />
      <Field
        label="Tell"
        description={
          notify.repeat === 'every'
            ? 'Of every result that is not good.'
            : 'Once, until the check is good again.'
        }
        {...(problem !== undefined && { invalid: true, error: problem })}
      >
        <RadioButtonGroup<'once' | 'every'>
          aria-label="Tell"
          options={[
            { value: 'once', label: 'once' },
            { value: 'every', label: 'every failure' },
          ]}
          value={notify.repeat ?? 'once'}
          onChange={value =>
            change(before => setNotifyKey(before, 'repeat', value === 'once' ? undefined : value))
          }
        />
      </Field>
      <Field
        label="Tell when it is good again"
        description="The people who were told of the trouble are told that it is over."
        htmlFor="draft-restored"
      >
        <Switch
          id="draft-restored"
          value={notify.restored ?? true}
          onChange={event => {
            const isOn = event.currentTarget.checked
            change(before => setNotifyKey(before, 'restored', isOn ? undefined : false))
          }}
        />
      </Field>
      <Field
        label="Tell outside the arrival window too"
        description={
          scheduleOf(check)?.window
            ? 'Switched off, nobody is told of anything that begins outside the window.'
            : 'The check has no arrival window, so this has no effect yet.'
        }
        htmlFor="draft-outsideWindow"
      >
        <Switch
          id="draft-outsideWindow"
          value={notify.outsideWindow ?? true}
          onChange={event => {
            const isOn = event.currentTarget.checked
            change(before => setNotifyKey(before, 'outsideWindow', isOn ? undefined : false))
          }}
        />
      </Field>
    </>
  )
}
