import fc from 'fast-check'
import { createCronEngine } from './config/cron.ts'
import { createRegexEngine } from './config/regex.ts'
import type { CheckDefinition } from './core/check.ts'
import { createFleet, type Fleet } from './fleet.ts'

const startMs = Date.parse('2026-03-02T00:00:00Z')
const engines = { regex: createRegexEngine(), cron: createCronEngine() }

/** @param version changes the check's rules and schedule */
function check(job: number, version: number): CheckDefinition {
  return {
    id: `job-${job}`,
    name: `Job ${job}`,
    group: 'G',
    schedule: {
      rhythm: { kind: 'interval', every: { count: 1 + version, unit: 'day' }, anchor: 'last' },
      overdueAfterMs: 1000,
      zone: 'UTC',
      holidays: [],
      expectFirst: true,
    },
    match: { alias: `job${job}v${version}` },
    status: { default: 'failure', order: ['failure', 'warning', 'success'], blocks: {} },
    notify: { graceMs: 0, repeat: 'once', restored: true, outsideWindow: true },
  }
}

function reload(fleet: Fleet, definitions: readonly CheckDefinition[], nowMs: number) {
  fleet.adopt(fleet.plan(definitions, ['b@example.com'], new Map(), nowMs), nowMs)
}

const configuration = fc.uniqueArray(fc.record({ job: fc.nat(5), version: fc.nat(2) }), {
  selector: ({ job }) => job,
})

test('after any number of reloads the checks in force are those of the last configuration, under its rules', () => {
  fc.assert(
    fc.property(fc.array(configuration, { minLength: 1, maxLength: 6 }), configurations => {
      const fleet = createFleet(engines)
      for (const [n, one] of configurations.entries())
        reload(
          fleet,
          one.map(({ job, version }) => check(job, version)),
          startMs + n * 1000,
        )
      const last = (configurations.at(-1) ?? []).map(({ job, version }) => check(job, version))
      const inForce = new Map([...fleet.all()].map(({ definition }) => [definition.id, definition]))
      expect(inForce).toEqual(new Map(last.map(definition => [definition.id, definition])))
      for (const { definition, schedule } of fleet.all())
        expect(schedule?.intervalMs).toBe(
          definition.schedule?.rhythm.kind === 'interval'
            ? definition.schedule.rhythm.every.count * 86_400_000
            : 0,
        )
    }),
  )
})

test('a configuration that is read again unchanged changes nothing', () => {
  fc.assert(
    fc.property(configuration, fc.nat(10 ** 9), (one, laterMs) => {
      const definitions = () => one.map(({ job, version }) => check(job, version))
      const fleet = createFleet(engines)
      reload(fleet, definitions(), startMs)
      const before = [...fleet.all()].map(({ row }) => row)
      const again = fleet.plan(definitions(), ['b@example.com'], new Map(), startMs + laterMs)
      expect([again.changed, again.left, again.rulesChanged]).toEqual([[], [], []])
      fleet.adopt(again, startMs + laterMs)
      expect([...fleet.all()].map(({ row }) => row)).toEqual(before)
    }),
  )
})
