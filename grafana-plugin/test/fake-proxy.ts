/** Grafana's backend for page tests, with canned answers of the exporter. It cannot drift from the exporter: a request
 *  that its API does not describe, and an answer that is not of the described shape, fail the test. */
import { type BackendSrv, type BackendSrvRequest, type FetchResponse, setBackendSrv } from '@grafana/runtime'
import { defer, type Observable } from 'rxjs'
import type { Endpoint } from '../../exporter/src/api/endpoint.ts'
import { fits } from '../../exporter/src/api/endpoint.ts'
import { endpoints } from '../../exporter/src/api/endpoints.ts'

const proxy = '/api/plugin-proxy/lastgood-backups-app/exporter'

export type FakeRequest = {
  readonly method: string
  /** Below /api/v1. */
  readonly path: string
  readonly query: URLSearchParams
  readonly body: unknown
  /** By their names in small letters. */
  readonly headers: Readonly<Record<string, string>>
  /** Aborted when whoever asked has gone. */
  readonly signal: AbortSignal | undefined
}
/** By method and path as the API document writes them, `GET /checks/{id}`; of Grafana itself `GET /api/...`. A function
 *  is asked each time. Throw a `Refused` for an answer that is a problem. */
export type FakeAnswers = Readonly<Record<string, unknown>>

export class Refused extends Error {
  readonly status: number
  readonly data: unknown
  constructor(status: number, detail: string, more: object = {}) {
    super(detail)
    this.status = status
    this.data = { type: 'about:blank', title: 'Refused', status, detail, instance: '', ...more }
  }
}

/** What the exporter would have refused, or would never have answered: it fails the test, even one whose code makes
 *  a tidy message of the error. */
const faults: string[] = []
afterEach(() => expect(takeFaults()).toEqual([]))

/** What is taken no longer fails the test. */
export function takeFaults(): readonly string[] {
  return faults.splice(0)
}

function fault(text: string): never {
  faults.push(text)
  throw new Error(text)
}

/** @returns what was asked, in order; answers can be replaced while a test runs */
export function startFakeProxy(given: FakeAnswers) {
  let answers = given
  const requests: FakeRequest[] = []

  async function answer(options: BackendSrvRequest): Promise<FetchResponse<unknown>> {
    const url = new URL(options.url, 'http://grafana.test')
    for (const [name, value] of Object.entries(options.params ?? {}))
      url.searchParams.set(name, String(value))
    const method = options.method ?? 'GET'
    const isExporter = url.pathname.startsWith(`${proxy}/`)
    const path = isExporter ? url.pathname.slice(proxy.length) : url.pathname
    const { data: body, abortSignal: signal } = options
    const headers = Object.fromEntries(
      Object.entries(options.headers ?? {}).map(([name, value]) => [name.toLowerCase(), String(value)]),
    )
    const request: FakeRequest = { method, path, query: url.searchParams, body, headers, signal }
    requests.push(request)
    const endpoint = isExporter ? needEndpoint(request) : undefined
    const key = `${method} ${endpoint?.path ?? path}`
    if (!(key in answers)) fault(`no answer is given for ${key}`)
    const canned = answers[key]
    try {
      const data: unknown = typeof canned === 'function' ? await canned(request) : canned
      if (endpoint) checkAnswer(endpoint, key, data)
      options.abortSignal?.throwIfAborted()
      return respond(options, 200, data)
    } catch (cause) {
      if (!(cause instanceof Refused)) throw cause
      throw { status: cause.status, statusText: cause.message, data: cause.data, config: options }
    }
  }

  const fetch = (options: BackendSrvRequest): Observable<FetchResponse<unknown>> =>
    defer(() => answer(options))
  const plain =
    (method: string) =>
    async (url: string, second?: unknown): Promise<unknown> => {
      const more = method === 'GET' ? { params: second as Record<string, string> } : { data: second }
      return (await answer({ url, method, ...more })).data
    }
  const server = {
    fetch,
    get: plain('GET'),
    post: plain('POST'),
    put: plain('PUT'),
    patch: plain('PATCH'),
    delete: plain('DELETE'),
  }
  setBackendSrv(server as unknown as BackendSrv)
  return {
    requests: requests as readonly FakeRequest[],
    answerWith(more: FakeAnswers) {
      answers = { ...answers, ...more }
    },
  }
}

function needEndpoint({ method, path, query, body, headers }: FakeRequest): Endpoint {
  const endpoint = endpoints.find(
    one => one.method === method.toLowerCase() && fits(one.path, decodeURIComponent(path)),
  )
  if (!endpoint) return fault(`the exporter has no ${method} ${path}`)
  const where = `${method} ${endpoint.path}`
  const wanted = Object.keys(endpoint.headers ?? {}).map(name => name.toLowerCase())
  for (const name of Object.keys(headers))
    if (!wanted.includes(name)) fault(`${where} knows no header "${name}"`)
  for (const name of new Set(query.keys())) {
    const schema = endpoint.query?.[name]?.schema ?? fault(`${where} knows no parameter "${name}"`)
    const all = query.getAll(name)
    const told: unknown = all.length === 1 ? all[0] : all
    // What stands in an address is text; the exporter reads numbers from it.
    const readings = [told, typeof told === 'string' && told !== '' ? Number(told) : told]
    if (!readings.some(value => schema.safeParse(value).success))
      fault(`${where} refuses ${name}=${JSON.stringify(told)}`)
  }
  if (endpoint.body && !(endpoint.body.optional && body === undefined)) {
    const read = endpoint.body.schema.safeParse(body)
    if (!read.success) fault(`body of ${where}: ${read.error.message}`)
  } else if (body !== undefined && !endpoint.body) fault(`${where} takes no body`)
  return endpoint
}

function checkAnswer({ answers }: Endpoint, key: string, data: unknown): void {
  const good = Object.entries(answers).find(([status]) => status.startsWith('2'))?.[1]
  if (data instanceof Blob) {
    if (!good?.types?.includes(data.type)) fault(`${key} does not answer with ${data.type}`)
    return
  }
  const schema = good?.schema
  const read = schema?.safeParse(data)
  if (read && !read.success) fault(`the canned answer of ${key} is not of its shape: ${read.error.message}`)
}

function respond(config: BackendSrvRequest, status: number, data: unknown): FetchResponse<unknown> {
  return {
    data,
    status,
    statusText: 'OK',
    ok: true,
    headers: new Headers(),
    redirected: false,
    type: 'basic',
    url: config.url,
    config,
  }
}
