/** Managing for commands: on the data folder itself, or, while a service has that, through the service. Both ways are
 *  the API, so that what is refused is refused alike. */
import pino from 'pino'
import { createInProcessApi } from '../api/in-process.ts'
import type { Config } from '../config/config.ts'
import { products } from '../core/products/all.ts'
import { createDocuments } from '../documents.ts'
import { viewOf } from '../entry.ts'
import { createEvents } from '../events.ts'
import { createManagedApi } from '../managed-api.ts'
import { createManaging } from '../managing.ts'
import { openDataFolder } from '../opening.ts'
import { renderPdf } from '../rendering.ts'
import { FolderInUseError } from '../store/lock.ts'
import { createSuggestions } from '../suggestions.ts'
import { type Credentials, type Reach, reachInProcess, reachOwn } from './ask-api.ts'
import { userName } from './user-name.ts'

export async function openManaging(
  config: Config,
  credentials: Credentials,
): Promise<AsyncDisposable & { readonly reach: Reach }> {
  try {
    return await openOnFolder(config)
  } catch (cause) {
    if (!(cause instanceof FolderInUseError)) throw cause
    return { reach: reachOwn(config, credentials), [Symbol.asyncDispose]: async () => {} }
  }
}

async function openOnFolder(config: Config) {
  await using opened = new AsyncDisposableStack()
  const events = createEvents(pino({ level: 'silent' }), '')
  const publisher = { set() {}, remove() {} }
  const now = Date.now
  const data = opened.use(await openDataFolder({ config, events, publisher, now }))
  await data.apply(config)
  await data.pipeline.onTick()
  const { store, fleet, manage } = data
  opened.defer(() => manage.sweep(new AbortController().signal))
  const tryStored = async (checkIds: readonly string[]) => {
    const { total } = await data.reparse.rematch(checkIds, () => {}, new AbortController().signal)
    return total
  }
  const managing = createManaging({ ...data, now, onRemoved: () => {} })
  const api = createInProcessApi(
    {
      manage: managing,
      managed: createManagedApi(data, tryStored),
      suggesting: createSuggestions({ ...data, products, create: data.managed.createSeveral, tryStored }),
      nowMs: now,
      documents: createDocuments({
        ...data,
        targetsOf: data.roster.targetsOf,
        remarks: managing.remarks,
        preferences: managing.preferences,
        zone: () => config.zone,
        now,
      }),
      renderPdf,
      check: id => {
        const entry = fleet.get(id)
        return entry && viewOf(entry, now(), [])
      },
      transactions: store.transactions,
      transactionsAfter: store.transactionsAfter,
    },
    `cli:${userName()}`,
  )
  const closing = opened.move()
  return {
    reach: reachInProcess(api, config.dataFolder),
    [Symbol.asyncDispose]: () => closing.disposeAsync(),
  }
}
