/** Who gets which report mail: subscriptions of the configuration file, which are changed there, and those that people made
 *  while the service runs, which are kept in the store. One of a file is in force where both have the same id. */
import type { SubscriptionSaved, SubscriptionYaml } from '../api/contract-reports.ts'
import type { Config } from '../config/config.ts'
import { pathText } from '../config/problem.ts'
import { subscriptionFromYaml } from '../config/subscription-from-yaml.ts'
import type { Subscription } from '../core/mailing/subscription.ts'
import { Refusal, refuseFields } from '../core/refusal.ts'
import type { InTurn } from '../in-turn.ts'
import type { KeptSubscription } from '../store/report-mails.ts'
import type { Store, Tx } from '../store/store.ts'

type Options = {
  readonly store: Pick<Store, 'subscriptions' | 'write'>
  readonly config: () => Pick<Config, 'reports' | 'file'>
  readonly now: () => number
  /** Changes go one after the other. */
  readonly inTurn: InTurn
}

export type InForce = {
  readonly origin: 'file' | 'store'
  readonly subscription: Subscription
  readonly written: SubscriptionYaml
  /** Of a managed one. */
  readonly version?: number
  /** Nothing that was due before is sent. */
  readonly seenAtMs: number
}

type KeptRead = KeptSubscription & { readonly subscription?: Subscription }

export type Subscriptions = ReturnType<typeof createSubscriptions>

export function createSubscriptions({ store, config, now, inTurn }: Options) {
  /** What is kept, read: it is asked for every few seconds, and only changed here. */
  let kept: Promise<readonly KeptRead[]> | undefined

  async function write(work: (tx: Tx) => Promise<void>): Promise<void> {
    try {
      await store.write(work)
    } finally {
      kept = undefined
    }
  }

  function readKept(): Promise<readonly KeptRead[]> {
    const asked = kept ?? store.subscriptions().then(rows => Promise.all(rows.map(readOne)))
    kept = asked
    // What could not be read is asked for again.
    asked.catch(() => {
      if (kept === asked) kept = undefined
    })
    return asked
  }

  /** Those of files that are new count from now on. */
  async function list(): Promise<readonly InForce[]> {
    const known = new Map((await readKept()).map(one => [one.id, one]))
    const found: InForce[] = []
    for (const { subscription, written } of config().reports) {
      const { seenAtMs } = known.get(subscription.id) ?? (await see(subscription.id))
      found.push({
        origin: 'file',
        subscription,
        written: written as SubscriptionYaml,
        seenAtMs,
      })
    }
    const ofFiles = new Set(found.map(({ subscription }) => subscription.id))
    for (const { id, subscription, written, version, seenAtMs } of known.values())
      if (subscription && !ofFiles.has(id))
        found.push({
          origin: 'store',
          subscription,
          written: written as SubscriptionYaml,
          version,
          seenAtMs,
        })
    return found.sort((a, b) => (a.subscription.id < b.subscription.id ? -1 : 1))
  }

  async function see(id: string): Promise<KeptSubscription> {
    const seen = { id, seenAtMs: now(), version: 0 }
    await write(tx => tx.saveSubscription(seen))
    return seen
  }

  async function find(id: string): Promise<InForce | undefined> {
    return (await list()).find(({ subscription }) => subscription.id === id)
  }

  async function needManaged(id: string): Promise<KeptSubscription> {
    if (config().reports.some(({ subscription }) => subscription.id === id))
      throw new Refusal('taken', `subscription "${id}" stands in ${config().file} and is changed there`)
    const found = (await readKept()).find(one => one.id === id && one.written !== undefined)
    if (!found) throw new Refusal('missing', `there is no subscription "${id}"`)
    return found
  }

  async function save(one: KeptSubscription, before: unknown, who: string): Promise<SubscriptionSaved> {
    const { id, written, version } = one
    await write(async tx => {
      await tx.saveSubscription(one)
      await tx.record({
        atMs: now(),
        who,
        action: before === undefined ? 'subscription.create' : 'subscription.change',
        subject: { kind: 'subscription', id },
        ...(before !== undefined && { before: withoutLogo(before) }),
        after: withoutLogo(written),
      })
    })
    return { id, version }
  }

  return {
    list,
    find,
    /** @throws Refusal with what is wrong, by field */
    read: readSubscription,
    create: (written: unknown, who: string) =>
      inTurn(async () => {
        const { id } = await readSubscription(written)
        const isTaken = (await list()).some(({ subscription }) => subscription.id === id)
        if (isTaken)
          throw new Refusal(
            'taken',
            `there is a subscription "${id}" already: change that one, or give another id`,
            'id',
          )
        return save({ id, seenAtMs: now(), version: 1, written }, undefined, who)
      }),
    /** @param version which the change was made on; any when not given */
    change: (id: string, written: unknown, who: string, version?: number) =>
      inTurn(async () => {
        const before = await needManaged(id)
        refuseOutdated(before, version)
        const subscription = await readSubscription(written)
        if (subscription.id !== id)
          throw refuseFields([
            { field: 'id', detail: `is "${subscription.id}": the id stays, and this one is "${id}"` },
          ])
        return save({ ...before, version: before.version + 1, written }, before.written, who)
      }),
    remove: (id: string, who: string, version?: number) =>
      inTurn(async () => {
        const before = await needManaged(id)
        refuseOutdated(before, version)
        await write(async tx => {
          await tx.deleteSubscription(id)
          await tx.record({
            atMs: now(),
            who,
            action: 'subscription.remove',
            subject: { kind: 'subscription', id },
            before: withoutLogo(before.written),
          })
        })
      }),
  }
}

/** It was read by the same reader before it was kept; what a newer version refuses is out of force. A mail is worth more than
 *  its logo: one that is refused is left out. */
async function readOne(row: KeptSubscription): Promise<KeptRead> {
  const { written } = row
  if (written === undefined) return row
  const whole = await subscriptionFromYaml(written, [], undefined)
  const read = whole.ok ? whole : await subscriptionFromYaml({ ...written, logo: undefined }, [], undefined)
  return { ...row, ...(read.ok && { subscription: read.value }) }
}

async function readSubscription(written: unknown): Promise<Subscription> {
  const read = await subscriptionFromYaml(written, [], undefined)
  if (read.ok) return read.value
  throw refuseFields(read.problems.map(({ path, text }) => ({ field: pathText(path), detail: text })))
}

function refuseOutdated({ id, version }: KeptSubscription, wanted: number | undefined) {
  if (wanted !== undefined && wanted !== version)
    throw new Refusal(
      'outdated',
      `subscription "${id}" was changed by somebody else: it is version ${version} now`,
    )
}

/** A picture is too long for the log. */
function withoutLogo(written: unknown): unknown {
  if (typeof written !== 'object' || written === null || !('logo' in written)) return written
  return { ...written, logo: '(a picture)' }
}
