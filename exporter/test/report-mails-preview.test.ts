/** A preview of a mail about very many jobs, of which nobody waits for the end. */
import { setTimeout as sleep } from 'node:timers/promises'
import type { MailPreviewJson } from '../src/api/contract-reports.ts'
import { startManaged } from './managed.ts'

const jobs = Array.from({ length: 3000 }, (_, n) => n)
const config = `
smtp: { listen: "127.0.0.1:0", address: backups@example.com }
checks:${jobs.map(n => `\n  - { id: job-${n}, name: Job ${n}, group: Office, schedule: { every: 1 day }, match: { alias: job-${n} }, status: { default: success } }`).join('')}
`
/** Of each kind: awaited, and left. */
const previews = 6
const subscription = { id: 'morning', to: 'ann@example.com', attachPdf: true }

test('when whoever asked has gone, the mail is not made to its end', async () => {
  await using service = await startManaged(async ({ data }) => {
    const receivedAtMs = Date.now() - 60_000
    await data.store.write(async tx => {
      const messageId = await tx.insertMessage({
        intake: 'smtp',
        identity: 'all of them',
        receivedAtMs,
        subject: 'all',
        from: 'n@example.net',
        to: [],
        originallyTo: [],
        recipients: [],
        marks: [],
        outcome: 'matched',
        raw: Buffer.from('all'),
      })
      for (const n of jobs)
        await tx.insertActivity({
          kind: 'result',
          checkId: `job-${n}`,
          messageId,
          atMs: receivedAtMs,
          status: 'failure',
          reason: `number ${n} of them is broken`,
          figures: { size: n * 1e9 },
        })
    })
  }, config)
  const ask = (signal?: AbortSignal) =>
    fetch(`${service.url}/api/v1/subscriptions/preview`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ subscription }),
      ...(signal && { signal }),
    })
  /** What this process computes until then: the service runs in it. */
  const measure = async (work: () => Promise<void>) => {
    const before = process.cpuUsage()
    await work()
    const { user, system } = process.cpuUsage(before)
    return user + system
  }
  // The first one compiles what all use.
  expect((await ask()).status).toBe(200)
  const startedAtMs = performance.now()
  const whole = await measure(async () => {
    for (let time = 0; time < previews; time++) {
      const preview = (await (await ask()).json()) as MailPreviewJson
      expect(preview.subject).toContain('3,000 failed')
    }
  })
  const wholeMs = performance.now() - startedAtMs
  const cut = await measure(async () => {
    for (let time = 0; time < previews; time++) {
      const gone = new AbortController()
      const asked = ask(gone.signal).catch(() => undefined)
      await sleep(20)
      gone.abort()
      await asked
    }
    // As long as all would take, and what else the service does in it.
    await sleep(wholeMs)
  })
  expect(cut).toBeLessThan(0.5 * whole)
  expect((await ask()).status).toBe(200)
}, 120_000)
