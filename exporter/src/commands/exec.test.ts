import { setTimeout as sleep } from 'node:timers/promises'
import { startReportService } from '../../test/report-service.ts'
import { aMachine } from '../../test/run-lastgood.ts'

const nowhere = 'http://127.0.0.1:1'
const signals = ['SIGINT', 'SIGTERM', 'SIGHUP', 'SIGQUIT', 'SIGUSR1', 'SIGUSR2'] as const
const sh = (script: string) => ['--', 'sh', '-c', script]

test.each([
  ['exit 0', [], 0, 'success', 'exit code 0'],
  ['exit 1', [], 1, 'failure', 'exit code 1'],
  ['exit 3', ['--warning-codes', '1,3'], 3, 'warning', 'exit code 3'],
  ['exit 7', ['--success-codes', '1-7'], 7, 'success', 'exit code 7'],
  ['kill -9 $$', [], 137, 'failure', 'killed by SIGKILL'],
  ['kill -TERM $$', [], 143, 'failure', 'killed by SIGTERM'],
])('%s with %j ends with %d and is a %s', async (script, options, code, status, words) => {
  await using service = await startReportService()
  using machine = aMachine(service.url)
  const run = await machine.run(['exec', '--job', 'Nightly', ...options, ...sh(script)])
  expect(run).toEqual({ code, out: '', error: '' })
  const [sent] = service.taken
  expect(sent).toMatchObject({ job: { key: 'Nightly', engine: 'sh' }, run: { status } })
  expect(sent?.html).toBe(`<p>sh: ${words}</p>\n`)
  expect(sent?.run.errors).toEqual(status === 'failure' ? [words] : [])
  expect(sent?.run.warnings).toEqual(status === 'warning' ? [words] : [])
})

test.each([
  ['nonesuch-command', 127, 'nonesuch-command cannot be started: there is no such command'],
  ['/etc/passwd', 126, '/etc/passwd cannot be started: no permission to run it'],
  ['/', 126, '/ cannot be started: no permission to run it'],
])('%s ends with %d and is reported as a failure', async (command, code, words) => {
  await using service = await startReportService()
  using machine = aMachine(service.url)
  const run = await machine.run(['exec', '--job', 'x', '--', command])
  expect(run).toMatchObject({ code, error: `lastgood: ${words}\n` })
  expect(service.taken[0]?.run).toMatchObject({ status: 'failure', errors: [words] })
})

test('input and output are those of the command, seen while it runs; both ends of time and the end of the output are reported', async () => {
  await using service = await startReportService()
  using machine = aMachine(service.url)
  const began = Date.now()
  const { code, out, error } = await machine.run(
    ['exec', '--job', 'x', '--next', '1 day', ...sh('cat; echo "<b>" >&2; sleep 0.3; seq 20000')],
    { input: 'from standard input\n' },
  )
  expect(code).toBe(0)
  expect(out).toBe(`from standard input\n${Array.from({ length: 20000 }, (_, at) => `${at + 1}\n`).join('')}`)
  expect(error).toBe('<b>\n')
  const { run, html = '', nextExpectedRun = '' } = service.taken[0] ?? { run: undefined }
  const [started, ended] = [Date.parse(run?.startedAt ?? ''), Date.parse(run?.endedAt ?? '')]
  expect(started).toBeGreaterThanOrEqual(began)
  expect(ended - started).toBeGreaterThanOrEqual(300)
  expect(Date.parse(nextExpectedRun) - ended).toBe(86_400_000)
  expect(html).toContain('<p>The end of ')
  expect(html).toMatch(/\n19999\n20000\n<\/pre>\n$/)
  expect(html.length).toBeLessThan(66_000)
})

test.each(signals)('%s is passed on, and the command decides what becomes of it', async signal => {
  await using service = await startReportService()
  using machine = aMachine(service.url)
  const script = `trap 'echo caught; exit 42' ${signal.slice(3)}; echo ready; while :; do sleep 0.02; done`
  const run = machine.start(['exec', '--job', 'x', ...sh(script)])
  while (!run.output.join('').includes('ready')) await sleep(10)
  run.child.kill(signal)
  expect(await run.done).toEqual({ code: 42, out: 'ready\ncaught\n', error: '' })
  expect(service.taken[0]?.run).toMatchObject({ status: 'failure', errors: ['exit code 42'] })
})

test('a command that does not care about signals goes on, and so do we', async () => {
  await using service = await startReportService()
  using machine = aMachine(service.url)
  const run = machine.start([
    'exec',
    '--job',
    'x',
    ...sh("trap '' INT TERM HUP; echo ready; sleep 0.4; echo done"),
  ])
  while (!run.output.join('').includes('ready')) await sleep(10)
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) run.child.kill(signal)
  expect(await run.done).toEqual({ code: 0, out: 'ready\ndone\n', error: '' })
  expect(service.taken[0]?.run.status).toBe('success')
})

test.each([
  ['a service that is down', { LASTGOOD_URL: nowhere }, 'connection refused'],
  ['a wrong key', { LASTGOOD_KEY: 'wrong' }, '401 Unauthorized'],
  ['no address', { LASTGOOD_URL: '' }, 'url is not set'],
  ['settings that cannot be read', { LASTGOOD_SETTINGS: '/nonexistent' }, 'this run will NOT be reported'],
  ['a folder that cannot be used', { LASTGOOD_BACKLOG: '/dev/null/x' }, 'this run is NOT reported'],
])('%s does not change the exit code, and is told on standard error', async (_, env, problem) => {
  await using service = await startReportService()
  using machine = aMachine(service.url)
  const { code, out, error } = await machine.run(['exec', '--job', 'x', ...sh('echo did it; exit 5')], {
    env,
  })
  expect({ code, out }).toEqual({ code: 5, out: 'did it\n' })
  expect(error).toContain(problem)
})

test('a service that hangs delays the end by no more than was allowed, and by nothing after a signal', async () => {
  await using service = await startReportService({ trouble: () => 'hang' })
  using machine = aMachine(service.url)
  const began = performance.now()
  expect((await machine.run(['exec', '--job', 'x', ...sh('exit 4')])).code).toBe(4)
  expect(performance.now() - began).toBeLessThan(4000)

  const posts = service.posts.length
  const run = machine.start(['exec', '--job', 'y', '--within', '60s', ...sh('exit 6')])
  while (service.posts.length === posts) await sleep(10)
  const asked = performance.now()
  run.child.kill('SIGTERM')
  expect((await run.done).code).toBe(6)
  expect(performance.now() - asked).toBeLessThan(2000)
  expect(machine.files('waiting')).toHaveLength(2)
})

test('what waited is sent with the report of the run', async () => {
  await using service = await startReportService()
  using machine = aMachine(service.url)
  await machine.run(['report', '--status', 'success', '--job', 'before', '--url', nowhere])
  await machine.run(['exec', '--job', 'now', ...sh('exit 0')])
  expect(service.taken.map(({ job }) => job.name)).toEqual(['before', 'now'])
})

test('a program that the command left in the background does not hold up the end', async () => {
  await using service = await startReportService()
  using machine = aMachine(service.url)
  const began = performance.now()
  const run = machine.start(['exec', '--job', 'x', ...sh('sleep 20 & echo $!')])
  const { code } = await Promise.race([
    new Promise<{ code: unknown }>(resolve => run.child.on('exit', exit => resolve({ code: exit }))),
    sleep(15_000, { code: 'late' }, { ref: false }),
  ])
  expect(code).toBe(0)
  expect(performance.now() - began).toBeLessThan(8000)
  process.kill(Number(run.output.join('')))
  await run.done
  expect(service.taken).toHaveLength(1)
})

test('a reader that goes away does not end the backup', async () => {
  await using service = await startReportService()
  using machine = aMachine(service.url)
  const run = machine.start(['exec', '--job', 'x', ...sh('echo first; sleep 0.3; seq 1000 && echo end >&2')])
  run.child.stdout.once('data', () => run.child.stdout.destroy())
  expect((await run.done).code).toBe(0)
  expect(service.taken[0]?.html).toContain('\n1000\n')
})

test('the launcher passes every signal on, and ends as the command ended', async () => {
  await using service = await startReportService()
  using machine = aMachine(service.url)
  const script = "trap 'kill -KILL $$' USR2; echo ready; while :; do sleep 0.02; done"
  const run = machine.start(['exec', '--job', 'x', ...sh(script)], { launcher: true })
  while (!run.output.join('').includes('ready')) await sleep(10)
  run.child.kill('SIGUSR2')
  expect(await run.done).toMatchObject({ code: 137 })
  expect(service.taken[0]?.run.errors).toEqual(['killed by SIGKILL'])
})
