/** A question with a field or two before something is done. What goes wrong is told in the dialog, with what was written
 *  still in it. */
import { Alert, Button, Modal, Stack } from '@grafana/ui'
import React, { type FormEvent, type ReactNode, useState } from 'react'

type Props = {
  readonly title: string
  /** What the button says. */
  readonly action: string
  readonly destructive?: boolean
  /** Why it cannot be done yet; the button waits. */
  readonly incomplete?: boolean
  readonly perform: () => Promise<unknown>
  readonly onDone: () => void
  readonly onClose: () => void
  readonly children: ReactNode
}

export function ActionDialog(props: Props) {
  const { title, action, destructive = false, incomplete = false, perform, onDone, onClose, children } = props
  const [isBusy, setBusy] = useState(false)
  const [error, setError] = useState<Error>()
  async function submit(event: FormEvent) {
    event.preventDefault()
    if (isBusy || incomplete) return
    setBusy(true)
    setError(undefined)
    try {
      await perform()
      onDone()
    } catch (cause) {
      setError(cause instanceof Error ? cause : new Error(String(cause)))
      setBusy(false)
    }
  }
  return (
    <Modal title={title} isOpen onDismiss={onClose}>
      <form onSubmit={submit}>
        {error && (
          <Alert severity="error" title="This did not work">
            {error.message}
          </Alert>
        )}
        {children}
        <Stack direction="row" gap={1} justifyContent="flex-end">
          <Button variant="secondary" fill="outline" onClick={onClose}>
            Cancel
          </Button>
          <Button
            type="submit"
            variant={destructive ? 'destructive' : 'primary'}
            disabled={isBusy || incomplete}
          >
            {action}
          </Button>
        </Stack>
      </form>
    </Modal>
  )
}
