/** What people are offered in order to manage the service, over the rooms that do it: the HTTP face hands it out, and
 *  commands use it on a data folder while no service is running. */
import type { GhostJson, InstallationJson, JobJson } from './api/contract.ts'
import type { Managing } from './api/managing.ts'
import type { Remarks } from './core/facts.ts'
import { parsePreference, toPreferences } from './core/preferences.ts'
import type { Installation, Job, Note, Target } from './core/registry.ts'
import { viewOf } from './entry.ts'
import type { Fleet } from './fleet.ts'
import type { createManage } from './manage.ts'
import type { Roster } from './roster.ts'
import type { Store } from './store/store.ts'

type Options = {
  readonly store: Store
  readonly fleet: Fleet
  readonly roster: Roster
  readonly manage: ReturnType<typeof createManage>
  readonly now: () => number
  /** Something was removed: what there is much of is still to be deleted. */
  readonly onRemoved: () => void
}

export function createManaging({ store, fleet, roster, manage, now, onRemoved }: Options) {
  const isThere = (target: Target) =>
    roster.checksOf(target).length > 0 ||
    (target.kind === 'installation' && roster.installation(target.id) !== undefined) ||
    (target.kind === 'account' && roster.hasAccount(target.id))

  function toInstallation(installation: Installation, jobs: readonly Job[]): InstallationJson {
    const nowMs = now()
    return { ...installation, jobs: jobs.map(job => toJob(job, nowMs)) }
  }

  function toJob(job: Job, nowMs: number): JobJson {
    const entry = fleet.get(job.checkId)
    if (!entry) return job
    const view = viewOf(entry, nowMs, [])
    const { timing, paused, status, lastReason, lastResultAtMs, expectedAtMs } = view
    const { runningSinceMs, missedInARow } = view
    return {
      ...job,
      check: {
        timing,
        paused,
        ...(status && { status }),
        ...(lastReason !== undefined && { lastReason }),
        ...(lastResultAtMs !== undefined && { lastResultAtMs }),
        ...(expectedAtMs !== undefined && { expectedAtMs }),
        ...(runningSinceMs !== undefined && { runningSinceMs }),
        ...(missedInARow !== undefined && { missedInARow }),
      },
    }
  }

  /** What people said, by check. */
  async function remarks(): Promise<(checkId: string) => Remarks> {
    const nowMs = now()
    const keyOf = ({ kind, id }: Target) => `${kind} ${id}`
    const byTarget = Map.groupBy(await store.notes({ liveAtMs: nowMs }), note => keyOf(note.target))
    return checkId => {
      const notes: Note[] = []
      if (byTarget.size > 0)
        for (const target of roster.targetsOf(checkId)) notes.push(...(byTarget.get(keyOf(target)) ?? []))
      const pause = roster.pauseOf(checkId, nowMs)
      return { ...(notes.length > 0 && { notes }), ...(pause && { pause }) }
    }
  }

  const managing: Managing = {
    async installations() {
      const jobs = Map.groupBy(await store.jobs(), job => job.installationId)
      return (await store.installations()).map(one => toInstallation(one, jobs.get(one.id) ?? []))
    },
    async installation(id) {
      const found = await store.installation(id)
      return found && toInstallation(found, await store.jobs({ installationId: id }))
    },
    job: store.job,
    setMonitored: manage.setMonitored,
    async pauses() {
      const nowMs = now()
      return (await store.pauses()).filter(({ untilMs }) => untilMs === undefined || untilMs > nowMs)
    },
    async pause(pause) {
      if (!(await manage.pause(pause))) return undefined
      const { kind, id } = pause.target
      return (await store.pauses()).find(({ target }) => target.kind === kind && target.id === id)
    },
    resume: manage.resume,
    notes: ({ target, all }) => store.notes({ ...(target && { target }), ...(!all && { liveAtMs: now() }) }),
    addNote: async note => (isThere(note.target) ? manage.addNote(note) : undefined),
    async changeNote(id, change, who) {
      const before = (await store.notes()).find(note => note.id === id)
      if (!before || !(await manage.changeNote(id, change(before), who))) return undefined
      return (await store.notes()).find(note => note.id === id)
    },
    deleteNote: manage.deleteNote,
    async setNextRun(checkId, atMs, who) {
      if (!fleet.get(checkId)) return 'not there'
      return (await manage.setNextRun(checkId, atMs, who)) ? 'set' : 'not expected'
    },
    deleteReport: manage.deleteReport,
    async remove(target, who) {
      const removed = await manage.remove(target, who)
      if (removed) onRemoved()
      return removed
    },
    ghosts: slots =>
      manage.ghosts(slots).flatMap((ghost): GhostJson[] => {
        const { definition } = fleet.get(ghost.checkId) ?? {}
        if (!definition?.source) return []
        const { name, group, source } = definition
        return [{ ...ghost, name, group, installationId: source.installation }]
      }),
    preferences: async () => toPreferences(await store.preferences()),
    async setPreferences(change, who) {
      const wanted = Object.entries(change)
      for (const [key, value] of wanted) parsePreference(key, value)
      for (const [key, value] of wanted) await manage.setPreference(key, value, who)
      return toPreferences(await store.preferences())
    },
  }
  return { ...managing, remarks }
}
