/** The days of the week on which results are expected. */
import { Field, FilterPill, Stack } from '@grafana/ui'
import React from 'react'
import { FieldBody } from '../../components/FieldBody.tsx'
import { readDays, scheduleOf, setScheduleKey, weekdays, writeDays } from '../../model/draft-schedule.ts'
import { useProblem, useWizard } from './wizard-context.ts'

const titles = { mon: 'Mon', tue: 'Tue', wed: 'Wed', thu: 'Thu', fri: 'Fri', sat: 'Sat', sun: 'Sun' } as const

export function DaysField() {
  const { check, change } = useWizard()
  const problem = useProblem('schedule.days', 'within')
  const open = readDays(scheduleOf(check)?.days)
  const set = (days: readonly (typeof weekdays)[number][]) =>
    change(before => setScheduleKey(before, 'days', writeDays(days)))
  return (
    <Field
      label="Days"
      description="An expectation on another day moves to the next of these."
      {...(problem !== undefined && { invalid: true, error: problem })}
    >
      <FieldBody>
        <fieldset aria-label="Days">
          <Stack gap={1} wrap="wrap">
            {weekdays.map(day => (
              <FilterPill
                key={day}
                label={titles[day]}
                selected={open.includes(day)}
                onClick={() => set(open.includes(day) ? open.filter(one => one !== day) : [...open, day])}
              />
            ))}
          </Stack>
        </fieldset>
      </FieldBody>
    </Field>
  )
}
