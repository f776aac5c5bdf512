/** What a person may do about a check, each as a dialog of its own. */
import { Combobox, type ComboboxOption, Field, Input, TextArea } from '@grafana/ui'
import React, { useId, useState } from 'react'
import { silenceCheck } from '../../api/alertmanager.ts'
import { addNote, pause, setNextRun, type Target } from '../../api/managing.ts'
import { tellDone } from '../tell.ts'
import { ActionDialog } from './ActionDialog.tsx'
import { DurationField, MomentField, usualLengthMs } from './DurationField.tsx'

export type DialogProps = {
  readonly target: Target
  readonly name: string
  readonly onDone: () => void
  readonly onClose: () => void
}

const untilOptions: ComboboxOption[] = [
  { value: 'removed', label: 'until somebody removes it' },
  { value: 'good', label: 'until so many good results' },
  { value: 'moment', label: 'until a moment' },
]

export function NoteDialog({ target, name, onDone, onClose }: DialogProps) {
  const ids = [useId(), useId(), useId()] as const
  const [text, setText] = useState('')
  const [until, setUntil] = useState('removed')
  const [good, setGood] = useState(1)
  const [expires, setExpires] = useState(Number.NaN)
  const incomplete =
    text.trim() === '' || (until === 'good' && !(good >= 1)) || (until === 'moment' && Number.isNaN(expires))
  return (
    <ActionDialog
      title={`Note on ${name}`}
      action="Add the note"
      incomplete={incomplete}
      perform={() =>
        addNote({
          target,
          text: text.trim(),
          ...(until === 'good' && { untilGood: good }),
          ...(until === 'moment' && { expires }),
        })
      }
      onDone={() => {
        tellDone('The note is added')
        onDone()
      }}
      onClose={onClose}
    >
      <Field label="Note" htmlFor={ids[0]}>
        <TextArea id={ids[0]} rows={3} value={text} onChange={event => setText(event.currentTarget.value)} />
      </Field>
      <Field label="It stays" htmlFor={ids[1]}>
        <Combobox
          id={ids[1]}
          width={32}
          options={untilOptions}
          value={until}
          onChange={option => setUntil(option.value)}
        />
      </Field>
      {until === 'good' && (
        <Field label="Good results" htmlFor={ids[2]}>
          <Input
            id={ids[2]}
            type="number"
            min={1}
            width={12}
            value={good}
            onChange={event => setGood(event.currentTarget.valueAsNumber)}
          />
        </Field>
      )}
      {until === 'moment' && <MomentField label="Moment" onChange={setExpires} />}
    </ActionDialog>
  )
}

export function PauseDialog({ target, name, onDone, onClose }: DialogProps) {
  const id = useId()
  const [until, setUntil] = useState<number>()
  const [reason, setReason] = useState('')
  return (
    <ActionDialog
      title={`Pause ${name}`}
      action="Pause"
      incomplete={until !== undefined && Number.isNaN(until)}
      perform={() =>
        pause({
          target,
          ...(until !== undefined && { until }),
          ...(reason.trim() !== '' && { reason: reason.trim() }),
        })
      }
      onDone={() => {
        tellDone(`${name} is paused`)
        onDone()
      }}
      onClose={onClose}
    >
      <p>Results that arrive are kept and do not count, and nothing is expected.</p>
      <DurationField label="For" endless="until resumed" nowMs={Date.now()} onChange={setUntil} />
      <Field label="Reason" htmlFor={id}>
        <Input id={id} value={reason} onChange={event => setReason(event.currentTarget.value)} />
      </Field>
    </ActionDialog>
  )
}

export function NextRunDialog({ target, name, onDone, onClose }: DialogProps) {
  const [atMs, setAtMs] = useState(Number.NaN)
  return (
    <ActionDialog
      title={`Next run of ${name}`}
      action="Set the next run"
      incomplete={Number.isNaN(atMs)}
      perform={() => setNextRun(target.id, atMs)}
      onDone={() => {
        tellDone('The next run is set')
        onDone()
      }}
      onClose={onClose}
    >
      <p>Beats the schedule and what the job itself says, until the next result arrives.</p>
      <MomentField label="Expected at" onChange={setAtMs} />
    </ActionDialog>
  )
}

export function SilenceDialog({
  target,
  name,
  uid,
  onDone,
  onClose,
}: DialogProps & { readonly uid: string }) {
  const id = useId()
  const [until, setUntil] = useState<number | undefined>(() => Date.now() + usualLengthMs)
  const [comment, setComment] = useState('')
  return (
    <ActionDialog
      title={`Silence ${name}`}
      action="Silence"
      incomplete={comment.trim() === '' || until === undefined || !(until > Date.now())}
      perform={() =>
        silenceCheck(
          uid,
          { checkId: target.id, untilMs: until ?? Number.NaN, comment: comment.trim() },
          Date.now(),
        )
      }
      onDone={() => {
        tellDone(`${name} is silenced`)
        onDone()
      }}
      onClose={onClose}
    >
      <p>Alertmanager sends nothing about this check for so long. Its state goes on being shown.</p>
      <DurationField label="For" nowMs={Date.now()} onChange={setUntil} />
      <Field label="Comment" description="Who looks into it, and why." htmlFor={id}>
        <Input id={id} value={comment} onChange={event => setComment(event.currentTarget.value)} />
      </Field>
    </ActionDialog>
  )
}
