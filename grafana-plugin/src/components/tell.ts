/** Short notices at the edge of the screen. */
import { AppEvents } from '@grafana/data'
import { getAppEvents } from '@grafana/runtime'

export function tellDone(title: string, text = ''): void {
  getAppEvents().publish({ type: AppEvents.alertSuccess.name, payload: [title, text] })
}

export function tellFailed(title: string, cause: unknown): void {
  const text = cause instanceof Error ? cause.message : String(cause)
  getAppEvents().publish({ type: AppEvents.alertError.name, payload: [title, text] })
}
