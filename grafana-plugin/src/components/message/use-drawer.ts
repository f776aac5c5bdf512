/** Which result is open, in the address, so that it can be sent to a colleague. A prefix keeps two grids of one
 *  dashboard apart. */
import { useCallback, useMemo } from 'react'
import { useAddress } from '../use-address.ts'
import type { DrawerTarget } from './use-result.ts'

export function useDrawer(
  prefix = '',
): readonly [DrawerTarget | undefined, (target: DrawerTarget | undefined) => void] {
  const [open, setOpen] = useAddress(`${prefix}open`)
  const target = useMemo(() => readTarget(open), [open])
  const set = useCallback(
    (next: DrawerTarget | undefined) => setOpen(next && `${next.kind}-${next.id}`),
    [setOpen],
  )
  return [target, set]
}

function readTarget(open: string | undefined): DrawerTarget | undefined {
  const [, kind, id = ''] = /^(activity|message|check)-(.+)$/.exec(open ?? '') ?? []
  if (kind === 'check') return { kind, id }
  if ((kind === 'activity' || kind === 'message') && /^\d{1,15}$/.test(id)) return { kind, id: Number(id) }
  return undefined
}
