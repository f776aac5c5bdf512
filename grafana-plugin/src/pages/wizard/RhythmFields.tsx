/** What each rhythm asks for. */
import { Field, Input, RadioButtonGroup, Stack } from '@grafana/ui'
import React from 'react'
import { Choice } from '../../components/Choice.tsx'
import { FieldBody } from '../../components/FieldBody.tsx'
import {
  type Interval,
  type RhythmKind,
  readEvery,
  scheduleOf,
  setScheduleKey,
  units,
  writeEvery,
} from '../../model/draft-schedule.ts'
import { TextField } from './TextField.tsx'
import { WindowFields } from './WindowFields.tsx'
import { useProblem, useWizard } from './wizard-context.ts'

export function RhythmFields({ kind }: { readonly kind: RhythmKind }) {
  const { check, change } = useWizard()
  const schedule = scheduleOf(check) ?? {}
  switch (kind) {
    case 'none':
      return null
    case 'every':
      return (
        <>
          <EveryFields />
          <AnchorField />
        </>
      )
    case 'at':
      return (
        <>
          <TextField
            path="schedule.at"
            label="Time"
            description="By the clock: 02:00"
            width={16}
            required
            value={schedule.at ?? ''}
            onChange={at => change(before => setScheduleKey(before, 'at', at))}
          />
          <EveryFields isOnClock />
        </>
      )
    case 'window':
      return <WindowFields />
    case 'cron':
      return (
        <TextField
          path="schedule.cron"
          label="Cron expression"
          description="Minute, hour, day, month, weekday; names such as MON, L for the last, 5#2 for the second Friday, @daily are known."
          width={36}
          required
          value={schedule.cron ?? ''}
          onChange={cron => change(before => setScheduleKey(before, 'cron', cron))}
        />
      )
    case 'calendar':
      return (
        <TextField
          path="schedule.calendar"
          label="OnCalendar expression"
          description="As in a systemd timer: Mon..Fri 02:30, *-*~1 23:00 is the last day of the month."
          width={36}
          required
          value={schedule.calendar ?? ''}
          onChange={calendar => change(before => setScheduleKey(before, 'calendar', calendar))}
        />
      )
  }
}

const unitTitles = { minute: 'minutes', hour: 'hours', day: 'days', week: 'weeks', month: 'months' } as const

function EveryFields({ isOnClock }: { readonly isOnClock?: true }) {
  const { check, change } = useWizard()
  const problem = useProblem('schedule.every')
  const every = scheduleOf(check)?.every
  const interval = readEvery(every ?? '1 day')
  const set = (next: Interval) => {
    const isUsual = isOnClock && next.count === 1 && next.unit === 'day'
    change(before => setScheduleKey(before, 'every', isUsual ? undefined : writeEvery(next)))
  }
  // Written by hand in a file: 36h. It stays until it is changed.
  if (!interval)
    return (
      <TextField
        path="schedule.every"
        label="Every"
        width={16}
        value={every ?? ''}
        onChange={text => change(before => setScheduleKey(before, 'every', text))}
      />
    )
  return (
    <Field
      label="Every"
      htmlFor="draft-every"
      {...(problem !== undefined && { invalid: true, error: problem })}
    >
      <FieldBody>
        <Stack gap={1}>
          <Input
            id="draft-every"
            type="number"
            min={1}
            width={10}
            value={interval.count}
            onChange={event => {
              const count = Math.floor(Number(event.currentTarget.value))
              if (count >= 1) set({ ...interval, count })
            }}
          />
          <Choice
            label="Unit"
            isLabelHidden
            width={16}
            options={units
              .filter(unit => !isOnClock || unit === 'day' || unit === 'week' || unit === 'month')
              .map(id => ({ id, title: unitTitles[id] }))}
            value={interval.unit}
            onChange={unit => set({ ...interval, unit })}
          />
        </Stack>
      </FieldBody>
    </Field>
  )
}

function AnchorField() {
  const { check, change } = useWizard()
  const anchor = scheduleOf(check)?.anchor ?? 'last'
  return (
    <Field
      label="Counted from"
      description={
        anchor === 'last'
          ? 'Each result starts the interval anew.'
          : 'The first result starts the clock, and fixes the grid for good.'
      }
    >
      <RadioButtonGroup<'last' | 'first'>
        aria-label="Counted from"
        options={[
          { value: 'last', label: 'the last result' },
          { value: 'first', label: 'the first result' },
        ]}
        value={anchor}
        onChange={value =>
          change(before => setScheduleKey(before, 'anchor', value === 'last' ? undefined : value))
        }
      />
    </Field>
  )
}
