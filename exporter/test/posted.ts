/** Posted messages for tests: reports, receptions, and the routes on a real server whose service is made of functions. */
import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import express from 'express'
import type { Message, Posting, Received } from '../src/core/message.ts'
import type { PostedOptions } from '../src/intake/posted/options.ts'
import type { PostedEvents } from '../src/intake/posted/post-problem.ts'
import type { FieldProblem } from '../src/intake/posted/report-schema.ts'
import { readPosted } from '../src/intake/posted.ts'
import { createPostedRoutes, type PostedDeps } from '../src/intake/posted-routes.ts'

export const nowMs = Date.UTC(2026, 10, 22, 3)

export type Json = { readonly [key: string]: unknown }

export function buildReport(change: { installation?: Json; job?: Json; run?: Json } & Json = {}) {
  const { installation, job, run, ...rest } = change
  return {
    installation: {
      id: 'pc-7',
      organization: 'Example Ltd',
      computer: 'PC7',
      product: 'Backup Tool',
      version: '12.0',
      ...installation,
    },
    job: { key: 'docs', name: 'Documents', engine: 'File', ...job },
    run: {
      executionKey: 'e-1',
      status: 'success',
      startedAt: '2026-11-22T02:00:00+01:00',
      endedAt: '2026-11-22T02:30:00+01:00',
      sizeBytes: 12_000_000_000,
      transferredBytes: 300_000_000,
      files: 1234,
      warnings: [],
      errors: [],
      ...run,
    },
    nextExpectedRun: '2026-11-23T02:00:00+01:00',
    ...rest,
  }
}

export function buildReceived(
  posting: Partial<Posting> & Pick<Posting, 'format'>,
  body: string | Uint8Array,
  change: Partial<Received> = {},
): Received {
  return {
    intake: 'hooks',
    receivedAtMs: nowMs,
    raw: typeof body === 'string' ? Buffer.from(body) : body,
    posting: { checkId: 'nas', ...posting },
    ...change,
  }
}

export function readBody(
  posting: Partial<Posting> & Pick<Posting, 'format'>,
  body: string | Uint8Array | Json,
  change: Partial<Received> = {},
): Message {
  const raw = typeof body === 'string' || body instanceof Uint8Array ? body : JSON.stringify(body)
  return readPosted(buildReceived(posting, raw, change))
}

export const account = { id: 'acme', key: 'right-key' }
export const asAccount = (id = account.id, key = account.key) => ({
  Authorization: `Basic ${Buffer.from(`${id}:${key}`).toString('base64')}`,
})

export type Posted = Awaited<ReturnType<typeof openPosted>>

/** Keeps what is taken in memory, as the service keeps it in the store. `deps` and `options` change single things. */
export async function openPosted(
  given: { deps?: Partial<PostedDeps>; options?: Partial<PostedOptions> } = {},
) {
  const received: Received[] = []
  const reports: Parameters<PostedDeps['takeReport']>[0][] = []
  const refused: string[] = []
  const confirmed: string[] = []
  const registered: Parameters<PostedDeps['register']>[0][] = []
  const done: string[] = []
  const deps: PostedDeps = {
    nowMs: () => nowMs,
    findSender: async credential => {
      if (credential.kind === 'token')
        return credential.token === 'ingest-token'
          ? { accountId: account.id, who: 'token:ingest' }
          : credential.token === 'read-token'
            ? { other: 'The token may not hand in reports: its scope is read.' }
            : undefined
      return credential.id === account.id && credential.key === account.key
        ? { accountId: account.id, who: `account:${account.id}` }
        : undefined
    },
    takeReport: async posted => {
      const { installation, job, run } = posted.report
      if (installation.id === 'of-another') return 'foreign'
      const known = reports.findIndex(({ report }) => report.run.executionKey === run.executionKey)
      if (known < 0) reports.push(posted)
      const id = known < 0 ? reports.length : known + 1
      return {
        created: known < 0,
        activity: {
          id,
          kind: 'result',
          checkId: `${installation.id}-${job.key}`,
          messageId: id,
          atMs: posted.receivedAtMs,
          status: run.status,
          reason: `the report says ${run.status}`,
          figures: {},
        },
      }
    },
    register: async posted => {
      if (posted.id === 'of-another') return 'foreign'
      const problems: FieldProblem[] = [{ field: 'jobs[0].schedule', detail: 'cannot be read' }]
      if (posted.registration.jobs?.[0]?.schedule === 'nonsense') return { invalid: problems }
      const created = !registered.some(({ id }) => id === posted.id)
      registered.push(posted)
      return { created, installation: buildInstallation(posted.id) }
    },
    installation: async (_sender, id) =>
      id === 'of-another' ? 'foreign' : id === 'pc-7' ? buildInstallation(id) : 'absent',
    deregister: async (_sender, id) => {
      done.push(`deregister ${id}`)
      return id === 'of-another' ? 'foreign' : id === 'pc-7' ? 'done' : 'absent'
    },
    deleteJob: async (_sender, id, key) => {
      done.push(`delete ${id} ${key}`)
      return key === 'docs' ? 'done' : 'absent'
    },
    findPathKey: async secret => {
      const [kind, product] = secret.split('-')
      const base = { id: 1, hint: 'abcd', createdAtMs: 0, checkId: 'nas' }
      if (kind === 'ping') return { ...base, kind }
      return kind === 'hook' ? { ...base, kind, ...(product && { product }) } : undefined
    },
    accept: async message => {
      received.push(message)
      return { id: received.length, outcome: 'matched' }
    },
    confirm: async url => {
      confirmed.push(url)
    },
    ...given.deps,
  }
  const options: PostedOptions = {
    softLimitBytes: 1024 * 1024,
    hardLimitBytes: 32 * 1024 * 1024,
    pings: true,
    hooks: {},
    confirmSns: true,
    ...given.options,
  }
  const events: PostedEvents = {
    postRefused: (intake, reason) => refused.push(`${intake} ${reason}`),
    postTroubled: (intake, cause) => refused.push(`${intake} ${String(cause)}`),
    snsConfirmed: topic => confirmed.push(topic),
  }
  const app = express()
  app.use(createPostedRoutes(deps, () => options, events))
  app.use((_request, response) => void response.status(404).send('nobody is here\n'))
  const server = app.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  return {
    url,
    received,
    reports,
    registered,
    refused,
    confirmed,
    done,
    post: (path: string, body: string | Uint8Array, headers: Readonly<Record<string, string>> = {}) =>
      fetch(url + path, { method: 'POST', body: body as string, headers: { ...headers } }),
    report: (body: unknown, headers: Readonly<Record<string, string>> = {}) =>
      fetch(`${url}/api/v1/reports`, {
        method: 'POST',
        body: typeof body === 'string' ? body : JSON.stringify(body),
        headers: { 'Content-Type': 'application/json', ...asAccount(), ...headers },
      }),
    async [Symbol.asyncDispose]() {
      const closed = once(server, 'close')
      server.close()
      server.closeAllConnections()
      await closed
    },
  }
}

function buildInstallation(id: string) {
  return {
    id,
    accountId: account.id,
    organization: 'Example Ltd',
    computer: 'PC7',
    monitored: true,
    registeredAtMs: nowMs,
    lastSeenAtMs: nowMs,
    jobs: [],
  }
}
