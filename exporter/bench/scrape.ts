/** What a scrape costs at 1,000, 10,000 and 100,000 checks, beside prom-client with gauges of the same series in the
 *  same process. Both outputs are parsed and compared before any figure is printed. `node bench/scrape.ts [CHECKS ...]` */
import { spawnSync } from 'node:child_process'
import { setTimeout } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { gunzipSync } from 'node:zlib'
import { Gauge, Registry } from 'prom-client'
import { type CheckFacts, lateFromMs, overdueFromMs } from '../src/core/facts.ts'
import { joinGzipPieces } from '../src/core/gzip-pieces.ts'
import { families } from '../src/publish/families.ts'
import { createPublisher } from '../src/publish/prometheus.ts'

const nowMs = Date.UTC(2026, 10, 22, 3)
const scales = [1_000, 10_000, 100_000]
/** The project's aims; the bench fails when they are not met. The ratio is that at 10,000 checks. */
const aim = { checks: 10_000, ratio: 0.1, bytes: 2_000 }
/** CPU ms by what was measured: the best of some runs. */
const prices: Record<string, number> = {}

function buildFacts(index: number, changeMs = 0): CheckFacts {
  const lastMs = nowMs - (index % 86_400) * 1_000 + changeMs
  return {
    id: `client-${Math.floor(index / 20)}-job-${index}`,
    group: `Client ${Math.floor(index / 20)}`,
    name: `Server ${index % 20}: nightly documents`,
    label: 'Comet',
    repeat: 'once',
    restored: true,
    graceMs: 7_200_000,
    paused: false,
    muted: false,
    windowMissed: false,
    seen: true,
    status: index % 17 === 0 ? 'failure' : 'success',
    lastResultAtMs: lastMs,
    lastSuccessAtMs: lastMs,
    expectedAtMs: lastMs + 86_000_000,
    overdueAtMs: lastMs + 87_800_000,
    intervalMs: 86_400_000,
    overdueAfterMs: 1_800_000,
    consecutiveFailures: index % 17 === 0 ? 2 : 0,
    ...(index % 17 === 0 && { failingSinceMs: lastMs - 86_400_000 }),
    statusSinceMs: lastMs - 86_400_000,
    missedTotal: index % 3,
    failuresTotal: index % 5,
    figures: {
      size: index * 1_000_003,
      transferred: index * 1_009,
      duration: index % 9_000,
      files: index,
      errors: 0,
    },
  }
}

function sampleOf(family: (typeof families)[number], facts: CheckFacts): number | undefined {
  if (family.unit === 'deadline') {
    const overdue = nowMs > overdueFromMs(facts)
    return Number(family.name.endsWith('_overdue') ? overdue : !overdue && nowMs > lateFromMs(facts))
  }
  const value = family.read(facts)
  if (value === undefined) return undefined
  return family.unit === 'ms' ? Number(value) / 1000 : Number(value)
}

function fillPromClient(facts: readonly CheckFacts[]): Registry {
  const registry = new Registry()
  for (const family of families) {
    const info = family.unit === 'info'
    const labelNames = info ? ['check', 'group', 'name', 'label', 'repeat', 'restored'] : ['check', 'group']
    const gauge = new Gauge({ name: family.name, help: family.help, labelNames, registers: [registry] })
    for (const one of facts) {
      const value = sampleOf(family, one)
      const more = info && {
        name: one.name,
        label: one.label ?? '',
        repeat: one.repeat,
        restored: String(one.restored),
      }
      if (value !== undefined) gauge.set({ check: one.id, group: one.group, ...more }, value)
    }
  }
  return registry
}

/** Family by family: in one string, 100,000 checks come near what a string may hold. */
async function renderPromClient(registry: Registry): Promise<string[]> {
  const texts: string[] = []
  for (const family of families) texts.push(await registry.getSingleMetricAsString(family.name))
  return texts
}

function parseSamples(text: string): Map<string, number> {
  const samples = text.split('\n').filter(line => line && !line.startsWith('#'))
  return new Map(
    samples.map(line => {
      const blank = line.lastIndexOf(' ')
      return [line.slice(0, blank), Number(line.slice(blank + 1))]
    }),
  )
}

/** @throws Error naming the first sample that is not the same in both. */
function compare(ours: Map<string, number>, theirs: string) {
  for (const [series, value] of parseSamples(theirs)) {
    if (ours.get(series) !== value)
      throw new Error(`${series}: ${ours.get(series)}, prom-client says ${value}`)
    ours.delete(series)
  }
}

async function measure<T>(
  name: string,
  runs: number,
  work: () => T | Promise<T>,
  prepare = () => {},
): Promise<T> {
  let best = Number.POSITIVE_INFINITY
  let result: T | undefined
  for (let run = 0; run < runs; run++) {
    prepare()
    const before = process.cpuUsage()
    result = await work()
    const { user, system } = process.cpuUsage(before)
    best = Math.min(best, (user + system) / 1000)
  }
  prices[name] = best
  if (result === undefined) throw new Error(`${name}: nothing was rendered`)
  return result
}

/** Freed buffers are swept a moment after the collection, so it waits and collects again. */
async function memoryBytes(): Promise<number> {
  for (let round = 0; round < 3; round++) {
    globalThis.gc?.()
    await setTimeout(100)
  }
  const { heapUsed, arrayBuffers } = process.memoryUsage()
  return heapUsed + arrayBuffers
}

/** As the server does: piece by piece, none kept. */
function drain(pieces: Iterable<Uint8Array>): number {
  let bytes = 0
  for (const piece of pieces) bytes += piece.length
  return bytes
}

async function run(checks: number) {
  // Through JSON, so that the texts are plain strings before memory is counted.
  const facts: CheckFacts[] = JSON.parse(
    JSON.stringify(Array.from({ length: checks }, (_, index) => buildFacts(index))),
  )
  const runs = checks > 10_000 ? 2 : 5
  const before = await memoryBytes()
  let publisher = createPublisher()
  const fresh = () => {
    publisher = createPublisher()
    for (const one of facts) publisher.set(one)
  }
  fresh()
  const gzipBytes = drain(publisher.pieces(nowMs, 'prometheus', 'gzip'))
  const perCheck = ((await memoryBytes()) - before) / checks
  const textBytes = drain(publisher.pieces(nowMs, 'prometheus', 'identity'))

  let rounds = 0
  const touch = () => {
    rounds++
    for (let index = 0; index < checks / 100; index++) publisher.set(buildFacts(index, rounds))
  }
  const scrape = (encoding: 'identity' | 'gzip', atMs = nowMs) =>
    drain(publisher.pieces(atMs, 'prometheus', encoding))
  await measure('cold', runs, () => scrape('identity'), fresh)
  await measure('nothing changed', runs, () => scrape('identity'))
  await measure('1 % changed', runs, () => scrape('identity'), touch)
  await measure('cold, gzip', runs, () => scrape('gzip'), fresh)
  await measure('nothing changed, gzip', runs, () => scrape('gzip'))
  await measure('1 % changed, gzip', runs, () => scrape('gzip'), touch)
  const later = nowMs + 10 * 86_400_000
  await measure('all overdue at once, gzip', 1, () => scrape('gzip', later))
  const lines = publisher.renderGzip(later, 'prometheus').map(piece => unzip(piece).toString())
  const overdue = lines.reduce(
    (sum, text) => sum + (text.match(/^backup_check_overdue\{.*\} 1$/gm)?.length ?? 0),
    0,
  )
  if (overdue !== checks) throw new Error(`${overdue} of ${checks} checks became overdue`)

  fresh()
  const ours = publisher.render(nowMs, 'prometheus')
  const unzipped = publisher.renderGzip(nowMs, 'prometheus').map(unzip)
  if (!Buffer.concat(ours).equals(Buffer.concat(unzipped))) throw new Error('gzip differs from plain text')
  const registry = fillPromClient(facts)
  const theirs = await measure('prom-client', checks > 10_000 ? 1 : 3, () => renderPromClient(registry))
  let next = 0
  for (const [index, theirText] of theirs.entries()) {
    const family = families[index]?.name
    const samples = new Map<string, number>()
    for (next++; next < ours.length; next++) {
      const lines = Buffer.from(ours[next] ?? []).toString()
      if (lines.startsWith('#')) break
      for (const [series, value] of parseSamples(lines)) samples.set(series, value)
    }
    compare(samples, theirText)
    if (samples.size > 0) throw new Error(`${family}: ${samples.size} samples that prom-client does not have`)
  }
  report(checks, { perCheck, textBytes, gzipBytes })
}

function unzip(piece: Uint8Array): Buffer {
  return gunzipSync(Buffer.concat([...joinGzipPieces([piece])]))
}

function report(checks: number, sizes: { perCheck: number; textBytes: number; gzipBytes: number }) {
  const theirs = prices['prom-client'] ?? Number.NaN
  const ratio = (prices['cold'] ?? Number.NaN) / theirs
  const megabytes = (bytes: number) => `${(bytes / 1e6).toFixed(1)} MB`
  console.log(
    `${checks.toLocaleString('en')} checks: ${megabytes(sizes.textBytes)}, gzip ${megabytes(sizes.gzipBytes)}`,
  )
  for (const [name, ms] of Object.entries(prices))
    console.log(
      `  ${name.padEnd(26)} ${ms.toFixed(1).padStart(9)} ms CPU  ${(ms / theirs).toFixed(4)} x prom-client`,
    )
  console.log(
    `  kept in memory after gzip scrapes: ${Math.round(sizes.perCheck)} bytes a check, names included`,
  )
  if (checks >= aim.checks && sizes.perCheck > aim.bytes)
    fail(`${Math.round(sizes.perCheck)} bytes a check, the aim is ${aim.bytes}`)
  if (checks === aim.checks && !(ratio <= aim.ratio))
    fail(`cold is ${ratio.toFixed(3)} x prom-client, the aim is ${aim.ratio}`)
}

function fail(reason: string) {
  console.log(`  FAILED: ${reason}`)
  process.exitCode = 1
}

const [child, ...rest] = process.argv.slice(2)
if (child === '--one') await run(Number(rest[0]))
else {
  const wanted = child ? [child, ...rest].map(Number) : scales
  for (const checks of wanted) {
    const flags = ['--expose-gc', '--max-old-space-size=8192', '--disable-warning=ExperimentalWarning']
    const args = [...flags, fileURLToPath(import.meta.url), '--one', String(checks)]
    if (spawnSync(process.execPath, args, { stdio: 'inherit' }).status !== 0) process.exitCode = 1
  }
}
