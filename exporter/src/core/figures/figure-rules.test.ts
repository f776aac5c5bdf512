import fc from 'fast-check'
import { buildMessage } from '../../../test/build-check.ts'
import { createRegexEngine } from '../../config/regex.ts'
import type { Message } from '../message.ts'
import { createView, withFigures } from '../view.ts'
import { compileFigures, type FigureRule, maxFigures } from './figure-rules.ts'

const engines = { regex: createRegexEngine() }
const receivedAtMs = Date.parse('2026-09-30T00:10:00+02:00')

function rule(matches: string, change: Partial<FigureRule> = {}): FigureRule {
  return {
    field: 'body',
    matches,
    ignoreCase: false,
    condenseWhitespace: true,
    combineAttachments: true,
    take: 'first',
    zone: 'Europe/Berlin',
    ...change,
  }
}

function read(rules: FigureRule | readonly FigureRule[], text: string, change: Partial<Message> = {}) {
  return compileFigures([rules].flat(), engines).read(
    createView(buildMessage({ text, ...change })),
    receivedAtMs,
  )
}

const cases: readonly [string, string, Record<string, number>, Partial<FigureRule>?][] = [
  ['Total size:\\s*(?<size>[\\d.,]+ \\w+)', 'Total size:\u00a0 12,5 GB', { size: 12.5 * 1024 ** 3 }],
  ['Size: (?P<size>\\S+)', 'Size: 31.25GB', { size: 31.25 * 1024 ** 3 }],
  ['(?<files>[\\d,]+) files, (?<errors>\\d+) errors', '1,234 files, 0 errors', { files: 1234, errors: 0 }],
  ['Time: (?<duration>\\S+)', 'Time: 1.05:30:00', { duration: 106_200 }],
  ['Time: (?<duration>\\S+)', 'Time: 0:51', { duration: 3060 }, { unit: 'h:mm' }],
  ['Size (?<size>\\S+)', 'Size 512', { size: 512 * 1024 ** 2 }, { unit: 'meg' }],
  ['Written: (?<size>[\\d.]+ MB)', 'Written: 2.12 MB', { size: 2_120_000 }, { base: 1000 }],
  ['Start: (?<startedAt>\\S+)', 'Start: 23:30:12', { startedAt: Date.parse('2026-09-29T23:30:12+02:00') }],
  [
    'Start: (?<startedAt>.+)',
    'Start: 06/07/2026 10:00',
    { startedAt: Date.UTC(2026, 6, 6, 8) },
    { order: 'DMY' },
  ],
  ['lag (?<lag>\\S+)', 'lag 2m41s', { lag: 161 }, { as: 'duration' }],
  ['ratio (?<ratio>\\S+)', 'ratio 1,1x', { ratio: 1.1 }],
  ['size (?<vaultSize>\\S+)', 'size 1,234MB', { vaultSize: Math.round(1.234 * 1024 ** 2) }, { decimal: ',' }],
  // What cannot be read is absent.
  ['Size: (?<size>.+)', 'Size: below 50 GB', {}],
  ['Speed: (?<size>.+)', 'Speed: 12 MB/s', {}],
  ['(?<files>\\d+)%', '85%', { files: 85 }],
  ['Size: (?<size>.*)', 'Size: ', {}],
  ['Size: (?<size>.+)', 'nothing of the kind', {}],
  ['(?<failed>\\d+) failed|(?<good>\\d+) ok', '3 ok', { good: 3 }],
]

// Not test.each, whose titles cannot have a percent sign in a value.
for (const [matches, text, expected, change] of cases)
  test(`${matches} in "${text}" gives ${JSON.stringify(expected)}`, () => {
    expect(read(rule(matches, change), text)).toEqual(expected)
  })

test.each<[FigureRule['take'], string, number | undefined]>([
  ['first', '1 GB, 3 GB, 2 GB', 1],
  ['last', '1 GB, 3 GB, 2 GB', 2],
  ['sum', '1 GB, 3 GB, 2 GB', 6],
  ['max', '1 GB, 3 GB, 2 GB', 3],
  // Of several, those that cannot be read are passed over; a sum or a maximum without them would be too small.
  ['first', '1.2.3 GB, 3 GB', 3],
  ['last', '3 GB, 1.2.3 GB', 3],
  ['sum', '1.2.3 GB, 3 GB', undefined],
  ['max', '1.2.3 GB, 3 GB', undefined],
])('take: %s of "%s" is %s GB', (take, text, gigabytes) => {
  const { size } = read(rule('(?<size>[\\d.]+ GB)', { take }), text)
  expect(size).toBe(gigabytes === undefined ? undefined : gigabytes * 1024 ** 3)
})

test('of several rules for one figure, the first that gives it counts', () => {
  const rules = [rule('Size: (?<size>.+ GB)'), rule('Größe: (?<size>.+ GB)'), rule('(?<size>[\\d]+ GB)')]
  expect(read(rules, 'Größe: 2 GB of 9 GB')).toEqual({ size: 2 * 1024 ** 3 })
  expect(read(rules, 'Size: below 5 GB; 3 GB')).toEqual({ size: 3 * 1024 ** 3 })
})

test('each field, each header of a name, and attachments unless told otherwise', () => {
  const headers = [
    { name: 'X-Size', value: 'none' },
    { name: 'X-Size', value: '2 KB' },
  ]
  expect(read(rule('(?<size>.+)', { field: 'header:x-size' }), '', { headers })).toEqual({ size: 2048 })
  expect(read(rule('(?<failed>\\d+) failed', { field: 'subject' }), '', { subject: '2 failed' })).toEqual({
    failed: 2,
  })
  const attachments = [{ name: 'log.txt', contentType: 'text/plain', bytes: 5, text: 'Size: 1 KB' }]
  expect(read(rule('Size: (?<size>.+)'), 'see log', { attachments })).toEqual({ size: 1024 })
  expect(read(rule('Size: (?<size>.+)', { combineAttachments: false }), 'see log', { attachments })).toEqual(
    {},
  )
})

test('condensed text has one line; without condensing, lines are lines', () => {
  const text = 'A: 1\nErrors: 5\n'
  expect(read(rule('(?m)^Errors: (?<errors>\\d+)$'), text)).toEqual({})
  expect(read(rule('(?m)^Errors: (?<errors>\\d+)$', { condenseWhitespace: false }), text)).toEqual({
    errors: 5,
  })
})

test('what a cut message leaves uncertain is absent', () => {
  const marks = ['textCut'] as const
  const all = (take: FigureRule['take']) => read(rule('(?<size>\\d+ KB)', { take }), '1 KB 2 KB', { marks })
  expect(all('first')).toEqual({ size: 1024 })
  for (const take of ['last', 'sum', 'max'] as const) expect(all(take)).toEqual({})
  expect(read(rule('(?<files>\\d)', { take: 'sum' }), '1'.repeat(10_001))).toEqual({})
})

test('what was read from it is what conditions are told', () => {
  const view = createView(buildMessage(), { size: 1, files: 2 })
  const more = withFigures(view, { size: 5 })
  expect([more.figure('size'), more.figure('files'), more.figure('toString')]).toEqual([5, 2, undefined])
  expect(more.text('subject', 0)).toBe(view.text('subject', 0))
  expect([...more.headerNames]).toEqual([...view.headerNames])
})

test('a preview tells what was found and what could not be read', () => {
  const compiled = compileFigures([rule('Size: (?<size>[^;]+); (?<errors>\\d+)')], engines)
  expect(compiled.explain(createView(buildMessage({ text: 'Size: below 5 GB; 0' })), receivedAtMs)).toEqual([
    { name: 'size', kind: 'size', texts: ['below 5 GB'] },
    { name: 'errors', kind: 'count', texts: ['0'], value: 0 },
  ])
})

test('there are not more figures than the limit', () => {
  const rules = Array.from({ length: maxFigures + 1 }, (_, at) => rule(`(?<f${at}>\\d)`))
  expect(() => compileFigures(rules, engines)).toThrow('31 different figures; up to 30 are taken')
  expect(() => compileFigures([rule('x')], engines)).toThrow('figures[0]: the expression has no named group')
})

test('no message makes reading throw, and every figure is a finite number', () => {
  const rules = [
    rule('(?<size>.+)'),
    rule('(?<duration>\\S+)', { take: 'sum' }),
    rule('(?<startedAt>.*)', { take: 'max' }),
    rule('(?<errors>\\d*)', { take: 'last' }),
    rule('(?<ratio>.)', { take: 'sum' }),
  ]
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), text => {
      for (const value of Object.values(read(rules, text))) expect(Number.isFinite(value)).toBe(true)
    }),
  )
})
