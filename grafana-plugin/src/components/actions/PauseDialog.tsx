/** Pause a check, an installation, a group or an account: reports still arrive and do not count, nothing is expected. */
import { Field, Input, RadioButtonGroup } from '@grafana/ui'
import React, { useState } from 'react'
import { pause, type Target } from '../../api/managing.ts'
import { momentMs } from '../../model/local-time.ts'
import { tellDone } from '../tell.ts'
import { DialogForm, type DialogProps } from './DialogForm.tsx'

type Props = DialogProps & { readonly target: Target; readonly about: string }

const hourMs = 3_600_000
const lengths = [
  { value: '4', label: '4 hours' },
  { value: '24', label: '1 day' },
  { value: '168', label: '1 week' },
  { value: 'until', label: 'until …' },
  { value: 'open', label: 'until resumed' },
] as const

export function PauseDialog({ target, about, onClose, onDone }: Props) {
  const [length, setLength] = useState<(typeof lengths)[number]['value']>('24')
  const [moment, setMoment] = useState('')
  const [reason, setReason] = useState('')
  const chosen = length === 'until' ? momentMs(moment) : undefined

  async function save() {
    const hours = Number(length)
    const until = length === 'until' ? chosen : Number.isNaN(hours) ? undefined : Date.now() + hours * hourMs
    await pause({
      target,
      ...(until !== undefined && { until }),
      ...(reason.trim() && { reason: reason.trim() }),
    })
    tellDone(`${about} is paused`)
    onDone()
  }

  return (
    <DialogForm
      title={`Pause ${about}`}
      submit="Pause"
      isReady={length !== 'until' || chosen !== undefined}
      onSubmit={save}
      onClose={onClose}
    >
      <Field
        label="For how long"
        description="Reports still arrive and are kept; they do not count meanwhile."
      >
        <RadioButtonGroup
          aria-label="For how long"
          options={[...lengths]}
          value={length}
          onChange={setLength}
        />
      </Field>
      {length === 'until' && (
        <Field label="Until" description="In the time of this browser">
          <Input
            id="pause-until"
            type="datetime-local"
            value={moment}
            onChange={event => setMoment(event.currentTarget.value)}
          />
        </Field>
      )}
      <Field label="Reason" description="For whoever wonders why it is quiet">
        <Input id="pause-reason" value={reason} onChange={event => setReason(event.currentTarget.value)} />
      </Field>
    </DialogForm>
  )
}
