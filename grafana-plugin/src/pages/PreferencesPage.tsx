/** What is set for all pages and reports. */
import { PluginPage } from '@grafana/runtime'
import {
  Button,
  Combobox,
  EmptyState,
  Field,
  FileUpload,
  Input,
  RadioButtonGroup,
  Stack,
  TimeZonePicker,
} from '@grafana/ui'
import React, { useState } from 'react'
import type { Preferences } from '../../../exporter/src/core/preferences.ts'
import { CallError } from '../api/call.ts'
import { changePreferences } from '../api/senders.ts'
import { Loaded } from '../components/Loaded.tsx'
import { usePreferences } from '../components/moments.tsx'
import { logoHelp, logoTypes, readLogo } from '../components/read-picture.ts'
import { mayConfigure } from '../components/role.ts'
import { tellDone, tellFailed } from '../components/tell.ts'
import { createMoments } from '../model/moments.ts'

const dateFormats = ['yyyy-MM-dd', 'dd.MM.yyyy', 'dd/MM/yyyy', 'MM/dd/yyyy'] as const

export function PreferencesPage() {
  const preferences = usePreferences()
  return (
    <PluginPage
      pageNav={{ text: 'Preferences' }}
      subTitle="Hold for everybody: on these pages, and in reports and mails."
    >
      {mayConfigure() ? (
        <Loaded of={preferences} what="the preferences">
          {data => <PreferencesForm kept={data} onSaved={preferences.reload} key={JSON.stringify(data)} />}
        </Loaded>
      ) : (
        <EmptyState variant="not-found" message="Preferences are an administrator's to set" />
      )}
    </PluginPage>
  )
}

type Draft = { readonly [key in keyof Preferences]?: Preferences[key] | null }

function PreferencesForm({ kept, onSaved }: { readonly kept: Preferences; readonly onSaved: () => void }) {
  const [change, setChange] = useState<Draft>({})
  const [problem, setProblem] = useState<string>()
  const [isBusy, setBusy] = useState(false)
  const draft: Draft = { ...kept, ...change }
  const set = (more: Draft) => {
    setChange({ ...change, ...more })
    setProblem(undefined)
  }
  const sample = createMoments(
    {
      ...(draft.timeZone && { timeZone: draft.timeZone }),
      ...(draft.dateFormat && { dateFormat: draft.dateFormat }),
      ...(draft.timeFormat && { timeFormat: draft.timeFormat }),
    },
    'UTC',
  ).format(Date.now())

  async function save() {
    setBusy(true)
    try {
      await changePreferences(change)
      tellDone('The preferences are saved')
      onSaved()
    } catch (cause) {
      if (cause instanceof CallError && cause.status === 422) setProblem(cause.message)
      else tellFailed('The preferences were not saved', cause)
    }
    setBusy(false)
  }

  async function takeLogo(file: File | undefined) {
    if (!file) return
    try {
      set({ logo: await readLogo(file) })
    } catch (cause) {
      setProblem(`logo: ${cause instanceof Error ? cause.message : String(cause)}`)
    }
  }

  const problemOf = (key: string) => (problem?.startsWith(key) ? { invalid: true, error: problem } : {})
  return (
    <div style={{ maxWidth: 640 }}>
      <Field label="Time zone" description="Of times on pages and in reports" {...problemOf('timeZone')}>
        <TimeZonePicker
          inputId="preference-time-zone"
          includeInternal={false}
          value={draft.timeZone ?? ''}
          onChange={zone => set({ timeZone: zone ?? null })}
        />
      </Field>
      <Field label="Dates" {...problemOf('dateFormat')}>
        <Combobox
          id="preference-dates"
          width={30}
          isClearable
          placeholder="yyyy-MM-dd"
          options={dateFormats.map(value => ({ value, label: value }))}
          value={draft.dateFormat ?? null}
          onChange={option => set({ dateFormat: option?.value ?? null })}
        />
      </Field>
      <Field label="Times" description={`Now is ${sample}`} {...problemOf('timeFormat')}>
        <RadioButtonGroup
          aria-label="Times"
          options={[
            { label: '24 hours', value: '24h' as const },
            { label: 'am and pm', value: '12h' as const },
          ]}
          value={draft.timeFormat ?? '24h'}
          onChange={timeFormat => set({ timeFormat })}
        />
      </Field>
      <Field
        label="Cut-off"
        description="When a day of backups ends: what was received up to then belongs to the night before"
        {...problemOf('cutOff')}
      >
        <Input
          id="preference-cut-off"
          type="time"
          width={20}
          value={draft.cutOff ?? ''}
          onChange={event => set({ cutOff: event.currentTarget.value || null })}
        />
      </Field>
      <Field
        label="Days that are kept"
        description="Messages and results that are older are deleted. Beats the configuration file."
        {...problemOf('retentionDays')}
      >
        <Input
          id="preference-retention"
          type="number"
          min={1}
          width={20}
          placeholder="as configured"
          value={draft.retentionDays ?? ''}
          onChange={event => {
            const days = event.currentTarget.valueAsNumber
            set({ retentionDays: Number.isNaN(days) ? null : days })
          }}
        />
      </Field>
      <Field label="Logo" description={`Stands above reports and mails: ${logoHelp}`} {...problemOf('logo')}>
        <Stack gap={2} alignItems="center" wrap="wrap">
          {draft.logo && <img src={draft.logo} alt="The logo" style={{ maxHeight: 64, maxWidth: 240 }} />}
          <FileUpload
            accept={logoTypes}
            onFileUpload={event => void takeLogo(event.currentTarget.files?.[0])}
          >
            Choose a picture
          </FileUpload>
          {draft.logo && (
            <Button variant="secondary" fill="outline" onClick={() => set({ logo: null })}>
              Without a logo
            </Button>
          )}
        </Stack>
      </Field>
      <Button disabled={isBusy || Object.keys(change).length === 0} onClick={save}>
        Save
      </Button>
    </div>
  )
}
