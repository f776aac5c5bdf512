/** A thread that posts reports over several connections, one after the other on each. */
import { parentPort, workerData } from 'node:worker_threads'

export type Post = {
  readonly url: string
  readonly secret: string
  readonly jobs: number
  readonly count: number
}

const senders = 20
const html = `<table>${'<tr><td>C:\\Data\\file.dat</td><td>1,234 KB</td></tr>'.repeat(400)}</table>`

export function jobOf(n: number, jobs: number): string {
  return `Job ${n % jobs}`
}

async function run({ url, secret, jobs, count }: Post): Promise<number> {
  const authorization = `Basic ${Buffer.from(`bench:${secret}`).toString('base64')}`
  let next = 0
  const startedAtMs = performance.now()
  const sender = async () => {
    for (let n = next++; n < count; n = next++) {
      const job = jobOf(n, jobs)
      const body = JSON.stringify({
        installation: {
          id: `pc-${(n % jobs) % 50}`,
          organization: 'Bench',
          computer: `PC${(n % jobs) % 50}`,
        },
        job: { key: job, name: job, engine: 'image' },
        run: { executionKey: `run-${n}`, status: n % 3 === 0 ? 'failure' : 'success', sizeBytes: n },
        html,
      })
      const headers = { authorization, 'content-type': 'application/json' }
      const answer = await fetch(`${url}/api/v1/reports`, { method: 'POST', headers, body })
      if (answer.status !== 201) throw new Error(`${answer.status}: ${await answer.text()}`)
      await answer.arrayBuffer()
    }
  }
  await Promise.all(Array.from({ length: senders }, sender))
  return performance.now() - startedAtMs
}

if (parentPort) parentPort.postMessage(await run(workerData as Post))
