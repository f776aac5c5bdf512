import { createRegexEngine } from '../config/regex.ts'
import type { Figures } from './activity.ts'
import { compileBlock, MAX_REASON } from './block.ts'
import type { Block, Condition, Field, NumberOperator, TextOperator } from './condition.ts'
import type { Message } from './message.ts'
import { createView } from './view.ts'

const engines = { regex: createRegexEngine() }

function message(change: Partial<Message> = {}): Message {
  return {
    intake: 'imap:inbox',
    receivedAtMs: 0,
    subject: '[Success]  Backup of\u00a0User01',
    from: '"Roe, Jane" <jane@example.com>',
    to: ['Backups <backups+user01@example.com>', 'joe@example.net'],
    originallyTo: ['backups+user01@example.com'],
    recipients: ['backups+user01@example.com'],
    headers: [
      { name: 'x-status', value: 'OK;' },
      { name: 'x-status', value: 'second' },
    ],
    text: 'Total Size:\r\n 168.627 KB\r\nunsuccessful: 0',
    attachments: [
      { name: 'report.txt', contentType: 'text/plain', bytes: 9, text: 'all\tverified' },
      { name: 'disk.log', contentType: 'text/plain', bytes: 9 },
    ],
    marks: [],
    ...change,
  }
}

function text(field: Field, operator: TextOperator, value: string, ignoreCase = false): Condition {
  return { field, operator, value, ignoreCase }
}

function figure(name: string, operator: NumberOperator, value: number): Condition {
  return { field: `figure:${name}`, operator, value }
}

function block(quantifier: Block['quantifier'], parts: Block['parts'], look: Partial<Block> = {}): Block {
  return { quantifier, parts, condenseWhitespace: true, combineAttachments: true, ...look }
}

function fit(parts: Block['parts'] | Block, change: Partial<Message> = {}, figures: Figures = {}) {
  const compiled = compileBlock('parts' in parts ? parts : block('all', parts), engines)
  return compiled.fit(createView(message(change), figures))
}

test.each<[Field, TextOperator, string, boolean]>([
  ['subject', 'contains', 'Backup of User01', true],
  ['subject', 'contains', 'Backup   of\u00a0\u200bUser01', true],
  ['subject', 'contains', 'success', false],
  ['body', 'contains', 'Success', false],
  ['body', 'contains', 'success', true],
  ['body', 'contains', 'Total Size: 168.627 KB', true],
  ['body', 'contains', 'all verified', true],
  ['body', 'notContains', 'Error', true],
  ['body', 'notContains', 'Total', false],
  ['subject', 'equals', '[Success] Backup of User01', true],
  ['subject', 'equals', ' [Success] Backup of User01 ', true],
  ['subject', 'equals', '[Success]', false],
  ['subject', 'startsWith', '[Success] ', true],
  ['subject', 'endsWith', ' User01', true],
  ['subject', 'startsWith', 'Success', false],
  ['subject', 'matches', '^\\[Success\\] .* User\\d+$', true],
  ['subject', 'matches', 'Backup  of', true],
  ['from', 'contains', 'jane@', true],
  ['from', 'equals', 'jane@example.com', true],
  ['from', 'endsWith', '@example.com', true],
  ['from', 'equals', '"Roe, Jane" <jane@example.com>', true],
  ['to', 'equals', 'joe@example.net', true],
  ['to', 'equals', 'backups+user01@example.com', true],
  ['to', 'contains', 'joe@example.net', true],
  ['to', 'equals', 'example.net', false],
  ['originallyTo', 'startsWith', 'backups+user01@', true],
  ['attachment', 'equals', 'disk.log', true],
  ['attachment', 'endsWith', '.txt', true],
  ['attachment', 'startsWith', 'disk', true],
  ['attachment', 'matches', '^disk\\.\\w+$', true],
  ['attachment', 'notContains', 'report', false],
  ['attachment', 'notContains', 'vm.log', true],
  ['header:X-Status', 'equals', 'second', true],
  ['header:X-Status', 'startsWith', 'OK', true],
  ['header:X-Status', 'notContains', 'sec', false],
  ['header:X-Absent', 'contains', 'x', false],
  ['header:X-Absent', 'equals', '', false],
  ['header:X-Absent', 'notContains', 'x', true],
  ['header:X-Absent', 'matches', '.*', false],
  ['source', 'equals', 'imap:inbox', true],
  ['source', 'equals', 'imap', false],
  ['source', 'startsWith', 'imap:', true],
  ['body', 'complex', '"Total Size" verified -Error', true],
  ['body', 'complex', 'word:successful', false],
])('%s %s %j: %s', (field, operator, value, fits) => {
  expect(fit([text(field, operator, value)]) !== undefined).toBe(fits)
})

test('letter case counts unless it is to be ignored', () => {
  for (const operator of ['contains', 'startsWith', 'complex', 'matches', 'equals', 'endsWith'] as const) {
    const subject = { subject: 'ERFOLG ÄÖÜ' }
    const value = operator === 'complex' ? '"erfolg äöü"' : 'erfolg äöü'
    expect(fit([text('subject', operator, value)], subject)).toBeUndefined()
    expect(fit([text('subject', operator, value, true)], subject)).toBeDefined()
  }
  expect(fit([text('subject', 'notContains', 'erfolg', true)], { subject: 'ERFOLG' })).toBeUndefined()
})

test('white space as it is, where a block wants it so', () => {
  const raw = { condenseWhitespace: false }
  expect(fit(block('all', [text('subject', 'contains', 'Backup of User01')], raw))).toBeUndefined()
  expect(fit(block('all', [text('subject', 'contains', '  Backup of\u00a0User01')], raw))).toBeDefined()
  expect(fit(block('all', [text('body', 'matches', '(?m)^ 168\\.627 KB\\r$')], raw))).toBeDefined()
  expect(fit(block('all', [text('subject', 'equals', ' a')], raw), { subject: ' a' })).toBeDefined()
})

test('attachments are no part of the body, where a block wants it so', () => {
  const apart = { combineAttachments: false }
  expect(fit(block('all', [text('body', 'contains', 'verified')], apart))).toBeUndefined()
  expect(fit(block('all', [text('body', 'notContains', 'verified')], apart))).toBeDefined()
})

test.each<[NumberOperator, number, number | undefined, boolean]>([
  ['>', 0, 1, true],
  ['>', 1, 1, false],
  ['>=', 1, 1, true],
  ['<', 1, 0, true],
  ['<=', 1, 1, true],
  ['=', 0, 0, true],
  ['=', 0, undefined, false],
  ['<', 1, undefined, false],
  ['>=', 0, Number.NaN, false],
])('a figure %s %d when it is %s: %s', (operator, value, actual, fits) => {
  const figures = actual === undefined ? {} : { errors: actual }
  expect(fit([figure('errors', operator, value)], {}, figures) !== undefined).toBe(fits)
})

test('an inherited name is not a figure', () => {
  expect(fit([figure('constructor', '>=', 0)])).toBeUndefined()
})

test('the reason says what fitted', () => {
  const success = text('subject', 'contains', '[Success]')
  expect(fit([success, text('header:X-Status', 'equals', 'ok;', true)])).toBe(
    'subject contains "[Success]" and header X-Status equals "ok;" in any case',
  )
  expect(fit(block('any', [text('subject', 'contains', 'Failed'), success]))).toBe(
    'subject contains "[Success]"',
  )
  expect(fit([success, block('any', [figure('errors', '<', 1)])], {}, { errors: 0 })).toBe(
    'subject contains "[Success]" and figure errors < 1 (it is 0)',
  )
})

test('a reason is short however long the values and lists are', () => {
  const many = Array.from({ length: 40 }, () => text('body', 'notContains', 'x'.repeat(500)))
  expect(fit(many)?.length).toBeLessThanOrEqual(MAX_REASON)
})

test('an empty all fits everything, an empty any nothing', () => {
  expect(fit([])).toBe('no condition is set')
  expect(fit(block('any', []))).toBeUndefined()
})

test('an explanation shows every condition with what the message says there', () => {
  const compiled = compileBlock(
    block('all', [
      text('subject', 'contains', 'User01: Documents'),
      block('any', [text('header:X-Absent', 'contains', 'x'), figure('errors', '=', 2)]),
    ]),
    engines,
  )
  expect(compiled.explain(createView(message(), { errors: 2 }))).toEqual({
    kind: 'block',
    quantifier: 'all',
    fits: false,
    parts: [
      {
        kind: 'condition',
        text: 'subject contains "User01: Documents"',
        fits: false,
        actual: '"[Success] Backup of User01"',
      },
      {
        kind: 'block',
        quantifier: 'any',
        fits: true,
        parts: [
          { kind: 'condition', text: 'header X-Absent contains "x"', fits: false, actual: 'absent' },
          { kind: 'condition', text: 'figure errors = 2', fits: true, actual: '2' },
        ],
      },
    ],
  })
})

test('what was cut off proves nothing where certainty is asked for', () => {
  const certain = (condition: Condition, change: Partial<Message>) =>
    compileBlock(block('all', [condition]), engines).fitForCertain(createView(message(change))) !== undefined
  const noError = text('body', 'notContains', 'Error')
  expect(certain(noError, {})).toBe(true)
  expect(certain(noError, { marks: ['textCut'] })).toBe(false)
  expect(certain(noError, { marks: ['attachmentCut'] })).toBe(false)
  expect(certain(noError, { marks: ['headersCut'] })).toBe(true)
  expect(certain(text('body', 'complex', '-Error'), { marks: ['oversize'] })).toBe(false)
  expect(certain(text('body', 'contains', 'Total'), { marks: ['textCut'] })).toBe(true)
  expect(certain(text('header:X-A', 'notContains', 'x'), { marks: ['headersCut'] })).toBe(false)
  expect(certain(text('subject', 'notContains', 'x'), { marks: ['textCut'] })).toBe(true)
})

test.each<[Condition, RegExp]>([
  [
    text('subject', 'complex', 'a (b'),
    /^all\[1\]\.any\[0\]: subject fits complex "a \(b": character 3: .*never closed/,
  ],
  [text('subject', 'matches', '(?=a)'), /any\[0\]: subject matches "\(\?=a\)": .*lookahead/],
  [text('subject', 'contains', ' \u00a0'), /empty/],
  [text('subject', 'matches', ''), /empty/],
  [text('header: ', 'contains', 'x'), /needs a name/],
  [text('figure:size', 'contains', 'x'), /is a number.*>=/],
  [figure('', '>', 1), /needs a name/],
  [figure('size', '>', Number.NaN), /not a number/],
])('%j is refused with its place and what would be right', (condition, reason) => {
  const whole = block('all', [text('subject', 'contains', 'a'), block('any', [condition])])
  expect(() => compileBlock(whole, engines)).toThrow(reason)
})

test('blocks inside each other have a limit', () => {
  let deep = block('all', [])
  for (let i = 0; i < 60; i++) deep = block('all', [deep])
  expect(() => compileBlock(deep, engines)).toThrow(/inside each other/)
})
