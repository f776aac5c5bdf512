/** What the choices of a query are called in the editors. */
import type { Option } from './options.ts'
import { type Format, type Kind, type Report, type Status, statuses } from './query.ts'

type Choice<T> = { readonly value: T; readonly label: string; readonly description: string }

export const kindOptions: readonly Choice<Kind>[] = [
  { value: 'checks', label: 'Checks', description: 'As they stand now, with their newest results' },
  { value: 'activities', label: 'Activities', description: 'Results and missed slots in the time range' },
  { value: 'growth', label: 'Growth', description: 'A figure of each check over time' },
  { value: 'reports', label: 'Reports', description: 'The documents, as tables' },
  {
    value: 'transactions',
    label: 'Transactions',
    description: 'What was processed and changed, and by whom',
  },
  { value: 'unmatched', label: 'Unmatched messages', description: 'Messages that wait for a check' },
]
export const formatOptions: readonly Choice<Format>[] = [
  { value: 'table', label: 'Table', description: 'A row for each result, newest first' },
  {
    value: 'timeline',
    label: 'State timeline',
    description: 'A field for each check, for the state timeline',
  },
]
export const reportOptions: readonly Choice<Report>[] = [
  {
    value: 'last-24h',
    label: 'Last 24 hours',
    description: 'Runs of the day up to the cut-off, and what did not run',
  },
  { value: 'last-status', label: 'Last status', description: 'Every check with its last result' },
  { value: 'all-reports', label: 'All reports', description: 'In the time range, newest first' },
  { value: 'job', label: 'Job', description: 'The runs of the chosen checks in the time range' },
  { value: 'client-summary', label: 'Client summary', description: 'A month of the chosen groups' },
]
export const figureOptions: readonly Choice<string>[] = [
  { value: 'size', label: 'Size', description: 'Bytes that were backed up' },
  { value: 'transferred', label: 'Transferred', description: 'Bytes that were sent or written' },
  { value: 'duration', label: 'Duration', description: 'Seconds from start to end' },
  { value: 'files', label: 'Files', description: 'How many' },
  { value: 'warnings', label: 'Warnings', description: 'How many' },
  { value: 'errors', label: 'Errors', description: 'How many' },
]

/** With the value in force, which may be one of its own: a figure of a check has any name. */
export function optionsOf(options: readonly Choice<string>[], value: string): readonly Choice<string>[] {
  if (options.some(option => option.value === value)) return options
  return [{ value, label: value, description: 'A figure of your own' }, ...options]
}

const textOf: Readonly<Record<Status, string>> = {
  success: 'Success',
  warning: 'Warning',
  failure: 'Failure',
  missed: 'Missed',
  ignored: 'Ignored',
  none: 'No result yet',
}

export function statusOptions(of: readonly Status[] = statuses): readonly Option[] {
  return of.map(value => ({ value, text: textOf[value] }))
}
