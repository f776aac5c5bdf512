/** Asks before a page with unsaved changes is left, in the app and by closing the tab. Going from tab to tab of the
 *  same page is no leaving. */
import { locationService } from '@grafana/runtime'
import { ConfirmModal } from '@grafana/ui'
import React, { type ReactNode, useEffect, useRef, useState } from 'react'

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
    const unblock = history.block(({ pathname, search, hash }: Target) => {
      if (isLeaving.current || pathname === here) return undefined
      setTarget(`${pathname}${search}${hash}`)
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
      body="What you changed in this check is not saved yet."
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
