/** Grafana's way to its server, as plugins see it: answers in the shape of fetch, refusals as FetchError, and a notice
 *  for those that the caller does not show itself. */
import { AppEvents, type EventBus } from '@grafana/data'
import type { BackendSrv, BackendSrvRequest, FetchError, FetchResponse } from '@grafana/runtime'
import { from, type Observable } from 'rxjs'

const running = new Map<string, AbortController>()

export function createBackendSrv(events: EventBus): BackendSrv {
  const ask = async <T>(request: BackendSrvRequest, isSecond = false): Promise<FetchResponse<T>> => {
    const abort = new AbortController()
    request.abortSignal?.addEventListener('abort', () => abort.abort(), { once: true })
    if (request.requestId) {
      running.get(request.requestId)?.abort()
      running.set(request.requestId, abort)
    }
    const headers = headersOf(request)
    const answer = await fetch(addressOf(request), {
      method: request.method ?? 'GET',
      headers,
      signal: abort.signal,
      ...(request.data && { body: bodyOf(request.data, headers) }),
    })
    // Whoever is refused may have to log in anew: Grafana finds out, and then asks once more.
    if (answer.status === 401 && !isSecond) {
      await ask({ url: '/api/login/ping' }, true)
      return ask(request, true)
    }
    const data = await readBody(answer, request.responseType)
    if (!answer.ok) throw refusal(answer, data, request, events)
    const { status, statusText, ok, redirected, type, url } = answer
    return {
      data: data as T,
      status,
      statusText,
      ok,
      headers: answer.headers,
      redirected,
      type,
      url,
      config: request,
    }
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

function headersOf({ method = 'GET', headers }: BackendSrvRequest): Headers {
  const all = new Headers(headers)
  if (['POST', 'PUT', 'PATCH'].includes(method) && !all.has('content-type'))
    all.set('content-type', 'application/json')
  if (!all.has('accept')) all.set('accept', 'application/json, text/plain, */*')
  return all
}

/** What is sent without being called JSON is a form. */
function bodyOf(data: unknown, headers: Headers): string | URLSearchParams {
  if (typeof data === 'string') return data
  const isJson = headers.get('content-type')?.toLowerCase() === 'application/json'
  return isJson ? JSON.stringify(data) : new URLSearchParams(data as Record<string, string>)
}

/** A refusal is read as what was asked for, too. @throws SyntaxError for `json` on an answer that is none */
async function readBody(answer: Response, as: BackendSrvRequest['responseType']): Promise<unknown> {
  if (as === 'blob') return answer.blob()
  if (as === 'text') return answer.text()
  if (as === 'json') {
    if (answer.headers.get('content-length') !== '0') return answer.json()
    console.warn(`${answer.url} returned an invalid JSON`)
    return {}
  }
  const text = await answer.text()
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
  const data: Record<string, unknown> =
    typeof body === 'string'
      ? { message: body, error: statusText, response: body }
      : ((body as Record<string, unknown> | undefined) ?? { message: 'Unexpected error' })
  if (!data['message'] && typeof data['error'] === 'string') data['message'] = data['error']
  const message = String(data['message'] ?? statusText)
  const error: FetchError = { status, statusText, data, config: request }
  if (request.showErrorAlert !== false)
    setTimeout(() => {
      if (!error.isHandled) events.publish({ type: AppEvents.alertError.name, payload: [message] })
    }, 50)
  return error
}
