/** Grafana's way to its server, as plugins see it: answers in the shape of fetch, refusals as FetchError, and a notice
 *  for those that the caller does not show itself. */
import { AppEvents, type EventBus } from '@grafana/data'
import type { BackendSrv, BackendSrvRequest, FetchError, FetchResponse } from '@grafana/runtime'
import { from, type Observable } from 'rxjs'

const running = new Map<string, AbortController>()

export function createBackendSrv(events: EventBus): BackendSrv {
  const ask = async <T>(request: BackendSrvRequest): Promise<FetchResponse<T>> => {
    const abort = new AbortController()
    request.abortSignal?.addEventListener('abort', () => abort.abort(), { once: true })
    if (request.requestId) {
      running.get(request.requestId)?.abort()
      running.set(request.requestId, abort)
    }
    const answer = await fetch(addressOf(request), {
      method: request.method ?? 'GET',
      headers: headersOf(request),
      signal: abort.signal,
      ...(request.data !== undefined && { body: bodyOf(request.data) }),
    })
    const data = await readBody(answer, request.responseType)
    if (!answer.ok) throw refusal(answer, data, request, events)
    const { status, statusText, ok, headers, redirected, type, url } = answer
    return { data: data as T, status, statusText, ok, headers, redirected, type, url, config: request }
  }
  const dataOf = <T>(request: BackendSrvRequest) => ask<T>(request).then(({ data }) => data)
  const sending =
    (method: string) =>
    <T>(url: string, data?: unknown, options?: Partial<BackendSrvRequest>) =>
      dataOf<T>({ ...options, url, data, method })
  const srv = {
    fetch: <T>(request: BackendSrvRequest): Observable<FetchResponse<T>> => from(ask<T>(request)),
    datasourceRequest: ask,
    request: dataOf,
    get: <T>(url: string, params?: BackendSrvRequest['params'], requestId?: string, options?: object) =>
      dataOf<T>({ ...options, url, ...(params && { params }), ...(requestId && { requestId }) }),
    post: sending('POST'),
    put: sending('PUT'),
    patch: sending('PATCH'),
    delete: sending('DELETE'),
    chunked: () => {
      throw new Error('answers in pieces are not served here')
    },
  }
  return srv as unknown as BackendSrv
}

function addressOf({ url, params = {} }: BackendSrvRequest): URL {
  const address = new URL(url, location.origin)
  for (const [name, value] of Object.entries(params))
    for (const one of Array.isArray(value) ? value : [value])
      if (one !== undefined && one !== null) address.searchParams.append(name, String(one))
  return address
}

const isJson = (data: unknown) =>
  !(typeof data === 'string' || data instanceof Blob || data instanceof FormData)
const bodyOf = (data: unknown) => (isJson(data) ? JSON.stringify(data) : (data as string | Blob | FormData))

function headersOf({ data, headers }: BackendSrvRequest): Record<string, string> {
  return { ...(isJson(data) && { 'content-type': 'application/json' }), ...headers }
}

async function readBody(answer: Response, as: BackendSrvRequest['responseType']): Promise<unknown> {
  if (as === 'blob' && answer.ok) return answer.blob()
  const text = await answer.text()
  if (as === 'text' && answer.ok) return text
  try {
    return JSON.parse(text)
  } catch {
    return text
  }
}

function refusal(
  { status, statusText }: Response,
  body: unknown,
  request: BackendSrvRequest,
  events: EventBus,
): FetchError {
  const data =
    typeof body === 'object' && body !== null
      ? body
      : { message: body || 'Unexpected error', error: statusText, response: body }
  const message = 'message' in data ? String(data.message) : statusText
  const error: FetchError = { status, statusText, data, config: request }
  if (request.showErrorAlert !== false)
    setTimeout(() => {
      if (!error.isHandled) events.publish({ type: AppEvents.alertError.name, payload: [message] })
    }, 50)
  return error
}
