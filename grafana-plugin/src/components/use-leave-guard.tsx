/** Asks before a page with unsaved changes is left, in the app and by closing the tab. Going from tab to tab of the
 *  same page is no leaving. */
import { locationUtil } from '@grafana/data'
import { locationService } from '@grafana/runtime'
import { ConfirmModal } from '@grafana/ui'
import React, { type ReactNode, useEffect, useRef, useState } from 'react'

const settleMs = 200

type Target = { readonly pathname: string; readonly search: string; readonly hash: string }

export type LeaveGuard = {
  readonly dialog: ReactNode
  /** Leaves without asking. */
  readonly leave: (to: string) => void
}

export function useLeaveGuard(isUnsaved: boolean, onLeave: () => void): LeaveGuard {
  const [target, setTarget] = useState<string>()
  const isLeaving = useRef(false)
  useEffect(() => {
    if (!isUnsaved) return
    const history = locationService.getHistory()
    const here = history.location.pathname
    const unblock = history.block(({ pathname, search, hash }: Target, action: string) => {
      if (isLeaving.current || pathname === here) return undefined
      setTarget(`${pathname}${search}${hash}`)
      if (action === 'POP') keepAddress()
      return false
    })
    const warn = (event: BeforeUnloadEvent) => event.preventDefault()
    window.addEventListener('beforeunload', warn)
    return () => {
      unblock()
      window.removeEventListener('beforeunload', warn)
    }
  }, [isUnsaved])
  const leave = (to: string) => {
    isLeaving.current = true
    onLeave()
    locationService.push(to)
  }
  const dialog = (
    <ConfirmModal
      isOpen={target !== undefined}
      title="Leave without saving?"
      body="What you changed is not saved yet."
      confirmText="Discard changes"
      dismissText="Go on editing"
      onConfirm={() => {
        if (target !== undefined) leave(target)
      }}
      onDismiss={() => setTarget(undefined)}
    />
  )
  return { dialog, leave }
}

/** The browser has gone back already. The history brings it forth again, unless the page was loaded anew since: then
 *  it does not know the way, and the address would be that of another page. */
function keepAddress(): void {
  const { pathname, search } = locationService.getLocation()
  const here = locationUtil.assureBaseUrl(`${pathname}${search}`)
  setTimeout(() => {
    const { pathname: shown } = window.location
    if (shown !== here.split('?')[0]) window.history.pushState(window.history.state, '', here)
  }, settleMs)
}
