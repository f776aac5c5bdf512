/** What people are offered in order to try a check and to begin one, over the rooms that keep and judge. */
import type { Previewing } from './api/previewing.ts'
import { makeDraft } from './drafting.ts'
import type { Opened } from './opening.ts'
import { runPreview } from './previewing.ts'
import { createRecentMessages } from './recent-messages.ts'
import { suggestSchedule } from './suggesting.ts'

type Options = {
  readonly data: Pick<Opened, 'store' | 'fleet' | 'readMessage' | 'config' | 'views'>
  readonly now: () => number
}

export function createTrying({ data, now }: Options): Previewing & Disposable {
  const { store, fleet, readMessage, config, views } = data
  const recent = createRecentMessages()
  return {
    preview: (asked, signal) => {
      const readCheck = config().createCheckReader()
      return runPreview({ store, fleet, recent, readMessage, readCheck, config, now }, asked, signal)
    },
    draft: asked => {
      const writtenCheck = async (id: string) => (await views.definition(id))?.check
      return makeDraft({ store, fleet, readMessage, config, writtenCheck }, asked)
    },
    suggestSchedule: checkId => suggestSchedule({ store, fleet, config, now }, checkId),
    [Symbol.dispose]: () => recent[Symbol.dispose](),
  }
}
