/** A dialog that asks for something and does it; what the exporter says against it stands in the dialog. */
import { Alert, Button, Modal } from '@grafana/ui'
import React, { type ReactNode, useState } from 'react'

export type DialogProps = {
  readonly onClose: () => void
  /** It was done: whoever shows it loads again, and closes the dialog. */
  readonly onDone: () => void
}

type Props = {
  readonly title: string
  readonly submit: string
  readonly isReady: boolean
  readonly onSubmit: () => Promise<void>
  readonly onClose: () => void
  readonly children: ReactNode
}

export function DialogForm({ title, submit, isReady, onSubmit, onClose, children }: Props) {
  const [problem, setProblem] = useState<string>()
  const [isBusy, setBusy] = useState(false)

  async function run() {
    setBusy(true)
    setProblem(undefined)
    try {
      await onSubmit()
    } catch (cause) {
      setProblem(cause instanceof Error ? cause.message : String(cause))
      setBusy(false)
    }
  }

  return (
    <Modal title={title} isOpen onDismiss={onClose}>
      <form
        onSubmit={event => {
          event.preventDefault()
          void run()
        }}
      >
        {children}
        {problem !== undefined && (
          <Alert severity="error" title="Not done">
            {problem}
          </Alert>
        )}
        <Modal.ButtonRow>
          <Button variant="secondary" fill="outline" onClick={onClose}>
            Cancel
          </Button>
          <Button type="submit" disabled={!isReady || isBusy}>
            {submit}
          </Button>
        </Modal.ButtonRow>
      </form>
    </Modal>
  )
}
