/** What came to a client and what went: jobs and installations that registered or left, checks that were made or removed here,
 *  as the log of changes tells it; and checks that came to files of the configuration or went from them. */
import type { Span } from '../core/documents/backup-day.ts'
import type { FleetChange } from '../core/documents/document.ts'
import type { Action, Transaction } from '../core/registry.ts'
import type { FileStay } from '../store/file-checks.ts'
import type { Job, Source } from './source.ts'

const pageLines = 500
/** The newest ones stay. */
const mostChanges = 200

type Kind = FleetChange['kind']
const told: Readonly<Partial<Record<Action, readonly [kind: Kind, change: FleetChange['change']]>>> = {
  'job.register': ['job', 'added'],
  'job.delete': ['job', 'removed'],
  'installation.register': ['installation', 'added'],
  'installation.deregister': ['installation', 'removed'],
  'installation.remove': ['installation', 'removed'],
  'check.create': ['check', 'added'],
  'check.change': ['check', 'changed'],
  'check.remove': ['check', 'removed'],
  'group.remove': ['group', 'removed'],
}

/** Oldest first. */
export async function fleetChanges(
  source: Source,
  group: string,
  jobs: readonly Job[],
  { fromMs, toMs }: Span,
): Promise<readonly FleetChange[]> {
  const names = new Map(jobs.map(({ view }) => [view.id, view.name]))
  const targets = jobs.flatMap(({ view }) => source.targetsOf(view.id))
  const installations = new Set(targets.flatMap(({ kind, id }) => (kind === 'installation' ? [id] : [])))
  const changes: FleetChange[] = []
  for (let beforeId: number | undefined; changes.length < mostChanges; ) {
    const filter = { fromMs, toMs, only: 'changes' as const, ...(beforeId !== undefined && { beforeId }) }
    const page = await source.store.transactions(filter, pageLines)
    for (const line of page) {
      const [kind, change] = told[line.action] ?? []
      if (kind === undefined || change === undefined || !isOfClient(line)) continue
      changes.push({ atMs: line.atMs, change, kind, name: nameOf(line), who: line.who })
    }
    beforeId = page.at(-1)?.id
    if (beforeId === undefined || page.length < pageLines) break
  }
  const ofFiles = (await source.store.fileStaysOf(group, { fromMs, toMs })).flatMap(changesOf)
  return [...changes.reverse(), ...ofFiles]
    .filter(({ atMs }) => atMs >= fromMs && atMs < toMs)
    .sort((a, b) => a.atMs - b.atMs)
    .slice(-mostChanges)

  function isOfClient({ subject, before, after }: Transaction): boolean {
    if (subject.kind === 'group') return subject.id === group
    if (subject.kind === 'installation')
      return installations.has(subject.id) || textIn('organization', after, before) === group
    if (subject.kind === 'job')
      return names.has(subject.id) || installations.has(textIn('installationId', after, before) ?? '')
    return names.has(subject.id) || textIn('group', after, before) === group
  }

  function nameOf({ subject, before, after }: Transaction): string {
    const own = textIn('name', after, before) ?? textIn('computer', after, before)
    return own ?? names.get(subject.id) ?? subject.id
  }
}

function changesOf({ name, sinceMs, goneAtMs }: FileStay): readonly FleetChange[] {
  const change = { kind: 'check', name, who: 'configuration' } as const
  const came = { ...change, atMs: sinceMs, change: 'added' } as const
  return goneAtMs === undefined ? [came] : [came, { ...change, atMs: goneAtMs, change: 'removed' }]
}

function textIn(key: string, ...sides: readonly unknown[]): string | undefined {
  for (const side of sides) {
    if (typeof side !== 'object' || side === null || !(key in side)) continue
    const value: unknown = Reflect.get(side, key)
    if (typeof value === 'string' && value !== '') return value
  }
  return undefined
}
