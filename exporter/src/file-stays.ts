/** Keeps on record when checks come to files of the configuration and go from them. It compares what is in force with what
 *  is on record, so that nothing is missed that changed while the service was down, or when a record could not be written. */
import type { CheckDefinition } from './core/check.ts'
import type { Store } from './store/store.ts'

type Options = {
  readonly store: Pick<Store, 'fileStays' | 'hasFileStays' | 'checks' | 'write'>
  readonly now: () => number
}
type FileCheck = Pick<CheckDefinition, 'id' | 'group' | 'name'>

/** @param checks all that files have */
export async function recordFileStays({ store, now }: Options, checks: readonly FileCheck[]): Promise<void> {
  const known = new Map((await store.fileStays()).map(stay => [stay.checkId, stay]))
  const here = new Set(checks.map(({ id }) => id))
  const isThere = ({ id, group }: FileCheck) => known.get(id)?.group === group
  const come = checks.filter(check => !isThere(check))
  // Who comes to another client leaves the one before.
  const gone = [...known.keys()]
    .filter(id => !here.has(id))
    .concat(come.flatMap(({ id }) => (known.has(id) ? [id] : [])))
  const renamed = checks.filter(check => isThere(check) && known.get(check.id)?.name !== check.name)
  if (come.length + gone.length + renamed.length === 0) return
  const atMs = now()
  const sinceMs = await sinceWhen(store, atMs)
  await store.write(async tx => {
    for (const id of gone) await tx.endFileStay(id, atMs)
    for (const { id, name } of renamed) await tx.nameFileStay(id, name)
    for (const { id, name, group } of come)
      await tx.beginFileStay({ checkId: id, name, group, sinceMs: sinceMs(id) })
  })
}

/** Before there was such a record, checks were there since they were first seen. */
async function sinceWhen(store: Options['store'], atMs: number): Promise<(checkId: string) => number> {
  if (await store.hasFileStays()) return () => atMs
  const seen = new Map((await store.checks()).map(({ checkId, createdAtMs }) => [checkId, createdAtMs]))
  return checkId => seen.get(checkId) ?? atMs
}
