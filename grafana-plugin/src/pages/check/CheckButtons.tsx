/** What a person may do about a check: beside its title. Hidden for those who only look. */
import { locationService } from '@grafana/runtime'
import { Button, ConfirmModal, LinkButton, Stack } from '@grafana/ui'
import React, { useState } from 'react'
import type { CheckJson } from '../../../../exporter/src/api/contract.ts'
import type { CheckDefinitionJson } from '../../../../exporter/src/api/contract-checks.ts'
import { removeCheck } from '../../api/checks.ts'
import { resume } from '../../api/managing.ts'
import { NextRunDialog } from '../../components/actions/NextRunDialog.tsx'
import { NoteDialog } from '../../components/actions/NoteDialog.tsx'
import { PauseDialog } from '../../components/actions/PauseDialog.tsx'
import { mayManage } from '../../components/role.ts'
import { tellDone, tellFailed } from '../../components/tell.ts'
import { pageOf } from '../../routes.ts'

type Props = {
  readonly check: CheckJson
  readonly definition?: CheckDefinitionJson
  readonly onChanged: () => void
}
type Dialog = 'note' | 'pause' | 'next run' | 'remove'

export function CheckButtons({ check, definition, onChanged }: Props) {
  const [dialog, setDialog] = useState<Dialog>()
  if (!mayManage()) return null
  const close = () => setDialog(undefined)
  const done = () => {
    close()
    onChanged()
  }
  const target = { kind: 'check', id: check.id } as const
  const { name: about, pause } = check
  const forDialog = { target, about, onClose: close, onDone: done }
  const isManaged = definition?.origin === 'store'

  async function end() {
    try {
      await resume(pause?.target ?? target)
      tellDone(`${about} is resumed`)
      onChanged()
    } catch (cause) {
      tellFailed('It stays paused', cause)
    }
  }
  async function remove() {
    try {
      await removeCheck(check.id)
      tellDone(`${about} is removed`, 'Its history stays until it is removed as data.')
      locationService.push(pageOf.checks())
    } catch (cause) {
      close()
      tellFailed('The check was not removed', cause)
    }
  }
  return (
    <Stack gap={1} wrap="wrap">
      <Button variant="secondary" icon="comment-alt" onClick={() => setDialog('note')}>
        Add a note
      </Button>
      {pause?.target ? (
        <Button variant="secondary" icon="play" onClick={end}>
          {pause.target.kind === 'check' ? 'Resume' : `Resume the ${pause.target.kind}`}
        </Button>
      ) : (
        !check.paused && (
          <Button variant="secondary" icon="pause" onClick={() => setDialog('pause')}>
            Pause
          </Button>
        )
      )}
      {!check.paused && (
        <Button variant="secondary" icon="calendar-alt" onClick={() => setDialog('next run')}>
          Next run
        </Button>
      )}
      {definition?.check && (
        <LinkButton variant="secondary" icon="copy" href={pageOf.addCheck({ copy: check.id })}>
          Copy
        </LinkButton>
      )}
      {isManaged && (
        <>
          <Button variant="destructive" fill="outline" icon="trash-alt" onClick={() => setDialog('remove')}>
            Remove
          </Button>
          <LinkButton icon="edit" href={pageOf.editCheck(check.id)}>
            Edit
          </LinkButton>
        </>
      )}
      {dialog === 'note' && <NoteDialog {...forDialog} />}
      {dialog === 'pause' && <PauseDialog {...forDialog} />}
      {dialog === 'next run' && (
        <NextRunDialog
          {...forDialog}
          checkId={check.id}
          {...(check.expectedAtMs !== undefined && { expectedAtMs: check.expectedAtMs })}
        />
      )}
      <ConfirmModal
        isOpen={dialog === 'remove'}
        title={`Remove ${about}`}
        body="Nothing is expected of it any more. Its history stays until it is removed as data."
        confirmText="Remove"
        onConfirm={() => void remove()}
        onDismiss={close}
      />
    </Stack>
  )
}
