/** Posted reports per second from the request to the commit, 100 and 10,000 jobs, each report with 20 KB of HTML, over
 *  HTTP with 20 senders in a thread of their own. Beside them the same bodies to a route that only reads and parses
 *  them: what HTTP itself costs. Fails when a report is missing or its state is wrong. */
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Worker } from 'node:worker_threads'
import express from 'express'
import pino from 'pino'
import { readConfig } from '../src/config/config.ts'
import { createEvents } from '../src/events.ts'
import { createPostedRoutes } from '../src/intake/posted-routes.ts'
import { openDataFolder } from '../src/opening.ts'
import { createPosting } from '../src/posting.ts'
import { createPublisher } from '../src/publish/prometheus.ts'
import { jobOf, type Post } from './parts/poster.ts'

const count = 3000

function expectSame(what: string, is: unknown, should: unknown) {
  if (is !== should) throw new Error(`wrong answer: ${what} is ${is}, should be ${should}`)
}

async function post(url: string, secret: string, jobs: number): Promise<number> {
  const workerData: Post = { url, secret, jobs, count }
  const poster = new Worker(new URL('./parts/poster.ts', import.meta.url), { workerData })
  const [ms] = await once(poster, 'message')
  return (count / Number(ms)) * 1000
}

async function listen(app: express.Express) {
  const server = createServer(app).listen(0, '127.0.0.1')
  await once(server, 'listening')
  return { server, url: `http://127.0.0.1:${(server.address() as AddressInfo).port}` }
}

async function parseOnly(): Promise<number> {
  const app = express()
  app.post('/api/v1/reports', express.json({ limit: '32mb' }), (_request, response) => {
    response.status(201).json({})
  })
  const { server, url } = await listen(app)
  const perSecond = await post(url, 'none', 100)
  server.close()
  return perSecond
}

async function toCommit(jobs: number): Promise<number> {
  const folder = await mkdtemp(join(tmpdir(), 'lastgood-bench-'))
  const now = () => Date.now()
  const events = createEvents(pino({ level: 'silent' }), '')
  const file = new URL('./parts/reports.yml', import.meta.url).pathname
  const config = await readConfig({ file, flags: { data: folder }, env: {} })
  const data = await openDataFolder({ config, events, publisher: createPublisher(), now })
  await data.apply(config)
  const { secret } = await data.store.write(async tx => {
    await tx.createAccount({ id: 'bench', name: 'Bench', monitored: true, createdAtMs: now() })
    return tx.addKey('bench', now())
  })
  const app = express()
  const posting = createPosting({ data, users: undefined, now })
  app.use(createPostedRoutes(posting, () => config.posting, events))
  const { server, url } = await listen(app)
  const perSecond = await post(url, secret, jobs)
  server.close()
  expectSame('stored reports', await data.store.countMessages({ outcome: 'matched' }), count)
  const states = new Map(
    [...data.fleet.all()].map(({ definition, state }) => [definition.name, state.last?.status]),
  )
  expectSame('checks', states.size, Math.min(jobs, count))
  for (let n = count - Math.min(jobs, count); n < count; n++)
    expectSame(`status of ${jobOf(n, jobs)}`, states.get(jobOf(n, jobs)), n % 3 === 0 ? 'failure' : 'success')
  await data[Symbol.asyncDispose]()
  await rm(folder, { recursive: true, force: true })
  return perSecond
}

const bare = await parseOnly()
for (const jobs of [100, 10_000]) {
  const perSecond = await toCommit(jobs)
  console.log(
    `${jobs} jobs: ${perSecond.toFixed(0)} reports/s to commit; only read and parsed ${bare.toFixed(0)}/s (${(bare / perSecond).toFixed(1)} times)`,
  )
}
