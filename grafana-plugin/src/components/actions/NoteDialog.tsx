/** A note about a check, an installation, a group or an account: until it is deleted, until a day, or until so many good
 *  results. */
import { Field, Input, RadioButtonGroup, TextArea } from '@grafana/ui'
import React, { useState } from 'react'
import { addNote, changeNote, type Target } from '../../api/managing.ts'
import { dayEndMs } from '../../model/local-time.ts'
import { tellDone } from '../tell.ts'
import { DialogForm, type DialogProps } from './DialogForm.tsx'

type Note = { readonly id: number; readonly text: string }
type Props = DialogProps & {
  readonly target: Target
  /** For people: `NAS nightly`. */
  readonly about: string
  /** The one that is to be changed. */
  readonly note?: Note
}
type Until = 'always' | 'day' | 'good'

export function NoteDialog({ target, about, note, onClose, onDone }: Props) {
  const [text, setText] = useState(note?.text ?? '')
  const [until, setUntil] = useState<Until>('always')
  const [day, setDay] = useState('')
  const [good, setGood] = useState(3)
  const expires = until === 'day' ? dayEndMs(day) : undefined

  async function save() {
    const ending = {
      ...(expires !== undefined && { expires }),
      ...(until === 'good' && { untilGood: good }),
    }
    if (note) await changeNote(note.id, { text, ...ending })
    else await addNote({ target, text, ...ending })
    tellDone('The note is kept')
    onDone()
  }

  return (
    <DialogForm
      title={`${note ? 'Change the' : 'Add a'} note: ${about}`}
      submit="Keep note"
      isReady={text.trim() !== '' && (until !== 'day' || expires !== undefined)}
      onSubmit={save}
      onClose={onClose}
    >
      <Field label="Note" required>
        <TextArea
          id="note-text"
          autoFocus
          rows={4}
          maxLength={5000}
          value={text}
          onChange={event => setText(event.currentTarget.value)}
        />
      </Field>
      <Field label="Shown">
        <RadioButtonGroup
          aria-label="Shown"
          options={[
            { value: 'always' as const, label: 'until it is deleted' },
            { value: 'day' as const, label: 'until a day' },
            { value: 'good' as const, label: 'until good again' },
          ]}
          value={until}
          onChange={setUntil}
        />
      </Field>
      {until === 'day' && (
        <Field label="Last day">
          <Input
            id="note-day"
            type="date"
            value={day}
            onChange={event => setDay(event.currentTarget.value)}
          />
        </Field>
      )}
      {until === 'good' && (
        <Field label="Good results in all">
          <Input
            id="note-good"
            type="number"
            min={1}
            max={1000}
            value={good}
            onChange={event => setGood(Math.max(1, event.currentTarget.valueAsNumber || 1))}
          />
        </Field>
      )}
    </DialogForm>
  )
}
