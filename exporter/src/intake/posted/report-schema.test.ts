import { buildReport } from '../../../test/posted.ts'
import { parseRegistration, parseReport } from './report-schema.ts'

const named = '1 to 200 characters without control characters'
const timed = 'a time with its offset, such as 2026-11-22T02:00:00+01:00'
const counted = 'a whole number from 0 on'

test('a whole report and the least one are read', () => {
  expect(parseReport(buildReport())).toMatchObject({ ok: true })
  const least = {
    installation: { id: 'pc-7', organization: 'Example Ltd', computer: 'PC7' },
    job: { key: 'docs' },
    run: { executionKey: '1', status: 'failure' },
  }
  expect(parseReport(least)).toEqual({ ok: true, value: least })
})

test('null is the same as absent, names lose blanks at their ends, unknown keys are left alone', () => {
  const written = buildReport({
    job: { key: ' docs ', engine: null, colour: 'red' },
    run: { endedAt: null, exotic: { a: 1 } },
    html: null,
    more: [],
  })
  const parsed = parseReport(written)
  expect(parsed).toMatchObject({ ok: true, value: { job: { key: 'docs', name: 'Documents' } } })
  expect(JSON.stringify(parsed)).not.toMatch(/null|exotic|colour|more|html|endedAt/)
})

test.each([
  [buildReport({ installation: { id: undefined } }), 'installation.id', `is missing: give ${named}`],
  [buildReport({ installation: { id: '  ' } }), 'installation.id', `is "": expected ${named}`],
  [buildReport({ installation: { id: 'a\nb' } }), 'installation.id', `is "a\\nb": expected ${named}`],
  [buildReport({ installation: { computer: 7 } }), 'installation.computer', `is 7: expected ${named}`],
  [buildReport({ installation: { computer: null } }), 'installation.computer', `is missing: give ${named}`],
  [buildReport({ job: { key: [] } }), 'job.key', `is a list: expected ${named}`],
  [buildReport({ run: { executionKey: '' } }), 'run.executionKey', `is "": expected ${named}`],
  [
    buildReport({ run: { status: 'Success' } }),
    'run.status',
    'is "Success": expected success, warning or failure',
  ],
  [buildReport({ run: { status: undefined } }), 'run.status', 'is missing: give success, warning or failure'],
  [
    buildReport({ run: { startedAt: '2026-11-22T02:00:00' } }),
    'run.startedAt',
    `is "2026-11-22T02:00:00": expected ${timed}`,
  ],
  [buildReport({ run: { endedAt: 1763776800 } }), 'run.endedAt', `is 1763776800: expected ${timed}`],
  [buildReport({ run: { endedAt: '2026-11-22T01:59:59+01:00' } }), 'run.endedAt', 'is before startedAt'],
  [buildReport({ run: { sizeBytes: -1 } }), 'run.sizeBytes', `is -1: expected ${counted}`],
  [buildReport({ run: { sizeBytes: '12 GB' } }), 'run.sizeBytes', `is "12 GB": expected ${counted}`],
  [buildReport({ run: { sizeBytes: 1e300 } }), 'run.sizeBytes', `is 1e+300: expected ${counted}`],
  [buildReport({ run: { transferredBytes: 1.5 } }), 'run.transferredBytes', `is 1.5: expected ${counted}`],
  [buildReport({ run: { files: true } }), 'run.files', `is true: expected ${counted}`],
  [buildReport({ run: { warnings: 'disk' } }), 'run.warnings', 'is "disk": expected a list of texts'],
  [buildReport({ run: { errors: ['a', 2] } }), 'run.errors[1]', 'is 2: expected text'],
  [buildReport({ nextExpectedRun: 'tomorrow' }), 'nextExpectedRun', `is "tomorrow": expected ${timed}`],
  [buildReport({ html: {} }), 'html', 'is an object: expected text'],
  [{ ...buildReport(), run: undefined }, 'run', 'is missing: give an object'],
  [{ ...buildReport(), job: 'docs' }, 'job', 'is "docs": expected an object'],
  [[], 'body', 'is a list: expected an object'],
  ['report', 'body', 'is "report": expected an object'],
  [null, 'body', 'is null: expected an object'],
])('%#: a wrong field is named', (json, field, detail) => {
  expect(parseReport(json)).toEqual({ ok: false, errors: [{ field, detail }] })
})

test('every wrong field is named at once', () => {
  const parsed = parseReport({ job: {}, run: { status: 1, files: -1 } })
  expect(parsed.ok ? [] : parsed.errors.map(({ field }) => field)).toEqual([
    'installation',
    'job.key',
    'run.executionKey',
    'run.status',
    'run.files',
  ])
})

const registration = { organization: 'Example Ltd', computer: 'PC7' }

test('a registration has jobs, or says nothing about them', () => {
  expect(parseRegistration(registration)).toEqual({ ok: true, value: registration })
  const jobs = [
    { key: 'docs', name: 'Documents', engine: 'File', schedule: { every: '1 day' }, monitored: false },
  ]
  expect(parseRegistration({ ...registration, jobs, monitored: true })).toEqual({
    ok: true,
    value: { ...registration, jobs, monitored: true },
  })
})

test.each([
  [{ computer: 'PC7' }, 'organization', `is missing: give ${named}`],
  [{ ...registration, monitored: 'no' }, 'monitored', 'is "no": expected true or false'],
  [{ ...registration, jobs: {} }, 'jobs', 'is an object: expected a list of jobs'],
  [{ ...registration, jobs: [{}] }, 'jobs[0].key', `is missing: give ${named}`],
  [{ ...registration, jobs: [{ key: 'a' }, { key: 'a' }] }, 'jobs[1].key', 'is "a" a second time'],
  [
    { ...registration, jobs: [{ key: 'a', schedule: 'x'.repeat(5000) }] },
    'jobs[0].schedule',
    'is too long: at most 4000 characters of JSON are taken',
  ],
  [
    { ...registration, jobs: Array.from({ length: 1001 }, (_, key) => ({ key: `j${key}` })) },
    'jobs',
    'are too many: at most 1000 are taken',
  ],
])('%#: a wrong registration names the field', (json, field, detail) => {
  expect(parseRegistration(json)).toEqual({ ok: false, errors: [{ field, detail }] })
})
