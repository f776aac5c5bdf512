/** A check at work on stored messages before it counts. Nothing is stored, and between two messages everybody else has
 *  a turn. */
import { setImmediate as breathe } from 'node:timers/promises'
import type { PreviewedMessage, PreviewJson } from './api/contract-checks.ts'
import type { PreviewAsked } from './api/previewing.ts'
import type { CheckReader } from './config/check-from-object.ts'
import { createCronEngine } from './config/cron.ts'
import { createRegexEngine } from './config/regex.ts'
import type { CheckDefinition } from './core/check.ts'
import { addressesOfAlias } from './core/draft.ts'
import type { Judged } from './core/judgement.ts'
import type { Message, Received } from './core/message.ts'
import { countLines, createPreview, type Preview } from './core/preview.ts'
import { Refusal } from './core/refusal.ts'
import { compileSchedule } from './core/schedule.ts'
import { describeSchedule } from './core/schedule-words.ts'
import { condense } from './core/text.ts'
import { upcoming } from './core/upcoming.ts'
import { createView } from './core/view.ts'
import type { Fleet } from './fleet.ts'
import type { RecentMessages } from './recent-messages.ts'
import { fittingChecks } from './record.ts'
import type { Store, StoredMessage } from './store/store.ts'

export type PreviewDeps = {
  readonly store: Pick<Store, 'message' | 'messages' | 'raw'>
  readonly fleet: Fleet
  readonly recent: RecentMessages
  readonly readMessage: (received: Received) => Promise<Message>
  readonly readCheck: CheckReader
  /** The configuration in force. */
  readonly config: () => { readonly addresses: readonly string[]; readonly limits: unknown }
  readonly now: () => number
}

const pageMessages = 200
/** Of messages as received: a preview that would read more ends early, and says how many it looked at. */
const maxReadBytes = 500_000_000
/** Conditions explained in one answer; further messages come without. */
const maxExplained = 20_000
const spanMs = 28 * 24 * 3_600_000
const maxMoments = 200

export async function runPreview(
  deps: PreviewDeps,
  asked: PreviewAsked,
  signal: AbortSignal,
): Promise<PreviewJson> {
  const read = deps.readCheck(asked.check)
  if (!read.ok) return { ...nothing, errors: read.errors }
  const { definition } = read
  const { addresses } = deps.config()
  // With an engine of its own: what it keeps compiled goes with it.
  const preview = createPreview(definition, { regex: createRegexEngine() }, addresses)
  const trial = createTrial(deps, definition, preview)
  if (asked.sample !== undefined) await trial.trySample(asked.sample)
  const wanted = await findAsked(deps.store, asked.messageIds)
  let bytes = 0
  for await (const stored of walk(deps.store, asked.newest, wanted)) {
    signal.throwIfAborted()
    bytes += stored.rawBytes
    if (bytes > maxReadBytes && !wanted.has(stored.id)) break
    await trial.tryStored(stored, wanted.has(stored.id))
    await breathe()
  }
  return {
    errors: [],
    ...trial.answer(),
    ...expectationsOf(definition, deps.now()),
    addresses: addressesOfAlias(definition.match.alias, addresses),
  }
}

const nothing: PreviewJson = {
  errors: [],
  messages: [],
  looked: 0,
  fitting: 0,
  overlaps: [],
  expectedAtMs: [],
  addresses: [],
}

async function findAsked(store: PreviewDeps['store'], ids: readonly number[]) {
  const found = new Map<number, StoredMessage>()
  for (const id of ids) {
    const stored = await store.message(id)
    if (!stored)
      throw new Refusal(
        'missing',
        `There is no message ${id}; it may have been deleted with age`,
        'messageIds',
      )
    found.set(id, stored)
  }
  return found
}

/** The newest ones and those that were asked for, each once. */
async function* walk(
  store: PreviewDeps['store'],
  newest: number,
  wanted: ReadonlyMap<number, StoredMessage>,
): AsyncGenerator<StoredMessage> {
  yield* wanted.values()
  let left = newest
  for (let beforeId: number | undefined; left > 0; ) {
    const page = await store.messages(
      { ...(beforeId !== undefined && { beforeId }) },
      Math.min(left, pageMessages),
    )
    for (const stored of page) if (!wanted.has(stored.id)) yield stored
    const last = page.at(-1)
    if (!last) return
    beforeId = last.id
    left -= page.length
  }
}

function createTrial(
  { store, fleet, recent, readMessage, config, now }: PreviewDeps,
  definition: CheckDefinition,
  preview: Preview,
) {
  const shown: PreviewedMessage[] = []
  const overlaps = new Map<string, number>()
  let looked = 0
  let fitting = 0
  let explained = 0

  function explain(judged: Judged): Pick<PreviewedMessage, 'alias' | 'match' | 'forObject'> {
    if (explained >= maxExplained) return {}
    const { alias, block, object } = preview.explain(judged)
    explained += countLines(block)
    return {
      ...(alias && { alias }),
      ...(object && { forObject: object }),
      ...(block && { match: block }),
    }
  }

  function tryOne(message: Message, id: number | undefined, isAsked: boolean) {
    const { receivedAtMs, subject, from } = message
    const judged: Judged = { view: createView(message), message }
    const fits = preview.fits(judged)
    if (id !== undefined) {
      looked++
      if (fits) fitting++
    }
    if (!fits && !isAsked) return
    const alsoFits = fittingChecks(fleet, judged).filter(one => one !== definition.id)
    if (fits) for (const one of alsoFits) overlaps.set(one, (overlaps.get(one) ?? 0) + 1)
    const { status, reason, figures, fits: blocks } = preview.judge(judged)
    const found = {
      subject,
      from,
      receivedAtMs,
      fits,
      ...explain(judged),
      status,
      reason,
      blocks,
      figures,
      ...objectsOf(preview.objects(judged)),
      alsoFits,
    }
    shown.push({ ...(id !== undefined && { id }), ...found })
  }

  return {
    async trySample(sample: string) {
      const raw = Buffer.from(sample)
      tryOne(await readMessage({ intake: 'preview', receivedAtMs: now(), raw }), undefined, true)
    },
    async tryStored(stored: StoredMessage, isAsked: boolean) {
      const message = await recent
        .find(stored.id, config().limits, async () => {
          const raw = await store.raw(stored.id)
          if (!raw) throw new Gone()
          return readMessage({ ...stored, raw })
        })
        .catch((cause: unknown) => {
          if (cause instanceof Gone) return undefined
          throw cause
        })
      // The verdict may have come after the message was read.
      const { sender } = stored
      if (message) tryOne(sender ? { ...message, sender } : message, stored.id, isAsked)
    },
    answer(): Pick<PreviewJson, 'messages' | 'looked' | 'fitting' | 'overlaps'> {
      return {
        messages: shown.toSorted((a, b) => (b.id ?? Infinity) - (a.id ?? Infinity)),
        looked,
        fitting,
        overlaps: [...overlaps]
          .map(([checkId, messages]) => ({
            checkId,
            name: fleet.get(checkId)?.definition.name ?? checkId,
            messages,
          }))
          .toSorted((a, b) => b.messages - a.messages || (a.checkId < b.checkId ? -1 : 1)),
      }
    },
  }
}

function objectsOf(results: ReturnType<Preview['objects']>): Pick<PreviewedMessage, 'objects'> {
  if (results.length === 0) return {}
  return {
    objects: results.map(({ object, status }) => ({
      object: condense(object).trim(),
      ...(status && { status }),
    })),
  }
}

/** Deleted with age since it was listed. */
class Gone extends Error {}

/** Of a check that begins now. */
function expectationsOf(
  { schedule }: CheckDefinition,
  nowMs: number,
): Pick<PreviewJson, 'expectedAtMs' | 'schedule'> {
  if (!schedule) return { expectedAtMs: [] }
  const compiled = compileSchedule(schedule, { cron: createCronEngine() })
  return {
    expectedAtMs: upcoming(compiled, { fromMs: nowMs, untilMs: nowMs + spanMs, limit: maxMoments }),
    schedule: describeSchedule(schedule),
  }
}
