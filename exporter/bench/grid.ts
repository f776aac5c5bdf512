/** What `GET /grid` costs with 30 results of each check: at first, after one check has changed, and when nothing has,
 *  beside asking the store check by check in the same process. Every answer is compared with what those queries say.
 *  `node bench/grid.ts [CHECKS ...]` */

import { strict as assert } from 'node:assert'
import { mkdtempSync, rmSync } from 'node:fs'
import { get } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { monitorEventLoopDelay } from 'node:perf_hooks'
import { gunzipSync } from 'node:zlib'
import pino from 'pino'
import type { GridJson } from '../src/api/contract-looking.ts'
import { createChangeMark } from '../src/change-mark.ts'
import { createCheckViews } from '../src/check-views.ts'
import { createCronEngine } from '../src/config/cron.ts'
import { createRegexEngine } from '../src/config/regex.ts'
import type { CheckDefinition } from '../src/core/check.ts'
import { resultWords } from '../src/core/result-strip.ts'
import { createEvents } from '../src/events.ts'
import { createFleet } from '../src/fleet.ts'
import { identityOf } from '../src/intake/identity.ts'
import { readMail } from '../src/intake/mime.ts'
import { createPipeline } from '../src/pipeline.ts'
import { openStore } from '../src/store/open-store.ts'
import type { Store } from '../src/store/store.ts'
import { openHttp } from '../test/build-check.ts'
import { insertReport } from './parts/insert-report.ts'
import { makeCheck } from './parts/mix.ts'

const scales = [1_000, 10_000]
const results = 30
/** More than are asked for, as a record has. */
const recorded = 40
const nowMs = Date.UTC(2026, 10, 22, 3)
const hourMs = 3_600_000
/** A warm answer at 10,000 checks, against asking check by check. */
const aim = { checks: 10_000, ratio: 0.5 }

type Answer = { readonly status: number; readonly tag: string; readonly body: Buffer; readonly ms: number }

async function run(checks: number) {
  const folder = mkdtempSync(join(tmpdir(), 'lastgood-bench-'))
  try {
    await using data = await openFilled(folder, checks)
    const views = createCheckViews({ ...data, remarks: async () => () => ({}), now: () => nowMs })
    const mark = createChangeMark({ ...data, now: () => nowMs })
    await using http = await openHttp({ deps: { ...views, mark, nowMs: () => nowMs } })
    const ask = (known = '') => fetchGrid(`${http.url}/api/v1/grid?results=${results}`, known)
    const lag = monitorEventLoopDelay({ resolution: 1 })
    lag.enable()

    const cold = await ask()
    const naive = await measureNaive(data.store, checks)
    compare(cold, naive.rows)
    const unchanged = await ask(cold.tag)
    assert.equal(unchanged.status, 304)
    const changedId = `job-${Math.floor(checks / 2)}`
    await data.store.write(tx =>
      tx.insertActivity({
        kind: 'missed',
        checkId: changedId,
        atMs: nowMs,
        expectedAtMs: nowMs - hourMs,
        reason: 'nothing came',
      }),
    )
    lag.reset()
    const warm = await ask(cold.tag)
    const held = lag.max / 1e6
    lag.disable()
    assert.equal(warm.status, 200)
    compare(warm, (await measureNaive(data.store, checks)).rows)

    const megabytes = (warm.body.length / 1e6).toFixed(2)
    console.log(`${checks.toLocaleString('en')} checks x ${results} results, ${megabytes} MB as gzip`)
    const report = (name: string, ms: number) =>
      console.log(
        `  ${name.padEnd(28)} ${ms.toFixed(1).padStart(8)} ms  ${(ms / naive.ms).toFixed(3)} x check by check`,
      )
    report('check by check, rows only', naive.ms)
    report('cold', cold.ms)
    report('warm, one check changed', warm.ms)
    report('unchanged (304)', unchanged.ms)
    console.log(`  longest hold of the thread, warm ${held.toFixed(1).padStart(4)} ms`)
    if (checks === aim.checks && warm.ms > naive.ms * aim.ratio) {
      console.log(
        `  FAILED: warm is ${(warm.ms / naive.ms).toFixed(2)} x check by check, the aim is ${aim.ratio}`,
      )
      process.exitCode = 1
    }
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

async function openFilled(folder: string, checks: number) {
  const definitions = Array.from({ length: checks }, (_, job) => makeCheck(job))
  const store = await openStore({ folder })
  const fleet = createFleet({ regex: createRegexEngine(), cron: createCronEngine() })
  const events = createEvents(pino({ level: 'silent' }), '')
  const publisher = { set() {}, remove() {} }
  const pipeline = createPipeline({
    store,
    fleet,
    publisher,
    events,
    readMessage: readMail,
    identityOf,
    now: () => nowMs,
  })
  await pipeline.configure(definitions, ['backups@example.com'])
  for (let n = 0; n < recorded; n++) await fill(store, definitions, n)
  return { store, fleet, [Symbol.asyncDispose]: () => store[Symbol.asyncDispose]() }
}

/** One message that every check has a result of. */
async function fill(store: Store, definitions: readonly CheckDefinition[], n: number) {
  const atMs = nowMs - (recorded - n) * 24 * hourMs
  await store.write(async tx => {
    const messageId = await insertReport(tx, { identity: String(n), receivedAtMs: atMs })
    for (const [index, { id }] of definitions.entries())
      await tx.insertActivity({
        kind: 'result',
        checkId: id,
        messageId,
        atMs: atMs + index,
        status: (index + n) % 17 === 0 ? 'failure' : 'success',
        reason: 'success: subject contains "Success"',
        figures: { size: index * 1_000_003, duration: n * 7, files: index },
        ...((index + n) % 31 === 0 && { lateMs: n * 1000 }),
      })
  })
}

async function measureNaive(store: Store, checks: number) {
  const startedAtMs = performance.now()
  const rows = new Map<string, string>()
  const found = new Map<string, Awaited<ReturnType<Store['activities']>>>()
  for (let job = 0; job < checks; job++)
    found.set(`job-${job}`, await store.activities(`job-${job}`, results))
  const ms = performance.now() - startedAtMs
  for (const [id, activities] of found)
    rows.set(
      id,
      JSON.stringify(
        activities
          .map(one =>
            one.kind === 'missed'
              ? [one.atMs, 'missed', one.id, null, null]
              : [one.atMs, one.status, one.id, one.messageId, one.lateMs ?? null],
          )
          .reverse(),
      ),
    )
  return { ms, rows }
}

function compare({ body }: Answer, rows: ReadonlyMap<string, string>) {
  const grid = JSON.parse(gunzipSync(body).toString()) as GridJson
  assert.equal(grid.id.length, rows.size)
  const { counts, atMs, code, activityId, messageId, lateMs } = grid.results
  let from = 0
  for (const [index, id] of grid.id.entries()) {
    const own = Array.from({ length: counts[index] ?? 0 }, (_, place) => from + place)
    from += own.length
    const row = own.map(at => [
      atMs[at],
      resultWords[code[at] ?? 0],
      activityId[at],
      messageId[at],
      lateMs[at],
    ])
    assert.equal(JSON.stringify(row), rows.get(id), id)
  }
  assert.equal(from, atMs.length)
}

function fetchGrid(url: string, known: string): Promise<Answer> {
  const startedAtMs = performance.now()
  return new Promise((resolve, reject) => {
    const headers = { 'accept-encoding': 'gzip', ...(known && { 'if-none-match': known }) }
    get(url, { headers }, response => {
      const pieces: Buffer[] = []
      response.on('data', piece => pieces.push(piece))
      response.on('error', reject)
      response.on('end', () =>
        resolve({
          status: response.statusCode ?? 0,
          tag: response.headers.etag ?? '',
          body: Buffer.concat(pieces),
          ms: performance.now() - startedAtMs,
        }),
      )
    }).on('error', reject)
  })
}

const wanted = process.argv.slice(2).map(Number)
// The first one is not counted: it pays for a cold program.
console.log('warming up')
await run(200)
for (const checks of wanted.length > 0 ? wanted : scales) await run(checks)
