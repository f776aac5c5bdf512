/** An exporter with a small fleet behind it: five clients, twelve jobs, each standing differently, and mail that fits
 *  none. For pictures and for the pages' tests. */
import { type Exporter, type ExporterStart, startExporter } from '../../../exporter/test/servers/exporter.ts'
import { openTempFolder } from '../../../exporter/test/servers/spawn-server.ts'
import { openTalk } from '../../../exporter/test/smtp-talk.ts'

type Job = {
  readonly id: string
  readonly name: string
  readonly group: string
  readonly label: string
  /** What its mails say, oldest first. */
  readonly results: readonly ('Success' | 'Warning' | 'Error')[]
}

const good = ['Success', 'Success', 'Success', 'Success', 'Success'] as const
const jobs: readonly Job[] = [
  job('albrecht-exchange', 'Exchange mailboxes', 'Albrecht GmbH', 'Veeam', [...good, 'Error', 'Error']),
  job('albrecht-files', 'File server, nightly', 'Albrecht GmbH', 'Veeam', [...good, 'Warning', 'Success']),
  job('albrecht-nas', 'NAS to cloud', 'Albrecht GmbH', 'Synology', good),
  job('petit-till', 'Till database', 'Boulangerie Petit', 'Duplicati', [...good, 'Warning']),
  job('petit-photos', 'Photos and documents', 'Boulangerie Petit', 'Synology', ['Success', 'Error', ...good]),
  job('contoso-sql', 'SQL Server, full', 'Contoso Ltd', 'Veeam', [...good, 'Error']),
  job('contoso-log', 'SQL Server, transaction log', 'Contoso Ltd', 'Veeam', [...good, ...good, ...good]),
  job('contoso-web', 'Web shop', 'Contoso Ltd', 'restic', ['Warning', 'Warning', ...good]),
  job('dorn-laptops', 'Laptops', 'Dorn & Söhne', 'Comet', []),
  job('dorn-archive', 'Archive on tape', 'Dorn & Söhne', 'Bacula', ['Success']),
  job('estate-pve', 'Virtual machines', 'Estate of Wren', 'Proxmox', [
    ...good,
    'Success',
    'Warning',
    'Success',
  ]),
  job('estate-db', 'Postgres dump', 'Estate of Wren', 'pgBackRest', good),
]

function job(id: string, name: string, group: string, label: string, results: Job['results']): Job {
  return { id, name, group, label, results }
}

/** Made in Grafana and not in a file, so that it can be changed there. */
const managed = {
  id: 'albrecht-managed',
  name: 'Laptop of the boss',
  group: 'Albrecht GmbH',
  label: 'Comet',
  schedule: { every: '1 day', overdueAfter: '3 hours' },
  match: { alias: 'albrecht-managed', all: [{ field: 'subject', contains: 'Laptop' }] },
  status: { success: { all: [{ field: 'subject', contains: 'Success' }] } },
}

/** Nobody listens there: mails wait, and it is told why. */
const mailServer = `mail: { host: 127.0.0.1, port: 9, tls: none, from: Lastgood <lastgood@example.com>, timeout: 2 seconds }
reports:
  - { id: morning, name: Morning mail of the team, to: ann@example.com; bob@example.com, at: "07:30", days: mon-fri }
`

const monthly = {
  id: 'albrecht-monthly',
  name: 'Monthly summary for Albrecht',
  kind: 'monthly',
  groups: ['Albrecht GmbH'],
  to: 'office@albrecht.example',
  language: 'de',
  attachPdf: true,
}

const settings = `timezone: Europe/Berlin
http: { listen: 127.0.0.1:9780 }
log: { format: text }
smtp: { listen: 127.0.0.1:2525, address: demo@example.com }
`

/** @param how.isEmpty without checks and mail */
export async function startFleet(
  how: Partial<Pick<ExporterStart, 'args'>> & { readonly isEmpty?: boolean; readonly more?: string } = {},
): Promise<Exporter> {
  await using stack = new AsyncDisposableStack()
  const folder = stack.use(await openTempFolder())
  const checks = how.isEmpty ? '' : `checks:\n${jobs.map(checkOf).join('')}`
  const exporter = stack.use(
    await startExporter({
      folder: folder.path,
      config: settings + (how.isEmpty ? '' : mailServer) + (how.more ?? '') + checks,
      ...(how.args && { args: how.args }),
    }),
  )
  if (!how.isEmpty) {
    await sendMails(exporter.smtpPort)
    const post = (path: string, body: unknown) =>
      exporter.json(`/api/v1${path}`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(body),
      })
    await post('/checks', managed)
    await post('/subscriptions', monthly)
    await post('/subscriptions/morning/send', {})
  }
  const owned = stack.move()
  return { ...exporter, [Symbol.asyncDispose]: () => owned.disposeAsync() }
}

const checkOf = ({ id, name, group, label }: Job) => `
  - id: ${id}
    name: ${JSON.stringify(name)}
    group: ${JSON.stringify(group)}
    label: ${label}
    schedule: { every: 1 day, overdueAfter: 3 hours }
    match: { alias: ${id} }
    status:
      success: { all: [{ field: subject, contains: "[Success]" }] }
      warning: { all: [{ field: subject, contains: "[Warning]" }] }
      failure: { all: [{ field: subject, contains: "[Error]" }] }
    figures:
      - { matches: 'Size: (?<size>[\\d.]+ GB)' }
      - { matches: 'Duration: (?<duration>[\\d:]+)' }
`

async function sendMails(port: number) {
  using talk = await openTalk(port)
  await talk.say('EHLO nas')
  const send = async (to: string, subject: string, body: string) => {
    await talk.say('MAIL FROM:<backup@example.com>')
    await talk.say(`RCPT TO:<${to}>`)
    await talk.say('DATA')
    const id = `Message-ID: <${count++}@fleet.example.com>`
    const answer = await talk.say(
      `From: backup@example.com\r\nTo: ${to}\r\n${id}\r\n${subject}\r\n\r\n${body}\r\n.`,
    )
    if (!answer.startsWith('250')) throw new Error(`mail of the fleet: ${answer}`)
  }
  let count = 0
  for (const { id, results } of jobs)
    for (const [run, result] of results.entries())
      await send(
        `demo+${id}@example.com`,
        `Subject: [${result}] Backup job of ${id}\r\nContent-Type: text/html`,
        `<h1>Backup job</h1><p>Size: ${20 + run * 1.5}.0 GB</p><p>Duration: 0:${10 + run}:05</p>`.replace(
          '.5.0',
          '.5',
        ),
      )
  await send('demo@example.com', 'Subject: Backup of SERVER7 completed', 'No check knows this one.')
  await send('demo@example.com', 'Subject: Weekly newsletter', 'Nothing about backups.')
}
