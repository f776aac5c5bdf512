/** Lastgood with installations, jobs and reports in it, for tests of managing: what happened before is written by the
 *  same rooms at times of the test's choice, then the service starts on that folder. */
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import pino from 'pino'
import { type Config, readConfig } from '../src/config/config.ts'
import type { Status } from '../src/core/activity.ts'
import { createEvents } from '../src/events.ts'
import { type Opened, openDataFolder } from '../src/opening.ts'
import { startService } from '../src/service.ts'
import { openTempFolder } from './servers/spawn-server.ts'

export const dayMs = 24 * 3_600_000

/** lastgood.yml with checks `nas` and `mail` of group Office; `nas` is fed by mail whose subject says how it went. */
export const officeConfig = `
smtp: { listen: "127.0.0.1:0", address: backups@example.com }
checks:
  - id: nas
    name: NAS
    group: Office
    schedule: { every: 1 day }
    match: { alias: nas }
    status:
      default: failure
      success: { all: [{ field: subject, contains: Success }] }
  - id: mail
    name: Mail
    group: Office
    match: { alias: mail }
    status: { default: success }
`

export type Past = {
  readonly data: Opened
  /** The time it is there from now on. */
  at(nowMs: number): void
  /** Installation with daily jobs of these keys, of account `acme`. @returns the checks' ids */
  register(id: string, keys: readonly string[], organization?: string): Promise<readonly string[]>
  /** Posts a report. @returns the message's id */
  report(checkId: string, status: Status, html?: string): Promise<number>
}

export async function readOffice(folder: string, text = officeConfig): Promise<Config> {
  const file = join(folder, 'lastgood.yml')
  await writeFile(file, text)
  const flags = { config: file, data: join(folder, 'data'), http: '127.0.0.1:0' }
  return readConfig({ flags, env: {} })
}

/** Opens the data folder as the service does, and lets `live` happen there. */
export async function writePast(config: Config, live: (past: Past) => Promise<void>): Promise<void> {
  let nowMs = Date.now()
  const events = createEvents(pino({ level: 'silent' }), 'test')
  const publisher = { set() {}, remove() {} }
  await using data = await openDataFolder({ config, events, publisher, now: () => nowMs })
  await data.apply(config)
  await data.store.write(async tx => {
    await tx.createAccount({ id: 'acme', name: 'Acme', monitored: true, createdAtMs: nowMs })
  })
  await data.manage.load()
  const reporter = { accountId: 'acme', who: 'account:acme' }
  let reports = 0
  await live({
    data,
    at: atMs => {
      nowMs = atMs
    },
    async register(id, keys, organization = 'Acme') {
      const facts = { id, organization, computer: id.toUpperCase(), product: 'BackupAssist' }
      const jobs = keys.map(key => ({ key, name: `Job ${key}`, schedule: { every: '1 day' } }))
      const registered = await data.manage.register(reporter, facts, jobs, false)
      if (registered === 'foreign') throw new Error(`${id} belongs to another account`)
      return registered.jobs.map(job => job.checkId)
    },
    async report(checkId, status, html) {
      const job = data.roster.jobOf(checkId)
      if (!job) throw new Error(`no job has the check ${checkId}`)
      const body = {
        installation: { id: job.installationId, computer: job.installationId },
        job: { key: job.key },
        run: { executionKey: `run ${++reports}`, status },
        ...(html !== undefined && { html }),
      }
      const raw = Buffer.from(JSON.stringify(body))
      return (await data.manage.take({ checkId, format: 'report' }, raw, 'reports')).messageId
    },
  })
}

/** The service over a folder of its own, in this process. */
export async function startManaged(
  live: (past: Past) => Promise<void> = async () => {},
  text = officeConfig,
  /** What is wrong with the configuration when it is read again. */
  { refuse }: { readonly refuse?: () => string | undefined } = {},
) {
  const folder = await openTempFolder()
  const config = await readOffice(folder.path, text)
  await writePast(config, live)
  const events = createEvents(pino({ level: 'silent' }), 'test')
  const readAgain = async () => {
    const wrong = refuse?.()
    if (wrong !== undefined) throw new Error(wrong)
    return config
  }
  const service = await startService({ config, readConfig: readAgain, events })
  return {
    ...api(service.url),
    folder: folder.path,
    config,
    firstMail: service.firstMail,
    async [Symbol.asyncDispose]() {
      await service[Symbol.asyncDispose]()
      await folder[Symbol.asyncDispose]()
    },
  }
}

type Answer = {
  readonly status: number
  readonly headers: Headers
  readonly text: string
  readonly body: never
}

/** Speaks to /api/v1 of a service. */
export function api(url: string, headers: Readonly<Record<string, string>> = {}) {
  async function ask(
    method: string,
    path: string,
    body?: unknown,
    more: Readonly<Record<string, string>> = {},
  ) {
    const answer = await fetch(`${url}/api/v1${path}`, {
      method,
      headers: { ...headers, ...(body !== undefined && { 'content-type': 'application/json' }), ...more },
      ...(body !== undefined && { body: typeof body === 'string' ? body : JSON.stringify(body) }),
    })
    const text = await answer.text()
    const isJson = answer.headers.get('content-type')?.includes('json') === true && text !== ''
    const found: Answer = {
      status: answer.status,
      headers: answer.headers,
      text,
      body: (isJson && !answer.headers.get('content-type')?.includes('ndjson')
        ? JSON.parse(text)
        : undefined) as never,
    }
    return found
  }
  return {
    url,
    ask,
    /** @throws Error when it is not there */
    async get<T>(path: string): Promise<T> {
      const { status, text, body } = await ask('GET', path)
      if (status !== 200) throw new Error(`${path}: ${status} ${text}`)
      return body
    },
    metrics: async () => (await fetch(`${url}/metrics`)).text(),
  }
}
