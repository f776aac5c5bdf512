import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { readConfig } from './config.ts'

const calendar = `BEGIN:VCALENDAR
BEGIN:VEVENT
DTSTART;VALUE=DATE:20261224
END:VEVENT
END:VCALENDAR
`
const main = `timezone: Europe/Berlin
holidays: { office: { file: office.ics } }
checkDefaults:
  group: Clients
  schedule: { overdueAfter: 2 hours, holidays: office }
  notify: { route: pager }
checks:
  - { id: nas, schedule: { every: 1 day, at: "02:00" }, match: { alias: nas } }
`

async function read() {
  const folder = await mkdtemp(join(tmpdir(), 'lastgood-'))
  try {
    for (const name of ['office.ics', 'other.ics']) await writeFile(join(folder, name), calendar)
    await writeFile(join(folder, 'lastgood.yml'), main)
    return await readConfig({ file: join(folder, 'lastgood.yml'), flags: {}, env: {} })
  } finally {
    await rm(folder, { recursive: true })
  }
}

test('a check that is handed in is what a file would make of it, defaults and calendars with it', async () => {
  const { createCheckReader, checks } = await read()
  const schedule = { every: '1 day', at: '02:00' }
  const handedIn = { id: 'nas', schedule, match: { alias: 'nas' } }
  expect(createCheckReader()(handedIn)).toEqual({ ok: true, definition: checks[0] })
  expect(checks[0]).toMatchObject({ group: 'Clients', schedule: { zone: 'Europe/Berlin' } })
  expect(checks[0]?.schedule?.holidays).toEqual(['2026-12-24'])
})

test.each<[string, unknown, readonly (readonly [string, RegExp])[]]>([
  ['no map', 'nas', [['', /^is "nas": expected a map/]]],
  [
    'an unknown key and no rules for matching',
    { id: 'x', nmae: 'X' },
    [
      ['match', /^is missing/],
      ['nmae', /unknown key: did you mean "name"\?/i],
    ],
  ],
  [
    'empty text deep inside',
    {
      id: 'x',
      match: { alias: 'x' },
      status: { success: { all: [{ any: [{ field: 'subject', contains: '' }] }] } },
    },
    [['status.success.all[0].any[0].contains', /empty/]],
  ],
  [
    'an expression that cannot run in linear time',
    { id: 'x', match: { all: [{ field: 'body', matches: '(?=x)' }] } },
    [['match.all[0].matches', /lookahead/]],
  ],
  [
    'a calendar that there is not',
    { id: 'x', match: { alias: 'x' }, schedule: { every: '1 day', holidays: ['offise'] } },
    [['schedule.holidays', /no calendar in holidays: did you mean "office"\?/i]],
  ],
  [
    'a file of the machine',
    { id: 'x', match: { alias: 'x' }, schedule: { every: '1 day', holidays: 'other.ics' } },
    [['schedule.holidays', /"other\.ics" is no file that the configuration reads/]],
  ],
])('%s is told by its path', async (_what, check, wanted) => {
  const { createCheckReader } = await read()
  const found = createCheckReader()(check)
  if (found.ok) throw new Error('was taken')
  expect(found.errors.map(({ field }) => field)).toEqual(wanted.map(([field]) => field))
  for (const [at, [, words]] of wanted.entries()) expect(found.errors[at]?.detail).toMatch(words)
})

test('an .ics file that the configuration reads may be named', async () => {
  const { createCheckReader } = await read()
  const schedule = { every: '1 day', holidays: ['office.ics', '2026-12-31'] }
  const found = createCheckReader()({ id: 'x', match: { alias: 'x' }, schedule })
  expect(found.ok && found.definition.schedule?.holidays).toEqual(['2026-12-24', '2026-12-31'])
})
