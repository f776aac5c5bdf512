/** The demo is played for some days, and is then what it says it is. */
import { spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { readdirSync } from 'node:fs'
import { type AddressInfo, createServer } from 'node:net'
import { fileURLToPath } from 'node:url'
import pino from 'pino'
import { writeConfiguration } from '../demo/configuration.ts'
import { createFleet, silentClient } from '../demo/fleet.ts'
import { live } from '../demo/live.ts'
import { unmatchedMails } from '../demo/mails.ts'
import { play } from '../demo/play.ts'
import { runsBetween } from '../demo/runs.ts'
import { tryDoors } from '../demo/try-doors.ts'
import type { ChecksPage, MessagesPage } from '../src/api/contract.ts'
import { checkConfig } from '../src/commands/check-config.ts'
import { readConfig } from '../src/config/config.ts'
import { factsOf } from '../src/entry.ts'
import { createEvents } from '../src/events.ts'
import { openDataFolder } from '../src/opening.ts'
import { startService } from '../src/service.ts'
import { api, dayMs } from './managed.ts'
import { eventually } from './recorder.ts'
import { freePort, openTempFolder } from './servers/spawn-server.ts'

const jobs = createFleet()
const main = fileURLToPath(new URL('../demo/main.ts', import.meta.url))
const quiet = () => createEvents(pino({ level: 'silent' }), 'demo')

async function prepare(folder: string, smtpPort = 0) {
  const listen = { http: '127.0.0.1:0', smtp: `127.0.0.1:${smtpPort}` }
  const file = await writeConfiguration(folder, jobs, listen)
  return readConfig({ flags: { config: file }, env: {} })
}

test('three days have all that a grid can show, and every mail is matched but the pile meant not to be', async () => {
  await using folder = await openTempFolder()
  const config = await prepare(folder.path)
  const nowMs = Date.UTC(2026, 5, 18, 10)
  const passed: number[] = []
  const onDay = (day: number) => void passed.push(day)
  await play({ config, jobs, nowMs, days: 3, events: quiet(), onDay })
  expect(passed).toEqual([1, 2])

  await using data = await openDataFolder({
    config,
    events: quiet(),
    publisher: { set() {}, remove() {} },
    now: () => nowMs,
  })
  await data.apply(config)
  const checks = [...data.fleet.all()].map(entry => factsOf(entry, nowMs))
  expect(checks).toHaveLength(jobs.length + 1)
  expect(new Set(checks.map(({ group }) => group)).size).toBe(12)
  const count = (is: (check: (typeof checks)[number]) => boolean) => checks.filter(is).length
  // Whether it mails or reports: the label is the computer.
  expect(checks.filter(({ label }) => label === 'NAS01').map(({ name }) => name)).toContain('Shared folders')
  expect(checks.filter(({ label }) => label === 'SRV01').map(({ name }) => name)).toContain('Mailboxes')
  expect(checks.filter(({ label }) => !jobs.some(({ computer }) => computer === label))).toMatchObject([
    { name: 'Everything', label: 'HV02' },
  ])
  expect(count(({ status }) => status === 'failure')).toBeGreaterThanOrEqual(3)
  expect(count(({ status }) => status === 'warning')).toBeGreaterThanOrEqual(3)
  expect(count(({ overdueSinceMs }) => overdueSinceMs !== undefined)).toBeGreaterThan(8)
  expect(count(({ seen }) => !seen)).toBeGreaterThanOrEqual(1)
  expect([
    count(({ paused }) => paused),
    count(({ runningSinceMs }) => runningSinceMs !== undefined),
  ]).toEqual([1, 1])
  const ofSilent = checks.filter(({ group }) => group === silentClient)
  expect(ofSilent.every(({ lastResultAtMs = 0 }) => lastResultAtMs < nowMs - 2 * dayMs)).toBe(true)

  const activities = await data.store.activitiesInTime({ fromMs: 0, toMs: nowMs }, 10_000)
  const kinds = new Set(activities.map(one => (one.kind === 'missed' ? 'missed' : one.status)))
  expect([...kinds].sort()).toEqual(['failure', 'ignored', 'missed', 'success', 'warning'])
  expect(activities.some(one => one.kind === 'result' && one.lateMs !== undefined)).toBe(true)
  // Of every product, whatever its way of writing: all that a good run tells is read.
  const good = activities.flatMap(one => (one.kind === 'result' && one.status === 'success' ? [one] : []))
  expect(
    good.filter(({ figures }) => !('size' in figures) || !('startedAt' in figures || 'duration' in figures)),
  ).toEqual([])

  const [matched, unmatched, ignored] = await Promise.all(
    (['matched', 'unmatched', 'ignored'] as const).map(outcome => data.store.countMessages({ outcome })),
  )
  const pile = unmatchedMails(nowMs - 3 * dayMs, nowMs)
  expect(unmatched).toBe(pile.length)
  expect(pile.length).toBeGreaterThan(2)
  const runs = runsBetween(jobs, nowMs - 3 * dayMs, nowMs, nowMs)
  expect((matched ?? 0) + (ignored ?? 0)).toBe(runs.length + 1)
  expect(await data.store.notes({ liveAtMs: nowMs })).not.toHaveLength(0)
}, 120_000)

test('the same days before now bring the same, whenever it is begun', () => {
  const told = (nowMs: number) =>
    runsBetween(jobs, nowMs - 5 * dayMs, nowMs, nowMs).map(({ job, status, startedAtMs, seconds, saved }) => [
      job.id,
      status,
      nowMs - startedAtMs,
      seconds,
      saved?.files,
    ])
  const nowMs = Date.UTC(2026, 5, 18, 10)
  expect(told(nowMs)).toEqual(told(nowMs))
  // A week later it is the same weekday.
  const later = told(nowMs + 7 * dayMs)
  expect(later).toEqual(told(nowMs))
  expect(later.length).toBeGreaterThan(500)
})

test('check-config finds its configuration good', async () => {
  await using folder = await openTempFolder()
  const lines: string[] = []
  const output = {
    line: (text: string) => void lines.push(text),
    error: (text: string) => void lines.push(text),
  }
  expect(await checkConfig({ load: () => prepare(folder.path), output })).toBe(0)
  expect(lines).toEqual([expect.stringMatching(/: good: 97 checks, 1 intake$/)])
})

test.each(['http', 'smtp'] as const)(
  'an address of %s that is taken is told before anything is played',
  async door => {
    await using stack = new AsyncDisposableStack()
    const folder = stack.use(await openTempFolder())
    const other = createServer()
    stack.defer(() => void other.close())
    other.listen(0, '127.0.0.1')
    await once(other, 'listening')
    const { port } = other.address() as AddressInfo
    const free = await freePort()
    const listen = { http: `127.0.0.1:${free}`, smtp: '127.0.0.1:0', [door]: `127.0.0.1:${port}` }
    await expect(tryDoors(listen)).rejects.toThrow(
      { http: `127.0.0.1:${port} is taken by another program`, smtp: `cannot listen on 127.0.0.1:${port}` }[
        door
      ],
    )
    // What was opened before is closed again.
    await tryDoors({ ...listen, [door]: '127.0.0.1:0' })

    const said = spawnSync(
      process.execPath,
      [
        '--disable-warning=ExperimentalWarning',
        main,
        '--data',
        folder.path,
        '--http',
        listen.http,
        '--smtp',
        listen.smtp,
      ],
      { encoding: 'utf8', timeout: 20_000 },
    )
    expect([said.status, said.stdout]).toEqual([1, ''])
    expect(said.stderr).toMatch(new RegExp(`^demo: .*127\\.0\\.0\\.1:${port}`))
    expect(readdirSync(folder.path)).toEqual([])
  },
)

test('it goes on: mails and reports come in by the doors that everybody uses', async () => {
  await using folder = await openTempFolder()
  const smtpPort = await freePort()
  const config = await prepare(folder.path, smtpPort)
  const nowMs = Date.now()
  const { key } = await play({ config, jobs, nowMs, days: 0.2, events: quiet() })
  await using service = await startService({ config, readConfig: async () => config, events: quiet() })
  const { get } = api(service.url)
  const stop = new AbortController()
  const trouble: unknown[] = []
  const smtp = { host: '127.0.0.1', port: smtpPort }
  const onTrouble = (cause: unknown) => void trouble.push(cause)
  const living = live({
    jobs,
    nowMs,
    url: service.url,
    smtp,
    key,
    everyMs: 20,
    signal: stop.signal,
    onTrouble,
  })
  await eventually(async () => {
    const { messages } = await get<MessagesPage>('/messages?limit=100')
    const fresh = messages.filter(({ receivedAtMs }) => receivedAtMs >= nowMs)
    const intakes = fresh.map(({ intake }) => intake)
    return (
      intakes.filter(one => one === 'smtp').length > 3 && intakes.filter(one => one === 'reports').length > 3
    )
  })
  stop.abort()
  await living
  expect(trouble).toEqual([])
  expect((await get<MessagesPage>('/messages?outcome=unmatched')).total).toBe(0)
  expect((await get<ChecksPage>('/checks')).total).toBe(jobs.length + 1)
}, 60_000)
