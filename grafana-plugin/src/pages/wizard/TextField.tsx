/** A line of text of the draft, with what is wrong with it. */
import { Field, Input } from '@grafana/ui'
import React, { type ReactNode } from 'react'
import { FieldBody } from '../../components/FieldBody.tsx'
import { useProblem } from './wizard-context.ts'

type Props = {
  /** In the draft: `schedule.cron`. */
  readonly path: string
  readonly label: string
  readonly value: string
  readonly onChange: (text: string) => void
  readonly description?: ReactNode
  readonly placeholder?: string
  readonly width?: number
  readonly required?: true
  readonly disabled?: boolean
  readonly suffix?: ReactNode
  /** Texts to choose from, beside which any other may be written. */
  readonly known?: readonly string[]
}

export function TextField(props: Props) {
  const { path, label, value, onChange, description, placeholder, width, required, disabled, suffix } = props
  const { known } = props
  const problem = useProblem(path)
  const id = `draft-${path}`
  return (
    <Field
      label={label}
      description={description}
      htmlFor={id}
      {...(required && { required })}
      {...(problem !== undefined && { invalid: true, error: problem })}
    >
      <FieldBody>
        <Input
          id={id}
          value={value}
          {...(width !== undefined && { width })}
          {...(placeholder !== undefined && { placeholder })}
          {...(disabled && { disabled })}
          {...(suffix !== undefined && { suffix })}
          {...(known && { list: `${id}-known` })}
          autoComplete="off"
          onChange={event => onChange(event.currentTarget.value)}
        />
        {known && (
          <datalist id={`${id}-known`}>
            {known.map(one => (
              <option key={one} value={one} />
            ))}
          </datalist>
        )}
      </FieldBody>
    </Field>
  )
}
