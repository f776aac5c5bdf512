/** What the HTTP intakes ask for: who posts, which installation and job, and that the message is taken. */
import type { InstallationFacts, JobFacts } from './enrol.ts'
import type { FoundSender, Sender } from './intake/posted/credentials.ts'
import type { Registration, Report } from './intake/posted/report-schema.ts'
import { confirmSubscription } from './intake/posted/sns.ts'
import type { PostedDeps } from './intake/posted-routes.ts'
import type { Opened } from './opening.ts'

type PostingDeps = {
  readonly data: Pick<Opened, 'store' | 'manage' | 'pipeline' | 'roster'>
  /** People of the configuration: they are no senders, and are left to the API. */
  readonly users: Readonly<Record<string, string>> | undefined
  readonly now: () => number
}

export function createPosting({ data, users, now }: PostingDeps): PostedDeps {
  const { store, manage, pipeline, roster } = data

  async function findAccount(id: string, key: string): Promise<FoundSender | undefined> {
    if (users && Object.hasOwn(users, id)) return { other: `User "${id}" is no account that reports.` }
    const found = await store.findAccountByKey(id, key)
    if (!found) return undefined
    void store.noteUse('key', found.key, now())
    return { accountId: id, who: `account:${id}` }
  }

  async function findToken(secret: string): Promise<FoundSender | undefined> {
    const token = await store.findToken(secret)
    if (!token) return undefined
    if (!token.scopes.includes('ingest')) return { other: `Token "${token.name}" has no scope ingest.` }
    if (token.accountId === undefined)
      return { other: `Token "${token.name}" names no account to report for.` }
    void store.noteUse('token', token, now())
    return { accountId: token.accountId, who: `token:${token.name}` }
  }

  function findOwn({ accountId }: Sender, id: string) {
    const installation = roster.installation(id)
    if (!installation) return 'absent'
    return installation.accountId === accountId ? installation : 'foreign'
  }

  const withJobs = <T extends { readonly id: string }>(installation: T) => ({
    ...installation,
    jobs: roster.jobsOf(installation.id).filter(job => job.removedAtMs === undefined),
  })

  return {
    nowMs: now,
    accept: pipeline.accept,
    findPathKey: async secret => {
      const found = await store.findPathKey(secret)
      if (found) void store.noteUse('pathKey', found, now())
      return found
    },
    findSender: credential =>
      credential.kind === 'account'
        ? findAccount(credential.id, credential.key)
        : findToken(credential.token),
    confirm: confirmSubscription,
    async takeReport({ sender, report, raw }) {
      const { id } = report.installation
      const organization = await organizationOf(sender, report)
      const installation = {
        ...present(report.installation),
        id,
        organization,
        computer: report.installation.computer,
      }
      const job = { ...present(report.job), key: report.job.key, name: nameOf(sender, report) }
      const enrolled = await manage.register(sender, installation, [job], false)
      if (enrolled === 'foreign') return 'foreign'
      const checkId = roster.checkIdOf(id, report.job.key)
      const { created, activity } = await manage.take({ checkId, format: 'report' }, raw, 'reports')
      if (!activity) throw new Error(`check ${checkId} was removed while its report came`)
      return { created, activity }
    },
    async register({ sender, id, registration }) {
      const invalid = faultsOf(registration, roster.isSchedule)
      if (invalid.length > 0) return { invalid }
      const isNew = typeof findOwn(sender, id) === 'string'
      const { jobs, organization, computer, ...rest } = registration
      const facts: InstallationFacts = { ...present(rest), id, organization, computer }
      const named: JobFacts[] = (jobs ?? []).map(({ key, name, ...more }) => ({
        ...present(more),
        key,
        name: name ?? key,
      }))
      const enrolled = await manage.register(sender, facts, named, jobs !== undefined)
      if (enrolled === 'foreign') return 'foreign'
      return { created: isNew, installation: withJobs(enrolled.installation) }
    },
    async installation(sender, id) {
      const found = findOwn(sender, id)
      return typeof found === 'string' ? found : withJobs(found)
    },
    async deregister(sender, id) {
      const found = findOwn(sender, id)
      if (typeof found === 'string') return found
      await manage.deregister(sender, id)
      return 'done'
    },
    async deleteJob(sender, id, key) {
      const found = findOwn(sender, id)
      if (typeof found === 'string') return found
      if (!roster.jobOf(roster.checkIdOf(id, key))) return 'absent'
      await manage.deleteJob(sender, id, key)
      return 'done'
    },
  }

  /** A sender that does not say for whom it works keeps what its registration said, or is of its account. */
  async function organizationOf({ accountId }: Sender, { installation }: Report): Promise<string> {
    if (installation.organization !== undefined) return installation.organization
    const known = roster.installation(installation.id)?.organization
    return known ?? (await store.account(accountId))?.name ?? accountId
  }

  function nameOf(_: Sender, { installation, job }: Report): string {
    return job.name ?? roster.jobOf(roster.checkIdOf(installation.id, job.key))?.name ?? job.key
  }
}

function faultsOf({ jobs }: Registration, isSchedule: (posted: unknown) => boolean) {
  return (jobs ?? []).flatMap(({ schedule }, i) =>
    schedule === undefined || isSchedule(schedule)
      ? []
      : [{ field: `jobs[${i}].schedule`, detail: 'is none: write it as in a check, {"every": "1 day"}' }],
  )
}

/** What is unknown is absent. */
function present<T extends object>(facts: T): { [key in keyof T]?: Exclude<T[key], undefined> } {
  return Object.fromEntries(Object.entries(facts).filter(([, value]) => value !== undefined)) as {
    [key in keyof T]?: Exclude<T[key], undefined>
  }
}
