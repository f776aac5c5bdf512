import { existsSync, readdirSync, readFileSync, statSync, utimesSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { aFolder } from '../../test/store/builders.ts'
import { openBacklog } from './backlog.ts'
import { installationId } from './installation.ts'

const limits = { waitingReports: 3, waitingBytes: 100_000, rejectedReports: 2, rejectedBytes: 100_000 }
const body = (key: string, html = '') =>
  JSON.stringify({
    installation: { id: 'pc' },
    job: { key: 'nightly', name: 'Nightly' },
    run: { executionKey: key, status: 'success', endedAt: '2026-11-22T02:00:00Z', warnings: [], errors: [] },
    html,
  })

function aBacklog(path: string) {
  const told: string[] = []
  const backlog = openBacklog({ folder: path, limits, tell: text => told.push(text) })
  const keys = () => backlog.list().map(name => backlog.read(name)?.report.run.executionKey)
  return { backlog, told, keys }
}

test('reports wait in the order in which they were made, even when the clock was set back in between', () => {
  using folder = aFolder()
  const { backlog, keys } = aBacklog(folder.path)
  backlog.add(body('first'), 2_000_000)
  backlog.add(body('second'), 2_000_000)
  backlog.add(body('third'), 1_000)
  expect(keys()).toEqual(['first', 'second', 'third'])
})

test('folder and files are for their owner alone, and nothing half written is left', () => {
  using folder = aFolder()
  const path = join(folder.path, 'deep', 'backlog')
  const { backlog } = aBacklog(path)
  const name = backlog.add(body('one'), 1)
  const mode = (file: string) => statSync(file).mode & 0o777
  expect(readdirSync(join(path, 'waiting'))).toEqual([name])
  expect(mode(path)).toBe(0o700)
  expect(mode(join(path, 'waiting', name))).toBe(0o600)
})

test('a full backlog sets its oldest reports aside, loudly and with the reason, and keeps the newest', () => {
  using folder = aFolder()
  const { backlog, told, keys } = aBacklog(folder.path)
  const names = ['1', '2', '3', '4'].map(key => backlog.add(body(key), 1_000))
  expect(keys()).toEqual(['2', '3', '4'])
  expect(told).toEqual([
    expect.stringContaining('set aside, NOT sent: the backlog was full (at most 3 reports'),
  ])
  expect(backlog.wasSetAside(names[0] ?? '')).toBe(true)
  expect(readFileSync(join(backlog.rejectedFolder, `${names[0]}.txt`), 'utf8')).toContain('backlog was full')

  backlog.add(body('large', 'x'.repeat(99_000)), 2_000)
  backlog.add(body('larger', 'x'.repeat(99_900)), 2_000)
  expect(keys()).toEqual(['larger'])
})

test('what was set aside is bounded too, and its deletion is told', () => {
  using folder = aFolder()
  const { backlog, told } = aBacklog(folder.path)
  const names = ['1', '2', '3'].map(key => backlog.add(body(key), 1_000))
  for (const name of names) backlog.setAside(name, 'no good')
  expect(readdirSync(backlog.rejectedFolder).sort()).toEqual(
    names.slice(1).flatMap(name => [name, `${name}.txt`]),
  )
  expect(told).toEqual([expect.stringContaining(`${names[0]}: deleted, since more than 2 reports`)])
})

test.each([
  ['', 'it is empty'],
  ['{"installation":{"id":"pc"},"job"', 'it is not JSON, or only the beginning of it'],
  ['[]', 'it is no report'],
  ['null', 'it is no report'],
])('a file that holds %j is no report', (text, problem) => {
  using folder = aFolder()
  const { backlog } = aBacklog(folder.path)
  writeFileSync(join(folder.path, 'waiting', 'x.json'), text)
  expect(() => backlog.read('x.json')).toThrow(problem)
})

test('what another sender took away in the meantime is gone, not wrong', () => {
  using folder = aFolder()
  const { backlog } = aBacklog(folder.path)
  const name = backlog.add(body('one'), 1)
  backlog.remove(name)
  backlog.remove(name)
  expect(backlog.read(name)).toBeUndefined()
  backlog.setAside(name, 'too late')
  expect(readdirSync(backlog.rejectedFolder)).toEqual([])
})

test('files that a killed sender left half written are no reports, and go after an hour', () => {
  using folder = aFolder()
  const { backlog } = aBacklog(folder.path)
  const path = join(folder.path, 'waiting', '.1.json.abcd.tmp')
  writeFileSync(path, '{"insta')
  expect(backlog.list()).toEqual([])
  backlog.sweep(Date.now())
  expect(existsSync(path)).toBe(true)
  utimesSync(path, 0, Date.now() / 1000 - 3700)
  backlog.sweep(Date.now())
  expect(existsSync(path)).toBe(false)
})

test('an installation gets an id once and keeps it', () => {
  using folder = aFolder()
  const path = join(folder.path, 'backlog')
  const id = installationId(path)
  expect(id).toMatch(/^[0-9a-f-]{36}$/)
  expect(installationId(path)).toBe(id)
  writeFileSync(join(path, 'installation'), '\n')
  expect(() => installationId(path)).toThrow(/does not hold an id.*--installation/)
})
