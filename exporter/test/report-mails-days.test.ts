/** Forty jobs over three days in which the clocks change, and two people in two time zones who read of them: through
 *  restarts, a mail server that is away for an hour, refusals, and a recipient that is gone. What the mails say is held
 *  against a table that this test makes of its own plan. */
import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import { Parser } from 'htmlparser2'
import { type ParsedMail, simpleParser } from 'mailparser'
import pino from 'pino'
import { SMTPServer } from 'smtp-server'
import type { Config } from '../src/config/config.ts'
import { createEvents } from '../src/events.ts'
import { openDataFolder } from '../src/opening.ts'
import { createReportMails } from '../src/report-mails.ts'
import { readOffice } from './managed.ts'
import { freePort, openTempFolder } from './servers/spawn-server.ts'

const minute = 60_000
const hour = 60 * minute
const jobs = Array.from({ length: 40 }, (_, n) => n)
const days = [23, 24, 25, 26] as const
/** Never heard of. */
const silentJob = 39
const gib = 2 ** 30

/** Local time of Berlin in October 2026: summer time until the 25th at 03:00. */
const berlin = (date: number, hours: number, minutes = 0) =>
  Date.UTC(2026, 9, date, hours, minutes) - (date > 25 || (date === 25 && hours >= 3) ? 1 : 2) * hour
/** New York is four hours behind all through October. */
const newYork = (date: number, hours: number, minutes = 0) => Date.UTC(2026, 9, date, hours + 4, minutes)
const written = (atMs: number) => new Date(atMs).toISOString().slice(0, 16).replace('T', ' ')
const inBerlin = (atMs: number) => written(atMs + (atMs < Date.UTC(2026, 9, 25, 1) ? 2 : 1) * hour)
const inNewYork = (atMs: number) => written(atMs - 4 * hour)

type Outcome = 'success' | 'warning' | 'failure' | 'missed'
function outcomeOf(n: number, date: number): Outcome {
  if (n === silentJob) return 'missed'
  if (date === 23) return 'success'
  return (['failure', 'missed', 'warning'] as const)[(n * 3 + date * 5) % 10] ?? 'success'
}
const groupOf = (n: number) => (n % 2 === 0 ? 'North' : 'South')
const arrivalOf = (n: number, date: number) => berlin(date, 1, 10 + n)
const sizeOf = (n: number, date: number) => n + 2 + date - 23

const configOf = (port: number) => `
timezone: Europe/Berlin
retention: 36500 days
smtp: { listen: "127.0.0.1:0", address: backups@example.com }
mail: { host: 127.0.0.1, port: ${port}, tls: none, from: "Lastgood <lastgood@example.com>", timeout: 5 seconds }
reports:
  - { id: berlin, to: ann@example.com, at: "07:00" }
  - { id: new-york, to: bob@example.com; gone@example.com, groups: [South], at: "06:30", timezone: America/New_York }
checks:${jobs
  .map(
    n => `
  - id: job-${n}
    name: Job ${n}
    group: ${groupOf(n)}
    schedule: { at: "01:00", overdueAfter: 3 hours }
    match: { alias: job-${n} }
    status:
      default: failure
      success: { all: [{ field: subject, contains: Success }] }
      warning: { all: [{ field: subject, contains: Warning }] }
    figures: [{ matches: 'Size: (?<size>\\d+) bytes' }]`,
  )
  .join('')}
`

type Taken = { readonly to: readonly string[]; readonly atMs: number; readonly mail: ParsedMail }

async function startReceiver(port: number, now: () => number) {
  const taken: Taken[] = []
  /** Answers to the next mails, before any is taken. */
  const refusals: number[] = []
  const offered: (string | undefined)[] = []
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    onRcptTo: ({ address }, _, done) =>
      done(
        address.startsWith('gone@')
          ? Object.assign(new Error('no such person'), { responseCode: 550 })
          : undefined,
      ),
    onData(stream, session, done) {
      // Whoever is killed while it sends breaks off in the middle.
      simpleParser(stream).then(mail => {
        offered.push(mail.messageId)
        const responseCode = refusals.shift()
        if (responseCode !== undefined) return done(Object.assign(new Error('not today'), { responseCode }))
        taken.push({ to: session.envelope.rcptTo.map(({ address }) => address), atMs: now(), mail })
        return done()
      }, done)
    },
  })
  server.on('error', () => {})
  let open = false
  return {
    taken,
    refusals,
    offered,
    async listen() {
      if (open) return
      open = true
      server.listen(port, '127.0.0.1')
      await once(server.server, 'listening')
      expect((server.server.address() as AddressInfo).port).toBe(port)
    },
    async leave() {
      if (!open) return
      open = false
      await new Promise(resolve => server.server.close(resolve))
    },
  }
}

async function openRooms(config: Config, now: () => number) {
  const events = createEvents(pino({ level: 'silent' }), 'test')
  const data = await openDataFolder({ config, events, publisher: { set() {}, remove() {} }, now })
  await data.apply(config)
  const stop = new AbortController()
  const mails = createReportMails({
    ...data,
    targetsOf: data.roster.targetsOf,
    remarks: async () => () => ({}),
    preferences: async () => ({}),
    zone: () => config.zone,
    now,
    events,
    signal: stop.signal,
    startedAtMs: now(),
    behind: () => [],
  })
  return {
    data,
    mails,
    async [Symbol.asyncDispose]() {
      stop.abort()
      await data[Symbol.asyncDispose]()
    },
  }
}

test('each of two people gets one mail a day, and it tells what happened', async () => {
  await using folder = await openTempFolder()
  const port = await freePort()
  const config = await readOffice(folder.path, configOf(port))
  let nowMs = berlin(22, 19)
  const now = () => nowMs
  const receiver = await startReceiver(port, now)
  await receiver.listen()
  let rooms = await openRooms(config, now)
  let restarts = 0
  const away = { fromMs: berlin(25, 6, 50), toMs: berlin(25, 7, 50) }
  const wake = async () => {
    await rooms.data.pipeline.onTick()
    await rooms.mails.onTick()
  }
  await wake()
  let nextRestartMs = nowMs
  // Before the first mail the subscriptions are there for a night.
  for (nowMs = berlin(22, 20); nowMs < berlin(26, 14); nowMs += minute) {
    if (nowMs >= away.fromMs && nowMs < away.toMs) await receiver.leave()
    else await receiver.listen()
    if (nowMs === berlin(26, 6, 59)) receiver.refusals.push(451, 550)
    const local = days.find(date => nowMs >= berlin(date, 1, 10) && nowMs < berlin(date, 1, 50))
    if (local !== undefined) {
      const n = (nowMs - berlin(local, 1, 10)) / minute
      const outcome = outcomeOf(n, local)
      if (outcome !== 'missed') {
        const subject = { success: 'Success', warning: 'Warning', failure: 'Failed' }[outcome]
        const head = `From: nas@example.net\r\nTo: backups+job-${n}@example.com\r\nSubject: ${subject}`
        const raw = Buffer.from(
          `${head}\r\nMessage-ID: <${n}-${local}@example.net>\r\n\r\nSize: ${sizeOf(n, local) * gib} bytes\r\n`,
        )
        await rooms.data.pipeline.accept({ intake: 'smtp', receivedAtMs: nowMs, raw })
      }
    }
    const at = new Date(nowMs).getUTCMinutes()
    const busy = nowMs >= berlin(25, 6, 55) && nowMs < berlin(25, 8, 10)
    if (busy || at % 5 === 0) await wake()
    if (nowMs >= nextRestartMs) {
      await rooms[Symbol.asyncDispose]()
      rooms = await openRooms(config, now)
      await wake()
      restarts++
      nextRestartMs = nowMs + 5 * hour + 7 * minute
    }
  }
  expect(restarts).toBeGreaterThan(15)

  const found = receiver.taken.map(({ to, atMs, mail }) => [to.join(), written(atMs), mail.subject])
  const expected = [23, 24, 25, 26].flatMap(date => {
    // Away until 07:50, tried after 1, 2, 5, 10, 15, 15 and 15 minutes; refused twice on the 26th, and looked at each five.
    const toAnn = date === 25 ? berlin(25, 8, 3) : date === 26 ? berlin(26, 7, 10) : berlin(date, 7)
    return [
      ['ann@example.com', written(toAnn), subjectOf(date, undefined)],
      ['bob@example.com', written(newYork(date, 6, 30)), subjectOf(date, 'South')],
    ]
  })
  expect(found).toEqual(expected)
  const ids = receiver.taken.map(({ mail }) => mail.messageId)
  expect(new Set(ids).size).toBe(8)
  // What was refused is the mail that was taken in the end.
  expect(receiver.offered.slice(-4)).toEqual([ids.at(-2), ids.at(-2), ids.at(-2), ids.at(-1)])

  for (const { to, mail } of receiver.taken) {
    const isAnn = to.join() === 'ann@example.com'
    const date = Number(mail.subject?.slice(-2))
    const about = isAnn
      ? { date, group: undefined, show: inBerlin }
      : { date, group: 'South', show: inNewYork }
    const tables = readTables(String(mail.html))
    expect(tables).toEqual(tablesOf(about))
    for (const rows of Object.values(tables))
      for (const [job = ''] of rows) expect(mail.text).toContain(`- ${job.replace('|', ' (')}) | `)
    expect(mail.headers.get('list')).toMatchObject({
      unsubscribe: { mail: 'lastgood@example.com?subject=unsubscribe' },
    })
    expect(mail.headers.get('auto-submitted')).toBe('auto-generated')
  }

  const all = await rooms.data.store.reportMails({}, 100)
  expect(
    all.map(({ subscriptionId, period, state, attempts }) => [subscriptionId, period, state, attempts]),
  ).toEqual(
    [26, 25, 24, 23].flatMap(date => [
      ['new-york', `2026-10-${date}`, 'sent', 1],
      ['berlin', `2026-10-${date}`, 'sent', date === 25 ? 8 : date === 26 ? 3 : 1],
    ]),
  )
  for (const { subscriptionId, error } of all)
    if (subscriptionId === 'new-york') expect(error).toBe('gone@example.com: 550 no such person')
  const log = await rooms.data.store.transactions({ subject: { kind: 'subscription', id: 'berlin' } }, 100)
  expect(log.map(({ action }) => action).toSorted()).toEqual([
    ...Array(2).fill('notification.failed'),
    ...Array(4).fill('notification.sent'),
  ])
  await rooms[Symbol.asyncDispose]()
  await receiver.leave()
}, 180_000)

test('a mail by hand bears the name of who asked for it, also when it goes out later', async () => {
  await using folder = await openTempFolder()
  const port = await freePort()
  const config = await readOffice(folder.path, configOf(port))
  let nowMs = berlin(23, 12)
  const now = () => nowMs
  const receiver = await startReceiver(port, now)
  await receiver.listen()
  await using rooms = await openRooms(config, now)
  receiver.refusals.push(451)
  const [waiting] = await rooms.mails.api.sendNow('new-york', undefined, 'grafana:ann via token:office')
  expect(waiting).toMatchObject({ state: 'waiting', askedBy: 'grafana:ann via token:office' })
  nowMs += 2 * minute
  await rooms.mails.onTick()
  expect(receiver.taken).toHaveLength(1)
  nowMs = newYork(24, 6, 30)
  await rooms.mails.onTick()
  const log = await rooms.data.store.transactions({ subject: { kind: 'subscription', id: 'new-york' } }, 100)
  expect(log.map(({ action, who }) => `${action} ${who}`).toReversed()).toEqual([
    'notification.failed grafana:ann via token:office',
    'notification.sent grafana:ann via token:office',
    'notification.sent report mails',
  ])
  await receiver.leave()
}, 60_000)

type About = {
  readonly date: number
  readonly group: string | undefined
  readonly show: (atMs: number) => string
}

const wantedOf = (group: string | undefined) => jobs.filter(n => group === undefined || groupOf(n) === group)

/** Of the last run up to the day. */
function lastRun(n: number, date: number): { readonly date: number; readonly outcome: Outcome } | undefined {
  for (let at = date; at >= 23; at--)
    if (outcomeOf(n, at) !== 'missed') return { date: at, outcome: outcomeOf(n, at) }
  return undefined
}

function lastGoodDate(n: number, date: number): number | undefined {
  for (let at = date; at >= 23; at--) if (['success', 'warning'].includes(outcomeOf(n, at))) return at
  return undefined
}

type Standing = 'Failed' | 'Overdue' | 'Never seen' | 'Warning' | 'Success'
function standingOf(n: number, date: number): Standing {
  const run = lastRun(n, date)
  if (!run) return 'Never seen'
  if (run.outcome === 'failure') return 'Failed'
  if (run.date < date) return 'Overdue'
  return run.outcome === 'warning' ? 'Warning' : 'Success'
}

function subjectOf(date: number, group: string | undefined): string {
  const count = (...wanted: readonly Standing[]) =>
    wantedOf(group).filter(n => wanted.includes(standingOf(n, date))).length
  const parts = [
    [count('Failed'), 'failed'],
    [count('Overdue', 'Never seen'), 'overdue'],
    [count('Warning'), 'with a warning'],
    [count('Success'), 'good'],
  ].flatMap(([number, word]) => (number === 0 ? [] : [`${number} ${word}`]))
  return `${parts.join(', ')} – backups of 2026-10-${date}`
}

const worst: readonly Standing[] = ['Failed', 'Overdue', 'Never seen', 'Warning', 'Success']
const rank = (standing: Standing) => worst.indexOf(standing === 'Never seen' ? 'Overdue' : standing)
const byName = (a: number, b: number) =>
  groupOf(a) < groupOf(b) ? -1 : groupOf(a) > groupOf(b) ? 1 : `Job ${a}` < `Job ${b}` ? -1 : 1

/** Job, status, size and last success of each table's rows, in order. */
function tablesOf({ date, group, show }: About): Readonly<Record<string, readonly (readonly string[])[]>> {
  const sorted = wantedOf(group).toSorted(byName)
  const nameOf = (n: number) => `Job ${n}|${groupOf(n)}`
  const sizeCell = (n: number, at: number) => {
    const before = lastRun(n, at - 1)
    return `${sizeOf(n, at)} GiB${before ? `|+${at - before.date} GiB` : ''}`
  }
  const goodCell = (n: number, at: number) => {
    const good = lastGoodDate(n, at)
    return good === undefined ? 'never' : show(arrivalOf(n, good))
  }
  const standing = sorted
    .map(n => {
      const run = lastRun(n, date)
      const told = standingOf(n, date)
      return {
        told,
        cells: [
          nameOf(n),
          told,
          run ? `received ${show(arrivalOf(n, run.date))}` : '',
          run ? sizeCell(n, run.date) : '',
          goodCell(n, date),
        ],
      }
    })
    .toSorted((a, b) => rank(a.told) - rank(b.told))
  const words: Readonly<Record<Outcome, Standing>> = {
    success: 'Success',
    warning: 'Warning',
    failure: 'Failed',
    missed: 'Overdue',
  }
  const ran = sorted
    .filter(n => outcomeOf(n, date) !== 'missed')
    .map(n => ({
      told: words[outcomeOf(n, date)],
      cells: [
        nameOf(n),
        words[outcomeOf(n, date)],
        `received ${show(arrivalOf(n, date))}`,
        sizeCell(n, date),
        goodCell(n, date),
      ],
    }))
    .toSorted((a, b) => rank(a.told) - rank(b.told))
  const endMs = group === undefined ? berlin(date, 7) : newYork(date, 6, 30)
  const heading = `The last day, up to ${show(endMs)}`
  const missing = sorted
    .filter(n => outcomeOf(n, date) === 'missed')
    .map(n => [nameOf(n), 'Missed', '', '', goodCell(n, date)])
  const bad = standing.filter(({ told }) => told !== 'Success')
  return {
    ...(bad.length > 0 && { 'Needs attention': bad.map(({ cells }) => cells) }),
    ...(ran.length > 0 && { [heading]: ran.map(({ cells }) => cells) }),
    ...(missing.length > 0 && { 'Did not run': missing }),
    'Last status of all jobs': standing.map(({ cells }) => cells),
  }
}

/** The first five columns, of the status without what stands small below it. */
function readTables(html: string): Record<string, string[][]> {
  const tables: Record<string, string[][]> = {}
  let heading = ''
  let cells: string[] | undefined
  let within: 'h2' | 'small heading' | 'td' | 'label' | undefined
  const parser = new Parser({
    onopentag(name, { class: className = '' }) {
      if (name === 'h2') {
        within = 'h2'
        heading = ''
      } else if (within === 'h2') within = 'small heading'
      else if (name === 'tr') cells = heading === '' ? undefined : []
      else if (name === 'td' && cells) {
        within = 'td'
        cells.push('')
      } else if (className.startsWith('k')) within = 'label'
      else if (name === 'br' && cells) cells.push(`${cells.pop()}|`)
    },
    ontext(text) {
      if (within === 'h2') heading += text
      if (within === 'td') cells?.push(`${cells.pop()}${text}`)
    },
    onclosetag(name) {
      if (name === 'h2') {
        within = undefined
        heading = heading.trim()
      } else if (name === 'span' && within === 'label') within = 'td'
      else if (name === 'td') within = undefined
      else if (name === 'tr' && cells && cells.length > 0) {
        const [job = '', status = '', ...rest] = cells.map(text => text.replace(/\|\s*/g, '|').trim())
        const word = status.replace(/^\S+ /, '').split('|')[0] ?? ''
        const list = tables[heading] ?? []
        tables[heading] = list
        list.push([job, word, ...rest.slice(0, 3)])
        cells = undefined
      }
    },
  })
  parser.end(html)
  return tables
}
