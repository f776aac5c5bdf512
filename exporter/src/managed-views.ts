/** Checks as they are written, wherever they come from: one of them, all as a file, and how what is managed here and what
 *  stands in files differ. */
import type { CheckDefinitionJson, CheckYaml, DriftJson } from './api/contract-checks.ts'
import type { ExportAsked } from './api/managed-deps.ts'
import { idOf } from './config/check-list.ts'
import { readCheckText } from './config/check-text.ts'
import { checksToYaml } from './config/check-to-yaml.ts'
import type { Config } from './config/config.ts'
import { findFileCheck, listFileChecks } from './config/file-checks.ts'
import type { CheckDefinition } from './core/check.ts'
import { Refusal } from './core/refusal.ts'
import type { ManagedChecks } from './managed-checks.ts'
import type { Roster } from './roster.ts'
import type { Store } from './store/store.ts'

export type ManagedViewOptions = {
  readonly store: Store
  readonly roster: Roster
  readonly managed: ManagedChecks
  readonly config: () => Config
}

export function createManagedViews({ store, roster, managed, config }: ManagedViewOptions) {
  async function definition(checkId: string): Promise<CheckDefinitionJson | undefined> {
    const own = await store.managedCheck(checkId)
    const ofFile = await findFileCheck(config(), checkId)
    if (ofFile) {
      const { place, yaml } = ofFile
      return {
        origin: 'file',
        place,
        ...toText(yaml, `# ${place} was changed since it was read`),
        ...(own && { shadowed: true, version: own.version }),
      }
    }
    if (own) {
      const errors = managed.errorsOf(checkId)
      return { origin: 'store', ...toText(own.written, ''), version: own.version, ...(errors && { errors }) }
    }
    const takeOver = writeJobCheck(checkId)
    return takeOver === undefined ? undefined : { origin: 'job', yaml: takeOver }
  }

  /** What a file would say to lay down a job's check itself: reports find it by its id as before. */
  function writeJobCheck(checkId: string): string | undefined {
    const job = roster.jobOf(checkId)
    const group = job && roster.installation(job.installationId)?.organization
    if (!job) return undefined
    const { schedule, name } = job
    return checksToYaml([
      {
        id: checkId,
        name,
        ...(group !== undefined && { group }),
        ...(roster.isSchedule(schedule) && { schedule }),
        match: { alias: checkId.slice(0, maxAliasCharacters) },
      },
    ])
  }

  /** Of a check that is in a file and here, the file's is the one in force, and stands in a list of all. */
  async function exportYaml({ origin, ids }: ExportAsked): Promise<string> {
    const ofFiles = origin === 'store' ? [] : await listFileChecks(config())
    const ofStore = origin === 'file' ? [] : (await store.managedChecks()).map(({ written }) => written)
    const byId = new Map([...ofStore, ...ofFiles].map(written => [idOf(written) ?? '', written]))
    if (!ids) return checksToYaml([...byId.values()])
    const missing = ids.filter(id => !byId.has(id))
    if (missing.length > 0) {
      const where = { file: 'in the files', store: 'managed here', all: 'in the files or managed here' }[
        origin
      ]
      throw new Refusal(
        'missing',
        `there is no check ${missing.map(id => `"${id}"`).join(', ')} ${where}`,
        'ids',
      )
    }
    return checksToYaml([...new Set(ids)].map(id => byId.get(id)))
  }

  async function drift(text?: string): Promise<DriftJson> {
    const rows = await store.managedChecks()
    const given = text === undefined ? undefined : await readFiles(text)
    const ofFiles = new Map((given ?? config().checks).map(one => [one.id, one]))
    const checks: DriftJson['checks'][number][] = []
    for (const { checkId, written } of rows) {
      const own = roster.ofStore(checkId)
      const other = ofFiles.get(checkId)
      const name = own?.name ?? nameOf(written) ?? checkId
      const keys = other ? (own ? differingKeys(own, other) : errorKeys(checkId)) : []
      const both = given ? (keys.length > 0 ? 'different' : 'same') : 'shadowed'
      checks.push({ id: checkId, name, kind: other ? both : 'managed only', keys })
      ofFiles.delete(checkId)
    }
    for (const { id, name } of ofFiles.values()) checks.push({ id, name, kind: 'file only', keys: [] })
    return { checks: checks.sort((a, b) => (a.id < b.id ? -1 : 1)) }
  }

  async function readFiles(text: string): Promise<readonly CheckDefinition[]> {
    const read = await readCheckText(text, config().createCheckReader())
    if (read.ok) return read.definitions
    const [first] = read.errors
    const where = first?.field ? `${first.field}: ` : ''
    throw new Refusal('wrong', `${where}${first?.detail ?? 'is no check file'}`, undefined, read.errors)
  }

  /** Where one that cannot be read differs is not known, except where it is wrong. */
  function errorKeys(checkId: string): readonly string[] {
    const keys = (managed.errorsOf(checkId) ?? []).map(({ field }) => field.split(/[.[]/, 1)[0] ?? '')
    return [...new Set(keys.filter(key => key !== ''))]
  }

  return { definition, export: exportYaml, drift }
}

const maxAliasCharacters = 64

function toText(written: unknown, otherwise: string): { readonly check?: CheckYaml; readonly yaml: string } {
  return isCheck(written) ? { check: written, yaml: checksToYaml([written]) } : { yaml: otherwise }
}

/** It was read as a check before it came into force. */
function isCheck(written: unknown): written is CheckYaml {
  return idOf(written) !== undefined
}

function nameOf(written: unknown): string | undefined {
  const name = typeof written === 'object' && written !== null && 'name' in written ? written.name : undefined
  return typeof name === 'string' ? name : undefined
}

const comparedKeys = [
  'name',
  'group',
  'label',
  'description',
  'asset',
  'paused',
  'schedule',
  'match',
  'status',
  'figures',
  'notify',
] as const satisfies readonly (keyof CheckDefinition & keyof CheckYaml)[]

/** By what they mean, not by how they are written: `1 day` is `24 hours` only where it is. */
function differingKeys(a: CheckDefinition, b: CheckDefinition): readonly string[] {
  return comparedKeys.filter(key => JSON.stringify(a[key]) !== JSON.stringify(b[key]))
}
