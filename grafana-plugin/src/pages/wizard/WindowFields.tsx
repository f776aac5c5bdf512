/** The arrival window: between which times of day results come. */
import { Button, Stack } from '@grafana/ui'
import React from 'react'
import { scheduleOf, setScheduleKey } from '../../model/draft-schedule.ts'
import { TextField } from './TextField.tsx'
import { useWizard } from './wizard-context.ts'

export function WindowFields({ isOptional }: { readonly isOptional?: true }) {
  const { check, change } = useWizard()
  const window = scheduleOf(check)?.window
  if (!window)
    return (
      <div style={{ marginBottom: 16 }}>
        <Button
          variant="secondary"
          size="sm"
          icon="plus"
          onClick={() => change(before => setScheduleKey(before, 'window', { from: '20:00', to: '06:00' }))}
        >
          Add an arrival window
        </Button>
      </div>
    )
  return (
    <Stack gap={2} alignItems="flex-start" wrap="wrap">
      <TextField
        path="schedule.window.from"
        label="Window opens"
        width={16}
        value={window.from}
        onChange={from => change(before => setScheduleKey(before, 'window', { ...window, from }))}
      />
      <TextField
        path="schedule.window.to"
        label="Window closes"
        width={16}
        description={window.to <= window.from ? 'on the next day' : ''}
        value={window.to}
        onChange={to => change(before => setScheduleKey(before, 'window', { ...window, to }))}
      />
      {isOptional && (
        <Button
          variant="secondary"
          fill="text"
          icon="trash-alt"
          aria-label="Remove the arrival window"
          style={{ marginTop: 22 }}
          onClick={() => change(before => setScheduleKey(before, 'window', undefined))}
        />
      )}
    </Stack>
  )
}
