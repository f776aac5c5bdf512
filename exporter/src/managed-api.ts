/** Managed checks as the HTTP face is given them: stored messages that fitted nothing are tried on what is new. */
import type { ManagedApi } from './api/managed-deps.ts'
import type { Opened } from './opening.ts'

/** @param tryStored on these checks, in its own time. @returns how many messages there are to try */
export function createManagedApi(
  { managed, views }: Pick<Opened, 'managed' | 'views'>,
  tryStored: (checkIds: readonly string[]) => Promise<number>,
): ManagedApi {
  return {
    ...views,
    async create(check, who) {
      const { rulesChanged, ...saved } = await managed.create(check, who)
      return { ...saved, trying: await tryStored(rulesChanged) }
    },
    async change(checkId, check, who, version) {
      const { rulesChanged, ...saved } = await managed.change(checkId, check, who, version)
      return { ...saved, trying: await tryStored(rulesChanged) }
    },
    remove: managed.remove,
    async bulk(ids, change, who) {
      const { rulesChanged, ...answer } = await managed.bulk(ids, change, who)
      await tryStored(rulesChanged)
      return answer
    },
  }
}
