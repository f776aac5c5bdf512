/** `lastgood reparse`: by the running service where there is one, else on its data folder itself. */
import { once } from 'node:events'
import { request as httpRequest, type IncomingMessage } from 'node:http'
import { request as httpsRequest } from 'node:https'
import { createInterface } from 'node:readline'
import { text } from 'node:stream/consumers'
import pino from 'pino'
import type { ReparseSummary } from '../api/contract.ts'
import type { Config } from '../config/config.ts'
import { createEvents } from '../events.ts'
import { openDataFolder } from '../opening.ts'
import type { Progress, ReparseScope } from '../reparse.ts'
import { detailOf } from './ask-api.ts'
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
  const host = reachableHost(listen.host)
  const place = `${tls ? 'https' : 'http'}://${host}:${listen.port}`
  const asked = (tls ? httpsRequest : httpRequest)({
    host,
    port: listen.port,
    method: 'POST',
    path: '/api/v1/reparse',
    headers: {
      'content-type': 'application/json',
      accept: 'application/x-ndjson',
      ...(user !== undefined && { authorization: `Basic ${Buffer.from(user).toString('base64')}` }),
      ...(token !== undefined && { authorization: `Bearer ${token}` }),
    },
    // The certificate names the service's public host; here only the own machine is asked.
    rejectUnauthorized: false,
  })
  asked.end(JSON.stringify(scope))
  let answer: IncomingMessage
  try {
    ;[answer] = await once(asked, 'response')
  } catch (cause) {
    if (Object(cause).code === 'ECONNREFUSED') return undefined
    throw new Error(`${place}: ${cause instanceof Error ? cause.message : String(cause)}`, { cause })
  }
  if (answer.statusCode !== 200) {
    const told = await text(answer)
    throw new Error(`${place}: ${detailOf(told) ?? `answered ${answer.statusCode}: ${told}`}`)
  }
  let last: ReparseSummary | { readonly error: string } = { error: 'the answer ended too early' }
  for await (const line of createInterface({ input: answer })) {
    last = JSON.parse(line) as typeof last
    if (!('error' in last)) output.error(describe(last))
  }
  if ('error' in last) throw new Error(`${place}: ${last.error}`)
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
