/** `lastgood report` and `lastgood exec` as processes, against a service that answers by the contract or not at all. */
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { account, rightKey, startReportService } from './report-service.ts'
import { runLastgood, startLastgood } from './run-lastgood.ts'
import { aFolder } from './store/builders.ts'

const nowhere = 'http://127.0.0.1:1'
const signals = ['SIGINT', 'SIGTERM', 'SIGHUP', 'SIGQUIT', 'SIGUSR1', 'SIGUSR2'] as const

/** A machine with a backlog folder of its own, and its settings in the environment. */
function aMachine(url: string, env: Record<string, string> = {}) {
  const folder = aFolder()
  const backlog = join(folder.path, 'backlog')
  const set = {
    LASTGOOD_URL: url,
    LASTGOOD_ACCOUNT: account,
    LASTGOOD_KEY: rightKey,
    LASTGOOD_BACKLOG: backlog,
    LASTGOOD_WITHIN: '1s',
    XDG_CONFIG_HOME: folder.path,
    ...env,
  }
  return {
    path: folder.path,
    backlog,
    run: (args: readonly string[], more: { env?: Record<string, string>; input?: string } = {}) =>
      runLastgood(args, { ...more, env: { ...set, ...more.env } }),
    start: (args: readonly string[], more: { env?: Record<string, string> } = {}) =>
      startLastgood(args, { env: { ...set, ...more.env } }),
    files: (part: 'waiting' | 'rejected') => {
      const path = join(backlog, part)
      return existsSync(path) ? readdirSync(path).sort() : []
    },
    [Symbol.dispose]: () => folder[Symbol.dispose](),
  }
}

function report(job: string, ...more: string[]): string[] {
  return ['report', '--status', 'success', '--job', job, ...more]
}
const sh = (script: string) => ['--', 'sh', '-c', script]

describe('report', () => {
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
})

describe('several senders, and senders that are killed', () => {
  test('kill -9 between keeping and the answer: the report is kept, sent again first, and counts once', async () => {
    await using service = await startReportService({ trouble: (_, at) => (at === 0 ? 'hang' : undefined) })
    using machine = aMachine(service.url, { LASTGOOD_WITHIN: '20s' })
    const killed = machine.start(report('1'))
    await service.arrived
    killed.child.kill('SIGKILL')
    expect((await killed.done).code).toBe('SIGKILL')
    expect(machine.files('waiting')).toHaveLength(1)
    expect((await machine.run(report('2'))).code).toBe(0)
    expect(service.posts.map(({ report: { job } }) => job.name)).toEqual(['1', '1', '2'])
    expect(service.posts[1]?.report).toEqual(service.posts[0]?.report)
    expect(machine.files('waiting')).toEqual([])
  })

  test('senders killed at any moment leave whole reports only: each counts once, in order', async () => {
    await using service = await startReportService()
    using machine = aMachine(service.url, { LASTGOOD_WITHIN: '20s' })
    for (let at = 0; at < 12; at++) {
      const sender = machine.start(report(String(at)))
      await sleep(60 + at * 15)
      sender.child.kill('SIGKILL')
      await sender.done
    }
    expect((await machine.run(report('last'))).code).toBe(0)
    const names = service.taken.map(({ job }) => job.name)
    expect(names.at(-1)).toBe('last')
    expect(names.slice(0, -1)).toEqual(names.slice(0, -1).toSorted((a, b) => Number(a) - Number(b)))
    expect(new Set(names).size).toBe(names.length)
    expect([
      ...machine.files('waiting').filter(name => !name.startsWith('.')),
      ...machine.files('rejected'),
    ]).toEqual([])
  })

  test('three senders at the same time send one after the other: nothing twice, what waited first in order', async () => {
    await using service = await startReportService()
    using machine = aMachine(service.url, { LASTGOOD_WITHIN: '20s' })
    const waiting = ['w0', 'w1', 'w2', 'w3']
    for (const job of waiting)
      await machine.run(
        report(job, '--url', nowhere, '--within', '1s'),
      )
    const codes = await Promise.all(['a', 'b', 'c'].map(async job => (await machine.run(report(job))).code))
    expect(codes).toEqual([0, 0, 0])
    const names = service.posts.map(({ report: { job } }) => job.name)
    expect(names.slice(0, 4)).toEqual(waiting)
    expect(names.slice(4).sort()).toEqual(['a', 'b', 'c'])
    expect(service.mostAtOnce()).toBe(1)
  })

  test('a sender whose turn never comes keeps its report', async () => {
    await using service = await startReportService({ trouble: (_, at) => (at === 0 ? 'hang' : undefined) })
    using machine = aMachine(service.url)
    const first = machine.start(report('1', '--within', '20s'))
    await service.arrived
    expect(await machine.run(report('2'))).toMatchObject({
      code: 75,
      error: expect.stringContaining('2 reports wait in '),
    })
    expect(service.posts).toHaveLength(1)
    first.child.kill('SIGKILL')
    await first.done
    expect((await machine.run(['report', '--flush'])).out).toBe('2 sent, 0 set aside, 0 waiting\n')
  })

  test('no secret is in the files, the list of processes, the output or the environment of the command', async () => {
    await using service = await startReportService({ trouble: (_, at) => (at === 0 ? 'hang' : undefined) })
    using machine = aMachine(service.url, { LASTGOOD_WITHIN: '20s' })
    const sender = machine.start(report('1'))
    await service.arrived
    const commandLine = readFileSync(`/proc/${sender.pid}/cmdline`, 'utf8')
    expect(commandLine).toContain('report')
    expect(commandLine).not.toContain(rightKey)
    sender.child.kill('SIGKILL')
    await sender.done
    for (const name of readdirSync(machine.backlog, { recursive: true, withFileTypes: true }))
      if (name.isFile()) {
        const text = readFileSync(join(name.parentPath, name.name), 'latin1')
        expect(text).not.toContain(rightKey)
        expect(text).not.toContain(Buffer.from(`${account}:${rightKey}`).toString('base64'))
      }
    const { out, error } = await machine.run(['exec', '--job', 'x', '--within', '1s', ...sh('env')])
    expect(out).toContain('LASTGOOD_ACCOUNT=')
    expect(out + error).not.toContain(rightKey)
  })
})

describe('exec', () => {
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
    expect(out).toBe(
      `from standard input\n${Array.from({ length: 20000 }, (_, at) => `${at + 1}\n`).join('')}`,
    )
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
    await machine.run(report('before', '--url', nowhere))
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
    const run = machine.start([
      'exec',
      '--job',
      'x',
      ...sh('echo first; sleep 0.3; seq 1000 && echo end >&2'),
    ])
    run.child.stdout.once('data', () => run.child.stdout.destroy())
    expect((await run.done).code).toBe(0)
    expect(service.taken[0]?.html).toContain('\n1000\n')
  })
})
