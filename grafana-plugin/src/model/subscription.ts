/** A report mail's subscription while it is edited, and in words. What is not said has its default: a key is taken out
 *  rather than written with what would hold anyway. */
import type { SubscriptionJson, SubscriptionYaml } from '../../../exporter/src/api/contract-reports.ts'
import { readDays } from './draft-schedule.ts'
import { put } from './put.ts'

export type Kind = NonNullable<SubscriptionYaml['kind']>
export type Section = NonNullable<SubscriptionYaml['sections']>[number]
type Weekday = NonNullable<SubscriptionYaml['proofOfLife']>

export const kinds = [
  {
    id: 'daily',
    title: 'Daily',
    about: 'The day of backups that ended: what needs attention, what ran, what did not',
  },
  { id: 'monthly', title: 'Monthly', about: 'The month that ended: the summary of a client' },
] as const
export const sections: readonly { readonly id: Section; readonly title: string; readonly about: string }[] = [
  {
    id: 'attention',
    title: 'Needs attention',
    about: 'failed, warning, overdue, never seen: why and since when',
  },
  { id: 'last-24h', title: 'Last 24 hours', about: 'runs whose report was received up to the cut-off' },
  { id: 'did-not-run', title: 'Did not run', about: 'jobs that should have run in that day' },
  { id: 'last-status', title: 'Last status', about: 'every job with its last result' },
]
export const weekdays: readonly { readonly id: Weekday; readonly title: string; readonly long: string }[] = [
  { id: 'mon', title: 'Mon', long: 'Monday' },
  { id: 'tue', title: 'Tue', long: 'Tuesday' },
  { id: 'wed', title: 'Wed', long: 'Wednesday' },
  { id: 'thu', title: 'Thu', long: 'Thursday' },
  { id: 'fri', title: 'Fri', long: 'Friday' },
  { id: 'sat', title: 'Sat', long: 'Saturday' },
  { id: 'sun', title: 'Sun', long: 'Sunday' },
]
export const usualTime = '09:00'
export const usualProof: Weekday = 'mon'

export function kindOf({ kind }: SubscriptionYaml): Kind {
  return kind ?? 'daily'
}

export function newSubscription(kind: Kind, group?: string): SubscriptionYaml {
  const draft: SubscriptionYaml = { id: '', to: '', ...(group !== undefined && { groups: [group] }) }
  return kind === 'monthly' ? { ...draft, kind } : draft
}

/** What does not belong to the other kind goes. */
export function setKind(draft: SubscriptionYaml, kind: Kind): SubscriptionYaml {
  if (kind === 'daily') {
    const { kind: _, dayOfMonth, ...kept } = draft
    return kept
  }
  const { sections: _, days, onlyWhenWrong, proofOfLife, ...kept } = draft
  return { ...kept, kind }
}

/** The day on which it comes all the same goes with it. */
export function setOnlyWhenWrong(draft: SubscriptionYaml, isOn: boolean): SubscriptionYaml {
  return isOn
    ? { ...draft, onlyWhenWrong: true }
    : put(put(draft, 'onlyWhenWrong', undefined), 'proofOfLife', undefined)
}

export function daysOf(draft: SubscriptionYaml): readonly Weekday[] {
  const open = readDays(draft.days)
  return weekdays.flatMap(({ id }) => (open.includes(id) ? id : []))
}

/** All of them need not be said. */
export function setDay(draft: SubscriptionYaml, day: Weekday, isOn: boolean): SubscriptionYaml {
  const before = daysOf(draft)
  const open = weekdays.flatMap(({ id }) => ((id === day ? isOn : before.includes(id)) ? id : []))
  if (open.length === weekdays.length) return put(draft, 'days', undefined)
  return { ...draft, days: open.join() === 'mon,tue,wed,thu,fri' ? 'mon-fri' : open }
}

export function sectionsOf(draft: SubscriptionYaml): readonly Section[] {
  return draft.sections ?? sections.map(({ id }) => id)
}

/** All of them, in the usual order, need not be said. */
export function setSections(draft: SubscriptionYaml, chosen: readonly Section[]): SubscriptionYaml {
  const isUsual = chosen.join() === sections.map(({ id }) => id).join()
  return put(draft, 'sections', isUsual ? undefined : chosen)
}

/** One place up or down. */
export function moveSection(chosen: readonly Section[], section: Section, by: -1 | 1): readonly Section[] {
  const from = chosen.indexOf(section)
  const to = from + by
  if (from < 0 || to < 0 || to >= chosen.length) return chosen
  const moved = chosen.toSpliced(from, 1)
  return moved.toSpliced(to, 0, section)
}

/** Separated by semicolons, or by commas or line ends, as people paste them. */
export function readAddresses(text: string): readonly string[] {
  return [
    ...new Set(
      text
        .split(/[;,\n]/)
        .map(one => one.trim())
        .filter(one => one !== ''),
    ),
  ]
}

/** An id that is free, made of the name. */
export function proposeId(name: string, kind: Kind, taken: readonly string[]): string {
  const plain = name
    .normalize('NFKD')
    .replaceAll(/\p{M}/gu, '')
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-')
    .slice(0, 80)
    .replaceAll(/^-|-$/g, '')
  const base = plain || `${kind}-report`
  for (let number = 1; ; number++) {
    const id = number === 1 ? base : `${base}-${number}`
    if (!taken.includes(id)) return id
  }
}

/** As it is sent: without blanks around addresses and without names that say nothing. */
export function finishSubscription(draft: SubscriptionYaml, taken: readonly string[]): SubscriptionYaml {
  const { name, ...rest } = draft
  const told = name?.trim()
  return {
    ...rest,
    id: draft.id || proposeId(told || (draft.groups?.join(' ') ?? ''), kindOf(draft), taken),
    ...(told && { name: told }),
    to: readAddresses(draft.to).join('; '),
  }
}

/** `mon-fri at 07:30, Europe/Berlin`, `the 1st of each month at 09:00, UTC`. */
export function scheduleInWords({
  subscription,
  timezone,
}: Pick<SubscriptionJson, 'subscription' | 'timezone'>): string {
  const { at = usualTime, days, dayOfMonth = 1 } = subscription
  const when =
    kindOf(subscription) === 'monthly' ? `the ${ordinal(dayOfMonth)} of each month` : daysInWords(days)
  return `${when} at ${at}, ${timezone}`
}

function daysInWords(days: SubscriptionYaml['days']): string {
  if (days === undefined) return 'every day'
  return typeof days === 'string' ? days : days.join(', ')
}

/** `all clients`, `Acme, Contoso and 3 more`. */
export function groupsInWords({ groups }: SubscriptionYaml): string {
  if (!groups) return 'all clients'
  const shown = groups.slice(0, 3).join(', ')
  return groups.length > 3 ? `${shown} and ${groups.length - 3} more` : shown
}

/** What else sets it apart. */
export function extrasInWords({
  onlyWhenWrong,
  proofOfLife,
  attachPdf,
  language,
}: SubscriptionYaml): readonly string[] {
  const day = weekdays.find(({ id }) => id === (proofOfLife ?? usualProof))
  return [
    ...(onlyWhenWrong ? [`only when something is wrong, and each ${day?.long ?? 'Monday'}`] : []),
    ...(attachPdf ? ['with PDF'] : []),
    ...(language === 'de' ? ['in German'] : []),
  ]
}

export function ordinal(number: number): string {
  const ending =
    Math.floor((number % 100) / 10) === 1 ? 'th' : (['th', 'st', 'nd', 'rd'][number % 10] ?? 'th')
  return `${number}${ending}`
}
