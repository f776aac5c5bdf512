/** The rooms that keep and judge, opened over a data folder: by the service, and by commands while none is running. */
import type { Config } from './config/config.ts'
import { createCronEngine } from './config/cron.ts'
import { createPostedScheduleReader } from './config/posted-schedule.ts'
import { createRegexEngine } from './config/regex.ts'
import type { Received } from './core/message.ts'
import type { Events } from './events.ts'
import { recordFileStays } from './file-stays.ts'
import { createFleet } from './fleet.ts'
import { identityOf } from './intake/identity.ts'
import { readMail } from './intake/mime.ts'
import { postedIdentity, readPosted } from './intake/posted.ts'
import { createSenderCheck } from './intake/sender-verifying.ts'
import { createManage } from './manage.ts'
import { createManagedChecks } from './managed-checks.ts'
import { createManagedViews } from './managed-views.ts'
import { createPipeline, type Pipeline, type PipelineDeps } from './pipeline.ts'
import { createReparse } from './reparse.ts'
import { createRoster } from './roster.ts'
import { createSenderRounds } from './sender-rounds.ts'
import { openStore } from './store/open-store.ts'

export type Opened = Awaited<ReturnType<typeof openDataFolder>>

type Opening = {
  readonly config: Config
  readonly events: Events
  readonly publisher: PipelineDeps['publisher']
  readonly now: () => number
}

/** @returns with nothing configured yet: `apply` does that
 *  @throws Error naming the folder, when it is in use or cannot be written to */
export async function openDataFolder({ config, events, publisher, now }: Opening) {
  let current = config
  const store = await openStore({ folder: config.dataFolder })
  const fleet = createFleet({ regex: createRegexEngine(), cron: createCronEngine() })
  const readMessage = async (received: Received) =>
    received.posting ? readPosted(received, current.limits) : readMail(received, current.limits)
  const senders = createSenderCheck()
  const pipeline: Pipeline = createPipeline({
    store,
    fleet,
    publisher,
    events,
    readMessage,
    verifySender: senders.verify,
    identityOf: (received, message) => (received.posting ? postedIdentity : identityOf)(received, message),
    now,
    onTaken: (tx, taken) => manage.onTaken(tx, taken),
  })
  const readSchedule = createPostedScheduleReader()
  const roster = createRoster(posted => readSchedule(posted, current.zone))
  const manage = createManage({ store, fleet, pipeline, roster, now })
  const managed = createManagedChecks({
    store,
    roster,
    inTurn: manage.inTurn,
    putInForce: manage.putInForce,
    config: () => current,
    now,
    unreadable: events.managedUnreadable,
  })
  const views = createManagedViews({ store, roster, managed, config: () => current })
  const reparse = createReparse({ store, fleet, pipeline, readMessage })
  const verifyAgain = createSenderRounds({ store, pipeline, reparse, verify: senders.verify, events, now })
  let isLoaded = false

  /** What is in force stays in force; what could not be written is written the next time. */
  async function noteFileChecks({ checks }: Config) {
    try {
      await recordFileStays({ store, now }, checks)
    } catch (cause) {
      events.storeFailed('noting which checks files have', cause)
    }
  }

  return {
    store,
    fleet,
    pipeline,
    manage,
    managed,
    views,
    roster,
    reparse,
    readMessage,
    /** Senders about whom DNS did not answer. */
    verifyAgain,
    config: () => current,
    /** Puts a configuration in force, with what senders and people have said. @returns checks whose rules are new
     *  @throws Error when it cannot be compiled or stored; the one before then stays in force */
    async apply(next: Config): Promise<readonly string[]> {
      // What is changed by people meanwhile waits: it would be lost between reading all and putting all in force.
      return manage.inTurn(async () => {
        if (!isLoaded) await manage.load()
        isLoaded = true
        const { definitions, unreadable } = await managed.read(next)
        const putBack = roster.configure(next.checks, definitions, next.zone)
        try {
          const rulesChanged = await pipeline.configure(roster.definitions(), next.addresses)
          current = next
          senders.follow(next.senderTrust)
          managed.follow(unreadable)
          await noteFileChecks(next)
          return rulesChanged
        } catch (cause) {
          putBack()
          throw cause
        }
      })
    },
    async [Symbol.asyncDispose]() {
      senders[Symbol.dispose]()
      await store[Symbol.asyncDispose]()
    },
  }
}
