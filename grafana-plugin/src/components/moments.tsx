/** How the app's pages write moments: as the preferences say, else in the zone of the signed-in person. The panel and
 *  the data source follow their dashboard instead. */
import { getTimeZone } from '@grafana/data'
import React, { createContext, type ReactNode, useContext, useMemo } from 'react'
import type { Preferences } from '../../../exporter/src/core/preferences.ts'
import { readPreferences } from '../api/senders.ts'
import { createMoments, type Moments } from '../model/moments.ts'
import { type Load, useLoad } from './use-load.ts'

const Context = createContext<Load<Preferences>>({ loading: false, reload: () => {} })

export function PreferencesProvider({ children }: { readonly children: ReactNode }) {
  const preferences = useLoad(signal => readPreferences(signal), [])
  return <Context.Provider value={preferences}>{children}</Context.Provider>
}

export function usePreferences(): Load<Preferences> {
  return useContext(Context)
}

export function useMoments(): Moments {
  const { data } = usePreferences()
  return useMemo(() => createMoments(data ?? {}, ownZone()), [data])
}

function ownZone(): string {
  const zone = getTimeZone()
  if (zone === 'utc' || zone === 'UTC') return 'UTC'
  return zone === 'browser' || zone === '' ? Intl.DateTimeFormat().resolvedOptions().timeZone : zone
}
