/** Report mails that fell due while the service was down, and a mailbox that was filled meanwhile. */
import { createTransport } from 'nodemailer'
import { eventually } from './recorder.ts'
import { openClock } from './servers/clock.ts'
import { startDovecot } from './servers/dovecot.ts'
import { startExporter } from './servers/exporter.ts'
import { startMailReceiver } from './servers/mail-receiver.ts'
import { freePort, openTempFolder, requireServer } from './servers/spawn-server.ts'

const serverTest = requireServer('dovecot', 'openssl')
const noon = Date.UTC(2026, 10, 3, 12)
const nextDay = (hours: number, minutes = 0) => Date.UTC(2026, 10, 4, hours, minutes)
/** Report mails are looked at every five seconds. */
const twoTicksMs = 11_000

const configOf = (mailPort: number, imapPort: number) => `
timezone: UTC
smtp: { address: backups@example.com }
mail: { host: 127.0.0.1, port: ${mailPort}, tls: none, from: lastgood@example.com }
reports: [{ id: morning, to: ann@example.com, at: "07:00" }]
imap: [{ name: inbox, host: 127.0.0.1, port: ${imapPort}, tls: none, user: backups@example.com, password: correct horse, folder: INBOX, afterwards: delete }]
checks:
  - id: nas
    name: NAS
    group: Office
    schedule: { at: "02:00", overdueAfter: 1 hour }
    match: { alias: nas }
    status: { default: failure, success: { all: [{ field: subject, contains: Success }] } }
`
const resultMail = (day: number) =>
  `From: nas@example.net\r\nTo: backups+nas@example.com\r\nSubject: Success\r\nMessage-ID: <${day}@example.net>\r\n\r\nok\r\n`

/** The service ran at noon of the day before, with a result of that night, and was down since. */
async function openDown() {
  await using opened = new AsyncDisposableStack()
  const folder = opened.use(await openTempFolder())
  const receiver = opened.use(await startMailReceiver())
  const dovecot = opened.use(await startDovecot())
  const clock = openClock(folder.path, noon)
  const ports = { httpPort: await freePort(), smtpPort: await freePort() }
  const config = configOf(receiver.port, dovecot.port)
  const start = () => startExporter({ folder: folder.path, config, clock, ...ports })
  {
    await using exporter = await start()
    const transport = createTransport({ host: '127.0.0.1', port: exporter.smtpPort, ignoreTLS: true })
    await transport.sendMail({
      envelope: { from: 'nas@example.net', to: 'backups+nas@example.com' },
      raw: resultMail(3),
    })
    transport.close()
    await eventually(async () => (await exporter.sample('lastgood_intake_up{intake="imap:inbox"}')) === 1)
    const { subscriptions } = await exporter.json<{ readonly subscriptions: readonly object[] }>(
      '/api/v1/subscriptions',
    )
    expect(subscriptions).toHaveLength(1)
  }
  // A mail with a time of arrival in the future would count as having come now.
  await dovecot.deliver(resultMail(4), { atMs: nextDay(2, 10) })
  await dovecot.kill()
  clock.set(nextDay(7, 30))
  const moved = opened.move()
  return { clock, dovecot, receiver, start, [Symbol.asyncDispose]: () => moved.disposeAsync() }
}

serverTest(
  'a mail that was due while the service was down tells what lay in the mailbox, however late that opens',
  async () => {
    await using down = await openDown()
    await using exporter = await down.start()
    // Values are there at once, and are put right when the mailbox has been read.
    expect(await exporter.sample('backup_check_overdue{check="nas",group="Office"}')).toBe(1)
    await new Promise(resolve => setTimeout(resolve, twoTicksMs))
    expect(down.receiver.received).toHaveLength(0)
    expect(exporter.output()).toMatch(/"intakes":\["imap:inbox"\].*wait until these mailboxes have been read/)
    await down.dovecot.start()
    await eventually(
      () => down.receiver.received.length > 0,
      () => exporter.output(),
      90_000,
    )
    expect(down.receiver.received.map(({ mail }) => mail.subject)).toEqual(['1 good – backups of 2026-11-04'])
    expect(await exporter.sample('backup_check_overdue{check="nas",group="Office"}')).toBe(0)
  },
  180_000,
)

serverTest(
  'a mailbox that stays closed holds up the mails for five minutes',
  async () => {
    await using down = await openDown()
    await using exporter = await down.start()
    await eventually(() => exporter.output().includes('wait until these mailboxes have been read'))
    await down.clock.moveTo(nextDay(7, 36))
    await eventually(
      () => down.receiver.received.length > 0,
      () => exporter.output(),
      30_000,
    )
    expect(down.receiver.received.map(({ mail }) => mail.subject)).toEqual([
      '1 overdue – backups of 2026-11-04',
    ])
    expect(exporter.output()).toContain('though these mailboxes have not been read')
  },
  180_000,
)
