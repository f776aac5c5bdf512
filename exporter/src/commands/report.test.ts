import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { startReportService } from '../../test/report-service.ts'
import { aMachine } from '../../test/run-lastgood.ts'

const nowhere = 'http://127.0.0.1:1'

function report(job: string, ...more: string[]): string[] {
  return ['report', '--status', 'success', '--job', job, ...more]
}
const sh = (script: string) => ['--', 'sh', '-c', script]

test('everything that was said about a run arrives', async () => {
  await using service = await startReportService()
  using machine = aMachine(service.url)
  writeFileSync(join(machine.path, 'report.html'), '<h1>Größe</h1>')
  const { code, out, error } = await machine.run([
    ...['report', '--status', 'warning', '--job', 'Nightly', '--job-key', 'n1', '--engine', 'Rsync'],
    ...['--size', '12GB', '--transferred', '512 MB', '--files', '42', '--execution-key', 'run-7'],
    ...['--ended', '2026-11-22T03:00:00+01:00', '--duration', '5m', '--next', '1 day'],
    ...[
      '--warning',
      'one',
      '--warning',
      'two',
      '--error',
      'three',
      '--html',
      join(machine.path, 'report.html'),
    ],
    ...['--installation', 'i1', '--organization', 'Acme', '--computer', 'pc', '--product', 'Backup 7'],
  ])
  expect({ code, out, error }).toEqual({ code: 0, out: 'sent: Nightly: warning\n', error: '' })
  expect(service.taken).toEqual([
    {
      installation: { id: 'i1', organization: 'Acme', computer: 'pc', product: 'Backup 7' },
      job: { key: 'n1', name: 'Nightly', engine: 'Rsync' },
      run: {
        executionKey: 'run-7',
        status: 'warning',
        startedAt: '2026-11-22T01:55:00.000Z',
        endedAt: '2026-11-22T02:00:00.000Z',
        sizeBytes: 12 * 1024 ** 3,
        transferredBytes: 512 * 1024 ** 2,
        files: 42,
        warnings: ['one', 'two'],
        errors: ['three'],
      },
      nextExpectedRun: '2026-11-23T02:00:00.000Z',
      html: '<h1>Größe</h1>',
    },
  ])
  expect(machine.files('waiting')).toEqual([])
})

test('what is not known is absent; the installation keeps its id', async () => {
  await using service = await startReportService()
  using machine = aMachine(service.url)
  await machine.run(report('A'))
  await machine.run([...report('B'), '--log', '-'], { input: 'all <good>\n' })
  const [first, second] = service.taken
  expect(Object.keys(first?.run ?? {}).sort()).toEqual([
    'endedAt',
    'errors',
    'executionKey',
    'status',
    'warnings',
  ])
  expect(first).not.toHaveProperty('html')
  expect(second?.html).toContain('<pre>all &lt;good&gt;\n</pre>')
  expect(second?.installation.id).toBe(first?.installation.id)
  expect(second?.run.executionKey).not.toBe(first?.run.executionKey)
})

test('without a network reports are kept with exit code 75, and the next call sends them first, in order, with their own times', async () => {
  await using service = await startReportService()
  using machine = aMachine(service.url)
  for (const job of ['1', '2']) {
    const { code, error } = await machine.run([
      ...report(job),
      '--ended',
      `2026-11-2${job}T02:00:00Z`,
      '--url',
      nowhere,
    ])
    expect(code).toBe(75)
    expect(error).toContain(
      `${job === '1' ? '1 report waits' : '2 reports wait'} in ${machine.backlog}: ${nowhere}: connection refused`,
    )
  }
  expect((await machine.run(report('3'))).code).toBe(0)
  expect(service.taken.map(({ job, run }) => [job.name, run.endedAt.slice(0, 10)])).toEqual([
    ['1', '2026-11-21'],
    ['2', '2026-11-22'],
    ['3', new Date().toISOString().slice(0, 10)],
  ])
})

test('a wrong key keeps the report and says so; --flush with the right one sends it', async () => {
  await using service = await startReportService()
  using machine = aMachine(service.url)
  const wrong = await machine.run(report('1'), { env: { LASTGOOD_KEY: 'wrong' } })
  expect(wrong).toMatchObject({
    code: 75,
    error: expect.stringContaining(
      '401 Unauthorized: this is a 401 of the service: check account and authorization key',
    ),
  })
  expect(await machine.run(['report', '--flush'])).toEqual({
    code: 0,
    out: '1 sent, 0 set aside, 0 waiting\n',
    error: '',
  })
  expect(await machine.run(['report', '--flush'])).toMatchObject({
    code: 0,
    out: '0 sent, 0 set aside, 0 waiting\n',
  })
})

test('a report that is refused for good is exit code 1, and lies in rejected/ with the words of the service', async () => {
  await using service = await startReportService({
    trouble: (_, at) => (at === 0 ? { status: 422 } : undefined),
  })
  using machine = aMachine(service.url)
  expect((await machine.run(report('1'))).code).toBe(1)
  expect((await machine.run(report('2'))).code).toBe(0)
  const [name = '', words = ''] = machine.files('rejected')
  expect(JSON.parse(readFileSync(join(machine.backlog, 'rejected', name), 'utf8')).job.name).toBe('1')
  expect(readFileSync(join(machine.backlog, 'rejected', words), 'utf8')).toContain(
    'this is a 422 of the service',
  )
})

test('a service that never answers costs the time that was given, and no more', async () => {
  await using service = await startReportService({ trouble: () => 'hang' })
  using machine = aMachine(service.url)
  const began = performance.now()
  expect((await machine.run(report('1'))).code).toBe(75)
  expect(performance.now() - began).toBeLessThan(5000)
  expect(machine.files('waiting')).toHaveLength(1)
})

test('settings that are missing keep the report; a folder that cannot be used sends it directly, or says that it is lost', async () => {
  await using service = await startReportService()
  using machine = aMachine('')
  expect(await machine.run(report('1'))).toMatchObject({
    code: 75,
    error: expect.stringContaining('url is not set'),
  })
  writeFileSync(join(machine.path, 'file'), '')
  const env = {
    LASTGOOD_URL: service.url,
    LASTGOOD_INSTALLATION: 'i',
    LASTGOOD_BACKLOG: join(machine.path, 'file', 'x'),
  }
  expect(await machine.run(report('2'), { env })).toMatchObject({
    code: 0,
    error: expect.stringMatching(/the report cannot be kept in .*ENOTDIR.*trying to send it directly/),
  })
  expect(service.taken).toHaveLength(1)
  expect(await machine.run(report('3'), { env: { ...env, LASTGOOD_URL: nowhere } })).toMatchObject({
    code: 1,
    error: expect.stringContaining('the report is LOST: '),
  })
})

test.each([
  [['report', '--job', 'x'], '--status is missing'],
  [['report', '--status', 'ok', '--job', 'x'], '--status "ok" is none: give success, warning or failure'],
  [['report', '--status', 'success'], 'give the name of the job with --job'],
  [report('x', '--size', 'big'), '--size: "big" is no size'],
  [report('x', '--files', '1.5'), '--files: "1.5" is no whole number'],
  [report('x', '--started', 'yesterday'), '--started: "yesterday" is not a time like'],
  [report('x', '--started', '2999-01-01T00:00:00Z'), '--ended is before --started'],
  [report('x', '--next', 'soon'), '--next: "soon" is not a duration'],
  [report('x', '--within', 'long'), '--within: "long" is not a duration'],
  [report('x', '--html', '/nonexistent/x'), '--html: ENOENT'],
  [report('x', '--nonsense'), "unknown option '--nonsense'"],
  [['exec', '--job', 'x', '--warning-codes', 'a', ...sh('echo ran')], '"a" is no list of exit codes'],
  [['exec', ...sh('echo ran')], 'give the name of the job with --job'],
])('%j is asked for wrongly: exit code 2, and nothing is done', async (args, problem) => {
  using machine = aMachine(nowhere)
  const { code, out, error } = await machine.run(args)
  expect({ code, out }).toEqual({ code: 2, out: '' })
  expect(error).toContain(problem)
  expect(machine.files('waiting')).toEqual([])
})
