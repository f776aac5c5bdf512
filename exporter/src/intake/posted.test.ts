import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import fc from 'fast-check'
import { buildReceived, buildReport, type Json, nowMs, readBody } from '../../test/posted.ts'
import type { HookFormat, Received } from '../core/message.ts'
import { postedIdentity, readPosted } from './posted.ts'

const minuteMs = 60_000

const formats = ['report', 'ping', 'comet', 'duplicati', 'aws', 'proxmox', 'restic', 'json'] as const

test('no bytes of any format make the reader fail or say success by themselves', () => {
  const bytes = fc.oneof(
    fc.uint8Array({ maxLength: 200 }),
    fc.string({ maxLength: 200 }).map(text => Buffer.from(text)),
    fc.json().map(text => Buffer.from(text)),
  )
  fc.assert(
    fc.property(fc.constantFrom(...formats), bytes, (format, raw) => {
      const received = buildReceived({ format }, raw)
      const message = readPosted(received)
      expect(readPosted(received)).toEqual(message)
      if (format !== 'ping') expect(message.said?.status).not.toBe('success')
    }),
    { numRuns: 1000 },
  )
})

test.each(formats.filter(format => format !== 'ping'))(
  '%s: an empty body is unreadable, and a failure',
  format => {
    expect(readBody({ format }, ' \n')).toMatchObject({ marks: ['unreadable'], said: { status: 'failure' } })
  },
)

test('text beyond its limit keeps head and tail', () => {
  const received = buildReceived({ format: 'ping' }, `begin ${'x'.repeat(5000)} end`)
  const message = readPosted(received, { maxTextChars: 1000 })
  expect(message.text).toMatch(/^begin x+\n\[… \d+ characters left out …]\nx+ end$/)
  expect(message.marks).toEqual(['textCut'])
})

test('bytes of a Windows sender that is not UTF-8 are read all the same', () => {
  const raw = Buffer.from(JSON.stringify(buildReport({ job: { key: 'b', name: 'Büro' } })), 'latin1')
  expect(readBody({ format: 'report' }, raw).subject).toBe('Report: Büro success')
})

test.each([
  ['duplicati', `Duplicati report for x${' ('.repeat(500_000)}`],
  ['duplicati', `ParsedResult: a${' '.repeat(1_000_000)}b`],
  ['duplicati', 'Duplicati a report for b (c)d\n'.repeat(30_000)],
  ['duplicati', '\t'.repeat(1_000_000)],
  ['aws', JSON.stringify({ Type: 'Notification', Message: 'Resource ARN : '.repeat(70_000) })],
  ['proxmox', JSON.stringify({ message: `Total running time: ${'1s '.repeat(300_000)}x` })],
  ['proxmox', JSON.stringify({ message: `${'1'.repeat(500_000)}\n`.repeat(2) })],
  ['restic', '{\n'.repeat(300_000)],
  ['restic', `${' '.repeat(1_000_000)}Fatal`],
  ['json', '['.repeat(1_000_000)],
  ['json', `${'['.repeat(500_000)}${']'.repeat(500_000)}`],
  ['comet', `{"Data":${'{"a":'.repeat(100_000)}1${'}'.repeat(100_000)}}`],
] as const)('%#: a hostile %s body costs time in proportion to its length', (format, body) => {
  const startedMs = performance.now()
  expect(readBody({ format }, body).said?.status).not.toBe('success')
  expect(performance.now() - startedMs).toBeLessThan(2000)
})

describe('identity', () => {
  const identify = (received: Received) => postedIdentity(received, readPosted(received))
  const ping = (signal: 'start' | 'success' | 'fail' | number, change: Partial<Received> = {}) =>
    buildReceived({ format: 'ping', signal, run: 'r-1' }, '', change)
  const report = (run: Json, checkId = 'nas') =>
    buildReceived({ format: 'report', checkId }, JSON.stringify(buildReport({ run })))

  test('a report counts once for its check and execution, whatever else it says', () => {
    const first = identify(report({}))
    expect(identify(report({ status: 'failure', files: 0 }))).toBe(first)
    expect(identify(report({ executionKey: 'e-2' }))).not.toBe(first)
    expect(identify(report({}, 'other'))).not.toBe(first)
  })

  test('start and end of one run are two messages, each counting once', () => {
    expect(identify(ping('start'))).toBe(identify(ping('start', { receivedAtMs: nowMs + minuteMs })))
    expect(identify(ping('success'))).toBe(identify(ping(0, { intakeKey: 'pings:2' })))
    const all = [ping('start'), ping('success'), ping('fail')].map(identify)
    expect(new Set(all).size).toBe(3)
  })

  test('without a run every delivery is one, and the same delivery stays itself', () => {
    const bare = (intakeKey: string) => buildReceived({ format: 'ping' }, '', { intakeKey })
    expect(identify(bare('pings:1'))).not.toBe(identify(bare('pings:2')))
    expect(identify(bare('pings:1'))).toBe(identify(bare('pings:1')))
  })

  test('events before the end of a run do not hide its end', () => {
    const of = (state: string) => {
      const event = { 'detail-type': 'Backup Job State Change', detail: { backupJobId: 'job-1', state } }
      return identify(buildReceived({ format: 'aws' }, JSON.stringify(event)))
    }
    const all = ['CREATED', 'PENDING', 'RUNNING', 'COMPLETED'].map(of)
    expect(new Set(all).size).toBe(4)
    expect(of('COMPLETED')).toBe(all[3])
  })
})

const corpus = join(
  process.env['LASTGOOD_SHARED'] ?? fileURLToPath(new URL('../../../../shared', import.meta.url)),
  'corpus',
)
const samples: readonly (readonly [HookFormat, string])[] = existsSync(corpus)
  ? [
      ...['1', '2', '4', '5', '7'].map(name => ['comet', `comet/${name}.json`] as const),
      ...['1', '2', '9', '10', '11'].map(name => ['duplicati', `duplicati/${name}.json`] as const),
      ['duplicati', 'duplicati/6.txt'],
      ...['2', '3', '4', '6'].map(name => ['aws', `aws-backup/${name}.json`] as const),
      ...['1', '2', '3'].map(name => ['restic', `restic/${name}.json`] as const),
      ['proxmox', 'proxmox-ve/4.json'],
    ]
  : []
const whenThere = samples.length > 0 ? test : test.skip

whenThere('samples of the products say what is known of them', () => {
  const rows = readFileSync(join(corpus, 'INDEX.tsv'), 'utf8')
    .split('\n')
    .map(line => line.split('\t'))
  const read = samples.map(([format, file]) => {
    const { said } = readBody({ format }, readFileSync(join(corpus, file)))
    return [file, said?.status, said?.figures['size']]
  })
  const known = samples.map(([, file], at) => {
    const [, , , , , , status, , size] = rows.find(row => row[1] === file) ?? []
    // A size that stands only in the rows of a table is not read: that needs the knowledge of the product.
    const hasSize = size && read[at]?.[2] !== undefined
    return [file, status === 'none' ? 'ignored' : status, hasSize ? Number(size) : read[at]?.[2]]
  })
  expect(read).toEqual(known)
})
