/** When results are expected, and how long silence is allowed to last after that. */
import { Field, RadioButtonGroup, Switch } from '@grafana/ui'
import React from 'react'
import {
  type RhythmKind,
  readHolidays,
  rhythmOf,
  rhythms,
  scheduleOf,
  setRhythm,
  setScheduleKey,
  writeHolidays,
} from '../../model/draft-schedule.ts'
import { DaysField } from './DaysField.tsx'
import { ListField } from './ListField.tsx'
import { RhythmFields } from './RhythmFields.tsx'
import { TextField } from './TextField.tsx'
import { WindowFields } from './WindowFields.tsx'
import { useProblem, useWizard } from './wizard-context.ts'

export function ScheduleFields() {
  const { check, change } = useWizard()
  const kind = rhythmOf(check)
  const schedule = scheduleOf(check) ?? {}
  const problem = useProblem('schedule')
  return (
    <>
      <Field
        label="Results are expected"
        style={{ maxWidth: '100%', overflowX: 'auto' }}
        description={rhythms.find(({ id }) => id === kind)?.help}
        {...(problem !== undefined && { invalid: true, error: problem })}
      >
        <RadioButtonGroup<RhythmKind>
          aria-label="Results are expected"
          options={rhythms.map(({ id, title }) => ({ value: id, label: title }))}
          value={kind}
          onChange={rhythm => change(before => setRhythm(before, rhythm))}
        />
      </Field>
      {kind !== 'none' && (
        <>
          <RhythmFields kind={kind} />
          <TextField
            path="schedule.overdueAfter"
            label="Overdue after"
            description="How long after the expected moment silence becomes an alarm: 30 minutes, 2h."
            placeholder="30 minutes"
            width={24}
            value={schedule.overdueAfter ?? ''}
            onChange={text => change(before => setScheduleKey(before, 'overdueAfter', text || undefined))}
          />
          {kind !== 'window' && <WindowFields isOptional />}
          <DaysField />
          <ListField
            path="schedule.holidays"
            label="Holidays"
            description="Days on which nothing is expected: names of calendars in lastgood.yml, dates such as 2026-12-24, with commas between."
            placeholder="none"
            value={schedule.holidays}
            read={readHolidays}
            write={writeHolidays}
            onChange={holidays => change(before => setScheduleKey(before, 'holidays', holidays))}
          />
          <TextField
            path="schedule.timezone"
            label="Time zone"
            description="Times and days are meant in this zone; calendar times keep their wall clock when clocks change."
            placeholder="that of the exporter"
            width={36}
            known={zones}
            value={schedule.timezone ?? ''}
            onChange={text => change(before => setScheduleKey(before, 'timezone', text || undefined))}
          />
          <Field
            label="Expect the first result too"
            description="Switched off, a check that never had a result is not overdue."
            htmlFor="draft-expectFirst"
          >
            <Switch
              id="draft-expectFirst"
              value={schedule.expectFirst ?? true}
              onChange={event => {
                const isOn = event.currentTarget.checked
                change(before => setScheduleKey(before, 'expectFirst', isOn ? undefined : false))
              }}
            />
          </Field>
        </>
      )}
    </>
  )
}

const zones: readonly string[] = Intl.supportedValuesOf('timeZone')
