/** Fields of the editors, each with a label that a screen reader tells. MultiSelect, because the MultiCombobox of
 *  Grafana 11.6 takes no label for its input. */
import type { SelectableValue } from '@grafana/data'
import { InlineField, Input, MultiSelect, Select } from '@grafana/ui'
import React, { type FocusEvent, type KeyboardEvent } from 'react'
import type { Option } from './options.ts'

const labelWidth = 14

type Common = {
  /** Unique on the page. */
  readonly id: string
  readonly label: string
  readonly tooltip?: string
}

export function ListField({
  id,
  label,
  tooltip,
  value,
  options,
  loading = false,
  placeholder,
  error,
  custom = false,
  onChange,
}: Common & {
  readonly value: readonly string[]
  readonly options: readonly Option[]
  readonly loading?: boolean
  readonly placeholder: string
  /** Why it cannot stay as it is. */
  readonly error?: string | undefined
  /** Whether anything may be typed, such as a variable in the midst of a name. */
  readonly custom?: boolean
  readonly onChange: (value: readonly string[]) => void
}) {
  const textOf = new Map(options.map(({ text, value }) => [value, text]))
  return (
    <InlineField
      label={label}
      labelWidth={labelWidth}
      htmlFor={id}
      grow
      shrink
      {...(tooltip !== undefined && { tooltip })}
      {...(error !== undefined && { invalid: true, error })}
    >
      <MultiSelect<string>
        inputId={id}
        options={options.map(({ text, value }) => ({ label: text, value }))}
        value={value.map(one => ({ label: textOf.get(one) ?? one, value: one }))}
        isLoading={loading}
        placeholder={placeholder}
        allowCustomValue={custom}
        closeMenuOnSelect={false}
        onChange={chosen => onChange(chosen.flatMap(({ value }) => value ?? []))}
      />
    </InlineField>
  )
}

export function WordField<T extends string>({
  id,
  label,
  tooltip,
  value,
  options,
  onChange,
}: Common & {
  readonly value: T
  readonly options: readonly { readonly label: string; readonly value: T; readonly description?: string }[]
  readonly onChange: (value: T) => void
}) {
  return (
    <InlineField
      label={label}
      labelWidth={labelWidth}
      htmlFor={id}
      grow
      shrink
      {...(tooltip !== undefined && { tooltip })}
    >
      <Select<T>
        inputId={id}
        options={[...options]}
        value={value}
        onChange={(chosen: SelectableValue<T>) => chosen.value !== undefined && onChange(chosen.value)}
      />
    </InlineField>
  )
}

/** Asked again when it is left or Enter is pressed, not at each letter. */
export function TextField({
  id,
  label,
  tooltip,
  value,
  placeholder,
  type = 'text',
  width,
  onCommit,
}: Common & {
  readonly value: string
  readonly placeholder?: string
  readonly type?: 'text' | 'number'
  /** As wide as its place unless given. */
  readonly width?: number
  readonly onCommit: (value: string) => void
}) {
  const commit = (event: FocusEvent<HTMLInputElement> | KeyboardEvent<HTMLInputElement>) => {
    const written = event.currentTarget.value.trim()
    if (written !== value) onCommit(written)
  }
  return (
    <InlineField
      label={label}
      labelWidth={labelWidth}
      htmlFor={id}
      grow={width === undefined}
      shrink
      {...(tooltip !== undefined && { tooltip })}
    >
      <Input
        // Another value from outside is shown, although nobody typed it.
        key={value}
        id={id}
        type={type}
        {...(width !== undefined && { width })}
        defaultValue={value}
        {...(placeholder !== undefined && { placeholder })}
        onBlur={commit}
        onKeyDown={event => event.key === 'Enter' && commit(event)}
      />
    </InlineField>
  )
}
