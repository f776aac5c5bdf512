import fc from 'fast-check'
import { createRegexEngine } from '../config/regex.ts'
import type { Match } from './check.ts'
import type { Block, Condition, TextOperator } from './condition.ts'
import { compileMatch, createMatcher } from './match.ts'
import type { Message } from './message.ts'
import { COMBINED, createView, type TextField } from './view.ts'

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

function text(field: TextField, operator: TextOperator, value: string, ignoreCase = false): Condition {
  return { field, operator, value, ignoreCase }
}

function all(...parts: Block['parts']): Block {
  return { quantifier: 'all', parts, condenseWhitespace: true, combineAttachments: true }
}

// Texts and values are made of the same few pieces, so that most conditions nearly fit.
const pieces = [
  ...[
    'Backup',
    'backup',
    'BACKUP',
    'Success',
    'unsuccessful',
    '0 partial',
    '10',
    'user1',
    'user12',
    'job-000123',
    'a',
    'ß',
  ],
  ...['ΣΑΣ', 'σας', 'ſ', '\u212a', 'K', 'k', 'İ', 'é', '😀', '𐐀', '𐐨', '.', '(', '"', '\\', '<a@x.y>', ','],
  ...[' ', '  ', '\u00a0', '\n', '\t', '\u200b', '\u00ad'],
] as const
const words = fc.array(fc.constantFrom(...pieces), { maxLength: 8 }).map(some => some.join(''))
const values = fc.array(fc.constantFrom(...pieces), { minLength: 1, maxLength: 3 }).map(some => some.join(''))
const fields = fc.constantFrom<TextField>(
  ...([
    'subject',
    'body',
    'from',
    'to',
    'originallyTo',
    'attachment',
    'source',
    'header:x-a',
    'header:X-B',
  ] as const),
)
const escaped = values.map(value => value.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&'))
const patterns = fc
  .array(
    fc.oneof(
      escaped,
      escaped.map(value => `(?:${value})?`),
      escaped.map(value => `${value}+`),
      escaped.map(value => `${value}*`),
      escaped.map(value => `(${value}){0,2}`),
      fc.tuple(escaped, escaped).map(([a, b]) => `(?:${a}|${b})`),
      fc.tuple(escaped, escaped).map(([a, b]) => `(?i:${a})(?P<n${a.length}${b.length}>${b})`),
      fc.constantFrom(
        '.*',
        '\\s+',
        '[ab]',
        '[^]x]',
        '\\d{1,2}',
        '^',
        '$',
        '\\b',
        'a{2}',
        'k{2,}',
        '\\x41',
        '\\pL',
        '(?s)',
        '|',
        '\\n',
      ),
    ),
    { minLength: 1, maxLength: 4 },
  )
  .map(parts => parts.join(''))
const complexes = fc
  .array(
    fc.tuple(
      fc.constantFrom('', '+', '-'),
      values.map(value => `"${value.replace(/["\\]/g, '\\$&')}"`),
      fc.constantFrom('', '{2}', '{=0}', '{0,1}'),
      fc.constantFrom(' ', ' | ', ' ( ', ' -( '),
    ),
    { minLength: 1, maxLength: 4 },
  )
  .map(items => {
    const opened = items.filter(([, , , separator]) => separator.includes('(')).length
    const body = items
      .map(([sign, phrase, count, separator]) => `${sign}${phrase}${count}${separator}`)
      .join('')
    return `${body}"a"${' )'.repeat(opened)}`
  })
const condition = fc.oneof(
  fc
    .tuple(
      fields,
      fc.constantFrom<TextOperator>('contains', 'notContains', 'equals', 'startsWith', 'endsWith'),
      values,
      fc.boolean(),
    )
    .map(parts => text(...parts)),
  fc.tuple(fields, fc.constant('matches' as const), patterns, fc.boolean()).map(parts => text(...parts)),
  fc.tuple(fields, fc.constant('complex' as const), complexes, fc.boolean()).map(parts => text(...parts)),
  fc.constant<Condition>({ field: 'figure:errors', operator: '>', value: 0 }),
)
const { block } = fc.letrec<{ block: Block; part: Block['parts'][0] }>(tie => ({
  block: fc.record({
    quantifier: fc.constantFrom('all', 'any'),
    parts: fc.array(tie('part'), { maxLength: 3 }),
    condenseWhitespace: fc.boolean(),
    combineAttachments: fc.boolean(),
  }),
  part: fc.oneof({ depthSize: 'small' }, condition, condition, tie('block')),
}))
const match: fc.Arbitrary<Match> = fc
  .record({ alias: fc.constantFrom('user1', 'USER12', 'a@x.y', 'ß'), block }, { requiredKeys: [] })
  .filter(candidate => {
    try {
      compileMatch(candidate, engines, [])
      return true
    } catch {
      return false
    }
  })
const anyMessage = fc
  .record({
    intake: fc.constantFrom('smtp', 'imap:a', 'Backup'),
    subject: words,
    from: words,
    to: fc.array(words, { maxLength: 2 }),
    originallyTo: fc.array(words, { maxLength: 2 }),
    recipients: fc.array(fc.constantFrom('b+user1@x.y', 'c+USER12@X.Y', 'A@x.y', 'b+user1+ß@x.y', 'nobody'), {
      maxLength: 3,
    }),
    headers: fc.array(fc.record({ name: fc.constantFrom('x-a', 'x-b', 'x-c'), value: words }), {
      maxLength: 3,
    }),
    text: words,
    attachments: fc.array(
      fc.record(
        { name: words, contentType: fc.constant('text/plain'), bytes: fc.constant(1), text: words },
        { requiredKeys: ['name', 'contentType', 'bytes'] },
      ),
      { maxLength: 2 },
    ),
  })
  .map(change => message(change))

test('the index answers what asking every check would', () => {
  const addresses = fc.constantFrom([], ['b@x.y'], ['B@X.Y', 'c@x.y', 'b+user1@x.y'])
  fc.assert(
    fc.property(
      fc.array(match, { maxLength: 12 }),
      fc.array(anyMessage, { maxLength: 6 }),
      addresses,
      (matches, messages, own) => {
        const checks = matches.map((one, i) => ({ id: `${i}`, match: one }))
        const matcher = createMatcher(checks, engines, own)
        for (const one of messages) {
          const view = createView(one, { errors: 1 })
          const naive = checks
            .filter(check => compileMatch(check.match, engines, own).fits(view))
            .map(({ id }) => id)
          expect(matcher.find(createView(one, { errors: 1 }))).toEqual(naive)
        }
      },
    ),
    { numRuns: 500 },
  )
})

/** A condition made of what the message itself says, differently spelled, so that it fits more often than not. */
const ownWords = fc
  .tuple(
    anyMessage,
    fields,
    fc.nat(40),
    fc.integer({ min: 1, max: 30 }),
    fc.nat(5),
    fc.nat(4),
    fc.boolean(),
    fc.boolean(),
  )
  .map(([one, field, start, length, spelling, operator, condenseWhitespace, combineAttachments]) => {
    const whole = createView(one).text(field, COMBINED)
    const from = start % Math.max(1, whole.length)
    const said = whole.slice(from, from + length)
    const spelled =
      [
        said,
        said.toUpperCase(),
        said.toLowerCase(),
        said.replaceAll(' ', '\u00a0 '),
        said.replace(/\s+/g, ' '),
        `${said}?`,
      ][spelling] ?? said
    const quoted = spelled.replace(/[\\^$.*+?()[\]{}|"]/g, '\\$&')
    const [name, value] = (
      [
        ['contains', spelled],
        ['startsWith', spelled],
        ['matches', quoted],
        ['complex', `"${spelled.replace(/["\\]/g, '\\$&')}"`],
        ['endsWith', spelled],
      ] as const
    )[operator] ?? ['contains', spelled]
    const own = text(field, name, value, spelling > 0)
    return { one, block: { ...all(own), condenseWhitespace, combineAttachments } }
  })
  .filter(({ block }) => {
    try {
      compileMatch({ block }, engines, [])
      return true
    } catch {
      return false
    }
  })

test('the index finds a check by what the message says, in whatever case and spacing', () => {
  let fitting = 0
  fc.assert(
    fc.property(ownWords, ({ one, block }) => {
      const checks = [{ id: 'a', match: { block } }]
      const fits = compileMatch({ block }, engines, []).fits(createView(one))
      if (fits) fitting++
      expect(createMatcher(checks, engines, []).find(createView(one))).toEqual(fits ? ['a'] : [])
    }),
    { numRuns: 2000 },
  )
  expect(fitting).toBeGreaterThan(300)
})
