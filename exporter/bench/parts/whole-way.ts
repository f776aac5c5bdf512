/** The processor's time of a mail's whole way: SMTP in, parse, match, evaluate, commit. Without the sender's, which works
 *  in a thread of its own. */
import { Worker } from 'node:worker_threads'
import type { CheckDefinition } from '../../src/core/check.ts'
import { startSmtp } from '../../src/intake/smtp.ts'
import { makeCheck, makeMail } from './mix.ts'
import { openPipeline } from './open-pipeline.ts'

const jobs = 500
const warmUp = 400
const count = 1000
const rounds = 3

export type WholeWay = { readonly withTemplateMs: number; readonly withoutMs: number }

/** Of one mail, medians of rounds that take turns: with checks that have a template and no rules of their own, and with
 *  checks that have rules and no template. */
export async function measureWholeWay(): Promise<WholeWay> {
  const plain: number[] = []
  const templated: number[] = []
  for (let round = 0; round < rounds; round++) {
    plain.push(await measure(makeCheck))
    templated.push(await measure(makeTemplated))
  }
  return { withTemplateMs: median(templated), withoutMs: median(plain) }
}

function makeTemplated(job: number): CheckDefinition {
  return { ...makeCheck(job), template: 'general', status: { default: 'warning', order: [], blocks: {} } }
}

async function measure(makeOne: (job: number) => CheckDefinition): Promise<number> {
  await using opened = await openPipeline(Array.from({ length: jobs }, (_, job) => makeOne(job)))
  await using smtp = await startSmtp(
    { listen: { host: '127.0.0.1', port: 0 }, lmtp: false },
    opened.pipeline.accept,
    opened.events,
  )
  await send(smtp.address.port, warmUp, count)
  const ms = await send(smtp.address.port, count, 0)
  const stored = await opened.store.countMessages({ outcome: 'matched' })
  if (stored !== warmUp + count) throw new Error(`wrong answer: of ${warmUp + count} mails ${stored} matched`)
  expectResults(opened.fleet)
  return ms / count
}

/** The last mail of each job says how the job stands. */
function expectResults(fleet: Awaited<ReturnType<typeof openPipeline>>['fleet']) {
  const last = new Map(
    Array.from({ length: count }, (_, n) => makeMail(n, jobs)).map(({ job, good }) => [job, good]),
  )
  for (const [job, good] of last) {
    const is = fleet.get(`job-${job}`)?.state.last?.status
    const should = good ? 'success' : 'failure'
    if (is !== should) throw new Error(`wrong answer: job ${job} is ${is}, should be ${should}`)
  }
}

async function send(port: number, mails: number, from: number): Promise<number> {
  const before = process.cpuUsage()
  const sender = new Worker(new URL('./sender.ts', import.meta.url), {
    workerData: { port, count: mails, jobs, from },
  })
  await new Promise((resolve, reject) => {
    sender.once('message', resolve)
    sender.once('error', reject)
  })
  const [ours, its] = [process.cpuUsage(before), await sender.cpuUsage()]
  await sender.terminate()
  return (ours.user + ours.system - its.user - its.system) / 1000
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN
}
