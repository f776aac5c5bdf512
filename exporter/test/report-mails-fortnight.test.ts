/** Report mails of the service itself over days, its clock moved by the test: a proof of life each week, and a subscription
 *  that leaves the file and comes back. */
import { writeFile } from 'node:fs/promises'
import { createTransport } from 'nodemailer'
import type { ReportMailsPage } from '../src/api/contract-reports.ts'
import { eventually } from './recorder.ts'
import { openClock } from './servers/clock.ts'
import { type Exporter, startExporter } from './servers/exporter.ts'
import { startMailReceiver } from './servers/mail-receiver.ts'
import { freePort, openTempFolder } from './servers/spawn-server.ts'

const at = (day: number, hours: number, minutes = 0, seconds = 0) =>
  Date.UTC(2026, 10, day, hours, minutes, seconds)
/** A machine that has much else to do. */
const patienceMs = 30_000
const dateOf = (day: number) => `2026-11-${String(day).padStart(2, '0')}`

const configOf = (port: number, ...reports: readonly string[]) => `
timezone: UTC
smtp: { address: backups@example.com }
mail: { host: 127.0.0.1, port: ${port}, tls: none, from: lastgood@example.com }
reports: [${reports.join(', ')}]
checks:
  - id: nas
    name: NAS
    group: Office
    schedule: { at: "02:00", overdueAfter: 1 hour }
    match: { alias: nas }
    status:
      default: failure
      success: { all: [{ field: subject, contains: Success }] }
      warning: { all: [{ field: subject, contains: Warning }] }
`

/** On an afternoon, with nothing said yet. */
async function openOffice(day: number, ...reports: readonly string[]) {
  await using opened = new AsyncDisposableStack()
  const folder = opened.use(await openTempFolder())
  const receiver = opened.use(await startMailReceiver())
  const clock = openClock(folder.path, at(day, 15))
  const ports = { httpPort: await freePort(), smtpPort: await freePort() }
  let config = configOf(receiver.port, ...reports)
  const moved = opened.move()
  return {
    clock,
    /** Recipient and subject of what came, oldest first. */
    came: () => receiver.received.map(({ recipients, mail }) => `${recipients.join()}: ${mail.subject}`),
    ids: () => receiver.received.map(({ mail }) => mail.messageId),
    start: () => startExporter({ folder: folder.path, config, clock, ...ports }),
    async write(exporter: Exporter, ...next: readonly string[]) {
      config = configOf(receiver.port, ...next)
      await writeFile(exporter.configFile, config)
      const reloaded = await fetch(`${exporter.url}/-/reload`, { method: 'POST' })
      expect(reloaded.ok).toBe(true)
    },
    [Symbol.asyncDispose]: () => moved.disposeAsync(),
  }
}

async function sendResult(exporter: Exporter, subject: string) {
  const transport = createTransport({ host: '127.0.0.1', port: exporter.smtpPort, ignoreTLS: true })
  await transport.sendMail({ from: 'nas@example.net', to: 'backups+nas@example.com', subject, text: 'ok' })
  transport.close()
}

async function mailsOf(exporter: Exporter, subscription: string) {
  const path = `/api/v1/subscriptions/mails?subscription=${subscription}&limit=100`
  return (await exporter.json<ReportMailsPage>(path)).mails.map(({ period, state }) => `${period} ${state}`)
}

test('over a fortnight a mail comes when something is wrong, and on Mondays; whoever has one each day gets that', async () => {
  const whenWrong =
    '{ id: when-wrong, to: ann@example.com, at: "07:00", onlyWhenWrong: true, proofOfLife: mon }'
  await using office = await openOffice(1, whenWrong, '{ id: daily, to: bob@example.com, at: "07:00" }')
  // The second is a Monday. On the seventh nothing comes.
  const results = new Map([
    [4, 'Failed'],
    [7, undefined],
    [10, 'Warning'],
  ])
  const resultOf = (day: number) => (results.has(day) ? results.get(day) : 'Success')
  const days = Array.from({ length: 14 }, (_, n) => n + 2)
  const wordsOf = new Map([
    [4, '1 failed'],
    [7, '1 overdue'],
    [10, '1 with a warning'],
  ])
  const lines = (to: string, wanted: readonly number[]) =>
    wanted.map(day => `${to}: ${wordsOf.get(day) ?? '1 good'} – backups of ${dateOf(day)}`)
  const toAnn = [2, 4, 7, 9, 10]

  for (const day of [1, ...days]) {
    // The service starts when the mails of the day are due, and ends in the night.
    if (day > 1) office.clock.set(at(day, 7, 0, 1))
    await using exporter = await office.start()
    const isDone = (list: readonly string[]) =>
      day === 1 ||
      list.includes(`${dateOf(day)} sent`) ||
      (list.includes(`${dateOf(day)} skipped`) && !list.some(line => line.endsWith('waiting')))
    await eventually(
      async () => isDone(await mailsOf(exporter, 'when-wrong')),
      () => exporter.output(),
      patienceMs,
    )
    await eventually(
      async () => isDone(await mailsOf(exporter, 'daily')),
      () => exporter.output(),
      patienceMs,
    )
    if (day === 1) await eventually(async () => (await exporter.metrics()).includes('report_mails_waiting 0'))
    const next = resultOf(day + 1)
    await office.clock.moveTo(at(day + 1, 2, 10))
    if (next !== undefined) await sendResult(exporter, next)
    if (day === days.at(-1)) {
      const kept = await mailsOf(exporter, 'when-wrong')
      expect(kept.toReversed()).toEqual(
        days.map(one => `${dateOf(one)} ${toAnn.includes(one) ? 'sent' : 'skipped'}`),
      )
    }
  }

  const came = office.came()
  expect(came.filter(line => line.startsWith('ann'))).toEqual(lines('ann@example.com', toAnn))
  expect(came.filter(line => line.startsWith('bob'))).toEqual(lines('bob@example.com', days))
  expect(new Set(office.ids()).size).toBe(toAnn.length + days.length)
}, 400_000)

test('a subscription that leaves the file and comes back gets each mail that is due, once', async () => {
  const bob = '{ id: a-bob, to: bob@example.com, at: "07:00" }'
  // Comes after it in every round: when this one has its mail, the other has been looked at.
  const eve = (time: string) => `{ id: z-${time.replace(':', '')}, to: eve@example.com, at: "${time}" }`
  const [early, noon, evening] = [eve('06:30'), eve('12:00'), eve('18:00')]
  const others = [early, noon, evening]
  await using office = await openOffice(2, bob, ...others)
  const toBob = () => office.came().filter(line => line.startsWith('bob'))
  const mailOf = (day: number) => `bob@example.com: 1 good – backups of ${dateOf(day)}`
  let exporter = await office.start()
  try {
    await office.clock.moveTo(at(2, 16))
    await sendResult(exporter, 'Success')
    /** All that is due by then has been looked at. */
    const live = async (day: number, hours: number, minutes: number, id: string) => {
      await office.clock.moveTo(at(day, hours, minutes))
      await eventually(
        async () => (await mailsOf(exporter, id)).includes(`${dateOf(day)} sent`),
        () => [office.came(), exporter.output()],
        patienceMs,
      )
    }
    await live(2, 18, 1, 'z-1800')
    for (const day of [3, 4, 5]) {
      await office.clock.moveTo(at(day, 2, 10))
      await sendResult(exporter, 'Success')
      if (day === 3) {
        // It goes after its mail, and is back on the same day.
        await live(3, 7, 1, 'a-bob')
        await office.write(exporter, ...others)
        await live(3, 12, 1, 'z-1200')
        await office.write(exporter, bob, ...others)
        await live(3, 18, 1, 'z-1800')
        expect(toBob()).toEqual([mailOf(3)])
      } else if (day === 4) {
        // It goes before its mail, and is back after it was due, with a restart in between.
        await office.write(exporter, ...others)
        await live(4, 12, 1, 'z-1200')
        expect(toBob()).toEqual([mailOf(3)])
        await office.write(exporter, bob, ...others)
        await exporter[Symbol.asyncDispose]()
        office.clock.set(at(4, 12, 30))
        exporter = await office.start()
        await live(4, 18, 1, 'z-1800')
        expect(toBob()).toEqual([mailOf(3), mailOf(4)])
      } else {
        // It goes before its mail and is back when the next one is due: there is one mail, the newest.
        await office.write(exporter, ...others)
        await live(5, 18, 1, 'z-1800')
        await office.clock.moveTo(at(6, 2, 10))
        await sendResult(exporter, 'Success')
        await live(6, 6, 31, 'z-0630')
        await office.clock.moveTo(at(6, 7, 1))
        await office.write(exporter, bob, ...others)
        await live(6, 12, 1, 'z-1200')
        expect(toBob()).toEqual([mailOf(3), mailOf(4), mailOf(6)])
      }
    }
    expect(new Set(office.ids()).size).toBe(office.came().length)
  } finally {
    await exporter[Symbol.asyncDispose]()
  }
}, 400_000)
