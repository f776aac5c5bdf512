/** One report to the service, and what its answer means. Only a service that says in its own words that it took the
 *  report makes it sent: a login page that answers 200 does not. */
import { readFileSync } from 'node:fs'
import { Agent as HttpAgent, request as httpRequest, type IncomingMessage, STATUS_CODES } from 'node:http'
import { Agent as HttpsAgent, request as httpsRequest } from 'node:https'
import { getCACertificates } from 'node:tls'
import { codeOf, messageOf } from './durable-file.ts'

export type Target = {
  /** Of the service, with a path when it stands below one. */
  readonly url: URL
  /** Value of the authorization header. */
  readonly authorization: string
  readonly caFile?: string
  readonly userAgent: string
  /** HTTP_PROXY, HTTPS_PROXY and NO_PROXY are read from it. */
  readonly env: { readonly [name: string]: string | undefined }
}

export type Answer =
  | { readonly kind: 'taken' }
  /** This report will never be taken. */
  | { readonly kind: 'rejected'; readonly words: string; readonly tooLarge: boolean }
  /** Nothing of this installation is taken with these credentials. */
  | { readonly kind: 'forbidden'; readonly words: string }
  /** Somebody must change something first: the key, the address. */
  | { readonly kind: 'refused'; readonly words: string }
  /** It may go better in a moment. */
  | { readonly kind: 'trouble'; readonly words: string; readonly retryAfterMs?: number }

export type Post = (body: string, signal: AbortSignal) => Promise<Answer>

/** How long the service may take for one answer. */
export const answerWithinMs = 20_000
const answerBytes = 64 * 1024
const shownLetters = 500

export function openPost(target: Target, withinMs = answerWithinMs): Disposable & { readonly post: Post } {
  const secure = target.url.protocol === 'https:'
  const ca = target.caFile === undefined ? undefined : authorities(target.caFile)
  const connection = { keepAlive: true, proxyEnv: { ...target.env } }
  const agent = secure ? new HttpsAgent({ ...connection, ...(ca && { ca }) }) : new HttpAgent(connection)
  const url = new URL(`${target.url.pathname.replace(/\/+$/, '')}/api/v1/reports`, target.url)

  const ask = async (body: string, signal: AbortSignal): Promise<Reply> =>
    new Promise((resolve, reject) => {
      const asked = (secure ? httpsRequest : httpRequest)(url, {
        method: 'POST',
        agent,
        signal,
        headers: {
          'content-type': 'application/json',
          'content-length': Buffer.byteLength(body),
          accept: 'application/json, application/problem+json',
          authorization: target.authorization,
          'user-agent': target.userAgent,
        },
      })
      asked.on('response', response => readReply(response).then(resolve, reject))
      asked.on('error', cause => {
        // The service may close an idle connection just when it is used again: the report was not read.
        if (asked.reusedSocket && codeOf(cause) === 'ECONNRESET') ask(body, signal).then(resolve, reject)
        else reject(cause)
      })
      asked.end(body)
    })

  return {
    async post(body, signal) {
      const tooLate = AbortSignal.timeout(withinMs)
      try {
        return readAnswer(await ask(body, AbortSignal.any([signal, tooLate])), url)
      } catch (cause) {
        const words = tooLate.aborted
          ? `no answer within ${withinMs / 1000} s`
          : signal.aborted
            ? 'no answer in the time there was'
            : describeTrouble(cause)
        return { kind: 'trouble', words: `${url.origin}: ${words}` }
      }
    },
    [Symbol.dispose]: () => agent.destroy(),
  }
}

type Reply = {
  readonly status: number
  readonly json: Readonly<Record<string, unknown>> | undefined
  readonly text: string
  readonly retryAfter: string | undefined
  readonly location: string | undefined
}

async function readReply(response: IncomingMessage): Promise<Reply> {
  const chunks: Buffer[] = []
  let bytes = 0
  for await (const chunk of response) {
    chunks.push(chunk)
    bytes += chunk.length
    if (bytes > answerBytes) break
  }
  const text = Buffer.concat(chunks).toString('utf8')
  const { statusCode = 0, headers } = response
  return {
    status: statusCode,
    json: readJson(text, headers['content-type']),
    text,
    retryAfter: headers['retry-after'],
    location: headers.location,
  }
}

function readJson(text: string, type = ''): Reply['json'] {
  if (!/^application\/([\w.-]+\+)?json\b/i.test(type)) return undefined
  try {
    const value: unknown = JSON.parse(text)
    return typeof value === 'object' && value !== null ? { ...value } : undefined
  } catch {
    return undefined
  }
}

function readAnswer(reply: Reply, url: URL): Answer {
  const { status, json, retryAfter, location } = reply
  if ((status === 200 || status === 201) && json) return { kind: 'taken' }
  const words = describe(reply)
  if (status === 413) return { kind: 'rejected', words, tooLarge: true }
  // A 400 in other words than the service's own is from a gateway that does not understand the address.
  if (status === 422 || (status === 400 && json)) return { kind: 'rejected', words, tooLarge: false }
  if (status === 401)
    return { kind: 'refused', words: `${words}: check account and authorization key, or the token` }
  if (status === 403 && json) return { kind: 'forbidden', words }
  if (status === 408 || status === 425 || status === 429 || status >= 500) {
    const retryAfterMs = readRetryAfter(retryAfter)
    return {
      kind: 'trouble',
      words: `${url.origin}: ${words}`,
      ...(retryAfterMs !== undefined && { retryAfterMs }),
    }
  }
  if (status >= 300 && status < 400)
    return {
      kind: 'refused',
      words: `${url.href}: ${words}: give url as it is after that redirect (${clean(location ?? 'to nowhere')})`,
    }
  return { kind: 'refused', words: `${url.href}: ${words}: is url the address of a Lastgood service?` }
}

/** Seconds or a date. */
function readRetryAfter(text: string | undefined): number | undefined {
  if (text === undefined) return undefined
  const ms = /^\d{1,6}$/.test(text) ? Number(text) * 1000 : Date.parse(text) - Date.now()
  return Number.isNaN(ms) ? undefined : Math.max(0, ms)
}

/** `422 Unprocessable Entity: run.status: must be …`, for people. */
function describe({ status, json, text }: Reply): string {
  const head = `${status} ${STATUS_CODES[status] ?? ''}`.trim()
  if (!json) return `${head}: ${clean(text.replaceAll(/<[^>]*>/g, ' ')) || 'no words'}`
  const said = [json['detail'] ?? json['title'] ?? json['message']].filter(part => typeof part === 'string')
  const { errors } = json
  const fields = (Array.isArray(errors) ? errors : []).map(error => {
    const { field, pointer, path, parameter, name, detail, message } = Object(error)
    const where = field ?? pointer ?? path ?? parameter ?? name
    return [where, detail ?? message ?? (typeof error === 'string' ? error : undefined)]
      .filter(part => part !== undefined)
      .map(String)
      .join(': ')
  })
  const words = [...said, ...fields].filter(part => part !== '').join('; ')
  return `${head}: ${clean(words || JSON.stringify(json))}`
}

/** A line for a terminal: nothing in it may steer that. */
function clean(text: string): string {
  const line = text.replaceAll(/[\p{Cc}\p{Cf}\s]+/gu, ' ').trim()
  return line.length > shownLetters ? `${line.slice(0, shownLetters)} …` : line
}

function describeTrouble(cause: unknown): string {
  const code = codeOf(cause) ?? ''
  const known: Readonly<Record<string, string>> = {
    ECONNREFUSED: 'connection refused',
    ECONNRESET: 'the connection was closed before an answer came',
    EPIPE: 'the connection was closed before an answer came',
    ENOTFOUND: 'no such host',
    EAI_AGAIN: 'the name cannot be resolved now',
    EHOSTUNREACH: 'the host cannot be reached',
    ENETUNREACH: 'the network cannot be reached',
    ETIMEDOUT: 'no connection in time',
  }
  const words = known[code] ?? clean(messageOf(cause))
  const certificate = /CERT|SELF_SIGNED|ISSUER|UNABLE_TO_VERIFY/.test(code)
  return certificate
    ? `${words} (${code}): name the authority that signed its certificate with caFile`
    : words
}

function authorities(caFile: string): string[] {
  try {
    return [...getCACertificates('default'), readFileSync(caFile, 'utf8')]
  } catch (cause) {
    throw new Error(`caFile ${caFile} cannot be read: ${messageOf(cause)}`, { cause })
  }
}
