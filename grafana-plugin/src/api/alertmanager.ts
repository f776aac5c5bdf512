/** Silences, through Grafana's Alertmanager data source: Grafana checks who may, and Alertmanager keeps them. */
import { config, getBackendSrv, getDataSourceSrv, isFetchError } from '@grafana/runtime'
import { lastValueFrom } from 'rxjs'
import { type AppSettings, appId } from '../settings.ts'
import type { Signal } from './looking.ts'

export type Silence = {
  readonly id: string
  readonly comment: string
  readonly createdBy: string
  readonly startsAt: string
  readonly endsAt: string
  readonly status: { readonly state: 'active' | 'pending' | 'expired' }
}

/** @returns the uid of the data source to silence through; undefined when there is none */
export async function findAlertmanager(): Promise<string | undefined> {
  const uids = getDataSourceSrv()
    .getList({ type: 'alertmanager', all: true })
    .map(({ uid }) => uid)
  if (uids.length === 0) return undefined
  const wanted = await readWantedUid()
  return wanted === undefined ? uids[0] : uids.find(uid => uid === wanted)
}

/** As the app's configuration says; everybody signed in may read that. */
async function readWantedUid(): Promise<string | undefined> {
  const settings = await fetchOf<{ readonly jsonData?: AppSettings }>(`/api/plugins/${appId}/settings`)
  return settings.jsonData?.alertmanagerUid || undefined
}

export async function readSilences(
  uid: string,
  checkId: string,
  signal?: Signal,
): Promise<readonly Silence[]> {
  const filter = encodeURIComponent(`check="${checkId}"`)
  const silences = await fetchOf<readonly Silence[]>(`${pathOf(uid)}?filter=${filter}`, { signal })
  return silences.filter(({ status }) => status.state !== 'expired')
}

export function silenceCheck(
  uid: string,
  {
    checkId,
    untilMs,
    comment,
  }: { readonly checkId: string; readonly untilMs: number; readonly comment: string },
  nowMs: number,
): Promise<unknown> {
  const { login, email, name } = config.bootData.user
  return fetchOf(pathOf(uid), {
    method: 'POST',
    data: {
      matchers: [{ name: 'check', value: checkId, isRegex: false, isEqual: true }],
      startsAt: new Date(nowMs).toISOString(),
      endsAt: new Date(untilMs).toISOString(),
      createdBy: login || email || name || 'Grafana',
      comment,
    },
  })
}

export function endSilence(uid: string, id: string): Promise<unknown> {
  return fetchOf(`/api/alertmanager/${uid}/api/v2/silence/${encodeURIComponent(id)}`, { method: 'DELETE' })
}

function pathOf(uid: string): string {
  return `/api/alertmanager/${encodeURIComponent(uid)}/api/v2/silences`
}

/** @throws Error with the words of whoever refused */
async function fetchOf<T>(
  url: string,
  { method = 'GET', data, signal }: { method?: string; data?: unknown; signal?: Signal } = {},
): Promise<T> {
  try {
    const answer = await lastValueFrom(
      getBackendSrv().fetch<T>({
        url,
        method,
        showErrorAlert: false,
        showSuccessAlert: false,
        ...(data !== undefined && { data }),
        ...(signal && { abortSignal: signal }),
      }),
    )
    return answer.data
  } catch (cause) {
    // What Grafana throws is no Error, and says nothing when it is written as text.
    throw isFetchError(cause) ? new Error(wordsOf(cause), { cause }) : cause
  }
}

/** Grafana puts them into a message; Alertmanager's own answer is a bare text, which may come in quotes. */
function wordsOf({ status, data }: { readonly status: number; readonly data?: unknown }): string {
  const message = typeof data === 'object' && data !== null && 'message' in data ? data.message : data
  const told = typeof message === 'string' ? message.trim().replaceAll(/^"|"$/g, '') : ''
  if (told !== '') return told
  if (status === 403) return 'Your role in Grafana does not allow this.'
  if (status === 502 || status === 504) return 'Grafana does not reach Alertmanager.'
  return `Grafana answered with status ${status}.`
}
