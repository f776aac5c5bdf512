/** One of several, by a list that opens; with a label that is there for everybody, or for screen readers only. */
import { css } from '@emotion/css'
import { Combobox, Field } from '@grafana/ui'
import React, { type ReactNode, useId } from 'react'

type Option<T extends string> = { readonly id: T; readonly title: string; readonly help?: string }
type Props<T extends string> = {
  readonly label: string
  readonly options: readonly Option<T>[]
  readonly value: T
  readonly onChange: (value: T) => void
  /** In steps of 8 pixels; as wide as its place unless given. */
  readonly width?: number
  readonly description?: ReactNode
  readonly error?: string | undefined
  /** Where the row itself says what it is. */
  readonly isLabelHidden?: true
  readonly disabled?: boolean
}

export function Choice<T extends string>(props: Props<T>) {
  const { label, options, value, onChange, width, description, error, isLabelHidden, disabled } = props
  const id = useId()
  const box = (
    <Combobox<string>
      id={id}
      options={options.map(({ id: value, title, help }) => ({
        value,
        label: title,
        ...(help !== undefined && { description: help }),
      }))}
      value={value}
      onChange={({ value: chosen }) => {
        const known = options.find(({ id }) => id === chosen)
        if (known) onChange(known.id)
      }}
      {...(width !== undefined && { width })}
      {...(disabled && { disabled })}
      {...(error !== undefined && { invalid: true })}
    />
  )
  if (isLabelHidden)
    return (
      <div>
        <label htmlFor={id} className={hidden}>
          {label}
        </label>
        {box}
      </div>
    )
  return (
    <Field
      label={label}
      htmlFor={id}
      description={description}
      {...(error !== undefined && { invalid: true, error })}
    >
      {box}
    </Field>
  )
}

/** Read out, not shown. */
export const hidden = css({
  position: 'absolute',
  width: 1,
  height: 1,
  margin: -1,
  overflow: 'hidden',
  clipPath: 'inset(50%)',
  whiteSpace: 'nowrap',
})
