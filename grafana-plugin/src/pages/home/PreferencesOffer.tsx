/** On the first visit nothing is set yet: preferences are offered, once, to those who may set them. */
import { Alert, TextLink } from '@grafana/ui'
import React, { useState } from 'react'
import { usePreferences } from '../../components/moments.tsx'
import { mayConfigure } from '../../components/role.ts'
import { pageOf } from '../../routes.ts'

const key = 'lastgood-preferences-offered'

export function PreferencesOffer() {
  const { data } = usePreferences()
  const [isGone, setGone] = useState(() => localStorage.getItem(key) !== null)
  if (isGone || !mayConfigure() || !data || Object.keys(data).length > 0) return null
  return (
    <Alert
      severity="info"
      title="Welcome to Lastgood"
      onRemove={() => {
        localStorage.setItem(key, 'yes')
        setGone(true)
      }}
    >
      Logo, time zone, forms of times and dates, and when a day of backups ends: set them in the{' '}
      <TextLink href={pageOf.preferences()}>Preferences</TextLink>, or leave them as they are.
    </Alert>
  )
}
