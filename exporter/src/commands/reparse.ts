/** `lastgood reparse`: by the running service where there is one, else on its data folder itself. */
import { createInterface } from 'node:readline'
import { Readable } from 'node:stream'
import pino from 'pino'
import type { ReparseSummary } from '../api/contract.ts'
import type { Config } from '../config/config.ts'
import { createEvents } from '../events.ts'
import { openDataFolder } from '../opening.ts'
import type { Progress, ReparseScope } from '../reparse.ts'
import { reachableHost } from './healthcheck.ts'
import type { Output } from './output.ts'

export type ReparseCommand = {
  readonly config: Config
  readonly scope: ReparseScope
  readonly output: Output
  /** `NAME:PASSWORD` of a user of the running service, when it asks for one. */
  readonly user?: string | undefined
  /** A token of it, which goes before the user. */
  readonly token?: string | undefined
}

export async function reparse(command: ReparseCommand): Promise<number> {
  const { config, output } = command
  const { done, changed } = (await askService(command)) ?? (await reparseFolder(command))
  output.line(`${config.dataFolder}: ${done} messages read again, ${changed} results are different now`)
  return 0
}

/** @returns undefined when no service is running there */
async function askService({
  config,
  scope,
  user,
  token,
  output,
}: ReparseCommand): Promise<ReparseSummary | undefined> {
  const { listen, tls } = config.http
  const url = `${tls ? 'https' : 'http'}://${reachableHost(listen.host)}:${listen.port}`
  const answer = await fetch(`${url}/api/v1/reparse`, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      accept: 'application/x-ndjson',
      ...(user !== undefined && { authorization: `Basic ${Buffer.from(user).toString('base64')}` }),
      ...(token !== undefined && { authorization: `Bearer ${token}` }),
    },
    body: JSON.stringify(scope),
  }).catch(() => undefined)
  if (!answer) return undefined
  if (!answer.ok) throw new Error(`${url}: ${answer.status}: ${await answer.text()}`)
  let last: ReparseSummary | { readonly error: string } = { error: 'the answer ended too early' }
  for await (const line of createInterface({ input: Readable.from(answer.body ?? []) })) {
    last = JSON.parse(line) as typeof last
    if (!('error' in last)) output.error(describe(last))
  }
  if ('error' in last) throw new Error(`${url}: ${last.error}`)
  return last
}

function describe({ done, total, changed }: Progress): string {
  return `${done} of ${total} messages, ${changed} changed`
}

async function reparseFolder({ config, scope, output }: ReparseCommand): Promise<Progress> {
  const events = createEvents(pino({ level: 'silent' }), '')
  const publisher = { set() {}, remove() {} }
  await using data = await openDataFolder({ config, events, publisher, now: Date.now })
  await data.apply(config)
  const stop = new AbortController()
  for (const signal of ['SIGTERM', 'SIGINT'] as const) process.once(signal, () => stop.abort())
  const tell = (progress: Progress) => output.error(describe(progress))
  // Awaited here: the store closes when this function ends.
  return await data.reparse.reparse(scope, tell, stop.signal)
}
