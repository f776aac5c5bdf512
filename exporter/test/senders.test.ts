/** Several senders on one backlog folder, and senders that are killed. */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { account, rightKey, startReportService } from './report-service.ts'
import { aMachine } from './run-lastgood.ts'

const nowhere = 'http://127.0.0.1:1'

function report(job: string, ...more: string[]): string[] {
  return ['report', '--status', 'success', '--job', job, ...more]
}
const sh = (script: string) => ['--', 'sh', '-c', script]

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
  for (const job of waiting) await machine.run(report(job, '--url', nowhere, '--within', '1s'))
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
