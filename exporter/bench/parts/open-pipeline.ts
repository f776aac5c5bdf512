/** The pipeline with a store of its own in a new folder, as the service wires it, for benches. */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pino from 'pino'
import { createCronEngine } from '../../src/config/cron.ts'
import { createRegexEngine } from '../../src/config/regex.ts'
import type { CheckDefinition } from '../../src/core/check.ts'
import { createEvents } from '../../src/events.ts'
import { createFleet } from '../../src/fleet.ts'
import { identityOf } from '../../src/intake/identity.ts'
import { readMail } from '../../src/intake/mime.ts'
import { createPipeline } from '../../src/pipeline.ts'
import { createPublisher } from '../../src/publish/prometheus.ts'
import { openStore } from '../../src/store/open-store.ts'

export const addresses: readonly string[] = ['backups@example.com']

export async function openPipeline(checks: readonly CheckDefinition[]) {
  const folder = await mkdtemp(join(tmpdir(), 'lastgood-bench-'))
  const store = await openStore({ folder })
  const fleet = createFleet({ regex: createRegexEngine(), cron: createCronEngine() })
  const events = createEvents(pino({ level: 'silent' }), '')
  const publisher = createPublisher()
  const now = () => Date.now()
  const deps = { store, fleet, publisher, events, readMessage: readMail, identityOf, now }
  const pipeline = createPipeline(deps)
  const startedAtMs = performance.now()
  await pipeline.configure(checks, addresses)
  const configuredMs = performance.now() - startedAtMs
  return {
    pipeline,
    fleet,
    store,
    events,
    configuredMs,
    async [Symbol.asyncDispose]() {
      await store[Symbol.asyncDispose]()
      await rm(folder, { recursive: true, force: true })
    },
  }
}
