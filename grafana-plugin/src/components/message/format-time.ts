/** How the drawer writes moments: as the dashboard says in a panel, as the preferences say on the app's pages. */
import { dateTimeFormat } from '@grafana/data'
import { createContext, useContext } from 'react'

export type FormatTime = (ms: number) => string

export const FormatTimeContext = createContext<FormatTime>(ms => dateTimeFormat(ms))

export function useFormatTime(): FormatTime {
  return useContext(FormatTimeContext)
}
