/** Silence the alerts of a check in Alertmanager, which is also how somebody says that they look into it. */
import { Field, Input, RadioButtonGroup } from '@grafana/ui'
import React, { useState } from 'react'
import { silenceCheck } from '../../api/alertmanager.ts'
import { momentMs } from '../../model/local-time.ts'
import { tellDone } from '../tell.ts'
import { DialogForm, type DialogProps } from './DialogForm.tsx'

type Props = DialogProps & {
  /** Of the Alertmanager data source. */
  readonly uid: string
  readonly checkId: string
  readonly about: string
}

const hourMs = 3_600_000
const lengths = [
  { value: '1', label: '1 hour' },
  { value: '4', label: '4 hours' },
  { value: '24', label: '1 day' },
  { value: '168', label: '1 week' },
  { value: 'until', label: 'until …' },
] as const

export function SilenceDialog({ uid, checkId, about, onClose, onDone }: Props) {
  const [length, setLength] = useState<(typeof lengths)[number]['value']>('4')
  const [moment, setMoment] = useState('')
  const [comment, setComment] = useState('')
  const chosen = length === 'until' ? momentMs(moment) : undefined
  const isOver = chosen !== undefined && chosen <= Date.now()

  async function save() {
    const nowMs = Date.now()
    const untilMs = chosen ?? nowMs + Number(length) * hourMs
    await silenceCheck(uid, { checkId, untilMs, comment: comment.trim() }, nowMs)
    tellDone(`${about} is silenced`)
    onDone()
  }

  return (
    <DialogForm
      title={`Silence ${about}`}
      submit="Silence"
      isReady={comment.trim() !== '' && (length !== 'until' || (chosen !== undefined && !isOver))}
      onSubmit={save}
      onClose={onClose}
    >
      <Field
        label="For how long"
        description="Alertmanager tells nobody about this check meanwhile; its state goes on being shown."
      >
        <RadioButtonGroup
          aria-label="For how long"
          options={[...lengths]}
          value={length}
          onChange={setLength}
        />
      </Field>
      {length === 'until' && (
        <Field
          label="Until"
          description="In the time of this browser"
          invalid={isOver}
          error={isOver ? 'This moment is over' : undefined}
        >
          <Input
            id="silence-until"
            type="datetime-local"
            value={moment}
            onChange={event => setMoment(event.currentTarget.value)}
          />
        </Field>
      )}
      <Field label="Comment" description="Who looks into it, and why" required>
        <Input
          id="silence-comment"
          value={comment}
          onChange={event => setComment(event.currentTarget.value)}
        />
      </Field>
    </DialogForm>
  )
}
