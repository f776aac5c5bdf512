/** Lives through the past of the demo: what happened is put through the same rooms as what happens now, in its order, by
 *  a clock that is set to the time of each event. */
import type { Config } from '../src/config/config.ts'
import { dayMs, hourMs, minuteMs } from '../src/core/day.ts'
import type { Events } from '../src/events.ts'
import { parseRegistration } from '../src/intake/posted/report-schema.ts'
import { type Opened, openDataFolder } from '../src/opening.ts'
import { createPosting } from '../src/posting.ts'
import { findJob } from './fleet.ts'
import type { DemoJob, Run } from './job.ts'
import { type Mail, mailOf, unmatchedMails } from './mails.ts'
import { account, installationsOf, registrationOf, reportOf } from './reports.ts'
import { runsBetween } from './runs.ts'

/** Events of so long a time are committed together. */
const togetherMs = 20 * minuteMs

type Event = { readonly atMs: number; readonly happen: () => Promise<unknown> }

export type Playing = {
  readonly config: Config
  readonly jobs: readonly DemoJob[]
  readonly nowMs: number
  readonly days: number
  readonly events: Events
  /** Hears of each day that has passed. */
  readonly onDay?: (day: number) => void
}

/** @returns the key with which jobs report from now on, and how many messages came */
export async function play({ config, jobs, nowMs, days, events, onDay }: Playing) {
  const startMs = nowMs - days * dayMs
  let atMs = startMs
  const now = () => atMs
  const publisher = { set() {}, remove() {} }
  await using data = await openDataFolder({ config, events, publisher, now })
  await data.apply(config)
  const key = await openAccount(data, startMs)
  const posting = createPosting({ data, users: undefined, now })
  const sender = { accountId: account.id, who: `account:${account.id}` }
  const register = async () => {
    for (const installation of installationsOf(jobs)) {
      const registration = parseRegistration(registrationOf(installation))
      if (!registration.ok) throw new Error(`${installation.id}: ${JSON.stringify(registration.errors)}`)
      const done = await posting.register({
        sender,
        id: installation.id,
        registration: registration.value,
        atMs,
      })
      if (typeof done === 'string' || 'invalid' in done)
        throw new Error(`${installation.id} could not register: ${JSON.stringify(done)}`)
    }
  }
  await register()

  const mail = ({ atMs: receivedAtMs, from, to, raw }: Mail): Event => ({
    atMs: receivedAtMs,
    happen: () =>
      data.pipeline.accept({
        intake: 'smtp',
        receivedAtMs,
        raw: Buffer.from(raw),
        envelope: { from: from.replace(/^.*<|>$/g, ''), to: [to] },
      }),
  })
  const report = (run: Run, installation: string): Event => ({
    atMs: run.endedAtMs,
    happen: () => {
      const checkId = data.roster.checkIdOf(installation, run.job.id)
      return data.manage.take({ checkId, format: 'report' }, Buffer.from(reportOf(run)), 'reports')
    },
  })
  const ofRun = (run: Run) =>
    run.job.installation === undefined ? mail(mailOf(run)) : report(run, run.job.installation)
  const happened = [
    ...runsBetween(jobs, startMs, nowMs, nowMs).map(ofRun),
    ...unmatchedMails(startMs, nowMs).map(mail),
    ...byPeople(data, jobs, nowMs).filter(event => event.atMs > startMs),
  ].sort((a, b) => a.atMs - b.atMs)

  let day = 0
  for (let next = 0; next < happened.length; ) {
    const first = happened[next]
    if (!first) break
    const together = happened.slice(next).findIndex(event => event.atMs >= first.atMs + togetherMs)
    const group = happened.slice(next, together < 0 ? undefined : next + together)
    atMs = first.atMs
    await data.pipeline.onTick()
    const doing = group.map(event => {
      atMs = event.atMs
      return event.happen()
    })
    await Promise.all(doing)
    next += group.length
    while (day < Math.floor((atMs - startMs) / dayMs)) {
      day++
      onDay?.(day)
    }
  }
  atMs = nowMs
  await data.pipeline.onTick()
  await register()
  return { key, messages: happened.length }
}

async function openAccount(data: Opened, createdAtMs: number): Promise<string> {
  const { secret } = await data.store.write(async tx => {
    await tx.createAccount({ ...account, monitored: true, createdAtMs })
    return tx.addKey(account.id, createdAtMs)
  })
  await data.manage.load()
  return secret
}

/** What people of the demo did, and a run that is under way. */
function byPeople({ manage, pipeline }: Opened, jobs: readonly DemoJob[], nowMs: number): readonly Event[] {
  const author = 'user:demo'
  const idOf = (...of: readonly [string, string, string]) => findJob(jobs, ...of).id
  const note = (
    daysBefore: number,
    target: Parameters<typeof manage.addNote>[0]['target'],
    text: string,
  ) => ({
    atMs: nowMs - daysBefore * dayMs,
    happen: () => manage.addNote({ target, text, author }),
  })
  const check = (...of: readonly [string, string, string]) => ({ kind: 'check', id: idOf(...of) }) as const
  return [
    note(1.6, { kind: 'group', id: 'Harbour and Vine' }, 'Their line is down, the provider is on it.'),
    note(2.1, check('Alderbrook Dental', 'NAS01', 'Shared folders'), 'Disk 2 is being replaced on Tuesday.'),
    note(
      8,
      check('Larkfell Hotels', 'PVE1', 'Guests'),
      'Warnings are known: the scanner share is off at night.',
    ),
    note(4, check('Ironbeck Metalworks', 'ERP01', 'Ledger'), 'Why so small since then? Ask Mara.'),
    {
      atMs: nowMs - 2.8 * dayMs,
      happen: () =>
        manage.pause({
          target: check('Fernhollow School', 'PC-FRONT', 'Documents'),
          by: author,
          reason: 'The office is being rebuilt',
        }),
    },
    {
      atMs: nowMs - 0.7 * hourMs,
      happen: () =>
        pipeline.accept({
          intake: 'pings',
          receivedAtMs: Math.round(nowMs - 0.7 * hourMs),
          raw: Buffer.from('tape 14 is in the drive'),
          posting: {
            checkId: idOf('Birchline Logistics', 'FS02', 'Archive to tape'),
            format: 'ping',
            signal: 'start',
            run: 'tape-14',
          },
        }),
    },
  ]
}
