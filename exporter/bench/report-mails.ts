/** The daily mail of 10,000 jobs, a thousand of which failed, beside reading the rows it is made of: time, and the greatest
 *  memory of a process that does nothing else. Fails when the subject does not tell what went in. `node bench/report-mails.ts` */

import { strict as assert } from 'node:assert'
import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import pino from 'pino'
import { createCronEngine } from '../src/config/cron.ts'
import { createRegexEngine } from '../src/config/regex.ts'
import type { CheckDefinition } from '../src/core/check.ts'
import { type Subscription, sections, weekdays } from '../src/core/mailing/subscription.ts'
import { createMailWriter } from '../src/documents/report-mail.ts'
import { createEvents } from '../src/events.ts'
import { createFleet } from '../src/fleet.ts'
import { identityOf } from '../src/intake/identity.ts'
import { readMail } from '../src/intake/mime.ts'
import { createPipeline } from '../src/pipeline.ts'
import { composeMail } from '../src/publish/mailer.ts'
import { drawPng, renderPdf, svgToPng } from '../src/rendering.ts'
import { openStore } from '../src/store/open-store.ts'
import { insertReport } from './parts/insert-report.ts'
import { makeCheck } from './parts/mix.ts'

const jobs = 10_000
const nowMs = Date.UTC(2026, 10, 22, 7)
const hourMs = 3_600_000
/** Memory beyond that of reading alone, MB. */
const mostMegabytes = 250
const subscription: Subscription = {
  id: 'morning',
  name: 'Morning',
  kind: 'daily',
  to: ['ann@example.com'],
  atMinutes: 7 * 60,
  writing: { timeZone: 'UTC' },
  days: weekdays,
  sections,
  attachPdf: false,
  paused: false,
}

type Answer = {
  readonly ms: number
  readonly megabytes: number
  readonly told: string
  readonly bytes: number
}

/** Without schedules: how a job stands is then what its last run says. */
const definitions = Array.from({ length: jobs }, (_, n): CheckDefinition => {
  const { schedule, ...check } = makeCheck(n)
  return check
})

async function open(folder: string) {
  const store = await openStore({ folder })
  const fleet = createFleet({ regex: createRegexEngine(), cron: createCronEngine() })
  const events = createEvents(pino({ level: 'silent' }), '')
  const publisher = { set() {}, remove() {} }
  const now = () => nowMs
  const pipeline = createPipeline({ store, fleet, publisher, events, readMessage: readMail, identityOf, now })
  await pipeline.configure(definitions, ['backups@example.com'])
  return { store, fleet, [Symbol.asyncDispose]: () => store[Symbol.asyncDispose]() }
}

async function fill(folder: string) {
  await using data = await open(folder)
  for (const daysAgo of [1, 0])
    await data.store.write(async tx => {
      const atMs = nowMs - (5 + daysAgo * 24) * hourMs
      const messageId = await insertReport(tx, { identity: String(daysAgo), receivedAtMs: atMs })
      for (const [n, { id }] of definitions.entries())
        await tx.insertActivity({
          kind: 'result',
          checkId: id,
          messageId,
          atMs,
          status: n % 10 === 3 && daysAgo === 0 ? 'failure' : 'success',
          reason: 'as the subject says',
          figures: { size: 2 ** 30 + n * 1_000_003, duration: 60 + (n % 600) },
        })
    })
}

async function readAlone({ store, fleet }: Awaited<ReturnType<typeof open>>) {
  let rows = 0
  let after: { readonly atMs: number; readonly id: number } | undefined
  for (;;) {
    const page = await store.activitiesInTime({ fromMs: nowMs - 24 * hourMs, toMs: nowMs }, 500, after)
    for (const run of page) if (await store.activityBefore(run.checkId, 'sized', run)) rows++
    after = page.at(-1)
    if (page.length < 500) break
  }
  for (const { definition } of fleet.all()) {
    const run = await store.lastResult(definition.id)
    if (run && (await store.activityBefore(definition.id, 'sized', run))) rows++
  }
  return { told: String(rows), bytes: 0 }
}

async function writeMail(data: Awaited<ReturnType<typeof open>>) {
  const write = createMailWriter({
    ...data,
    targetsOf: id => [{ kind: 'check', id }],
    remarks: async () => () => ({}),
    preferences: async () => ({}),
    zone: () => 'UTC',
    now: () => nowMs,
    renderPdf,
    drawPng,
    logoPng: svg => svgToPng(svg, 400),
    link: () => 'https://backups.example.com',
  })
  const content = await write(subscription, { period: '2026-11-22', dueAtMs: nowMs })
  const raw = await composeMail({
    ...content,
    from: 'lastgood@example.com',
    to: subscription.to,
    dateMs: nowMs,
    messageId: 'bench@example.com',
    unsubscribe: 'mailto:lastgood@example.com',
  })
  return { told: content.subject, bytes: raw.byteLength }
}

async function measure(what: string, folder: string): Promise<Answer> {
  await using data = await open(folder)
  const startedAtMs = performance.now()
  const answer = what === 'mail' ? await writeMail(data) : await readAlone(data)
  // Of all of the process: the fleet is in memory in both.
  return {
    ...answer,
    ms: performance.now() - startedAtMs,
    megabytes: process.resourceUsage().maxRSS / 1024,
  }
}

function inChild(what: string, folder: string): Answer {
  const script = fileURLToPath(import.meta.url)
  const args = ['--disable-warning=ExperimentalWarning', script, 'measure', what, folder]
  const { status, stdout, stderr } = spawnSync(process.execPath, args, { encoding: 'utf8' })
  if (status !== 0) throw new Error(stderr)
  return JSON.parse(stdout)
}

const [, , task, what = '', place = ''] = process.argv
if (task === 'measure') process.stdout.write(JSON.stringify(await measure(what, place)))
else {
  const folder = mkdtempSync(join(tmpdir(), 'lastgood-bench-'))
  try {
    await fill(folder)
    const alone = inChild('alone', folder)
    assert.equal(alone.told, String(2 * jobs))
    const mail = inChild('mail', folder)
    assert.equal(mail.told, '1,000 failed, 9,000 good – backups of 2026-11-22')
    assert.ok(mail.bytes < 100_000 && mail.bytes > 20_000, `a mail of ${mail.bytes} bytes`)
    const more = mail.megabytes - alone.megabytes
    console.log(`daily mail of ${jobs.toLocaleString('en')} jobs`)
    console.log(`  rows read alone  ${alone.ms.toFixed(0)} ms, ${alone.megabytes.toFixed(0)} MB`)
    console.log(
      `  mail             ${mail.ms.toFixed(0)} ms (${(mail.ms / alone.ms).toFixed(1)} x), ${mail.megabytes.toFixed(0)} MB (+${more.toFixed(0)}), ${(mail.bytes / 1000).toFixed(0)} KB`,
    )
    if (more > mostMegabytes) {
      console.log(`  FAILED: more than ${mostMegabytes} MB beyond reading`)
      process.exitCode = 1
    }
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}
