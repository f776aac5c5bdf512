/** A list written as text: what is typed stays as typed until the field is left. */
import React, { useState } from 'react'
import { TextField } from './TextField.tsx'

type Props<T> = {
  readonly path: string
  readonly label: string
  readonly description: string
  readonly placeholder: string
  readonly value: T
  readonly read: (value: T) => string
  readonly write: (text: string) => T
  readonly onChange: (value: T) => void
}

export function ListField<T>({ value, read, write, onChange, ...field }: Props<T>) {
  const [typed, setTyped] = useState<string>()
  // A comma that was just typed says nothing yet, but must not vanish.
  const isSame = typed !== undefined && read(write(typed)) === read(value)
  return (
    <TextField
      {...field}
      value={isSame ? typed : read(value)}
      onChange={text => {
        setTyped(text)
        onChange(write(text))
      }}
    />
  )
}
