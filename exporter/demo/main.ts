/** `npm run demo`: a fleet that is not real, thirty days of its past, and its present for as long as it runs. */
import { existsSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { createLog } from '../src/commands/log.ts'
import { readConfig } from '../src/config/config.ts'
import { createEvents } from '../src/events.ts'
import { startService } from '../src/service.ts'
import { type Listen, writeConfiguration } from './configuration.ts'
import { createFleet } from './fleet.ts'
import { live } from './live.ts'
import { play } from './play.ts'
import { tryDoors } from './try-doors.ts'

const days = 30
const everyMs = 4000

const say = (text: string) => void process.stdout.write(`${text}\n`)
const complain = (cause: unknown) =>
  void process.stderr.write(`demo: ${cause instanceof Error ? cause.message : String(cause)}\n`)

/** @returns the exit code */
async function run(signal: AbortSignal): Promise<number> {
  const { values } = parseArgs({
    options: {
      data: { type: 'string' },
      http: { type: 'string', default: '127.0.0.1:9780' },
      smtp: { type: 'string', default: '127.0.0.1:2525' },
    },
  })
  const folder = values.data ? resolve(values.data) : await mkdtemp(join(tmpdir(), 'lastgood-demo-'))
  if (existsSync(join(folder, 'data')) || existsSync(join(folder, 'lastgood.yml')))
    throw new Error(`--data ${folder} is in use already: name a folder that is new or empty`)
  try {
    await tryDoors(values)
    await runIn(folder, values, signal)
  } catch (cause) {
    if (!signal.aborted) throw cause
  } finally {
    if (!values.data) await rm(folder, { recursive: true, force: true })
  }
  return 0
}

async function runIn(folder: string, listen: Listen, signal: AbortSignal) {
  const jobs = createFleet()
  const clients = new Set(jobs.map(job => job.client)).size
  say(`Nothing in this demo is real: clients, jobs and messages are invented.
Playing ${days} days of ${jobs.length} jobs of ${clients} clients …`)
  const file = await writeConfiguration(folder, jobs, listen)
  const load = () => readConfig({ flags: { config: file }, env: {} })
  const config = await load()
  const eventsOf = () => createEvents(createLog(config.log), 'demo')
  const nowMs = Date.now()
  const { key, messages } = await play({
    config,
    jobs,
    nowMs,
    days,
    events: eventsOf(),
    onDay: tellDay(signal),
  })
  say(`${messages} events in ${((Date.now() - nowMs) / 1000).toFixed(0)} s.`)
  await using service = await startService({ config, readConfig: load, events: eventsOf() })
  const { url } = service
  say(`
The demo is running; every ${everyMs / 1000} seconds another result comes in.
  status page   ${url}/
  metrics       ${url}/metrics
  API           ${url}/api/v1/openapi.json
  Grafana       give the Lastgood app the address ${url}; docs/demo.md says how
  its checks    ${join(folder, 'checks')}
Stop with Ctrl-C. A folder that was not named with --data goes with it.`)
  const smtp = config.smtp?.listen
  if (smtp) await live({ jobs, nowMs, url, smtp, key, everyMs, signal, onTrouble: complain })
}

function tellDay(signal: AbortSignal) {
  return (day: number) => {
    signal.throwIfAborted()
    if (process.stdout.isTTY) process.stdout.write(`\rday ${day} of ${days} `)
  }
}

const stop = new AbortController()
for (const name of ['SIGTERM', 'SIGINT'] as const) process.on(name, () => stop.abort())
process.exitCode = await run(stop.signal).catch(cause => {
  complain(cause)
  return 1
})
process.exit()
