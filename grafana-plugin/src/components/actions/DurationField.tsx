/** For how long something holds: a choice of usual lengths, or a moment of one's own. */
import { Combobox, type ComboboxOption, Field, Input, Stack } from '@grafana/ui'
import React, { useId, useState } from 'react'

type Props = {
  readonly label: string
  /** Offers `without end` too, which is then `undefined`. */
  readonly endless?: string
  /** `undefined`: without end; `NaN`: no moment yet. */
  readonly onChange: (untilMs: number | undefined) => void
  readonly nowMs: number
}

const hourMs = 3_600_000
const lengths: readonly (readonly [text: string, ms: number])[] = [
  ['1 hour', hourMs],
  ['4 hours', 4 * hourMs],
  ['12 hours', 12 * hourMs],
  ['1 day', 24 * hourMs],
  ['3 days', 72 * hourMs],
  ['1 week', 7 * 24 * hourMs],
  ['30 days', 30 * 24 * hourMs],
]
export const usualLengthMs = 24 * hourMs

export function DurationField({ label, endless, onChange, nowMs }: Props) {
  const id = useId()
  const [choice, setChoice] = useState(endless === undefined ? String(usualLengthMs) : 'endless')
  const options: ComboboxOption[] = [
    ...(endless === undefined ? [] : [{ value: 'endless', label: endless }]),
    ...lengths.map(([text, ms]) => ({ value: String(ms), label: text })),
    { value: 'moment', label: 'Until …' },
  ]
  return (
    <Stack direction="row" gap={1} alignItems="flex-end" wrap="wrap">
      <Field label={label} htmlFor={id}>
        <Combobox
          id={id}
          width={28}
          options={options}
          value={choice}
          onChange={({ value }) => {
            setChoice(value)
            onChange(
              value === 'endless' ? undefined : value === 'moment' ? Number.NaN : nowMs + Number(value),
            )
          }}
        />
      </Field>
      {choice === 'moment' && <MomentField label="Moment" onChange={onChange} />}
    </Stack>
  )
}

/** In the time zone of the browser, which is where the person is. */
export function MomentField({
  label,
  description,
  onChange,
}: {
  readonly label: string
  readonly description?: string
  readonly onChange: (ms: number) => void
}) {
  const id = useId()
  return (
    <Field label={label} htmlFor={id} {...(description !== undefined && { description })}>
      <Input
        id={id}
        type="datetime-local"
        width={28}
        onChange={({ currentTarget }) => onChange(new Date(currentTarget.value).getTime())}
      />
    </Field>
  )
}
