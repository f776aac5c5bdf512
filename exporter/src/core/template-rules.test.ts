import fc from 'fast-check'
import { buildMessage } from '../../test/build-check.ts'
import { createCheckReader } from '../config/check-from-object.ts'
import { createRegexEngine } from '../config/regex.ts'
import type { Message, MessageMark } from './message.ts'
import { createPreview } from './preview.ts'
import { findTemplate, generalId, templates } from './templates.ts'
import { createView } from './view.ts'

const engines = { regex: createRegexEngine() }
const readCheck = createCheckReader({
  folder: '.',
  zone: 'Europe/Berlin',
  defaults: {},
  holidaysOf: () => [],
  senders: { verify: 'off', known: [] },
})

/** What a check says of a message, beside what every check has. */
function judge(rules: object, message: Message) {
  const match = { all: [{ field: 'source', equals: message.intake }] }
  const read = readCheck({ id: 'guests', match, ...rules })
  if (!read.ok) throw new Error(JSON.stringify(read.errors))
  const preview = createPreview(read.definition, engines, [])
  const judged = { view: createView(message), message }
  return { matches: preview.fits(judged), ...preview.judge(judged) }
}

const web = '101\tweb01\tok\t1m 5s\t4 GiB'
const database = '102\tdb01\terr\t9s'
const mail = '103\tmail\tok\t10m 0s\t20 GiB'

const vzdump = (said: string, rows: readonly string[], change: Partial<Message> = {}) =>
  buildMessage({
    subject: `vzdump backup status (pve1.example.com) : ${said}`,
    from: 'vzdump backup tool <root@pve1.example.com>',
    text: ['VMID\tName\tStatus\tTime\tSize', ...rows, '', 'Total running time: 11m 14s'].join('\n'),
    ...change,
  })
const allGood = vzdump('backup successful', [web, mail])
const oneBad = vzdump('backup failed', [web, database, mail])
const noRows = vzdump('backup failed', [])

test.each<[string, object, Message, string, RegExp]>([
  [
    'its product',
    { template: 'proxmox-ve' },
    allGood,
    'success',
    /^template Proxmox VE: says "vzdump backup/,
  ],
  ['its product', { template: 'proxmox-ve' }, oneBad, 'failure', /^template Proxmox VE: /],
  ['any product', { template: 'general' }, allGood, 'success', /^template General: Proxmox VE says/],
  ['a row alone', { template: 'proxmox-ve' }, vzdump('backup successful', [web, database]), 'failure', /102/],
  [
    'one object',
    { template: 'proxmox-ve', object: '101 WEB01' },
    oneBad,
    'success',
    /"101 WEB01" .* success/,
  ],
  ['one object', { template: 'general', object: '102 db01' }, oneBad, 'failure', /"102 db01" .* failure/],
  ['no object', { template: 'proxmox-ve', object: '101 web01' }, noRows, 'failure', /backup failed/],
])('a template says of %s: %j', (_of, rules, message, status, reason) => {
  expect(judge(rules, message)).toMatchObject({
    status,
    reason: expect.stringMatching(reason),
    fits: [{ status, template: true }],
  })
})

test('own blocks are asked first, in their order; the template says the rest, and the default what is in doubt', () => {
  const own = {
    template: 'proxmox-ve',
    status: { default: 'warning', warning: { all: [{ field: 'body', contains: 'db01' }] } },
  }
  const found = judge(own, oneBad)
  expect(found).toMatchObject({ status: 'warning', reason: 'body contains "db01"' })
  expect(found.fits.map(({ status, template = false }) => [status, template])).toEqual([
    ['warning', false],
    ['failure', true],
  ])
  expect(judge(own, allGood).status).toBe('success')
  const doubtful = buildMessage({ subject: 'Backup', text: 'Nightly backup of nas' })
  expect(judge({ ...own, template: 'general' }, doubtful)).toMatchObject({
    status: 'warning',
    reason: expect.stringMatching(/^template General: In doubt: .*: default warning$/),
    fits: [],
  })
})

test('own figures beat those of the template, which gives the others', () => {
  const figures = [{ matches: 'running time: (?<size>\\d+)', as: 'number' }]
  expect(judge({ template: 'proxmox-ve', figures }, allGood).figures).toEqual({ size: 11, duration: 674 })
  expect(judge({ template: 'proxmox-ve' }, allGood).figures['size']).toBe(24 * 1024 ** 3)
})

test('rules of a check may ask for figures of its template', () => {
  const status = { failure: { all: [{ field: 'figure:size', '<': '100 GB' }] } }
  expect(judge({ template: 'proxmox-ve', status }, allGood).status).toBe('failure')
})

test('of several rows of one object the worst counts, with its own figures', () => {
  const twice = vzdump('backup failed', [web, '101\tWEB01\terr\t2m 0s', mail])
  expect(judge({ template: 'proxmox-ve', object: '101 web01' }, twice)).toMatchObject({
    status: 'failure',
    figures: { duration: 120 },
  })
})

test('times without an offset are of the zone of the check, and far ones are not taken', () => {
  const run = (day: string) =>
    judge(
      { template: 'general', schedule: { every: '1 day', timezone: 'Asia/Tokyo' } },
      buildMessage({
        subject: 'Backup of nas: success',
        text: `Start time: ${day} 02:00:00\nEnd time: ${day} 03:00:00`,
        receivedAtMs: Date.UTC(2026, 10, 22, 3),
      }),
    ).figures
  expect(run('2026-11-22')).toMatchObject({
    startedAt: Date.UTC(2026, 10, 21, 17),
    endedAt: Date.UTC(2026, 10, 21, 18),
  })
  expect(run('2026-02-11')).not.toHaveProperty('startedAt')
})

test.each<[string, Message, boolean]>([
  ['lists it', oneBad, true],
  ['lists others', vzdump('backup failed', [database]), false],
  ['lists none and fails', noRows, true],
  ['lists none and says success', vzdump('backup successful', []), false],
])('a check for an object takes a message that %s: %#', (_what, message, matches) => {
  expect(judge({ template: 'proxmox-ve', object: '101  Web01' }, message).matches).toBe(matches)
  expect(judge({ template: 'proxmox-ve' }, message).matches).toBe(true)
})

test.each<MessageMark>(['oversize', 'textCut', 'partsCut', 'attachmentCut', 'unreadable'])(
  'a message that is marked %s is no success by a template',
  mark => {
    for (const rules of [{}, { object: '101 web01' }]) {
      const cut = judge({ template: 'proxmox-ve', ...rules }, { ...allGood, marks: [mark] })
      expect(cut).toMatchObject({ status: 'failure', reason: expect.stringContaining('was cut') })
    }
  },
)

test('a message that is no run is ignored', () => {
  const begun = buildMessage({ subject: 'Summer sale', text: 'Our newsletter: 50 % off. Unsubscribe here.' })
  expect(judge({ template: 'general' }, begun).status).toBe('ignored')
})

test('a message is read once by a template, however many checks ask', () => {
  const general = findTemplate(generalId)
  expect(general?.read(allGood)).toBe(general?.read(allGood))
})

const words = fc.constantFrom(
  ...[
    'backup successful',
    'Completed with warnings',
    'Success',
    'Failed',
    'Error',
    'COMPLETED',
    'Status: OK',
  ],
  ...[
    '0 errors',
    '3 errors',
    'vzdump backup status (pve) :',
    'Veeam Backup & Replication',
    'Acronis',
    'restic',
  ],
  ...['snapshot 1a2b3c4d saved', 'Result: Successful', 'Warning', web, database, 'Duplicati Backup report'],
)

test('a check with a template never says success where identify does not', () => {
  const general = findTemplate(generalId)
  fc.assert(
    fc.property(fc.array(words, { maxLength: 3 }), fc.array(words, { maxLength: 6 }), (subject, lines) => {
      const message = buildMessage({ subject: subject.join(' '), text: lines.join('\n'), from: '' })
      const identified = general?.read(message)
      for (const { id } of templates) {
        const { status, reason } = judge({ template: id }, message)
        if (status === 'success') expect([reason, identified?.status]).toEqual([reason, 'success'])
      }
    }),
    { numRuns: 40 },
  )
}, 60_000)
