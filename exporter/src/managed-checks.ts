/** Checks that people make and change while the service runs, kept in the store instead of in files. What is saved was
 *  read by the reader of the configuration first; the change and its line in the log are one commit, and then it is in
 *  force. */
import { setImmediate } from 'node:timers/promises'
import type { BulkAnswer, CheckSaved } from './api/contract-checks.ts'
import { type BulkChange, reservedIds } from './api/managed-deps.ts'
import type { CheckReader, WrongField } from './config/check-from-object.ts'
import type { Config } from './config/config.ts'
import { findFileCheck } from './config/file-checks.ts'
import type { CheckDefinition } from './core/check.ts'
import { Refusal, refuseFields } from './core/refusal.ts'
import type { ManagedCheck } from './core/registry.ts'
import type { InTurn } from './in-turn.ts'
import { checksPerBreak, type ReadManaged, readManaged } from './managed-reading.ts'
import type { PutInForce, Roster } from './roster.ts'
import type { Store } from './store/store.ts'

export type ManagedOptions = {
  readonly store: Store
  readonly roster: Roster
  readonly inTurn: InTurn
  readonly putInForce: PutInForce
  readonly config: () => Config
  readonly now: () => number
  /** Told whenever it has changed which of them cannot be read. */
  readonly unreadable: (checks: ReadManaged['unreadable']) => void
}

export type ManagedChecks = ReturnType<typeof createManagedChecks>
type Saved = CheckSaved & {
  /** Stored unmatched messages have to be tried on these. */
  readonly rulesChanged: readonly string[]
}

export function createManagedChecks(options: ManagedOptions) {
  const { store, roster, inTurn, putInForce, config, now } = options
  let unreadable: ReadManaged['unreadable'] = new Map()

  /** Of a check of a file, for the text of a refusal. */
  async function placeOf(checkId: string): Promise<string> {
    const place = (await findFileCheck(config(), checkId))?.place ?? config().file
    return `check "${checkId}" stands in ${place}`
  }

  function jobOf(checkId: string): string | undefined {
    const job = roster.jobOf(checkId)
    return job && `the job "${job.key}" of installation "${job.installationId}"`
  }

  async function refuseTaken(id: string) {
    if (reservedIds.includes(id))
      throw refuseFields([
        { field: 'id', detail: `"${id}" is a word of the API's addresses: give another id` },
      ])
    if (roster.ofFile(id)) throw new Refusal('taken', `${await placeOf(id)} already: give another id`, 'id')
    const job = jobOf(id)
    if (job) throw new Refusal('taken', `"${id}" is the check of ${job}: give another id`, 'id')
    if (await store.managedCheck(id))
      throw new Refusal(
        'taken',
        `there is a check "${id}" already: change that one, or give another id`,
        'id',
      )
  }

  /** @returns the managed check. @throws Refusal that says where it stands instead */
  async function needManaged(id: string, doing: 'changed' | 'removed'): Promise<ManagedCheck> {
    const managed = await store.managedCheck(id)
    const isOfFile = roster.ofFile(id) !== undefined
    if (managed && !(isOfFile && doing === 'changed')) return managed
    if (isOfFile) throw new Refusal('taken', `${await placeOf(id)} and is ${doing} there`)
    const job = jobOf(id)
    if (job) throw new Refusal('taken', `check "${id}" is that of ${job}, and follows what is reported of it`)
    throw new Refusal('missing', `there is no check "${id}"`)
  }

  function create(written: unknown, who: string): Promise<Saved> {
    return inTurn(async () => {
      const definition = readOne(config().createCheckReader(), written)
      const { id } = definition
      await refuseTaken(id)
      const version = await saveNew(new Map([[id, { written }]]), who)
      return { id, version, trying: 0, rulesChanged: await adopt([definition]) }
    })
  }

  /** Those that can be made, in one commit; the others are told. */
  function createSeveral(
    several: readonly { readonly id: string }[],
    who: string,
  ): Promise<BulkAnswer & Pick<Saved, 'rulesChanged'>> {
    return inTurn(async () => {
      const refused: { id: string; detail: string }[] = []
      const read = config().createCheckReader()
      const fresh = new Map<string, { readonly written: unknown; readonly definition: CheckDefinition }>()
      for (const [at, written] of several.entries()) {
        if (at % checksPerBreak === 0) await setImmediate()
        const { id } = written
        try {
          const definition = readOne(read, written)
          await refuseTaken(id)
          if (fresh.has(id)) throw new Refusal('taken', `"${id}" is given twice: give another id`, 'id')
          fresh.set(id, { written, definition })
        } catch (error) {
          if (!(error instanceof Refusal)) throw error
          refused.push({ id, detail: error.message })
        }
      }
      if (fresh.size > 0) await saveNew(fresh, who)
      const rulesChanged = await adopt([...fresh.values()].map(({ definition }) => definition))
      return { done: [...fresh.keys()], refused, rulesChanged }
    })
  }

  function saveNew(fresh: ReadonlyMap<string, { readonly written: unknown }>, who: string): Promise<number> {
    const atMs = now()
    return store.write(async tx => {
      const version = await tx.nextManagedVersion()
      for (const [id, { written }] of fresh) {
        await tx.saveManaged({ checkId: id, version, written, createdAtMs: atMs, changedAtMs: atMs })
        await tx.record({ atMs, who, action: 'check.create', subject: subjectOf(id), after: written })
      }
      return version
    })
  }

  /** @param version which the change was made on; any when not given */
  function change(id: string, written: unknown, who: string, version?: number): Promise<Saved> {
    return inTurn(async () => {
      const before = await needManaged(id, 'changed')
      refuseOutdated(before, version)
      const definition = readOne(config().createCheckReader(), written)
      if (definition.id !== id)
        throw refuseFields([
          { field: 'id', detail: `is "${definition.id}": the id of a check stays, and this one is "${id}"` },
        ])
      if (JSON.stringify(before.written) === JSON.stringify(written))
        return { id, version: before.version, trying: 0, rulesChanged: [] }
      const after = await save([{ before, written }], who)
      return { id, version: after, trying: 0, rulesChanged: await adopt([definition]) }
    })
  }

  type Change = { readonly before: ManagedCheck; readonly written: unknown }

  /** All or none. @returns their version */
  function save(changes: readonly Change[], who: string): Promise<number> {
    const atMs = now()
    return store.write(async tx => {
      const version = await tx.nextManagedVersion()
      for (const { before, written } of changes) {
        await tx.saveManaged({ ...before, version, written, changedAtMs: atMs })
        await tx.record({
          atMs,
          who,
          action: 'check.change',
          subject: subjectOf(before.checkId),
          before: before.written,
          after: written,
        })
      }
      return version
    })
  }

  /** Its history stays, as that of a check that left its file. */
  function remove(id: string, who: string, version?: number): Promise<void> {
    return inTurn(async () => {
      const before = await needManaged(id, 'removed')
      refuseOutdated(before, version)
      await forget([before], who)
    })
  }

  async function forget(gone: readonly ManagedCheck[], who: string) {
    const atMs = now()
    await store.write(async tx => {
      for (const { checkId, written } of gone) {
        await tx.deleteManaged(checkId)
        await tx.record({ atMs, who, action: 'check.remove', subject: subjectOf(checkId), before: written })
      }
    })
    const ids = gone.map(({ checkId }) => checkId)
    for (const id of ids) roster.setManaged(id, undefined)
    tellReadable(ids)
    await putInForce(ids)
  }

  /** Those that cannot be changed are refused one by one; all others are one commit. */
  function bulk(
    ids: readonly string[],
    asked: BulkChange,
    who: string,
  ): Promise<BulkAnswer & Pick<Saved, 'rulesChanged'>> {
    return inTurn(async () => {
      const refused: { id: string; detail: string }[] = []
      const attempt = async <T>(id: string, work: () => Promise<T>): Promise<readonly T[]> => {
        try {
          return [await work()]
        } catch (error) {
          if (!(error instanceof Refusal)) throw error
          refused.push({ id, detail: error.message })
          return []
        }
      }
      const wanted = [...new Set(ids)]
      if ('remove' in asked) {
        const gone: ManagedCheck[] = []
        for (const id of wanted) gone.push(...(await attempt(id, () => needManaged(id, 'removed'))))
        if (gone.length > 0) await forget(gone, who)
        return { done: gone.map(({ checkId }) => checkId), refused, rulesChanged: [] }
      }
      const read = config().createCheckReader()
      const changes: (Change & { readonly definition: CheckDefinition })[] = []
      for (const [at, id] of wanted.entries()) {
        if (at % checksPerBreak === 0) await setImmediate()
        changes.push(
          ...(await attempt(id, async () => {
            const before = await needManaged(id, 'changed')
            const written = withChange(before.written, asked.change)
            return { before, written, definition: readOne(read, written) }
          })),
        )
      }
      if (changes.length > 0) await save(changes, who)
      const rulesChanged = await adopt(changes.map(({ definition }) => definition))
      return { done: changes.map(({ definition: { id } }) => id), refused, rulesChanged }
    })
  }

  async function adopt(definitions: readonly CheckDefinition[]): Promise<readonly string[]> {
    if (definitions.length === 0) return []
    for (const definition of definitions) roster.setManaged(definition.id, definition)
    const ids = definitions.map(({ id }) => id)
    tellReadable(ids)
    return putInForce(ids)
  }

  function tellReadable(ids: readonly string[]) {
    if (!ids.some(id => unreadable.has(id))) return
    const gone = new Set(ids)
    follow(new Map([...unreadable].filter(([id]) => !gone.has(id))))
  }

  function follow(found: ReadManaged['unreadable']) {
    unreadable = found
    options.unreadable(found)
  }

  return {
    create,
    createSeveral,
    change,
    remove,
    bulk,
    /** All that the store has, under a configuration that may come into force. */
    read: async (next: Config): Promise<ReadManaged> =>
      readManaged(await store.managedChecks(), next.createCheckReader()),
    /** What was read is in force now. */
    follow,
    errorsOf: (checkId: string): readonly WrongField[] | undefined => unreadable.get(checkId),
  }
}

function readOne(read: CheckReader, written: unknown): CheckDefinition {
  const found = read(written)
  if (found.ok) return found.definition
  throw refuseFields(found.errors)
}

function refuseOutdated({ checkId, version }: ManagedCheck, asked: number | undefined) {
  if (asked !== undefined && asked !== version)
    throw new Refusal(
      'outdated',
      `check "${checkId}" was changed meanwhile: it is at version ${version}, not ${asked}; look at it again`,
    )
}

function withChange(written: unknown, change: Readonly<Record<string, unknown>>): unknown {
  const changed = { ...(typeof written === 'object' ? written : {}), ...change }
  return Object.fromEntries(Object.entries(changed).filter(([, value]) => value !== null))
}

function subjectOf(id: string) {
  return { kind: 'check' as const, id }
}
