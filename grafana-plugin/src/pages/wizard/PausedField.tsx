/** Whether anything is expected at all for now: results are kept and ignored while a check is paused. */
import { Field, RadioButtonGroup } from '@grafana/ui'
import React from 'react'
import { put } from '../../model/put.ts'
import { TextField } from './TextField.tsx'
import { useProblem, useWizard } from './wizard-context.ts'

type Kind = 'no' | 'yes' | 'until'

export function PausedField() {
  const { check, change } = useWizard()
  const { paused } = check
  const problem = useProblem('paused')
  const kind: Kind = typeof paused === 'string' ? 'until' : paused ? 'yes' : 'no'
  const set = (value: boolean | string | undefined) => change(before => put(before, 'paused', value))
  return (
    <>
      <Field
        label="Paused"
        description="While it is, results are kept and ignored, and nothing is expected."
        {...(problem !== undefined && kind !== 'until' && { invalid: true, error: problem })}
      >
        <RadioButtonGroup<Kind>
          aria-label="Paused"
          options={[
            { value: 'no', label: 'No' },
            { value: 'yes', label: 'Until it is changed here' },
            { value: 'until', label: 'Until a day' },
          ]}
          value={kind}
          onChange={next => set(next === 'no' ? undefined : next === 'yes' ? true : '')}
        />
      </Field>
      {kind === 'until' && (
        <TextField
          path="paused"
          label="Paused until"
          description="2026-12-24 18:00 in the zone of the check, or with an offset."
          placeholder="2026-12-24 18:00"
          width={30}
          required
          value={typeof paused === 'string' ? paused : ''}
          onChange={set}
        />
      )}
    </>
  )
}
