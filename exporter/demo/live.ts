/** The demo goes on: what is due by its story comes when it is due, and every few seconds some job runs once more, so that
 *  the grid moves. It all goes in by the doors that everybody uses: mails by SMTP, reports by HTTP. */
import { setTimeout as sleep } from 'node:timers/promises'
import { createTransport } from 'nodemailer'
import { chance } from './chance.ts'
import type { DemoJob, Run } from './job.ts'
import { mailOf } from './mails.ts'
import { account, reportOf } from './reports.ts'
import { runsBetween, toRun } from './runs.ts'

export type Living = {
  readonly jobs: readonly DemoJob[]
  /** Where the story counts its days from. */
  readonly nowMs: number
  readonly url: string
  readonly smtp: { readonly host: string; readonly port: number }
  readonly key: string
  readonly everyMs: number
  readonly signal: AbortSignal
  /** A result could not be handed in. */
  readonly onTrouble: (cause: unknown) => void
}

/** @returns when it is told to end */
export async function live(living: Living): Promise<void> {
  const { jobs, nowMs, everyMs, signal, onTrouble } = living
  const transport = createTransport({ ...living.smtp, ignoreTLS: true })
  const next = chance('live')
  let doneMs = nowMs
  try {
    while (!signal.aborted) {
      const untilMs = Date.now()
      const due = runsBetween(jobs, doneMs, untilMs, nowMs)
      doneMs = untilMs
      const extra = onceMore(jobs[Math.floor(next() * jobs.length)], untilMs, nowMs)
      for (const run of extra ? [...due, extra] : due)
        await (run.job.installation === undefined ? send(run) : post(living, run)).catch(onTrouble)
      await sleep(everyMs, undefined, { signal }).catch(() => {})
    }
  } finally {
    transport.close()
  }

  async function send(run: Run) {
    const { from, to, raw } = mailOf(run)
    await transport.sendMail({ envelope: { from: from.replace(/^.*<|>$/g, ''), to }, raw })
  }
}

/** A run that ends at this moment. @returns undefined for a job that is silent now */
function onceMore(job: DemoJob | undefined, endedAtMs: number, nowMs: number): Run | undefined {
  const run = job && toRun(job, endedAtMs, nowMs)
  if (!run) return undefined
  const startedAtMs = endedAtMs - run.seconds * 1000
  return { ...run, key: `${run.key}-${endedAtMs}`, startedAtMs, endedAtMs }
}

async function post({ url, key }: Living, run: Run) {
  const answer = await fetch(`${url}/api/v1/reports`, {
    method: 'POST',
    headers: {
      authorization: `Basic ${Buffer.from(`${account.id}:${key}`).toString('base64')}`,
      'content-type': 'application/json',
    },
    body: reportOf(run),
  })
  if (!answer.ok) throw new Error(`${run.job.id}: ${answer.status} ${await answer.text()}`)
}
