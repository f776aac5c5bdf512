/** Which checks there are: those of files, those that are managed here, and those that reporting jobs brought along;
 *  with what senders and people have switched off. Where two have the same id, the first of these three holds. Held in
 *  memory, read from the store at the start and after each change. */
import type { CheckDefinition } from './core/check.ts'
import type { PauseView } from './core/facts.ts'
import { jobCheckId } from './core/job-check.ts'
import type { Account, Installation, Job, Pause, Target } from './core/registry.ts'
import type { ScheduleDefinition } from './core/schedule.ts'

/** How long after its posted next run a job without a schedule is overdue. */
const postedOverdueAfterMs = 30 * 60_000

export type Roster = ReturnType<typeof createRoster>

/** Brings the checks of these ids under what holds for them now. `forgotten`: those whose record was removed.
 *  @returns those whose rules are new */
export type PutInForce = (
  checkIds: readonly string[],
  forgotten?: readonly string[],
) => Promise<readonly string[]>

export type Registered = {
  readonly accounts: readonly Account[]
  readonly installations: readonly Installation[]
  readonly jobs: readonly Job[]
  readonly pauses: readonly Pause[]
}

/** @param readSchedule of a posted schedule: undefined when it is none that can be understood */
export function createRoster(readSchedule: (posted: unknown) => ScheduleDefinition | undefined) {
  let configured: ReadonlyMap<string, CheckDefinition> = new Map()
  let managed = new Map<string, CheckDefinition>()
  let zone = 'UTC'
  const accounts = new Map<string, Account>()
  const installations = new Map<string, Installation>()
  const jobs = new Map<string, Job>()
  const pauses = new Map<string, Pause>()

  const findOwn = (checkId: string) => configured.get(checkId) ?? managed.get(checkId)

  function find(checkId: string): CheckDefinition | undefined {
    const own = findOwn(checkId)
    if (own) return paused(own, true)
    const job = jobs.get(checkId)
    const installation = job && installations.get(job.installationId)
    if (!job || !installation || job.removedAtMs !== undefined || installation.deregisteredAtMs !== undefined)
      return undefined
    const definition = toDefinition(job, installation, readSchedule(job.schedule) ?? postedOnly(zone))
    return paused(definition, findUnmonitored(checkId) === undefined)
  }

  /** What notes and pauses of which it is the subject may be about: itself first. */
  function targetsOf(checkId: string): readonly Target[] {
    const own = findOwn(checkId)
    if (own) return [target('check', checkId), target('group', own.group)]
    const job = jobs.get(checkId)
    const installation = job && installations.get(job.installationId)
    if (!installation) return [target('check', checkId)]
    return [
      target('check', checkId),
      target('group', installation.organization),
      target('installation', installation.id),
      target('account', installation.accountId),
    ]
  }

  /** Whose monitoring is switched off, so that nothing is expected of the check. */
  function findUnmonitored(checkId: string): 'job' | 'installation' | 'account' | undefined {
    const job = findOwn(checkId) ? undefined : jobs.get(checkId)
    const installation = job && installations.get(job.installationId)
    if (job?.monitored === false) return 'job'
    if (installation?.monitored === false) return 'installation'
    return installation && accounts.get(installation.accountId)?.monitored === false ? 'account' : undefined
  }

  /** The longest of all pauses that hold for it. */
  function paused(definition: CheckDefinition, monitored: boolean): CheckDefinition {
    const all = targetsOf(definition.id)
      .flatMap(one => pauses.get(keyOf(one)) ?? [])
      .map(pause => pause.untilMs ?? true)
    if (definition.paused !== undefined) all.push(definition.paused)
    if (!monitored) all.push(true)
    if (all.length === 0) return definition
    const until = all.includes(true) ? true : Math.max(...all.map(Number))
    return { ...definition, paused: until }
  }

  /** What holds the check back longest at this moment. */
  function pauseOf(checkId: string, nowMs: number): PauseView | undefined {
    const off = findUnmonitored(checkId)
    if (off) return { by: 'monitoring', reason: `monitoring of its ${off} is switched off` }
    const written = findOwn(checkId)?.paused
    const all: PauseView[] = targetsOf(checkId).flatMap(one => pauses.get(keyOf(one)) ?? [])
    if (written !== undefined)
      all.push({ by: 'configuration', ...(typeof written === 'number' && { untilMs: written }) })
    const end = (pause: PauseView) => pause.untilMs ?? Number.POSITIVE_INFINITY
    return all.filter(pause => end(pause) > nowMs).sort((a, b) => end(b) - end(a))[0]
  }

  return {
    find,
    targetsOf,
    pauseOf,
    /** @returns puts back what was before */
    configure(
      ofFiles: readonly CheckDefinition[],
      ofStore: readonly CheckDefinition[],
      defaultZone: string,
    ): () => void {
      const before = { configured, managed, zone }
      configured = new Map(ofFiles.map(definition => [definition.id, definition]))
      managed = new Map(ofStore.map(definition => [definition.id, definition]))
      zone = defaultZone
      return () => {
        configured = before.configured
        managed = before.managed
        zone = before.zone
      }
    },
    setManaged(checkId: string, definition: CheckDefinition | undefined) {
      if (definition) managed.set(checkId, definition)
      else managed.delete(checkId)
    },
    /** As written: what is paused since is not in it. */
    ofFile: (checkId: string): CheckDefinition | undefined => configured.get(checkId),
    ofStore: (checkId: string): CheckDefinition | undefined => managed.get(checkId),
    /** Where the definition comes from that holds. */
    originOf: (checkId: string): 'file' | 'store' | 'job' | undefined =>
      configured.has(checkId)
        ? 'file'
        : managed.has(checkId)
          ? 'store'
          : jobs.has(checkId)
            ? 'job'
            : undefined,
    load(registered: Registered) {
      for (const map of [accounts, installations, jobs, pauses]) map.clear()
      for (const account of registered.accounts) accounts.set(account.id, account)
      for (const installation of registered.installations) installations.set(installation.id, installation)
      for (const job of registered.jobs) jobs.set(job.checkId, job)
      for (const pause of registered.pauses) pauses.set(keyOf(pause.target), pause)
    },
    setAccount: (account: Account) => accounts.set(account.id, account),
    setInstallation: (installation: Installation) => installations.set(installation.id, installation),
    setJob: (job: Job) => jobs.set(job.checkId, job),
    setPause(of: Target, pause: Pause | undefined) {
      if (pause) pauses.set(keyOf(of), pause)
      else pauses.delete(keyOf(of))
    },
    installation: (id: string): Installation | undefined => installations.get(id),
    hasAccount: (id: string): boolean => accounts.has(id),
    checkIdOf: jobCheckId,
    isSchedule: (posted: unknown): boolean => readSchedule(posted) !== undefined,
    jobOf: (checkId: string): Job | undefined => jobs.get(checkId),
    jobsOf: (installationId: string): readonly Job[] =>
      [...jobs.values()].filter(job => job.installationId === installationId),
    /** Every check that is expected, paused or not. */
    definitions: (): readonly CheckDefinition[] =>
      [...new Set([...configured.keys(), ...managed.keys(), ...jobs.keys()])].flatMap(id => find(id) ?? []),
    /** Ids of the checks that a target is about, expected or not. */
    checksOf({ kind, id }: Target): readonly string[] {
      if (kind === 'check') return findOwn(id) || jobs.has(id) ? [id] : []
      const ofJobs = [...jobs.values()].filter(job => {
        const installation = installations.get(job.installationId)
        if (kind === 'installation') return job.installationId === id
        return kind === 'group' ? installation?.organization === id : installation?.accountId === id
      })
      const own =
        kind === 'group'
          ? [...configured.values(), ...managed.values()].filter(
              check => findOwn(check.id) === check && check.group === id,
            )
          : []
      return [...new Set([...own.map(check => check.id), ...ofJobs.map(job => job.checkId)])]
    },
    /** What was removed from the store. */
    forget(removed: { readonly checkIds: readonly string[]; readonly installationIds: readonly string[] }) {
      for (const id of removed.checkIds) {
        jobs.delete(id)
        pauses.delete(keyOf(target('check', id)))
      }
      for (const id of removed.installationIds) {
        installations.delete(id)
        pauses.delete(keyOf(target('installation', id)))
      }
    },
  }
}

function toDefinition(job: Job, installation: Installation, schedule: ScheduleDefinition): CheckDefinition {
  const { organization, computer, product } = installation
  return {
    id: job.checkId,
    name: job.name,
    group: organization,
    label: computer,
    schedule,
    // What is posted to it says its status itself, and no mail is for it.
    match: {},
    status: { default: 'failure', order: ['failure', 'warning', 'success'], blocks: {} },
    notify: { graceMs: 0, repeat: 'once', restored: true, outsideWindow: true },
    source: {
      installation: installation.id,
      computer,
      job: job.key,
      ...(product !== undefined && { product }),
      ...(job.engine !== undefined && { engine: job.engine }),
    },
  }
}

function postedOnly(zone: string): ScheduleDefinition {
  return {
    rhythm: { kind: 'posted' },
    overdueAfterMs: postedOverdueAfterMs,
    zone,
    holidays: [],
    expectFirst: false,
  }
}

function target(kind: Target['kind'], id: string): Target {
  return { kind, id }
}

function keyOf({ kind, id }: Target): string {
  return `${kind} ${id}`
}
