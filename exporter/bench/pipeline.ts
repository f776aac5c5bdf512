/** Mails per second from the wire to the commit. First against the naive composition of the same steps (mailparser as
 *  it comes, every check asked, one commit a message); then through a real SMTP listener at 100, 10,000 and 100,000
 *  checks, with the senders in a process of their own. Fails when an answer is wrong. */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Worker } from 'node:worker_threads'
import { simpleParser } from 'mailparser'
import { createRegexEngine } from '../src/config/regex.ts'
import { compileMatch } from '../src/core/match.ts'
import type { Message } from '../src/core/message.ts'
import { compileStatus } from '../src/core/status.ts'
import { createView } from '../src/core/view.ts'
import { startSmtp } from '../src/intake/smtp.ts'
import { openStore } from '../src/store/open-store.ts'
import { makeCheck, makeMail } from './parts/mix.ts'
import { addresses, openPipeline } from './parts/open-pipeline.ts'

function checksOf(count: number) {
  return Array.from({ length: count }, (_, job) => makeCheck(job))
}

function expectSame(what: string, is: unknown, should: unknown) {
  if (is !== should) throw new Error(`wrong answer: ${what} is ${is}, should be ${should}`)
}

/** Messages per second by the pipeline, and by the naive composition, on the same mails and checks. */
async function compareWithNaive(checks: number) {
  const mails = Array.from({ length: 600 }, (_, n) => makeMail(n, checks))
  await using opened = await openPipeline(checksOf(checks))
  const received = (raw: Buffer, to: string) => ({
    intake: 'bench',
    receivedAtMs: Date.now(),
    raw,
    envelope: { from: 'nas@example.net', to: [to] },
  })
  // Neither side is measured while its code is still being compiled.
  const warmUp = Array.from({ length: 200 }, (_, n) => makeMail(1_000_000 + n, checks))
  await Promise.all(warmUp.map(({ raw, to }) => opened.pipeline.accept(received(raw, to))))
  let startedAtMs = performance.now()
  const outcomes = await Promise.all(mails.map(({ raw, to }) => opened.pipeline.accept(received(raw, to))))
  const oursPerSecond = (mails.length / (performance.now() - startedAtMs)) * 1000
  for (const { outcome } of outcomes) expectSame('outcome', outcome, 'matched')

  const folder = await mkdtemp(join(tmpdir(), 'lastgood-naive-'))
  const store = await openStore({ folder })
  const engines = { regex: createRegexEngine() }
  const all = checksOf(checks).map(definition => ({
    definition,
    match: compileMatch(definition.match, engines, addresses),
    status: compileStatus(definition.status, engines),
  }))
  const naive = mails.slice(0, 80)
  for (const [n, { raw, to, job, good }] of naive.entries()) {
    if (n === 20) startedAtMs = performance.now()
    const parsed = await simpleParser(raw)
    const message: Message = {
      intake: 'bench',
      receivedAtMs: Date.now(),
      subject: parsed.subject ?? '',
      from: parsed.from?.text ?? '',
      to: [to],
      originallyTo: [to],
      recipients: [to],
      headers: [],
      text: parsed.text ?? '',
      attachments: parsed.attachments.map(({ filename, contentType, size, content }) => ({
        name: filename ?? '',
        contentType,
        bytes: size,
        text: content.toString(),
      })),
      marks: [],
    }
    const view = createView(message)
    const fitting = all.filter(({ match }) => match.fits(view))
    expectSame('fitting check', fitting.map(({ definition }) => definition.id).join(), `job-${job}`)
    expectSame('status', fitting[0]?.status.decide(view).status, good ? 'success' : 'failure')
    await store.write(tx =>
      tx.insertMessage({
        ...message,
        from: message.from,
        identity: `naive-${job}-${raw.length}`,
        outcome: 'matched',
        raw,
      }),
    )
  }
  const naivePerSecond = ((naive.length - 20) / (performance.now() - startedAtMs)) * 1000
  await store[Symbol.asyncDispose]()
  await rm(folder, { recursive: true, force: true })
  const ratio = oursPerSecond / naivePerSecond
  console.log(
    `${checks} checks: pipeline ${oursPerSecond.toFixed(0)} mails/s, naive ${naivePerSecond.toFixed(0)} mails/s: ${ratio.toFixed(1)} times (aim 8)`,
  )
}

async function throughSmtp(checks: number, count: number): Promise<number> {
  await using opened = await openPipeline(checksOf(checks))
  await using smtp = await startSmtp(
    { listen: { host: '127.0.0.1', port: 0 }, lmtp: false },
    opened.pipeline.accept,
    opened.events,
  )
  const sender = new Worker(new URL('./parts/sender.ts', import.meta.url), {
    workerData: { port: smtp.address.port, count, jobs: checks },
  })
  const ms = await new Promise<number>((resolve, reject) => {
    sender.on('message', resolve)
    sender.on('error', reject)
  })
  expectSame('stored messages', await opened.store.countMessages({ outcome: 'matched' }), count)
  const seen = [...opened.fleet.all()].filter(({ state }) => state.last)
  const jobs = new Set(Array.from({ length: count }, (_, n) => makeMail(n, checks).job))
  expectSame('checks with a result', seen.length, jobs.size)
  const last = makeMail(count - 1, checks)
  if (jobs.size === count)
    expectSame(
      'status of the last',
      opened.fleet.get(`job-${last.job}`)?.state.last?.status,
      last.good ? 'success' : 'failure',
    )
  const perSecond = (count / ms) * 1000
  console.log(
    `${checks} checks: ${perSecond.toFixed(0)} mails/s through SMTP to commit (checks ready in ${(opened.configuredMs / 1000).toFixed(1)} s)`,
  )
  return perSecond
}

await compareWithNaive(10_000)
await throughSmtp(100, 300)
const few = await throughSmtp(100, 1500)
await throughSmtp(10_000, 1500)
const many = await throughSmtp(100_000, 1500)
console.log(`a mail at 100,000 checks costs ${(few / many).toFixed(2)} times one at 100 (aim: at most 2)`)
