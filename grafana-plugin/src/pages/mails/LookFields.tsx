/** How a report mail looks: language, forms of times and dates, logo, and the document beside it. */
import { Button, Checkbox, FileUpload, RadioButtonGroup, Stack } from '@grafana/ui'
import React, { useState } from 'react'
import { Choice } from '../../components/Choice.tsx'
import { logoHelp, logoTypes, readLogo } from '../../components/read-picture.ts'
import { kindOf } from '../../model/subscription.ts'
import { MailField, useForm } from './form-fields.tsx'
import { SectionsField } from './SectionsField.tsx'

const asPreferences = { id: '', title: 'as in the preferences' } as const
const dateFormats = ['yyyy-MM-dd', 'dd.MM.yyyy', 'dd/MM/yyyy', 'MM/dd/yyyy'] as const
const timeFormats = [
  { id: '24h', title: '24 hours' },
  { id: '12h', title: 'am and pm' },
] as const

export function LookFields() {
  const { draft, set, problemAt } = useForm()
  return (
    <>
      {kindOf(draft) === 'daily' && <SectionsField />}
      <MailField of="language" label="Language">
        <RadioButtonGroup
          aria-label="Language"
          options={[
            { label: 'English', value: 'en' as const },
            { label: 'Deutsch', value: 'de' as const },
          ]}
          value={draft.language ?? 'en'}
          onChange={language => set('language', language === 'en' ? undefined : language)}
        />
      </MailField>
      <Stack gap={2} wrap="wrap">
        <Choice
          label="Dates"
          options={[asPreferences, ...dateFormats.map(id => ({ id, title: id }))]}
          value={draft.dateFormat ?? ''}
          onChange={format => set('dateFormat', format === '' ? undefined : format)}
          width={26}
          error={problemAt('dateFormat')}
        />
        <Choice
          label="Times"
          options={[asPreferences, ...timeFormats]}
          value={draft.timeFormat ?? ''}
          onChange={format => set('timeFormat', format === '' ? undefined : format)}
          width={26}
          error={problemAt('timeFormat')}
        />
      </Stack>
      <LogoField />
      <MailField of="attachPdf" label="Attachment">
        <Checkbox
          label="The document as PDF"
          description="For printing, and for whoever files reports"
          value={draft.attachPdf ?? false}
          onChange={event => set('attachPdf', event.currentTarget.checked || undefined)}
        />
      </MailField>
    </>
  )
}

function LogoField() {
  const { draft, set } = useForm()
  const [problem, setProblem] = useState<string>()
  const { logo } = draft

  async function take(file: File | undefined) {
    if (!file) return
    setProblem(undefined)
    try {
      set('logo', await readLogo(file))
    } catch (cause) {
      setProblem(cause instanceof Error ? cause.message : String(cause))
    }
  }

  return (
    <MailField
      of="logo"
      label="Logo"
      description={`At its head; that of the preferences unless given. ${logoHelp}`}
    >
      <Stack gap={2} alignItems="center" wrap="wrap">
        {logo !== undefined && (
          <img src={logo} alt="The logo" style={{ maxHeight: 56, maxWidth: 240, background: 'white' }} />
        )}
        <FileUpload accept={logoTypes} onFileUpload={event => void take(event.currentTarget.files?.[0])}>
          Choose a picture
        </FileUpload>
        {logo !== undefined && (
          <Button variant="secondary" fill="outline" onClick={() => set('logo', undefined)}>
            As in the preferences
          </Button>
        )}
      </Stack>
      {problem !== undefined && <div role="alert">{problem}</div>}
    </MailField>
  )
}
