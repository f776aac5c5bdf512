/** What can be done about a check, one of its activities, or a message; each only when it makes sense and the role allows
 *  it. */
import { Button, ConfirmModal, LinkButton, Stack } from '@grafana/ui'
import React, { useState } from 'react'
import type { CheckJson, MessageJson } from '../../../../exporter/src/api/contract.ts'
import type { ListedActivity } from '../../../../exporter/src/api/contract-looking.ts'
import { findAlertmanager, readSilences } from '../../api/alertmanager.ts'
import { resume } from '../../api/managing.ts'
import { deleteReport, reparse } from '../../api/messages.ts'
import { countInWords } from '../../model/words.ts'
import { pageOf } from '../../routes.ts'
import { mayManage } from '../role.ts'
import { tellDone, tellFailed } from '../tell.ts'
import { useLoad } from '../use-load.ts'
import { NextRunDialog } from './NextRunDialog.tsx'
import { NoteDialog } from './NoteDialog.tsx'
import { PauseDialog } from './PauseDialog.tsx'
import { SilenceDialog } from './SilenceDialog.tsx'
import { Silences, SilencesUnknown } from './Silences.tsx'

type Props = {
  readonly check?: CheckJson
  readonly activity?: ListedActivity
  readonly message?: MessageJson
  readonly onChanged: () => void
  /** The activity itself was deleted. */
  readonly onGone: () => void
}
type Dialog = 'note' | 'pause' | 'next run' | 'silence' | 'delete'

export function CheckActions({ check, activity, message, onChanged, onGone }: Props) {
  const [dialog, setDialog] = useState<Dialog>()
  const [isBusy, setBusy] = useState(false)
  const checkId = check?.id
  const alerts = useLoad(
    async signal => {
      const uid = checkId === undefined ? undefined : await findAlertmanager()
      return uid === undefined || checkId === undefined
        ? undefined
        : { uid, silences: await readSilences(uid, checkId, signal) }
    },
    [checkId],
  )
  const close = () => setDialog(undefined)
  const perform = async (done: string, failed: string, act: () => Promise<string | undefined>) => {
    setBusy(true)
    try {
      tellDone(done, await act())
      onChanged()
    } catch (cause) {
      tellFailed(failed, cause)
    } finally {
      setBusy(false)
    }
  }
  const target = check && ({ kind: 'check', id: check.id } as const)
  const forDialog = {
    about: check?.name ?? '',
    onClose: close,
    onDone: () => {
      close()
      alerts.reload()
      onChanged()
    },
  }
  return (
    <Stack direction="column" gap={1}>
      {alerts.error && <SilencesUnknown error={alerts.error} />}
      {alerts.data && <Silences {...alerts.data} onChanged={alerts.reload} />}
      <Stack direction="row" gap={1} wrap="wrap">
        {check && (
          <LinkButton variant="secondary" size="sm" href={pageOf.check(check.id)}>
            Open the check
          </LinkButton>
        )}
        {mayManage() && (
          <>
            {check && (
              <Button variant="secondary" size="sm" onClick={() => setDialog('note')}>
                Add a note
              </Button>
            )}
            {check && !check.paused && (
              <Button variant="secondary" size="sm" onClick={() => setDialog('pause')}>
                Pause
              </Button>
            )}
            {target && check.pause?.target && (
              <Button
                variant="secondary"
                size="sm"
                disabled={isBusy}
                onClick={() =>
                  perform('Resumed', 'It stays paused', async () => {
                    await resume(check.pause?.target ?? target)
                    return undefined
                  })
                }
              >
                {resumeWords(check.pause.target.kind)}
              </Button>
            )}
            {check && !check.paused && (
              <Button variant="secondary" size="sm" onClick={() => setDialog('next run')}>
                Change the next run
              </Button>
            )}
            {check && alerts.data && (
              <Button variant="secondary" size="sm" onClick={() => setDialog('silence')}>
                Silence alerts
              </Button>
            )}
            {message && (
              <Button
                variant="secondary"
                size="sm"
                disabled={isBusy}
                onClick={() =>
                  perform('Read again', 'The message was not read again', async () => {
                    const { changed } = await reparse({ messageId: message.id })
                    return changed === 0 ? 'Nothing changed.' : `${countInWords(changed, 'result')} changed.`
                  })
                }
              >
                Read again with the rules of now
              </Button>
            )}
            {message && (
              <LinkButton
                variant="secondary"
                size="sm"
                href={pageOf.addCheck({ message: String(message.id) })}
              >
                Make a check from it
              </LinkButton>
            )}
            {activity && (
              <Button variant="destructive" fill="outline" size="sm" onClick={() => setDialog('delete')}>
                Delete this result
              </Button>
            )}
          </>
        )}
      </Stack>
      {target && dialog === 'note' && <NoteDialog {...forDialog} target={target} />}
      {target && dialog === 'pause' && <PauseDialog {...forDialog} target={target} />}
      {check && dialog === 'next run' && (
        <NextRunDialog
          {...forDialog}
          checkId={check.id}
          {...(check.expectedAtMs !== undefined && { expectedAtMs: check.expectedAtMs })}
        />
      )}
      {check && alerts.data && dialog === 'silence' && (
        <SilenceDialog {...forDialog} checkId={check.id} uid={alerts.data.uid} />
      )}
      {activity && (
        <ConfirmModal
          isOpen={dialog === 'delete'}
          title="Delete this result"
          body="It no longer counts for the check, and its message goes with it unless other checks use it. This cannot be undone."
          confirmText="Delete"
          onDismiss={close}
          onConfirm={async () => {
            close()
            try {
              await deleteReport(activity.id)
              tellDone('The result is deleted')
              onGone()
            } catch (cause) {
              tellFailed('The result was not deleted', cause)
            }
          }}
        />
      )}
    </Stack>
  )
}

function resumeWords(kind: string): string {
  return kind === 'check' ? 'Resume' : `Resume the whole ${kind}`
}
