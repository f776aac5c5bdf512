/** A check while people work on it: the whole of it is what would be saved, in the shape of YAML. Pure functions that
 *  give a changed copy; a key that is emptied is taken out. */
import type { CheckYaml } from '../../../exporter/src/api/contract-checks.ts'
import { toEditableBlock } from './draft-block.ts'
import { put } from './put.ts'

export const wizardTabs = [
  { id: 'identification', title: 'Identification' },
  { id: 'schedule', title: 'Schedule' },
  { id: 'matching', title: 'Matching' },
  { id: 'status', title: 'Status' },
  { id: 'notifications', title: 'Notifications' },
  { id: 'save', title: 'Save' },
] as const
export type WizardTab = (typeof wizardTabs)[number]['id']

/** What a person begins with who brings nothing along. */
export const freshCheck: CheckYaml = { id: '', schedule: { every: '1 day' }, match: { all: [] } }

export function readTab(text: string | undefined): WizardTab {
  return wizardTabs.find(({ id }) => id === text)?.id ?? 'identification'
}

/** The tab before (-1) or after (1); undefined beyond the ends. */
export function neighbourOf(tab: WizardTab, step: 1 | -1): WizardTab | undefined {
  return wizardTabs[wizardTabs.findIndex(({ id }) => id === tab) + step]?.id
}

/** Blocks get one quantifier each, so that what is edited and what is saved have the same paths. */
export function toDraft(check: CheckYaml): CheckYaml {
  const { alias } = check.match
  const match = { ...toEditableBlock(check.match), ...(alias !== undefined && { alias }) }
  const status = check.status && {
    ...check.status,
    ...(check.status.ignore && { ignore: toEditableBlock(check.status.ignore) }),
    ...(check.status.failure && { failure: toEditableBlock(check.status.failure) }),
    ...(check.status.warning && { warning: toEditableBlock(check.status.warning) }),
    ...(check.status.success && { success: toEditableBlock(check.status.success) }),
  }
  return { ...check, match, ...(status && { status }) }
}

/** While the id was never touched it follows the name; the alias likewise, if there is one already. */
export function rename(check: CheckYaml, name: string, follows: { readonly id: boolean }): CheckYaml {
  const before = check.name ?? ''
  const renamed = put(check, 'name', name === '' ? undefined : name)
  const isIdProposed = follows.id && (check.id === '' || check.id === proposeId(before))
  const withId = isIdProposed ? { ...renamed, id: proposeId(name) } : renamed
  const { alias } = check.match
  const isAliasProposed = alias !== undefined && alias !== '' && alias === proposeAlias(before)
  return isAliasProposed ? setAlias(withId, proposeAlias(name)) : withId
}

export function setText(
  check: CheckYaml,
  key: 'group' | 'label' | 'description' | 'asset' | 'object',
  text: string,
): CheckYaml {
  return put(check, key, text === '' ? undefined : text)
}

/** Without a template there is nothing to choose an object of. */
export function setTemplate(check: CheckYaml, template: string | undefined): CheckYaml {
  const changed = put(check, 'template', template)
  return template === check.template ? changed : put(changed, 'object', undefined)
}

export function setAlias(check: CheckYaml, alias: string): CheckYaml {
  return { ...check, match: put(check.match, 'alias', alias === '' ? undefined : alias) }
}

/** `Büro NAS: täglich` → `buro-nas-taglich`, as the exporter would propose it. */
export function proposeId(name: string): string {
  return plain(name)
    .replaceAll(/[^a-z0-9]+/g, '-')
    .slice(0, 100)
    .replaceAll(/^-|-$/g, '')
}

/** The name without blanks and signs: `User01: Documents` → `user01documents`. */
export function proposeAlias(name: string): string {
  return plain(name)
    .replaceAll(/[^a-z0-9]+/g, '')
    .slice(0, 64)
}

function plain(name: string): string {
  return name.normalize('NFKD').replaceAll(/\p{M}/gu, '').toLowerCase()
}

export function setStatusKey<K extends keyof NonNullable<CheckYaml['status']>>(
  check: CheckYaml,
  key: K,
  value: NonNullable<CheckYaml['status']>[K] | undefined,
): CheckYaml {
  const status = put(check.status ?? {}, key, value)
  return put(check, 'status', Object.keys(status).length === 0 ? undefined : status)
}

export function setNotifyKey<K extends keyof NonNullable<CheckYaml['notify']>>(
  check: CheckYaml,
  key: K,
  value: NonNullable<CheckYaml['notify']>[K] | undefined,
): CheckYaml {
  const notify = put(check.notify ?? {}, key, value)
  return put(check, 'notify', Object.keys(notify).length === 0 ? undefined : notify)
}

export function sameCheck(a: CheckYaml, b: CheckYaml): boolean {
  return JSON.stringify(sorted(a)) === JSON.stringify(sorted(b))
}

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, one]) => [key, sorted(one)]),
  )
}
