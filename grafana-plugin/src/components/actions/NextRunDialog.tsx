/** Say when the next run is: it beats schedule and posted next run until a result arrives. */
import { Field, Input } from '@grafana/ui'
import React, { useState } from 'react'
import { setNextRun } from '../../api/managing.ts'
import { momentMs, momentText } from '../../model/local-time.ts'
import { tellDone } from '../tell.ts'
import { DialogForm, type DialogProps } from './DialogForm.tsx'

type Props = DialogProps & {
  readonly checkId: string
  readonly about: string
  /** What is expected as it stands. */
  readonly expectedAtMs?: number
}

export function NextRunDialog({ checkId, about, expectedAtMs, onClose, onDone }: Props) {
  const [moment, setMoment] = useState(expectedAtMs === undefined ? '' : momentText(expectedAtMs))
  const atMs = momentMs(moment)

  async function save() {
    if (atMs === undefined) return
    await setNextRun(checkId, atMs)
    tellDone('The next run is set')
    onDone()
  }

  return (
    <DialogForm
      title={`Next run of ${about}`}
      submit="Set next run"
      isReady={atMs !== undefined}
      onSubmit={save}
      onClose={onClose}
    >
      <Field
        label="Next run"
        description="In the time of this browser. Holds until a result arrives, and ends what is overdue."
      >
        <Input
          id="next-run"
          type="datetime-local"
          value={moment}
          onChange={event => setMoment(event.currentTarget.value)}
        />
      </Field>
    </DialogForm>
  )
}
