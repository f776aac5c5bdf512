/** Where in the wizard a field is: paths as the exporter writes them, `status.success.all[0].contains`, and the tab that
 *  holds their input. */
import type { CheckYaml, FieldError } from '../../../exporter/src/api/contract-checks.ts'
import type { WizardTab } from './draft.ts'

/** @returns the keys and places from the outside in: `['status', 'failure', 'all', 0, '>']` */
export function parsePath(path: string): readonly (string | number)[] {
  const steps = path.matchAll(/\[(\d+)\]|\["((?:[^"\\]|\\.)*)"\]|([^.[\]]+)/g)
  return Array.from(steps, ([, place, quoted, key = '']) =>
    place === undefined ? (quoted ?? key) : Number(place),
  )
}

const tabs = new Map<string, WizardTab>([
  ['schedule', 'schedule'],
  ['match', 'matching'],
  ['status', 'status'],
  ['figures', 'status'],
  ['template', 'status'],
  ['object', 'status'],
  ['paused', 'schedule'],
  ['notify', 'notifications'],
])

/** What has no input of its own is told where the check is saved. */
export function tabOfPath(path: string): WizardTab {
  const [first, second] = parsePath(path)
  if (first === 'match' && second === 'alias') return 'identification'
  if (['id', 'name', 'group', 'label', 'description', 'asset', 'trust'].includes(String(first)))
    return 'identification'
  return tabs.get(String(first)) ?? 'save'
}

/** Same steps, however they are written. */
export function isSamePath(a: string, b: string): boolean {
  return key(a) === key(b)
}

/** Whether `path` is the field, or something in it. */
export function isWithin(path: string, field: string): boolean {
  const outer = parsePath(field)
  const inner = parsePath(path)
  return outer.every((step, index) => inner[index] === step)
}

function key(path: string): string {
  return JSON.stringify(parsePath(path))
}

/** What stands there in the draft. */
export function valueAt(check: CheckYaml, path: string): unknown {
  return parsePath(path).reduce<unknown>(
    (value, step) =>
      typeof value === 'object' && value !== null && Object.hasOwn(value, step)
        ? Reflect.get(value, step)
        : undefined,
    check,
  )
}

/** While a tab is being filled in, what is still empty is no error yet; what was written wrong is one at once. */
export function isDue(error: FieldError, check: CheckYaml, isTabLeft: (tab: WizardTab) => boolean): boolean {
  if (isTabLeft(tabOfPath(error.field))) return true
  const value = valueAt(check, error.field)
  if (Array.isArray(value)) return value.length > 0
  if (typeof value === 'object' && value !== null) return false
  return value !== undefined && value !== ''
}
