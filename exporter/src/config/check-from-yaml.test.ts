import { type ConfigFolder, makeConfigFolder } from './testdata/config-folder.ts'

let folder: ConfigFolder
beforeEach(async () => {
  folder = await makeConfigFolder()
})
afterEach(() => folder[Symbol.asyncDispose]())

const match = 'match: { alias: nas }'
const check = (keys: string) => `checks:\n  - id: nas\n    ${match}\n    ${keys}\n`

test.each([
  [
    'every: 2 weeks, anchor: first',
    { rhythm: { kind: 'interval', every: { count: 2, unit: 'week' }, anchor: 'first' } },
  ],
  ['every: hour', { rhythm: { kind: 'interval', every: { count: 1, unit: 'hour' }, anchor: 'last' } }],
  ['at: "2:30"', { rhythm: { kind: 'clock', every: { count: 1, unit: 'day' }, at: 150 } }],
  ['every: 1 month, at: 02:30', { rhythm: { kind: 'clock', every: { count: 1, unit: 'month' }, at: 150 } }],
  ['cron: 30 2 * * 1-5', { rhythm: { kind: 'cron', expression: '30 2 * * 1-5' } }],
  ['calendar: Mon..Fri 02:30', { rhythm: { kind: 'calendar', expression: 'Mon..Fri 02:30' } }],
  ['window: { from: "20:00", to: "06:00" }', { rhythm: { kind: 'window' }, window: { from: 1200, to: 360 } }],
  ['at: 02:00, window: { from: "20:00", to: "24:00" }', { window: { from: 1200, to: 0 } }],
  ['every: 1 day, days: mon-fri', { days: [1, 2, 3, 4, 5] }],
  ['every: 1 day, days: [Saturday, sun..mon]', { days: [0, 1, 6] }],
  ['every: 1 day, holidays: [de, 2026-12-24]', { holidays: ['2026-12-24', '2026-12-25'] }],
  ['every: 1 day, overdueAfter: 0', { overdueAfterMs: 0 }],
  ['every: 1 day', { overdueAfterMs: 3_600_000, zone: 'Asia/Tokyo' }],
  [
    'every: 1 day, overdueAfter: 2h, timezone: UTC, expectFirst: false',
    { overdueAfterMs: 7_200_000, zone: 'UTC', expectFirst: false },
  ],
])('schedule { %s }', async (keys, expected) => {
  const top =
    'holidays: { de: { dates: [2026-12-25] } }\ncheckDefaults: { schedule: { overdueAfter: 1h, timezone: Asia/Tokyo } }\n'
  const { checks } = await folder.read(top + check(`schedule: { ${keys} }`))
  expect(checks[0]?.schedule).toMatchObject(expected)
})

test.each([['schedule: none'], ['label: x']])('a check with %s is unscheduled', async keys => {
  expect((await folder.read(check(keys))).checks[0]).not.toHaveProperty('schedule')
})

test('defaults of all checks give way to what a check says itself', async () => {
  const { checks } = await folder.read(
    'checkDefaults: { group: North, notify: { route: pager, grace: 1h } }\nchecks:\n  - { id: a, match: { alias: a } }\n  - { id: b, group: South, match: { alias: b }, notify: { grace: 0 } }',
  )
  expect(checks.map(({ group, notify }) => [group, notify.route, notify.graceMs])).toEqual([
    ['North', 'pager', 3_600_000],
    ['South', 'pager', 0],
  ])
})

test('all and any in one block must both fit, and inner blocks inherit how they look', async () => {
  const { checks } = await folder.read(`checks:
  - id: a
    match:
      condenseWhitespace: false
      all: [{ field: subject, contains: x }]
      any:
        - { field: header:X-Status, equals: ok, ignoreCase: true }
        - { combineAttachments: false, any: [{ field: from, endsWith: x }] }
`)
  const outer = { condenseWhitespace: false, combineAttachments: true }
  expect(checks[0]?.match.block).toEqual({
    quantifier: 'all',
    parts: [
      { field: 'subject', operator: 'contains', value: 'x', ignoreCase: false },
      {
        quantifier: 'any',
        parts: [
          { field: 'header:x-status', operator: 'equals', value: 'ok', ignoreCase: true },
          {
            quantifier: 'any',
            parts: [{ field: 'from', operator: 'endsWith', value: 'x', ignoreCase: false }],
            condenseWhitespace: false,
            combineAttachments: false,
          },
        ],
        ...outer,
      },
    ],
    ...outer,
  })
})

test.each([
  ['true', true],
  ['false', undefined],
  ['2026-12-24', Date.UTC(2026, 11, 23, 23)],
  ['2026-07-24 18:00', Date.UTC(2026, 6, 24, 16)],
  ['2026-07-24T18:00:00-05:00', Date.UTC(2026, 6, 24, 23)],
])('paused: %s', async (written, expected) => {
  const { checks } = await folder.read(`timezone: Europe/Berlin\n${check(`paused: ${written}`)}`)
  expect(checks[0]?.paused).toBe(expected)
})

test('figures are read as the check says, and conditions may ask for them with their units', async () => {
  const { checks } = await folder.read(`timezone: Europe/Berlin
checks:
  - id: nas
    match: { alias: nas }
    figures:
      - { matches: 'Size: (?<size>\\S+ \\w+) in (?P<duration>.+)', decimal: "," }
      - { field: subject, matches: '(?<failed>\\d+) failed', take: sum, as: count }
    status:
      failure:
        any:
          - { field: "figure:failed", ">": 0 }
          - { field: "figure:size", "<": 1.5 GB }
          - { field: "figure:transferred", "=": 0 }
          - { field: "figure:duration", ">=": 2 hours }
`)
  const rule = {
    ignoreCase: false,
    condenseWhitespace: true,
    combineAttachments: true,
    zone: 'Europe/Berlin',
  }
  expect(checks[0]?.figures).toEqual([
    {
      ...rule,
      field: 'body',
      matches: 'Size: (?<size>\\S+ \\w+) in (?P<duration>.+)',
      take: 'first',
      decimal: ',',
    },
    { ...rule, field: 'subject', matches: '(?<failed>\\d+) failed', take: 'sum', as: 'count' },
  ])
  expect(checks[0]?.status.blocks.failure?.parts).toEqual([
    { field: 'figure:failed', operator: '>', value: 0 },
    { field: 'figure:size', operator: '<', value: 1.5 * 1024 ** 3 },
    { field: 'figure:transferred', operator: '=', value: 0 },
    { field: 'figure:duration', operator: '>=', value: 7200 },
  ])
})

test('a check without figures has none, and the same rules of two checks are told apart by their figures', async () => {
  const status = `status: { failure: { all: [{ field: "figure:lag", ">": 2 hours }] } }`
  const matches = `'lag (?<lag>.+)'`
  const problems = await folder.problemsOf(`checks:
  - { id: a, match: { alias: a }, figures: [{ matches: ${matches}, as: duration }], ${status} }
  - { id: b, match: { alias: b }, figures: [{ matches: ${matches} }], ${status} }
  - { id: c, match: { alias: c }, ${status} }
`)
  expect(problems.map(problem => problem.replace(/^.*?: checks/, 'checks'))).toEqual([
    'checks[1].status.failure.all[0][">"]: "2 hours": is not a number to compare with: write a number',
    expect.stringMatching(
      /^checks\[2\].status.failure.all\[0\].field: "figure:lag": nothing reads this figure/,
    ),
  ])
  const { checks } = await folder.read('checks: [{ id: a, match: { alias: a }, figures: [] }]')
  expect(checks[0]).not.toHaveProperty('figures')
})
