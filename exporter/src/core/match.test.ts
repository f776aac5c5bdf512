import { createRegexEngine } from '../config/regex.ts'
import type { Match } from './check.ts'
import type { Block, Condition, Field, TextOperator } from './condition.ts'
import { compileMatch, createMatcher } from './match.ts'
import type { Message } from './message.ts'
import { createView } from './view.ts'

const engines = { regex: createRegexEngine() }

function message(change: Partial<Message> = {}): Message {
  return {
    intake: 'smtp',
    receivedAtMs: 0,
    subject: '',
    from: '',
    to: [],
    originallyTo: [],
    recipients: [],
    headers: [],
    text: '',
    attachments: [],
    marks: [],
    ...change,
  }
}

function text(field: Field, operator: TextOperator, value: string, ignoreCase = false): Condition {
  return { field, operator, value, ignoreCase }
}

function all(...parts: Block['parts']): Block {
  return { quantifier: 'all', parts, condenseWhitespace: true, combineAttachments: true }
}

function find(matches: readonly Match[], change: Partial<Message>, addresses = ['backups@example.com']) {
  const checks = matches.map((match, i) => ({ id: `${i}`, match }))
  return createMatcher(checks, engines, addresses).find(createView(message(change)))
}

test.each([
  ['cometuser01', 'backups+cometuser01@example.com', true],
  ['CometUser01', 'Backups+COMETuser01@EXAMPLE.COM', true],
  ['cometuser01', 'backups+cometuser011@example.com', false],
  ['cometuser01', 'backups@example.com', false],
  ['cometuser01', 'others+cometuser01@example.com', false],
  ['cometuser01', 'backups+cometuser01@example.net', false],
  ['cometuser01', 'cometuser01@example.com', false],
  ['a+b', 'backups+a+b@example.com', true],
  ['b', 'tagged+own+b@example.com', true],
  ['nas@example.com', 'NAS@Example.com', true],
  ['nas@example.com', 'nas@example.com.evil.example', false],
  ['nas@example.com', 'other+nas@example.com', false],
])('alias %s, mail to %s: %s', (alias, recipient, fits) => {
  const own = ['Backups@example.com', 'tagged+own@example.com']
  expect(find([{ alias }], { recipients: ['x@example.org', recipient] }, own)).toEqual(fits ? ['0'] : [])
})

test('while the service knows no address of its own, any may carry the word', () => {
  expect(find([{ alias: 'user' }], { recipients: ['whoever+user@example.net'] }, [])).toEqual(['0'])
  expect(find([{ alias: 'user' }], { recipients: ['user@example.net'] }, [])).toEqual([])
})

test('alias and conditions must both fit, and one message may be for several checks, in their order', () => {
  const isSuccess = all(text('subject', 'contains', 'Documents'))
  const checks = [
    { alias: 'b', block: isSuccess },
    { alias: 'a', block: all(text('subject', 'contains', 'Photos')) },
    { block: isSuccess },
    { alias: 'a', block: isSuccess },
    { alias: 'a' },
  ]
  const mail = { subject: 'Documents', recipients: ['backups+a@example.com'] }
  expect(find(checks, mail)).toEqual(['2', '3', '4'])
})

test('a check without an alias and without conditions is for no message', () => {
  expect(find([{}], { subject: 'x' })).toEqual([])
})

test('a check that needs nothing in the message is asked every time', () => {
  expect(find([{ block: all(text('subject', 'notContains', 'x')) }, { block: all() }], {})).toEqual([
    '0',
    '1',
  ])
})

test('answers do not depend on the messages before', () => {
  const checks = [{ id: 'a', match: { block: all(text('body', 'contains', 'Success')) } }]
  const matcher = createMatcher(checks, engines, [])
  const ask = (body: string) => matcher.find(createView(message({ text: body })))
  expect([ask('Success'), ask('unsuccessful'), ask('A Success'), ask('')]).toEqual([['a'], [], ['a'], []])
})

test('a literal is found anywhere in a text of several megabytes', () => {
  const filler = 'lorem ipsum доlor '.repeat(100_000)
  for (const at of [0, 1, 16_383, 500_000, filler.length]) {
    const body = `${filler.slice(0, at)}Backup job 42${filler.slice(at)}`
    expect(find([{ block: all(text('body', 'contains', 'Backup job 42')) }], { text: body })).toEqual(['0'])
  }
})

test('a mistake in a check is told with its name', () => {
  expect(() => find([{}, { block: all(text('body', 'complex', '(')) }], {})).toThrow(
    /^check "1": match: all\[0\]: body fits complex "\(": character 1/,
  )
})

test('a preview shows where the message went and every condition', () => {
  const match = { alias: 'a', block: all(text('subject', 'contains', 'Documents')) }
  const view = createView(message({ subject: 'Photos', recipients: ['backups+a@example.com'] }))
  expect(compileMatch(match, engines, []).explain(view)).toMatchObject({
    fits: false,
    alias: { fits: true, actual: 'backups+a@example.com' },
    block: { fits: false, parts: [{ text: 'subject contains "Documents"', actual: '"Photos"' }] },
  })
})
