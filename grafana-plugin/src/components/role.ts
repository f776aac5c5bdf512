/** What the signed-in person may do; the proxy's routes enforce the same, so that hiding is a courtesy only. */
import { config } from '@grafana/runtime'

function role(): string {
  return config.bootData.user.orgRole
}

export function mayManage(): boolean {
  return role() === 'Admin' || role() === 'Editor'
}

export function mayConfigure(): boolean {
  return role() === 'Admin'
}
