/** The result or the message that the address says is open, for pages that list them. */
import React, { lazy, Suspense } from 'react'
import { useDrawer } from './use-drawer.ts'

const MessageDrawer = lazy(async () => ({ default: (await import('./MessageDrawer.tsx')).MessageDrawer }))

/** @param onChanged what is listed may be different now */
export function OpenedResult({ onChanged }: { readonly onChanged?: () => void }) {
  const [open, setOpen] = useDrawer()
  if (!open) return null
  return (
    <Suspense fallback={null}>
      <MessageDrawer
        target={open}
        onClose={() => setOpen(undefined)}
        onActivity={id => setOpen({ kind: 'activity', id })}
        {...(onChanged && { onChanged })}
      />
    </Suspense>
  )
}
