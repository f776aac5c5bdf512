/** Mails as backup software sends them, in the mix of sizes that a real mailbox has: 40 % plain 2 KB, 25 % HTML and
 *  text 20 KB, 15 % HTML report 100 KB, 10 % windows-1252 10 KB, 9 % with a text attachment of 50 KB, 1 % HTML of 1 MB. */
import type { CheckDefinition } from '../../src/core/check.ts'

export type MixMail = {
  readonly raw: Buffer
  readonly to: string
  readonly job: number
  readonly good: boolean
}

const kinds = [...'ppppppppHHHHHRRRWWAA']

/** @param jobs the mail's job is one of these, spread evenly */
export function makeMail(n: number, jobs: number): MixMail {
  const job = (n * 7919) % jobs
  const good = n % 3 !== 0
  const to = job % 5 < 3 ? `backups+${aliasOf(job)}@example.com` : 'backups@example.com'
  const kind = n % 100 === 99 ? 'L' : kinds[(n * 13) % kinds.length]
  const head = [
    'From: Backup <nas@example.net>',
    `To: ${to}`,
    `Subject: ${good ? 'Success' : 'Failed'}: ${nameOf(job)}`,
    `Message-ID: <mix-${n}@example.net>`,
    'Date: Mon, 21 Sep 2026 10:00:00 +0000',
    'MIME-Version: 1.0',
  ]
  return { raw: Buffer.from(`${head.join('\r\n')}\r\n${bodyOf(kind ?? 'p', job)}`, 'latin1'), to, job, good }
}

export function makeCheck(job: number): CheckDefinition {
  const condition = (value: string) => ({
    field: 'subject' as const,
    operator: 'contains' as const,
    value,
    ignoreCase: false,
  })
  const all = (value: string) => ({
    quantifier: 'all' as const,
    parts: [condition(value)],
    condenseWhitespace: true,
    combineAttachments: true,
  })
  return {
    id: `job-${job}`,
    name: nameOf(job),
    group: `Client ${job % 100}`,
    schedule: {
      rhythm: { kind: 'interval', every: { count: 1, unit: 'day' }, anchor: 'last' },
      overdueAfterMs: 1_800_000,
      zone: 'Europe/Berlin',
      holidays: [],
      expectFirst: true,
    },
    match: { ...(job % 5 < 3 && { alias: aliasOf(job) }), block: all(nameOf(job)) },
    status: {
      default: 'failure',
      order: ['failure', 'warning', 'success'],
      blocks: { success: all('Success'), warning: all('Warning') },
    },
    notify: { graceMs: 0, repeat: 'once', restored: true, outsideWindow: true },
  }
}

function aliasOf(job: number): string {
  return `job${String(job).padStart(6, '0')}`
}

function nameOf(job: number): string {
  return `Server ${String(job).padStart(6, '0')} nightly`
}

function bodyOf(kind: string, job: number): string {
  const html = (bytes: number) =>
    `<html><head><style>td{padding:2px}</style></head><body><table>${'<tr><td>C:\\Data\\file.dat</td><td>1,234&nbsp;KB</td></tr>\r\n'.repeat(Math.ceil(bytes / 62))}</table></body></html>\r\n`
  const text = (bytes: number) =>
    `Report of ${nameOf(job)}\r\n${'copied /srv/data/file.dat 1234 bytes\r\n'.repeat(Math.ceil(bytes / 38))}`
  const part = (type: string, body: string, more = '') =>
    `--b\r\nContent-Type: ${type}\r\n${more}\r\n${body}\r\n`
  switch (kind) {
    case 'H':
      return `Content-Type: multipart/alternative; boundary=b\r\n\r\n${part('text/plain', text(4_000))}${part('text/html', html(16_000))}--b--\r\n`
    case 'R':
      return `Content-Type: text/html; charset=utf-8\r\n\r\n${html(100_000)}`
    case 'L':
      return `Content-Type: text/html; charset=utf-8\r\n\r\n${html(1_000_000)}`
    case 'W':
      return `Content-Type: text/plain; charset=windows-1252\r\n\r\n${text(10_000)}Gr\u00f6\u00dfe \u0080\r\n`
    case 'A':
      return `Content-Type: multipart/mixed; boundary=b\r\n\r\n${part('text/plain', text(1_000))}${part('text/plain; name=log.txt', text(50_000), 'Content-Disposition: attachment; filename=log.txt\r\n')}--b--\r\n`
    default:
      return `Content-Type: text/plain; charset=utf-8\r\n\r\n${text(2_000)}`
  }
}
