import fc from 'fast-check'
import { checkFromYaml, createKept } from '../config/check-from-yaml.ts'
import { createRegexEngine } from '../config/regex.ts'
import type { CheckDefinition } from './check.ts'
import { dayMs } from './day.ts'
import {
  addressesOfAlias,
  type Draft,
  type DraftContext,
  draftFromCopy,
  draftFromMessage,
  draftFromName,
  type Sibling,
} from './draft.ts'
import type { Message } from './message.ts'
import { createPreview } from './preview.ts'
import { readSubjectStatus } from './status-words.ts'
import { createView } from './view.ts'

const engines = { regex: createRegexEngine() }
const own = ['backups@example.com']
const nothing: DraftContext = { addresses: own, zone: 'Europe/Berlin', checks: [] }
const noonMs = Date.UTC(2026, 10, 22, 12)

function message(change: Partial<Message> = {}): Message {
  return {
    intake: 'smtp',
    receivedAtMs: noonMs,
    subject: 'Backup Success',
    from: 'Vault <vault@example.net>',
    to: ['backups@example.com'],
    originallyTo: [],
    recipients: ['backups@example.com'],
    headers: [],
    text: '',
    attachments: [],
    marks: [],
    ...change,
  }
}

/** Read as a configuration would be. */
function read({ check }: Draft): CheckDefinition {
  const shaped = checkFromYaml(check, [], {
    folder: '/',
    zone: 'Europe/Berlin',
    senders: { verify: 'off', known: [] },
    defaults: {},
    kept: createKept(),
    holidaysOf: () => [],
    verifyCondition: () => {},
    verifyFigure: () => new Map(),
    verifySchedule: () => {},
  })
  if (!shaped.ok) throw new Error(JSON.stringify([check, shaped.problems]))
  return shaped.value
}

function judge(draft: Draft, one: Message) {
  const preview = createPreview(read(draft), engines, own)
  const judged = { view: createView(one), message: one }
  return { fits: preview.fits(judged), status: preview.judge(judged).status }
}

/** Ending now, the newest last. */
const daily = (subjects: readonly string[], change: Partial<Message> = {}): Message[] =>
  subjects.map((subject, at) =>
    message({ ...change, subject, receivedAtMs: noonMs - (subjects.length - 1 - at) * dayMs }),
  )

test.each<[string, string, string, readonly string[]]>([
  [
    '[Success] User01: Documents - 2026-11-22',
    'User01: Documents',
    'user01-documents',
    ['User01: Documents'],
  ],
  ['Re: Fwd: [Success] SRV1', 'SRV1', 'srv1', ['SRV1']],
  ['Backup of SRV1 completed successfully', 'Backup of SRV1', 'backup-of-srv1', ['Backup of SRV1']],
  ['Backup of SRV1 has failed', 'Backup of SRV1', 'backup-of-srv1', ['Backup of SRV1']],
  ['WG: Sicherung Büro erfolgreich (3/3) 12,4 GB', 'Sicherung Büro', 'sicherung-buro', ['Sicherung Büro']],
  ['Server 2 backup run 17 OK', 'Server 2 backup', 'server-2-backup', ['Server 2 backup']],
  [
    'Office 365 backup succeeded 22.11.2026 03:14',
    'Office 365 backup',
    'office-365-backup',
    ['Office 365 backup'],
  ],
  ['Job 0a1b2c3d-1111-2222-3333-0a1b2c3d4e5f of NAS done', 'Job of NAS', 'job-of-nas', ['Job', 'of NAS']],
  ['Success', 'Vault', 'vault', []],
  ['バックアップ成功', 'バックアップ', 'check', ['バックアップ']],
])('from %j the name is %j', (subject, name, id, pieces) => {
  const { check } = draftFromMessage(message({ subject }), [], nothing)
  expect([check.name, check.id]).toEqual([name, id])
  expect(check.match.all).toEqual([
    { field: 'from', contains: 'vault@example.net' },
    ...pieces.map(contains => ({ field: 'subject', contains })),
  ])
})

test('a draft judges what it was made from, and what its siblings say', () => {
  const all = daily(['NAS: Success', 'NAS: Warning', 'NAS: Failed', 'NAS: Success', 'NAS: Success'])
  for (const one of all) {
    const others = all.filter(other => other !== one)
    const draft = draftFromMessage(one, others, nothing)
    expect(all.map(other => judge(draft, other))).toEqual(
      ['success', 'warning', 'failure', 'success', 'success'].map(status => ({ fits: true, status })),
    )
    expect(draft.check.schedule).toMatchObject({ at: expect.any(String), overdueAfter: '30 minutes' })
  }
})

test('what has other words than the successes before it is none, in whatever language', () => {
  const { check, hints } = draftFromMessage(message({ subject: 'NAS: Backup OK (12 files)' }), [], nothing)
  const statusOf = (subject: string) => judge({ check, hints }, message({ subject })).status
  expect(statusOf('NAS: Backup OK (13 files)')).toBe('success')
  for (const subject of [
    'NAS: Backup OK (13 files) fehlgeschlagen',
    'NAS: Last Backup OK (13 days ago)',
    'NAS: Backup OK? ✗ (13 files)',
    'NAS: Backup isn’t OK (13 files)',
    'NAS: Backup nunca OK (13 files)',
  ])
    expect([subject, statusOf(subject)]).toEqual([subject, 'failure'])
  const both = draftFromMessage(message({ subject: 'NAS: OK' }), daily(['NAS: OK', 'NAS - OK']), nothing)
  expect(judge(both, message({ subject: 'NAS - OK' })).status).toBe('success')
})

test('without word of a success every message counts as a failure, and a hint says so', () => {
  for (const subject of [
    'NAS failed',
    'NAS: nightly report',
    'NAS backup completed',
    'NAS: 3 of 5 successful',
  ]) {
    const draft = draftFromMessage(message({ subject }), [], nothing)
    expect([subject, draft.check.status]).toEqual([subject, { default: 'failure' }])
    expect(draft.hints.join(' ')).toContain('Every message counts as a failure')
  }
})

test('"completed" is taken for a success where siblings say failed instead', () => {
  const all = daily(['NAS backup completed', 'NAS backup failed', 'NAS backup completed'])
  const draft = draftFromMessage(all[2] ?? message(), all.slice(0, 2), nothing)
  expect(all.map(one => judge(draft, one).status)).toEqual(['success', 'failure', 'success'])
})

test('a short number is part of a name, unless it is another one each time', () => {
  const server = daily(['Server 2 OK', 'Server 1 OK', 'Server 2 OK'])
  expect(draftFromMessage(message({ subject: 'Server 2 OK' }), server, nothing).check.name).toBe('Server 2')
  const counter = daily(['Vault 12 OK', 'Vault 13 OK', 'Vault 14 OK'])
  const { check } = draftFromMessage(message({ subject: 'Vault 15 OK' }), counter, nothing)
  expect(check.match.all).toContainEqual({ field: 'subject', contains: 'Vault' })
  expect(check.name).toBe('Vault')
})

test.each([
  ['Customer 40023: backup OK', 'Customer 40024: backup OK', '40023'],
  ['Backup of PC10077 OK', 'Backup of PC10078 OK', 'PC10077'],
  ['[Success] Books 2025', '[Success] Books 2026', '2025'],
])('a long number that comes again beside another is part of a name: %s', (subject, other, name) => {
  const night = (at: number) => ({ receivedAtMs: noonMs - at * dayMs })
  const others = [1, 2].flatMap(at => [
    message({ subject, ...night(at) }),
    message({ subject: other, ...night(at) }),
  ])
  const draft = draftFromMessage(message({ subject }), others, nothing)
  expect(draft.check.name).toContain(name)
  expect(judge(draft, message({ subject })).fits).toBe(true)
  expect(judge(draft, message({ subject: other })).fits).toBe(false)
})

test('the sender is named without the number that a machine put there', () => {
  const from = 'Backups <bounce-8812345@mailer.example.net>'
  const { check } = draftFromMessage(message({ from }), [], nothing)
  expect(check.match.all?.[0]).toEqual({ field: 'from', contains: '@mailer.example.net' })
})

test('a message that came to an alias of ours gives a check with that alias alone, unless others send there, too', () => {
  const to = { recipients: ['Backups+Vault@example.com'] }
  const alone = draftFromMessage(message({ subject: 'NAS OK', ...to }), daily(['NAS OK'], to), nothing)
  expect(alone.check.match).toEqual({ alias: 'vault' })
  expect(alone.alias).toBeUndefined()
  const others = daily(['Mailbox OK'], to)
  const shared = draftFromMessage(message({ subject: 'NAS OK', ...to }), others, nothing)
  expect(shared.check.match).toMatchObject({ alias: 'vault', all: [{ field: 'from' }, { contains: 'NAS' }] })
  const taken = { ...nothing, checks: [{ id: 'x', alias: 'VAULT' }] }
  expect(draftFromMessage(message(to), [], taken).check.match.all).toBeDefined()
})

test("an alias is proposed where there is an address of ours, and is no one else's", () => {
  const vault = message({ subject: 'Büro NAS: OK' })
  expect(draftFromMessage(vault, [], nothing).alias).toBe('buronas')
  expect(draftFromMessage(vault, [], { ...nothing, addresses: [] }).alias).toBeUndefined()
  const checks = [{ id: 'x', alias: 'BuroNas' }]
  expect(draftFromMessage(vault, [], { ...nothing, checks }).alias).toBe('buronas-2')
})

test('an id is free, whatever there is already', () => {
  const checks = ['nas', 'nas-2', 'nas-3'].map(id => ({ id }))
  expect(draftFromName({ ...nothing, name: 'NAS', checks }).check.id).toBe('nas-4')
  expect(draftFromCopy({ id: 'nas', name: 'NAS' }, { ...nothing, checks }).check).toEqual({
    id: 'nas-copy',
    name: 'NAS (copy)',
  })
})

test('a copy keeps every rule and takes another name and group', () => {
  const original = { id: 'nas', group: 'Office', match: { alias: 'nas' }, notify: { route: 'night' } }
  const draft = draftFromCopy(original, { ...nothing, name: 'Other', group: 'Acme' })
  expect(draft.check).toEqual({ ...original, id: 'other', name: 'Other', group: 'Acme' })
  expect(draftFromCopy(original, nothing).check.group).toBe('Office')
})

test('a check from a name alone can be saved as it is, with and without an address of ours', () => {
  expect(read(draftFromName({ ...nothing, name: 'NAS' })).match).toEqual({ alias: 'nas' })
  expect(read(draftFromName({ ...nothing, addresses: [], name: 'NAS' })).match.block).toBeDefined()
  expect(read(draftFromName({ ...nothing, addresses: [] })).name).toBe('New check')
})

test.each<[string | undefined, readonly string[], readonly string[]]>([
  ['nas', ['a@x.example', 'b+c@y.example'], ['a+nas@x.example', 'b+c+nas@y.example']],
  ['nas@z.example', ['a@x.example'], ['nas@z.example']],
  ['nas', [], []],
  [undefined, ['a@x.example'], []],
])('the alias %s of %j stands for %j', (alias, addresses, found) => {
  expect(addressesOfAlias(alias, addresses)).toEqual(found)
})

const pieces = [
  ...[
    'Backup',
    'SRV1',
    'Server 2',
    'Büro',
    'of',
    '[Success]',
    'Success',
    'successful',
    'not',
    'failed',
    'OK',
  ],
  ...[
    'Warning',
    '0 errors',
    '3 errors',
    'Re: ',
    'Fwd: ',
    '2026-11-22',
    '12:30',
    '#17',
    '17',
    '5 of 7',
    '98 %',
  ],
  ...[
    ' ',
    '  ',
    ' - ',
    ':',
    '(',
    ')',
    '[',
    ']',
    '"',
    '\\',
    '|',
    '+',
    '\u00a0',
    '\u200b',
    '\u00ad',
    '\ud83d',
    '😀',
  ],
  ...['成功', '失敗', 'nicht erfolgreich', 'deadbeef01', 'x'.repeat(300), '\t', '\n', '{', '-'],
] as const
const subjects = fc.oneof(
  fc.array(fc.constantFrom(...pieces), { maxLength: 10 }).map(some => some.join(' ')),
  fc.array(fc.constantFrom(...pieces), { maxLength: 10 }).map(some => some.join('')),
  fc.string({ unit: 'binary' }),
)
const froms = fc.oneof(
  fc.constantFrom(
    '',
    'a@b.c',
    'A\u00a0B <a@b.c>',
    '"x, y" <n123456@m.example>',
    'no address',
    '@',
    '<>',
    'a@b@c',
  ),
  fc.string({ unit: 'binary' }),
)
const recipients = fc.array(
  fc.constantFrom(
    'backups@example.com',
    'Backups+NAS@example.com',
    'backups+a"b@example.com',
    'backups++x@example.com',
    'else@x.example',
  ),
  { maxLength: 3 },
)
const messages = fc
  .record({ subject: subjects, from: froms, recipients, intake: fc.constantFrom('smtp', 'imap:in box') })
  .map(message)
const siblings: fc.Arbitrary<readonly Sibling[]> = fc.array(messages, { maxLength: 5 })

test('a draft can be read as a configuration and fits the message that it was made from, always', () => {
  fc.assert(
    fc.property(messages, siblings, (one, others) => {
      const draft = draftFromMessage(one, others, nothing)
      expect(judge(draft, one).fits).toBe(true)
      const isGood = readSubjectStatus(one.subject).kind === 'success'
      if (isGood) expect(judge(draft, one).status).toBe('success')
    }),
    { numRuns: 2000 },
  )
})

test('no draft calls a message good whose subject has a word for trouble, whatever it was made from', () => {
  fc.assert(
    fc.property(
      messages,
      siblings,
      subjects,
      fc.constantFrom('failed', 'ERROR', 'not', 'aborted'),
      (one, others, rest, bad) => {
        const draft = draftFromMessage(one, others, nothing)
        for (const subject of [`${rest} ${bad} ${rest}`, `${one.subject} ${bad}`, `${bad} ${one.subject}`])
          expect([subject, judge(draft, message({ subject })).status]).not.toEqual([subject, 'success'])
      },
    ),
    { numRuns: 1000 },
  )
})
