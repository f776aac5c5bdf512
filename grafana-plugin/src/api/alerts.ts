/** What Alertmanager tells now, through Grafana's data source for it. */
import { getBackendSrv } from '@grafana/runtime'
import { lastValueFrom } from 'rxjs'
import { findAlertmanager } from './alertmanager.ts'

export type Alert = {
  readonly fingerprint: string
  readonly startsAt: string
  readonly labels: Readonly<Record<string, string>>
  readonly annotations: Readonly<Record<string, string>>
}

/** Those of backup checks and of the exporter that are neither silenced nor inhibited.
 *  @returns undefined when there is no Alertmanager data source */
export async function readAlerts(signal?: AbortSignal): Promise<readonly Alert[] | undefined> {
  const uid = await findAlertmanager()
  if (uid === undefined) return undefined
  const query = 'active=true&silenced=false&inhibited=false'
  const answer = await lastValueFrom(
    getBackendSrv().fetch<readonly Alert[]>({
      url: `/api/alertmanager/${encodeURIComponent(uid)}/api/v2/alerts?${query}`,
      showErrorAlert: false,
      ...(signal && { abortSignal: signal }),
    }),
  )
  return answer.data.filter(isOurs)
}

/** The watchdog always fires: it says that alerting works, not that something is wrong. */
function isOurs({ labels }: Alert): boolean {
  const { alertname = '', check } = labels
  if (/watchdog/i.test(alertname)) return false
  return check !== undefined || /^(Backup|Lastgood)/.test(alertname)
}
