/** One way to the exporter: through the app's plugin proxy, where Grafana checks the role and adds the token. */
import { getBackendSrv, isFetchError } from '@grafana/runtime'
import { lastValueFrom } from 'rxjs'
import type { FieldError } from '../../../exporter/src/api/contract-checks.ts'
import { appId } from '../settings.ts'

const proxy = `/api/plugin-proxy/${appId}/exporter`

type Value = string | number | boolean | undefined
/** A list becomes the parameter several times; undefined leaves it out. */
export type Query = Readonly<Record<string, Value | readonly string[]>>

export type Call = {
  readonly method?: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'
  readonly query?: Query | undefined
  readonly body?: unknown
  readonly headers?: Readonly<Record<string, string>>
  readonly signal?: AbortSignal | undefined
}

/** Why the exporter, or Grafana before it, did not do what was asked. `status` 0: nobody answered. */
export class CallError extends Error {
  readonly status: number
  /** Of what was handed in: every field that is wrong. */
  readonly errors: readonly FieldError[]
  constructor(message: string, status: number, errors: readonly FieldError[] = []) {
    super(message)
    this.name = 'CallError'
    this.status = status
    this.errors = errors
  }
}

/** @param path below /api/v1, its parts encoded. @throws CallError with words for people */
export async function call<T>(path: string, how: Call = {}): Promise<T> {
  return (await request<T>(path, how)) as T
}

export async function callForText(path: string, how: Call = {}): Promise<string> {
  return (await request<string>(path, how, 'text')) as string
}

export async function callForBlob(path: string, how: Call = {}): Promise<Blob> {
  return (await request<Blob>(path, how, 'blob')) as Blob
}

/** Without `responseType` Grafana reads JSON where there is some. Told to read JSON, it would fail on an answer without
 *  a body, such as that to a deletion. */
async function request<T>(path: string, how: Call, responseType?: 'text' | 'blob') {
  const { method = 'GET', body, headers, signal } = how
  // Grafana drops an answer when another request has the same id; ours are told apart by their signal instead.
  const abort = new AbortController()
  signal?.addEventListener('abort', () => abort.abort(), { once: true })
  if (signal?.aborted) abort.abort()
  try {
    const answer = await lastValueFrom(
      getBackendSrv().fetch<T>({
        url: addressOf(path, how.query),
        method,
        ...(responseType && { responseType }),
        showErrorAlert: false,
        showSuccessAlert: false,
        abortSignal: abort.signal,
        ...(body !== undefined && { data: body }),
        ...(headers && { headers: { ...headers } }),
      }),
    )
    return answer.data
  } catch (cause) {
    if (signal?.aborted) throw cause
    throw await toCallError(cause)
  }
}

/** The same address for a plain link, such as a download. */
export function addressOf(path: string, query: Query = {}): string {
  const search = new URLSearchParams()
  for (const [key, value] of Object.entries(query)) {
    if (typeof value === 'object') for (const one of value) search.append(key, one)
    else if (value !== undefined) search.set(key, String(value))
  }
  const text = search.toString()
  return `${proxy}${path}${text && `?${text}`}`
}

async function toCallError(cause: unknown): Promise<CallError> {
  if (!isFetchError(cause)) return new CallError(cause instanceof Error ? cause.message : String(cause), 0)
  const { status } = cause
  const data = await readProblem(cause.data)
  const told = data['detail'] ?? data['message']
  const errors = Array.isArray(data['errors']) ? data['errors'].filter(isFieldError) : []
  return new CallError(typeof told === 'string' && told !== '' ? told : describe(status), status, errors)
}

/** Grafana hands a refusal over as what was asked for: JSON, text, or a blob. Words that are not JSON come from something
 *  between here and the exporter, and are not for people. */
async function readProblem(data: unknown): Promise<Record<string, unknown>> {
  if (data instanceof Blob) return parseProblem(await data.text())
  if (!isRecord(data)) return {}
  const { response } = data
  return typeof response === 'string' ? parseProblem(response) : data
}

function parseProblem(text: string): Record<string, unknown> {
  try {
    const parsed: unknown = JSON.parse(text)
    return isRecord(parsed) ? parsed : {}
  } catch {
    return {}
  }
}

function describe(status: number): string {
  if (status === 502 || status === 504)
    return 'Grafana does not reach the exporter. Is it running, and is its address right?'
  if (status === 401) return 'The exporter refuses the token of the configuration.'
  if (status === 403) return 'Your role in Grafana does not allow this.'
  if (status === 404) return 'The exporter does not know this; it may be of an older version.'
  return `The exporter answered with status ${status}.`
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function isFieldError(value: unknown): value is FieldError {
  return isRecord(value) && typeof value['field'] === 'string' && typeof value['detail'] === 'string'
}
