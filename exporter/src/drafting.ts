/** Drafts of checks, from what is stored. */
import type { CheckYaml, DraftJson } from './api/contract-checks.ts'
import { reservedIds } from './api/managed-deps.ts'
import type { DraftAsked } from './api/previewing.ts'
import { findNear } from './config/near-miss.ts'
import {
  addressesOfAlias,
  type Draft,
  type DraftContext,
  draftFromCopy,
  draftFromMessage,
  draftFromName,
  findSiblings,
} from './core/draft.ts'
import { draftFromTemplate, proposeTemplate } from './core/draft-template.ts'
import type { Message, Received } from './core/message.ts'
import { Refusal } from './core/refusal.ts'
import { findTemplate, templates } from './core/templates.ts'
import { createView } from './core/view.ts'
import type { Fleet } from './fleet.ts'
import { fittingChecks } from './record.ts'
import type { Store, StoredMessage } from './store/store.ts'

export type DraftDeps = {
  readonly store: Pick<Store, 'message' | 'messages' | 'raw' | 'managedChecks'>
  readonly fleet: Fleet
  readonly readMessage: (received: Received) => Promise<Message>
  readonly config: () => { readonly addresses: readonly string[]; readonly zone: string }
  /** The check as it is written; undefined when there is none, or when it has no rules of its own. */
  readonly writtenCheck: (id: string) => Promise<CheckYaml | undefined>
}

/** Stored messages of the same sender that a draft is held against, newest first. */
const maxOthers = 200
const maxSender = 200
/** Siblings that are read whole. */
const maxRead = 10
const maxReadBytes = 5_000_000

export async function makeDraft(deps: DraftDeps, { from, ...said }: DraftAsked): Promise<DraftJson> {
  const { addresses, zone } = deps.config()
  const inForce = [...deps.fleet.all()].map(({ definition: { id, match } }) => ({
    id,
    ...(match.alias !== undefined && { alias: match.alias }),
  }))
  // One that is out of force has its id all the same.
  const ofStore = (await deps.store.managedChecks()).map(({ checkId }) => checkId)
  const checks = [...inForce, ...[...ofStore, ...reservedIds].map(id => ({ id }))]
  const context: DraftContext = { addresses, zone, checks, ...said }
  const { check, hints, alias, learned } = await begin(deps, from, context)
  return {
    check,
    hints,
    addresses: addressesOfAlias(check.match.alias, addresses),
    ...(alias !== undefined && { alias }),
    ...(learned && { schedule: learned }),
  }
}

async function begin(
  deps: DraftDeps,
  from: DraftAsked['from'],
  context: DraftContext,
): Promise<Draft<CheckYaml>> {
  if (from.kind === 'name') return draftFromName(context)
  if (from.kind === 'template') {
    const template = findTemplate(from.id)
    if (template) return draftFromTemplate(template, context)
    const near = findNear(
      from.id,
      templates.map(({ id }) => id),
    )
    throw new Refusal(
      'missing',
      `There is no template "${from.id.slice(0, 100)}"${near[0] === undefined ? '' : `; did you mean ${near[0]}?`}`,
      'template',
    )
  }
  if (from.kind === 'copy') return draftFromCopy(await findWritten(deps, from.checkId), context)
  const { store } = deps
  const stored = await store.message(from.id)
  const raw = stored && (await store.raw(from.id))
  if (!stored || !raw)
    throw new Refusal(
      'missing',
      `There is no message ${from.id}; it may have been deleted with age`,
      'message',
    )
  if (stored.posting)
    throw new Refusal(
      'wrong',
      `Message ${from.id} was posted to the check ${stored.posting.checkId}, which it belongs to already; a check is made from a mail`,
      'message',
    )
  const message = await deps.readMessage({ ...stored, raw })
  const sender = /[^\s<>]+@[^\s<>]+/.exec(stored.from)?.[0] ?? stored.from
  const others = sender === '' ? [] : await store.messages({ search: sender.slice(0, maxSender) }, maxOthers)
  const siblings = others.filter(({ id, posting }) => id !== from.id && !posting)
  const known = proposeTemplate(message, await readNewest(deps, findSiblings(message, siblings, context)))
  const made = draftFromMessage(message, siblings, context, known)
  const already = fittingChecks(deps.fleet, { view: createView(message), message })
  const hint = `The message fits ${already.join(', ')} already, and would count for both.`
  return already.length === 0 ? made : { ...made, hints: [...made.hints, hint] }
}

/** A few of them say enough of how all are written. */
async function readNewest(
  { store, readMessage }: DraftDeps,
  siblings: readonly StoredMessage[],
): Promise<readonly Message[]> {
  const read: Message[] = []
  for (const stored of siblings.slice(0, maxRead)) {
    const raw = stored.rawBytes <= maxReadBytes ? await store.raw(stored.id) : undefined
    if (raw) read.push(await readMessage({ ...stored, raw }))
  }
  return read
}

async function findWritten({ writtenCheck, fleet }: DraftDeps, checkId: string): Promise<CheckYaml> {
  const written = await writtenCheck(checkId)
  if (written) return written
  const shown = `"${checkId.slice(0, 100)}"`
  if (fleet.get(checkId))
    throw new Refusal(
      'wrong',
      `The check ${shown} was brought along by a job and has no rules to copy`,
      'copy',
    )
  throw new Refusal('missing', `There is no check ${shown}`, 'copy')
}
