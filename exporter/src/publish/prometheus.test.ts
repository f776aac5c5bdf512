import { gunzipSync } from 'node:zlib'
import fc from 'fast-check'
import { buildFacts, buildNewCheck, nowMs } from '../../test/build-check.ts'
import type { CheckFacts } from '../core/facts.ts'
import { joinGzipPieces } from '../core/gzip-pieces.ts'
import { checksPerChunk } from './chunk.ts'
import { families } from './families.ts'
import { createPublisher, type Publisher } from './prometheus.ts'

function text(
  publisher: Publisher,
  atMs = nowMs,
  format: 'prometheus' | 'openmetrics' = 'prometheus',
): string {
  return Buffer.concat(publisher.render(atMs, format)).toString()
}
function unzipped(publisher: Publisher, atMs = nowMs): string {
  return gunzipSync(Buffer.concat([...joinGzipPieces(publisher.renderGzip(atMs, 'prometheus'))])).toString()
}
function publish(...facts: readonly CheckFacts[]): Publisher {
  const publisher = createPublisher()
  for (const one of facts) publisher.set(one)
  return publisher
}
/** Value of a check's series, or undefined when it is absent. */
function findValue(output: string, name: string, check = 'nas'): number | undefined {
  const line = output.split('\n').find(one => one.startsWith(`${name}{check="${check}",`))
  return line === undefined ? undefined : Number(line.slice(line.lastIndexOf(' ')))
}

test('a check has check and group on every series, and the rest on its info', () => {
  const lines = text(publish(buildFacts({ label: 'Comet', route: 'pager' }))).split('\n')
  const samples = lines.filter(line => line && !line.startsWith('#'))
  expect(samples[0]).toBe(
    'backup_check_info{check="nas",group="Backups",name="NAS",label="Comet",route="pager",repeat="once",restored="true"} 1',
  )
  for (const line of samples.slice(1))
    expect(line).toMatch(/^backup_check_\w+\{check="nas",group="Backups"\} [\d.]+$/)
})

test('what is not known has no series, and is not 0', () => {
  const output = text(publish(buildNewCheck()))
  for (const name of [
    'status',
    'last_result_timestamp_seconds',
    'last_success_timestamp_seconds',
    'interval_seconds',
    'size_bytes',
    'result_errors',
  ])
    expect(findValue(output, `backup_check_${name}`)).toBeUndefined()
  expect(findValue(output, 'backup_check_seen')).toBe(0)
})

test('a figure of zero is 0, and one that is not told has no series', () => {
  const output = text(publish(buildFacts({ figures: { size: 0, duration: 161.5, errors: 0 } })))
  expect(findValue(output, 'backup_check_size_bytes')).toBe(0)
  expect(findValue(output, 'backup_check_duration_seconds')).toBe(161.5)
  expect(findValue(output, 'backup_check_result_errors')).toBe(0)
  for (const name of ['transferred_bytes', 'files', 'result_warnings'])
    expect(findValue(output, `backup_check_${name}`)).toBeUndefined()
})

test.each([
  ['success', 0],
  ['warning', 1],
  ['failure', 2],
] as const)('status %s is %d', (status, value) => {
  expect(findValue(text(publish(buildFacts({ status }))), 'backup_check_status')).toBe(value)
})

const expectedAtMs = nowMs
const overdueAtMs = nowMs + 1000
test.each([
  ['a deadline is still in time', {}, 0, 0, 0],
  ['after the expected time it is late', {}, 1, 1, 0],
  ['at the overdue time it is late', {}, 1000, 1, 0],
  ['after the overdue time it is overdue and no longer late', {}, 1001, 0, 1],
  ['an unanswered missed slot is overdue whatever comes next', { overdueSinceMs: nowMs - 1 }, -500, 0, 1],
  ['a paused check is neither', { paused: true, overdueSinceMs: nowMs - 1 }, 5000, 0, 0],
] as const)('%s', (_rule, change, afterMs, late, overdue) => {
  const publisher = publish(buildFacts({ expectedAtMs, overdueAtMs, ...change }))
  // Rendered before as well, so that the answer does not come from an older scrape.
  for (const earlier of [nowMs - 10_000, nowMs + 500, nowMs + 9000, nowMs + afterMs]) text(publisher, earlier)
  const output = text(publisher, nowMs + afterMs)
  expect([findValue(output, 'backup_check_late'), findValue(output, 'backup_check_overdue')]).toEqual([
    late,
    overdue,
  ])
  expect(unzipped(publisher, nowMs + afterMs)).toBe(output)
})

test('a check whose schedule ends has neither deadline nor lateness', () => {
  const publisher = publish(buildFacts({ expectedAtMs, overdueAtMs }))
  expect(findValue(text(publisher, nowMs + 5000), 'backup_check_overdue')).toBe(1)
  const { expectedAtMs: _e, overdueAtMs: _o, overdueAfterMs: _a, ...unscheduled } = buildFacts()
  publisher.set(unscheduled)
  const output = text(publisher, nowMs + 5000)
  expect(findValue(output, 'backup_check_overdue')).toBe(0)
  expect(findValue(output, 'backup_check_expected_timestamp_seconds')).toBeUndefined()
})

test('overdue_timestamp tells since when, or from when', () => {
  const name = 'backup_check_overdue_timestamp_seconds'
  expect(findValue(text(publish(buildFacts({ overdueAtMs }))), name)).toBe(overdueAtMs / 1000)
  const both = buildFacts({ overdueAtMs, overdueSinceMs: nowMs - 5000 })
  expect(findValue(text(publish(both)), name)).toBe((nowMs - 5000) / 1000)
})

test('series of a removed check vanish, and its place serves another', () => {
  const publisher = publish(buildFacts({ id: 'a' }), buildFacts({ id: 'b' }))
  text(publisher)
  publisher.remove('a')
  publisher.remove('never there')
  expect(text(publisher)).not.toContain('check="a"')
  publisher.set(buildFacts({ id: 'c' }))
  expect(text(publisher).match(/^backup_check_seen.*/gm)).toEqual([
    'backup_check_seen{check="c",group="Backups"} 1',
    'backup_check_seen{check="b",group="Backups"} 1',
  ])
})

test('a check that moves to another group leaves nothing behind', () => {
  const publisher = publish(buildFacts())
  text(publisher)
  unzipped(publisher)
  publisher.set(buildFacts({ group: 'Clients' }))
  expect(text(publisher)).not.toContain('Backups')
  expect(unzipped(publisher)).toBe(text(publisher))
})

test('hostile names stay inside their label', () => {
  const output = text(publish(buildFacts({ name: 'a"} 1\nevil{x="\\\ud800\u0007', group: 'Ö\t"' })))
  expect(output).toContain('name="a\\"} 1\\nevil{x=\\"\\\\\ufffd\ufffd"')
  expect(output).toContain('group="Ö \\""')
  expect(output).not.toMatch(/^evil/m)
})

test('OpenMetrics names counter families without _total and samples with it', () => {
  const output = text(publish(buildFacts({ missedTotal: 3 })), nowMs, 'openmetrics')
  expect(output).toContain('# TYPE backup_check_missed counter\nbackup_check_missed_total{')
  expect(text(publish(buildFacts()))).toContain('# TYPE backup_check_missed_total counter\n')
})

test('an idle scrape renders nothing again, and one change renders one chunk of what changed', () => {
  const publisher = createPublisher()
  const count = checksPerChunk * 2 + 10
  for (let index = 0; index < count; index++) publisher.set(buildFacts({ id: `c${index}` }))
  const first = publisher.renderGzip(nowMs, 'prometheus')
  const again = publisher.renderGzip(nowMs + 1000, 'prometheus')
  expect(again.every((piece, index) => piece === first[index])).toBe(true)
  publisher.set(buildFacts({ id: 'c300', lastResultAtMs: nowMs }))
  const changed = publisher.renderGzip(nowMs + 2000, 'prometheus')
  expect(changed.filter((piece, index) => piece !== first[index])).toHaveLength(1)
})

test('whatever happened before, the output is that of a fresh publisher', () => {
  const change = fc.record(
    {
      status: fc.constantFrom('success', 'warning', 'failure'),
      paused: fc.boolean(),
      expectedAtMs: fc.integer({ min: nowMs - 50, max: nowMs + 50 }),
      overdueAtMs: fc.integer({ min: nowMs - 50, max: nowMs + 90 }),
      overdueSinceMs: fc.integer({ min: nowMs - 90, max: nowMs }),
      group: fc.constantFrom('a', 'b'),
    },
    { requiredKeys: [] },
  )
  const step = fc.oneof(
    fc.tuple(fc.constant('set' as const), fc.integer({ min: 0, max: 4 }), change),
    fc.tuple(fc.constant('remove' as const), fc.integer({ min: 0, max: 4 })),
    fc.tuple(fc.constant('scrape' as const), fc.integer({ min: -60, max: 100 }), fc.boolean()),
  )
  fc.assert(
    fc.property(fc.array(step, { maxLength: 40 }), fc.integer({ min: -60, max: 100 }), (steps, afterMs) => {
      const publisher = createPublisher()
      const facts = new Map<string, CheckFacts>()
      for (const one of steps) {
        const id = `c${one[1]}`
        if (one[0] === 'set') {
          facts.set(id, buildFacts({ ...one[2], id } as Partial<CheckFacts>))
          publisher.set(facts.get(id)!)
        } else if (one[0] === 'remove') {
          facts.delete(id)
          publisher.remove(id)
        } else if (one[2]) publisher.renderGzip(nowMs + one[1], 'prometheus')
        else publisher.render(nowMs + one[1], 'prometheus')
      }
      const fresh = text(publish(...facts.values()), nowMs + afterMs).split('\n')
      expect(
        unzipped(publisher, nowMs + afterMs)
          .split('\n')
          .sort(),
      ).toEqual(fresh.sort())
      expect(
        text(publisher, nowMs + afterMs)
          .split('\n')
          .sort(),
      ).toEqual(fresh)
    }),
    { numRuns: 150 },
  )
})

test('every family has a name Prometheus users would give it', () => {
  for (const { name, type } of families) {
    expect(name).toMatch(/^backup_check_[a-z_]+$/)
    expect(name.endsWith('_total')).toBe(type === 'counter')
  }
})
