/** What people are offered in order to try a check and to begin one, over the rooms that keep and judge. */
import type { CheckYaml } from './api/contract-checks.ts'
import type { Previewing } from './api/previewing.ts'
import { makeDraft } from './drafting.ts'
import type { Opened } from './opening.ts'
import { type ReadCheck, runPreview } from './previewing.ts'
import { createRecentMessages } from './recent-messages.ts'

type Options = {
  readonly data: Pick<Opened, 'store' | 'fleet' | 'readMessage' | 'config'>
  readonly readCheck: ReadCheck
  readonly writtenCheck: (id: string) => Promise<CheckYaml | undefined>
  readonly now: () => number
}

export function createTrying({ data, readCheck, writtenCheck, now }: Options): Previewing & Disposable {
  const { store, fleet, readMessage, config } = data
  const recent = createRecentMessages()
  return {
    preview: (asked, signal) =>
      runPreview({ store, fleet, recent, readMessage, readCheck, config, now }, asked, signal),
    draft: asked => makeDraft({ store, fleet, readMessage, config, writtenCheck }, asked),
    [Symbol.dispose]: () => recent[Symbol.dispose](),
  }
}
