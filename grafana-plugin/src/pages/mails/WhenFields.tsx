/** When a report mail goes out. */
import { Button, Checkbox, FilterPill, Input, Stack, TimeZonePicker } from '@grafana/ui'
import React from 'react'
import { Choice } from '../../components/Choice.tsx'
import {
  daysOf,
  kindOf,
  setDay,
  setOnlyWhenWrong,
  usualProof,
  usualTime,
  weekdays,
} from '../../model/subscription.ts'
import { MailField, useForm } from './form-fields.tsx'

export function WhenFields() {
  const { draft, set } = useForm()
  const kind = kindOf(draft)
  return (
    <>
      <Stack gap={2} wrap="wrap">
        <MailField of="at" label="Time" htmlFor="mail-at">
          <Input
            id="mail-at"
            type="time"
            width={18}
            value={draft.at ?? usualTime}
            onChange={event => set('at', event.currentTarget.value)}
          />
        </MailField>
        {kind === 'monthly' && (
          <MailField of="dayOfMonth" label="Day of the month" htmlFor="mail-day">
            <Input
              id="mail-day"
              type="number"
              min={1}
              max={28}
              width={18}
              value={draft.dayOfMonth ?? 1}
              onChange={event => {
                const day = event.currentTarget.valueAsNumber
                set('dayOfMonth', Number.isNaN(day) ? undefined : day)
              }}
            />
          </MailField>
        )}
      </Stack>
      {kind === 'daily' && <Days />}
      <MailField
        of="timezone"
        label="Time zone"
        description="Of all times in it; as in the preferences unless given"
      >
        <Stack gap={1} wrap="wrap">
          <TimeZonePicker
            inputId="mail-zone"
            includeInternal={false}
            value={draft.timezone ?? ''}
            onChange={zone => set('timezone', zone)}
          />
          {draft.timezone !== undefined && (
            <Button variant="secondary" fill="outline" onClick={() => set('timezone', undefined)}>
              As in the preferences
            </Button>
          )}
        </Stack>
      </MailField>
      {kind === 'daily' && <OnlyWhenWrong />}
      <MailField of="paused" label="Paused">
        <Checkbox
          label="Nothing is sent"
          description="Until it is switched off again; what was due meanwhile is not sent later"
          value={draft.paused ?? false}
          onChange={event => set('paused', event.currentTarget.checked || undefined)}
        />
      </MailField>
    </>
  )
}

function Days() {
  const { draft, change } = useForm()
  const open = daysOf(draft)
  return (
    <MailField of="days" label="Days">
      <fieldset aria-label="Days">
        <Stack gap={1} wrap="wrap">
          {weekdays.map(({ id, title }) => (
            <FilterPill
              key={id}
              label={title}
              selected={open.includes(id)}
              onClick={() => change(before => setDay(before, id, !open.includes(id)))}
            />
          ))}
        </Stack>
      </fieldset>
    </MailField>
  )
}

function OnlyWhenWrong() {
  const { draft, change, set, problemAt } = useForm()
  return (
    <>
      <MailField of="onlyWhenWrong" label="Quiet">
        <Checkbox
          label="Only when something is wrong"
          description="And once a week all the same: then a silent mail is no lost mail"
          value={draft.onlyWhenWrong ?? false}
          onChange={event => {
            const isOn = event.currentTarget.checked
            change(before => setOnlyWhenWrong(before, isOn))
          }}
        />
      </MailField>
      {draft.onlyWhenWrong && (
        <Choice
          label="Sent all the same each"
          options={weekdays.map(({ id, long }) => ({ id, title: long }))}
          value={draft.proofOfLife ?? usualProof}
          onChange={day => set('proofOfLife', day === usualProof ? undefined : day)}
          width={24}
          error={problemAt('proofOfLife')}
        />
      )}
    </>
  )
}
