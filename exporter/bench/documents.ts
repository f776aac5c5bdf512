/** Documents of a large fleet beside reading the rows they are made of: the last status of 10,000 jobs as HTML and as PDF,
 *  and a client's month over 100,000 activities. Time, greatest memory beyond the start, and whether what comes out is
 *  what went in. `node bench/documents.ts` */

import { strict as assert } from 'node:assert'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pino from 'pino'
import { createCronEngine } from '../src/config/cron.ts'
import { createRegexEngine } from '../src/config/regex.ts'
import type { CheckDefinition } from '../src/core/check.ts'
import { clientSummarySheet } from '../src/core/sheet/client-summary.ts'
import { openFormats, toWriting } from '../src/core/sheet/formats.ts'
import { lastStatusSheet } from '../src/core/sheet/lists.ts'
import { pageOf } from '../src/core/sheet/page.ts'
import { createDocuments } from '../src/documents.ts'
import { createEvents } from '../src/events.ts'
import { createFleet } from '../src/fleet.ts'
import { identityOf } from '../src/intake/identity.ts'
import { readMail } from '../src/intake/mime.ts'
import { createPipeline } from '../src/pipeline.ts'
import { renderPdf } from '../src/publish/pdf.ts'
import { openStore } from '../src/store/open-store.ts'
import type { Store } from '../src/store/store.ts'
import { insertReport } from './parts/insert-report.ts'
import { makeCheck } from './parts/mix.ts'

const jobs = 10_000
const client = { name: 'Client of the month', jobs: 100, runsEach: 1000 }
const nowMs = Date.UTC(2026, 10, 30, 7)
const monthMs = Date.UTC(2026, 9, 31, 9)
const hourMs = 3_600_000
/** Memory beyond the start that a document may take, MB: less than its rows would if they were all kept as text. */
const mostMegabytes = 250

type Measured<T> = { readonly found: T; readonly ms: number; readonly megabytes: number }

async function measure<T>(work: () => Promise<T>): Promise<Measured<T>> {
  globalThis.gc?.()
  const before = process.memoryUsage().rss
  let most = before
  const timer = setInterval(() => {
    most = Math.max(most, process.memoryUsage().rss)
  }, 5)
  const startedAtMs = performance.now()
  const found = await work()
  const ms = performance.now() - startedAtMs
  clearInterval(timer)
  return { found, ms, megabytes: (Math.max(most, process.memoryUsage().rss) - before) / 1e6 }
}

/** As somebody takes it who keeps nothing. */
async function drain(pieces: AsyncIterable<string | Uint8Array>, count: (piece: string) => number) {
  let [bytes, counted] = [0, 0]
  for await (const piece of pieces) {
    bytes += piece.length
    if (typeof piece === 'string') counted += count(piece)
  }
  return { bytes, counted }
}

const made = { formats: openFormats(toWriting('en', 'Europe/Berlin', {})), madeAtMs: nowMs }

async function run() {
  const folder = mkdtempSync(join(tmpdir(), 'lastgood-bench-'))
  try {
    await using data = await openFilled(folder)
    const documents = createDocuments({
      ...data,
      targetsOf: id => [{ kind: 'check', id }],
      remarks: async () => () => ({}),
      preferences: async () => ({}),
      zone: () => 'Europe/Berlin',
      now: () => nowMs,
    })
    // The first one is not counted: it pays for a cold program.
    await drain(renderPdf(lastStatusSheet(await documents.lastStatus({ text: 'job-1' }), made)), () => 0)

    const alone = await measure(async () => {
      let count = 0
      for (const { definition } of data.fleet.all()) if (await data.store.lastResult(definition.id)) count++
      return count
    })
    assert.equal(alone.found, jobs + client.jobs)
    console.log(`last status of ${alone.found.toLocaleString('en')} jobs`)
    report('rows read alone', alone, alone)
    const html = await measure(async () =>
      drain(pageOf(lastStatusSheet(await documents.lastStatus({}), made)), countRows),
    )
    assert.equal(html.found.counted, alone.found)
    report(`HTML, ${(html.found.bytes / 1e6).toFixed(1)} MB`, html, alone)
    const pdf = await measure(async () =>
      drain(renderPdf(lastStatusSheet(await documents.lastStatus({}), made)), () => 0),
    )
    assert.ok(pdf.found.bytes > 500_000, `a PDF of ${pdf.found.bytes} bytes does not hold them all`)
    report(`PDF, ${(pdf.found.bytes / 1e6).toFixed(1)} MB`, pdf, alone)

    const activities = client.jobs * client.runsEach
    const read = await measure(() => readAlone(data.store))
    assert.equal(read.found, activities)
    console.log(`a client's month over ${activities.toLocaleString('en')} activities`)
    report('rows read alone', read, read)
    const month = await measure(async () => {
      const summary = await documents.clientSummary(client.name)
      const page = await drain(pageOf(clientSummarySheet(summary, made)), countRows)
      return { summary, page }
    })
    const { successRate, jobs: told } = month.found.summary
    assert.equal(told.length, client.jobs)
    assert.deepEqual(successRate, { good: (activities * 9) / 10, expected: activities })
    report('HTML', month, read)
    if (Math.max(html.megabytes, pdf.megabytes, month.megabytes) > mostMegabytes) {
      console.log(`  FAILED: more than ${mostMegabytes} MB`)
      process.exitCode = 1
    }
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

function countRows(piece: string): number {
  return piece.split('<tr').length - 1 - (piece.split('<thead><tr').length - 1)
}

function report(name: string, { ms, megabytes }: Measured<unknown>, alone: Measured<unknown>) {
  const ratio = (ms / alone.ms).toFixed(1)
  console.log(
    `  ${name.padEnd(24)} ${ms.toFixed(0).padStart(7)} ms  ${ratio.padStart(6)} x  +${megabytes.toFixed(0)} MB`,
  )
}

async function readAlone(store: Store): Promise<number> {
  let count = 0
  for (let n = 0; n < client.jobs; n++) {
    let after: { readonly atMs: number; readonly id: number } | undefined
    for (;;) {
      const page = await store.activitiesOfCheck(`job-${n}`, monthMs, 500, after)
      count += page.length
      after = page.at(-1)
      if (page.length < 500) break
    }
  }
  return count
}

async function openFilled(folder: string) {
  const definitions = Array.from({ length: jobs + client.jobs }, (_, n): CheckDefinition => {
    const { schedule, ...check } = makeCheck(n)
    return n < client.jobs ? { ...check, group: client.name } : { ...check, ...(schedule && { schedule }) }
  })
  const store = await openStore({ folder })
  const fleet = createFleet({ regex: createRegexEngine(), cron: createCronEngine() })
  const events = createEvents(pino({ level: 'silent' }), '')
  const publisher = { set() {}, remove() {} }
  const now = () => nowMs
  const pipeline = createPipeline({ store, fleet, publisher, events, readMessage: readMail, identityOf, now })
  await pipeline.configure(definitions, ['backups@example.com'])
  const spacing = (nowMs - monthMs - hourMs) / client.runsEach
  await insert(
    store,
    definitions.slice(client.jobs).map(({ id }, n) => ({ id, n, atMs: nowMs - 5 * hourMs })),
  )
  for (let n = 0; n < client.runsEach; n++)
    await insert(
      store,
      definitions
        .slice(0, client.jobs)
        .map(({ id }) => ({ id, n, atMs: Math.floor(monthMs + hourMs / 2 + n * spacing) })),
    )
  return { store, fleet, [Symbol.asyncDispose]: () => store[Symbol.asyncDispose]() }
}

let messages = 0

async function insert(
  store: Store,
  runs: readonly { readonly id: string; readonly n: number; readonly atMs: number }[],
) {
  await store.write(async tx => {
    const messageId = await insertReport(tx, {
      identity: String(messages++),
      receivedAtMs: runs[0]?.atMs ?? nowMs,
    })
    for (const { id, n, atMs } of runs)
      await tx.insertActivity({
        kind: 'result',
        checkId: id,
        messageId,
        atMs,
        status: n % 10 === 3 ? 'failure' : 'success',
        reason: 'as the subject says',
        figures: { size: 2 ** 30 + n * 1_000_003, duration: 60 + (n % 600) },
      })
  })
}

await run()
