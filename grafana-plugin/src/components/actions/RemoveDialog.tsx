/** Remove something with all its data: nothing of it can be brought back, so its name has to be typed. */
import { ConfirmModal } from '@grafana/ui'
import React from 'react'
import { removeData, type Target } from '../../api/managing.ts'
import { tellDone, tellFailed } from '../tell.ts'
import type { DialogProps } from './DialogForm.tsx'

type Props = DialogProps & {
  readonly target: Target & { readonly kind: 'check' | 'installation' | 'group' }
  readonly about: string
}

export function RemoveDialog({ target, about, onClose, onDone }: Props) {
  async function remove() {
    try {
      const { checkIds } = await removeData(target)
      tellDone(`${about} is removed`, `${checkIds.length} checks with all their messages`)
      onDone()
    } catch (cause) {
      tellFailed(`${about} was not removed`, cause)
      onClose()
    }
  }
  return (
    <ConfirmModal
      isOpen
      title={`Remove ${about}`}
      body="All its checks, their results and their messages are deleted, for good. What is in a configuration file begins anew."
      confirmText="Remove"
      confirmationText={about}
      onConfirm={() => void remove()}
      onDismiss={onClose}
    />
  )
}
