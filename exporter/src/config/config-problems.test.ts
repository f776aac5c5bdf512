import fc from 'fast-check'
import { stringify } from 'yaml'
import { readConfig } from './config.ts'
import { type ConfigFolder, makeConfigFolder, readCases } from './testdata/config-folder.ts'

let folder: ConfigFolder
beforeEach(async () => {
  folder = await makeConfigFolder()
})
afterEach(() => folder[Symbol.asyncDispose]())

const match = 'match: { alias: nas }'
const check = (keys: string) => `checks:\n  - id: nas\n    ${match}\n    ${keys}\n`

describe.each(['settings-problems.txt', 'checks-problems.txt'])('%s: one mistake is one problem', file => {
  test('told with its place, its path, what is there and what would be right', async () => {
    const cases = await readCases(file)
    expect(cases.length).toBeGreaterThan(25)
    for (const [title, yaml, expected] of cases) {
      const told = await folder.problemsOf(yaml)
      const prefix = expected.endsWith('…') ? expected.slice(0, -1) : undefined
      const shown = told.map(text => (prefix !== undefined && text.startsWith(prefix) ? expected : text))
      expect({ title, told: shown }).toEqual({ title, told: [expected] })
    }
  })
})

test.each([
  ['matches', 'matches: "(?=x)"', /"\(\?=x\)": .*lookahead.*linear time/],
  ['complex', 'complex: "(a"', /"\(a": character \d/],
])('an expression of %s is told at its own line', async (operator, text, expected) => {
  const parts = `        - { field: subject, contains: x }\n        - field: body\n          ${text}`
  const [first = ''] = await folder.problemsOf(`checks:\n  - id: nas\n    match:\n      all:\n${parts}\n`)
  expect(first).toMatch(/^lastgood.yml:7:\d+: checks\[0\]\.match\.all\[1\]\./)
  expect(first).toContain(`.${operator}: `)
  expect(first).toMatch(expected)
})

test.each([
  ['cron', 'cron: "99 * * * *"'],
  ['calendar', 'calendar: "Funday 02:00"'],
])('an expression of %s is told with its text', async (key, text) => {
  const [first = ''] = await folder.problemsOf(check(`schedule: { ${text} }`))
  expect(first).toMatch(new RegExp(`^lastgood.yml:4:\\d+: checks\\[0\\]\\.schedule\\.${key}: "`))
})

test('all problems of all files are told at once, in the order of the files', async () => {
  const files = {
    'checks/a.yml': '- id: b\n  match: { alias: b }\n- id: c\n  match: { all: 5 }\n',
    'checks/b.yml': 'id: b\nmatch: { alias: b }\nlabel: 5\n',
    'checks/c.yml': 'id: [',
  }
  const text = 'checkFiles: [checks/*.yml]\ndata: 5\nchecks: [{ id: a }]\nlogg: {}'
  const problems = await folder.problemsOf(text, { files })
  expect(problems.map(problem => problem.split(': ').slice(0, 2).join(': '))).toEqual([
    expect.stringMatching(/^checks\/c.yml:/),
    'lastgood.yml:2:7: data',
    'lastgood.yml:3:10: checks[0].match',
    'lastgood.yml:4:1: logg',
    'checks/a.yml:4:17: [1].match.all',
    'checks/b.yml:1:5: id',
    'checks/b.yml:3:8: label',
  ])
})

test('a long list of problems is cut, and says how many more there are', async () => {
  const lines = Array.from({ length: 60 }, (_, at) => `  - { id: "x ${at}", match: { alias: x } }\n`)
  const problems = await folder.problemsOf(`checks:\n${lines.join('')}`)
  expect(problems).toHaveLength(51)
  expect(problems.at(-1)).toBe('and 10 more problems')
})

test('places in a long list of checks are right, also behind an item with unusual YAML', async () => {
  const lines = Array.from({ length: 3000 }, (_, at) => `- id: check-${at}\n  match: { alias: a${at} }\n`)
  lines[10] =
    '- id: &anchor special\n  match: { alias: *anchor }\n  description: |\n    a text\n\n    - over lines\n'
  lines[2500] = '- id: wrong\n  match: { alias: 5 }\n'
  const files = { 'many.yml': `# all of them\n---\n${lines.join('')}` }
  expect(await folder.problemsOf('checkFiles: many.yml', { files })).toEqual([
    `many.yml:5008:19: [2500].match.alias: is the number 5: expected an alias; put it in quotes`,
  ])
  const broken = { 'many.yml': files['many.yml'].replace('alias: a2999 }', 'alias: "a2999 }') }
  const [first] = await folder.problemsOf('checkFiles: many.yml', { files: broken })
  expect(first).toMatch(/^many.yml:600[67]:\d+: is no YAML: Missing closing "quote/)
})

test.each(['.', '..', '/'])(
  'a folder in the place of a check file is told at its own place: %s',
  async path => {
    expect(await folder.problemsOf(`data: x\ncheckFiles: [x/*.yml, "${path}"]`)).toEqual([
      expect.stringMatching(
        /^lastgood\.yml:2:23: checkFiles\[1\]: \/.* is a folder: expected a file with checks, or a pattern/,
      ),
    ])
  },
)

test('a missing configuration file says how to name another', async () => {
  await expect(readConfig({ file: '/nowhere/lastgood.yml', flags: {}, env: {} })).rejects.toThrow(
    '/nowhere/lastgood.yml: cannot be read: it does not exist: name another file with --config FILE or LASTGOOD_CONFIG',
  )
})

test('a file that is no UTF-8 is refused with its line', async () => {
  const { writeFile } = await import('node:fs/promises')
  const file = `${folder.path}/lastgood.yml`
  await writeFile(file, Buffer.from('data: a\nlog: \xff\n', 'latin1'))
  await expect(readConfig({ file, flags: {}, env: {} })).rejects.toThrow(
    `${file}:2:1: is no UTF-8 text: save the file as UTF-8`,
  )
})

test('a wrong flag or variable is named', async () => {
  const given = { flags: { http: 'x' }, env: { LASTGOOD_LOG_LEVEL: 'loud' } }
  expect(await folder.problemsOf('', given)).toEqual([
    '--http: "x" is no address to listen on: write HOST:PORT, such as 127.0.0.1:9780, [::1]:9780 or :9780 for every address',
    'LASTGOOD_LOG_LEVEL: "loud" is no log level: write one of trace, debug, info, warn, error, fatal, silent',
  ])
})

test('a variable that is not set is told, whatever its name', async () => {
  const mailbox = '{ name: a, host: h, user: u, passwordEnv: constructor }'
  expect((await folder.problemsOf(`imap: [${mailbox}]`)).join()).toContain(
    'environment variable constructor is not set',
  )
})

test('no problem ever shows a password', async () => {
  const mailbox = '{ name: a, host: h, user: u, password: hunter2, tls: maybe, passwordEnv: X }'
  const problems = await folder.problemsOf(`imap: [${mailbox}]`)
  expect(problems.length).toBeGreaterThan(0)
  expect(problems.join()).not.toContain('hunter2')
})

/** Anything where anything else was expected. */
const strange = fc.oneof(
  fc.constantFrom(null, true, 0, -1.5, '', ' ', 'x', '__proto__', '1 day', [], {}, [[]], [{}], [null], {
    all: [],
  }),
  fc.string(),
  fc.jsonValue({ maxDepth: 2 }),
)
const good = {
  http: { listen: '127.0.0.1:1', users: {}, tls: { certFile: 'lastgood.yml', keyFile: 'lastgood.yml' } },
  smtp: { address: 'a@example.com', auth: { users: [{ user: 'a', password: 'b' }], allowInsecure: true } },
  imap: [{ name: 'a', host: 'h', user: 'u', password: 'p', afterwards: { move: 'x' }, poll: '1 minute' }],
  holidays: { de: { dates: ['2026-12-24'] } },
  checkFiles: ['x/*.yml'],
  checkDefaults: { schedule: { holidays: ['de'] }, notify: { grace: '1h' } },
  checks: [
    {
      id: 'a',
      paused: '2026-12-24',
      schedule: { every: '1 day', at: '02:00', days: ['mon'], window: { from: '01:00', to: '02:00' } },
      match: {
        alias: 'x',
        any: [{ field: 'subject', matches: 'x' }, { all: [{ field: 'figure:a', '>': 1 }] }],
      },
      status: { order: ['success'], success: { all: [{ field: 'body', complex: 'a b' }] } },
      notify: { route: 'r' },
    },
  ],
}

test('whatever stands in place of any value, it is told in our words and with a place, or taken', async () => {
  const paths: (string | number)[][] = []
  const walk = (value: unknown, path: (string | number)[]) => {
    if (path.length) paths.push(path)
    if (typeof value !== 'object' || value === null) return
    for (const [key, part] of Object.entries(value))
      walk(part, [...path, Array.isArray(value) ? Number(key) : key])
  }
  walk(good, [])
  await fc.assert(
    fc.asyncProperty(fc.constantFrom(...paths), strange, fc.boolean(), async (path, value, asNewKey) => {
      const changed = structuredClone(good)
      const holder = path.slice(0, -1).reduce<unknown>((part, key) => Object(part)[key], changed)
      const key = asNewKey && !Array.isArray(holder) ? 'strange' : path.at(-1)
      Object(holder)[key ?? ''] = value
      for (const problem of await folder.problemsOf(stringify(changed, { aliasDuplicateObjects: false })))
        if (!/^and \d+ more problems?$/.test(problem)) {
          expect(problem).toMatch(/^lastgood\.yml:\d+:\d+: \S/)
          expect(problem).not.toMatch(/Invalid|expected (?:string|object|record)|undefined|\[object/)
        }
    }),
    { numRuns: Number(process.env['LASTGOOD_FUZZ'] ?? 300) },
  )
})

test.each([
  ['lists in lists', `checks: ${'['.repeat(20_000)}`],
  ['blocks in blocks', `checks: [{ id: a, match: ${'{ all: ['.repeat(3000)}${']}'.repeat(3000)} }]`],
  [
    'blocks in blocks, well indented',
    `checks: [{ id: a, match: ${'{ all: [ '.repeat(60)}{ field: subject, contains: x }${' ] }'.repeat(60)} }]`,
  ],
  [
    'aliases of aliases',
    `a: &a [x, x]\n${[...'bcdefghijkl'].map((name, at) => `${name}: &${name} [${'*abcdefghijkl'[0]}${'abcdefghijkl'[at]}, *${'abcdefghijkl'[at]}, *${'abcdefghijkl'[at]}]`).join('\n')}`,
  ],
])('%s are refused without falling over', async (_, text) => {
  const problems = await folder.problemsOf(text)
  expect(problems.length).toBeGreaterThan(0)
})
