/** Who reports: installations and their jobs register, change, come back and go. Each change and its line in the log
 *  are one commit; then the checks it is about are put in force. */
import type { Installation, Job } from './core/registry.ts'
import type { InTurn } from './in-turn.ts'
import type { PutInForce, Roster } from './roster.ts'
import type { Store } from './store/store.ts'

/** An installation's last sign of life is written this often at most. */
const seenEveryMs = 10 * 60_000

export type InstallationFacts = Pick<
  Installation,
  'id' | 'organization' | 'computer' | 'product' | 'version'
> &
  Partial<Pick<Installation, 'monitored'>>
export type JobFacts = Pick<Job, 'key' | 'name' | 'engine' | 'schedule'> & Partial<Pick<Job, 'monitored'>>

/** The account, and how the log of changes names whoever acts for it. */
export type Reporter = { readonly accountId: string; readonly who: string }

type EnrolDeps = {
  readonly store: Store
  readonly roster: Roster
  readonly now: () => number
  readonly inTurn: InTurn
  readonly putInForce: PutInForce
}

export function createEnrolment({ store, roster, now, inTurn, putInForce }: EnrolDeps) {
  /** Makes installation and jobs known. @param complete the jobs are all there are: others are not expected any more
   *  @returns `foreign` when the installation belongs to another account */
  function register(
    { accountId, who }: Reporter,
    facts: InstallationFacts,
    jobs: readonly JobFacts[],
    complete: boolean,
  ): Promise<{ installation: Installation; jobs: readonly Job[] } | 'foreign'> {
    return inTurn(async () => {
      const atMs = now()
      const before = roster.installation(facts.id)
      if (before && before.accountId !== accountId) return 'foreign'
      const installation: Installation = {
        registeredAtMs: atMs,
        monitored: true,
        ...(before && withoutEnd(before)),
        ...facts,
        accountId,
        lastSeenAtMs: atMs,
      }
      const known = new Map(jobs.map(job => [job.key, roster.jobOf(roster.checkIdOf(facts.id, job.key))]))
      const changedJobs = jobs.filter(job => isDifferent(known.get(job.key), job))
      const isNew = isDifferentInstallation(before, installation)
      const isStale = !before || atMs - before.lastSeenAtMs > seenEveryMs
      if (!isNew && !isStale && changedJobs.length === 0 && !complete)
        return {
          installation: before ?? installation,
          jobs: [...known.values()].filter(job => job !== undefined),
        }
      const written = await store.write(async tx => {
        await tx.saveInstallation(installation)
        if (isNew)
          await tx.record({
            atMs,
            who,
            action:
              before && before.deregisteredAtMs === undefined
                ? 'installation.change'
                : 'installation.register',
            subject: { kind: 'installation', id: facts.id },
            ...(before && { before }),
            after: installation,
          })
        const saved: Job[] = []
        for (const job of changedJobs) {
          const old = known.get(job.key)
          const one = await tx.saveJob({
            installationId: facts.id,
            monitored: old?.monitored ?? true,
            createdAtMs: old?.createdAtMs ?? atMs,
            lastSeenAtMs: atMs,
            // A report names the job; what only its registration said stays.
            ...(old?.engine !== undefined && { engine: old.engine }),
            ...(old?.schedule !== undefined && { schedule: old.schedule }),
            ...job,
          })
          saved.push(one)
          await tx.record({
            atMs,
            who,
            action: old && old.removedAtMs === undefined ? 'job.change' : 'job.register',
            subject: { kind: 'job', id: one.checkId },
            ...(old && { before: old }),
            after: one,
          })
        }
        const gone = complete
          ? await tx.removeJobsExcept(
              facts.id,
              jobs.map(job => job.key),
              atMs,
            )
          : []
        for (const job of gone)
          await tx.record({
            atMs,
            who,
            action: 'job.delete',
            subject: { kind: 'job', id: job.checkId },
            before: job,
          })
        return { saved, gone }
      })
      roster.setInstallation(installation)
      for (const job of written.saved) roster.setJob(job)
      for (const job of written.gone) roster.setJob({ ...job, removedAtMs: atMs })
      const all = isNew ? roster.jobsOf(facts.id) : [...written.saved, ...written.gone]
      if (all.length > 0) await putInForce([...new Set(all.map(job => job.checkId))])
      return {
        installation,
        jobs: jobs.flatMap(job => roster.jobOf(roster.checkIdOf(facts.id, job.key)) ?? []),
      }
    })
  }

  /** Nothing is expected of it any more; its history stays. @returns false when there is no such installation of the
   *  account */
  function deregister({ accountId, who }: Reporter, installationId: string): Promise<boolean> {
    return inTurn(async () => {
      const before = roster.installation(installationId)
      if (!before || before.accountId !== accountId || before.deregisteredAtMs !== undefined) return false
      const atMs = now()
      const installation = { ...before, deregisteredAtMs: atMs }
      await store.write(async tx => {
        await tx.saveInstallation(installation)
        const subject = { kind: 'installation' as const, id: installationId }
        await tx.record({
          atMs,
          who,
          action: 'installation.deregister',
          subject,
          before,
        })
      })
      roster.setInstallation(installation)
      await putInForce(roster.jobsOf(installationId).map(job => job.checkId))
      return true
    })
  }

  /** The sender deleted a job: it is not expected any more; its history stays. */
  function deleteJob({ accountId, who }: Reporter, installationId: string, key: string): Promise<boolean> {
    return inTurn(async () => {
      const job = roster.jobOf(roster.checkIdOf(installationId, key))
      const isOwn = roster.installation(installationId)?.accountId === accountId
      if (!job || !isOwn || job.removedAtMs !== undefined) return false
      const atMs = now()
      const { checkId, ...rest } = job
      const removed = await store.write(async tx => {
        const subject = { kind: 'job' as const, id: checkId }
        await tx.record({ atMs, who, action: 'job.delete', subject, before: job })
        return tx.saveJob({ ...rest, removedAtMs: atMs })
      })
      roster.setJob(removed)
      await putInForce([checkId])
      return true
    })
  }

  /** Switches the monitoring of an account, installation or job on or off. */
  function setMonitored(
    kind: 'account' | 'installation' | 'job',
    id: string,
    monitored: boolean,
    who: string,
  ): Promise<boolean> {
    return inTurn(async () => {
      const atMs = now()
      const after = { monitored }
      if (kind === 'account') {
        const done = await store.write(async tx => {
          const account = await tx.findAccount(id)
          if (!account || !(await tx.changeAccount(id, after))) return false
          const before = { monitored: account.monitored }
          await tx.record({ atMs, who, action: 'account.change', subject: { kind, id }, before, after })
          return true
        })
        const account = done ? await store.account(id) : undefined
        if (!account) return false
        roster.setAccount(account)
        await putInForce(roster.checksOf({ kind, id }))
        return true
      }
      if (kind === 'installation') {
        const before = roster.installation(id)
        if (!before) return false
        await store.write(async tx => {
          await tx.saveInstallation({ ...before, monitored })
          await tx.record({ atMs, who, action: 'installation.change', subject: { kind, id }, before, after })
        })
        roster.setInstallation({ ...before, monitored })
        await putInForce(roster.checksOf({ kind, id }))
        return true
      }
      const before = roster.jobOf(id)
      if (!before) return false
      const { checkId: _, ...rest } = before
      const job = await store.write(async tx => {
        await tx.record({ atMs, who, action: 'job.change', subject: { kind, id }, before, after })
        return tx.saveJob({ ...rest, monitored })
      })
      roster.setJob(job)
      await putInForce([id])
      return true
    })
  }

  return { register, deregister, deleteJob, setMonitored }
}

function withoutEnd({ deregisteredAtMs: _, ...installation }: Installation): Installation {
  return installation
}

function isDifferentInstallation(before: Installation | undefined, after: Installation): boolean {
  const keys = ['organization', 'computer', 'product', 'version', 'monitored', 'deregisteredAtMs'] as const
  return !before || keys.some(key => before[key] !== after[key])
}

function isDifferent(before: Job | undefined, { name, engine, schedule, monitored }: JobFacts): boolean {
  return (
    before === undefined ||
    before.removedAtMs !== undefined ||
    before.name !== name ||
    (engine !== undefined && before.engine !== engine) ||
    (monitored !== undefined && before.monitored !== monitored) ||
    (schedule !== undefined && JSON.stringify(before.schedule) !== JSON.stringify(schedule))
  )
}
