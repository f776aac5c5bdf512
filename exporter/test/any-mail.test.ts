/** Whatever mail there is comes in by SMTP and by IMAP without a crash or a loss: mails built here, and, where the
 *  samples lie beside the project, all of those. */
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { createTransport } from 'nodemailer'
import { startDovecot } from './servers/dovecot.ts'
import { type Exporter, readSample, startExporter } from './servers/exporter.ts'
import { openTempFolder, requireServer } from './servers/spawn-server.ts'

const corpus = process.env['LASTGOOD_SHARED']
  ? join(process.env['LASTGOOD_SHARED'], 'corpus')
  : fileURLToPath(new URL('../../../shared/corpus', import.meta.url))
const withSamples = existsSync(corpus)

type Sample = { readonly name: string; readonly raw: Buffer }

const built: readonly Sample[] = [
  ['long line', 'Subject: long\r\n\r\n'.concat('x'.repeat(5000), '\r\n')],
  [
    'line of HTML over 1,000 octets',
    `Subject: html\r\nContent-Type: text/html\r\n\r\n<p>${'<b>ok</b> '.repeat(2000)}</p>\r\n`,
  ],
  [
    'unknown charset',
    'Subject: charset\r\nContent-Type: text/plain; charset=x-klingon\r\n\r\nGr\xfc\xdfe\r\n',
  ],
  ['neither Date nor Message-ID', 'Subject: bare\r\n\r\nbody\r\n'],
  ['upper-case domain', 'To: Backups+NAS@EXAMPLE.COM\r\nSubject: loud\r\n\r\nbody\r\n'],
  ['8-bit header', 'Subject: Gr\xfc\xdfe aus M\xfcnchen\r\n\r\nbody\r\n'],
  ['no header at all', '\r\njust a body\r\n'],
  ['no body', 'Subject: only a head\r\n\r\n'],
  ['dots', 'Subject: dots\r\n\r\n.\r\n..\r\n.a\r\n'],
  [
    'broken multipart',
    'Subject: broken\r\nContent-Type: multipart/mixed; boundary=a\r\n\r\n--a\r\nno end\r\n',
  ],
].map(([name = '', text = '']) => ({ name, raw: Buffer.from(text, 'latin1') }))

function findSamples(): Sample[] {
  if (!withSamples) return []
  return readdirSync(corpus, { recursive: true, encoding: 'utf8' })
    .filter(name => name.endsWith('.eml'))
    .map(name => ({ name, raw: readFileSync(join(corpus, name)) }))
}

const config = (imap = '') => `
smtp: { address: backups@example.com }
${imap}
checks:
  - id: nas
    name: NAS
    group: Any
    match: { alias: nas }
    status: { default: failure }
`

test.each([
  ['built here', built],
  [withSamples ? 'samples' : 'samples (none on this machine)', findSamples()],
])(
  'mails %s by SMTP: every one is acknowledged, kept byte by byte, and readable',
  async (_, samples) => {
    await using folder = await openTempFolder()
    await using exporter = await startExporter({ folder: folder.path, config: config() })
    const transport = createTransport({
      host: '127.0.0.1',
      port: exporter.smtpPort,
      pool: true,
      ignoreTLS: true,
    })
    for (const { name, raw } of samples) {
      const envelope = { from: 'nas@example.net', to: ['backups@example.com'] }
      const sent = await transport.sendMail({ envelope, raw }).catch(error => ({ response: String(error) }))
      expect(`${name}: ${sent.response}`).toMatch(/: 250/)
    }
    transport.close()
    expect(await accepted(exporter, 'smtp')).toBe(samples.length)
    await expectReadable(exporter, samples)
  },
  120_000,
)

requireServer('dovecot').each([
  ['built here', built],
  [withSamples ? 'samples' : 'samples (none on this machine)', findSamples()],
])(
  'mails %s by IMAP: every one is taken and moved, and readable',
  async (_, samples) => {
    await using folder = await openTempFolder()
    await using dovecot = await startDovecot()
    for (const { raw } of samples) await dovecot.deliver(raw)
    const mailbox = `imap: [{ name: inbox, host: 127.0.0.1, port: ${dovecot.port}, tls: none, user: ${dovecot.user}, password: ${dovecot.password}, afterwards: { move: Done } }]`
    await using exporter = await startExporter({ folder: folder.path, config: config(mailbox) })
    for (const deadline = Date.now() + 60_000; Date.now() < deadline && (await dovecot.count('INBOX')) > 0; )
      await new Promise(done => setTimeout(done, 100))
    expect(await dovecot.count('INBOX')).toBe(0)
    expect(await accepted(exporter, 'imap:inbox')).toBe(samples.length)
    await expectReadable(exporter, samples)
  },
  120_000,
)

async function accepted(exporter: Exporter, intake: string): Promise<number> {
  const metrics = await exporter.metrics()
  return ['matched', 'unmatched', 'ignored', 'duplicate']
    .map(
      outcome => readSample(metrics, `lastgood_messages_total{intake="${intake}",outcome="${outcome}"}`) ?? 0,
    )
    .reduce((sum, count) => sum + count)
}

type Summary = { id: number; copies: number }

/** Every sample's bytes are there (line ends aside: mail has CRLF on the wire), and its page and JSON can be asked for. */
async function expectReadable(exporter: Exporter, samples: readonly Sample[]) {
  const kept: Summary[] = []
  for (let cursor = ''; ; ) {
    const page = await exporter.json<{ messages: Summary[]; nextCursor?: string }>(
      `/api/v1/messages?limit=100${cursor}`,
    )
    kept.push(...page.messages)
    if (page.nextCursor === undefined) break
    cursor = `&cursor=${encodeURIComponent(page.nextCursor)}`
  }
  expect(kept.reduce((sum, { copies }) => sum + 1 + copies, 0)).toBe(samples.length)
  const bodies = new Set<string>()
  for (const { id } of kept) {
    expect((await fetch(`${exporter.url}/messages/${id}`)).status).toBe(200)
    await exporter.json(`/api/v1/messages/${id}`)
    const raw = await fetch(`${exporter.url}/api/v1/messages/${id}/raw`)
    bodies.add(plain(Buffer.from(await raw.arrayBuffer())))
  }
  const copies = kept.reduce((sum, { copies }) => sum + copies, 0)
  const lost = samples.filter(({ raw }) => !bodies.has(plain(raw)))
  // A copy is a mail that is there already: what is not found by its bytes must be one.
  expect(lost.length).toBeLessThanOrEqual(copies)
}

function plain(raw: Buffer): string {
  return raw
    .toString('latin1')
    .replace(/\r\n|\r|\n/g, '\n')
    .trimEnd()
}
