/** A thread that sends mails over several SMTP connections at once, as fast as they are acknowledged. */
import { parentPort, workerData } from 'node:worker_threads'
import { createTransport } from 'nodemailer'
import { makeMail } from './mix.ts'

const connections = 20
const {
  port,
  count,
  jobs,
  from = 0,
} = workerData as { port: number; count: number; jobs: number; from?: number }
const transport = createTransport({
  host: '127.0.0.1',
  port,
  pool: true,
  maxConnections: connections,
  maxMessages: Number.POSITIVE_INFINITY,
  ignoreTLS: true,
})
const mails = Array.from({ length: count }, (_, n) => makeMail(from + n, jobs))
// The greeting of each connection is held back for 100 ms on purpose; a run is long enough to hide that.
const startedAtMs = performance.now()
await Promise.all(
  mails.map(({ raw, to }) => transport.sendMail({ envelope: { from: 'nas@example.net', to }, raw })),
)
parentPort?.postMessage(performance.now() - startedAtMs)
transport.close()
