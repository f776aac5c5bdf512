/** Which silences hold for a check now. */
import { Alert, IconButton, Stack } from '@grafana/ui'
import React from 'react'
import { endSilence, type Silence } from '../../api/alertmanager.ts'
import { useFormatTime } from '../message/format-time.ts'
import { mayManage } from '../role.ts'
import { tellFailed } from '../tell.ts'

type Props = {
  readonly uid: string
  readonly silences: readonly Silence[]
  readonly onChanged: () => void
}

export function Silences({ uid, silences, onChanged }: Props) {
  const formatTime = useFormatTime()
  return (
    <>
      {silences.map(({ id, comment, createdBy, endsAt }) => (
        <Stack key={id} direction="row" gap={1} alignItems="center">
          <span>
            🔕 Silenced until {formatTime(new Date(endsAt).getTime())} by {createdBy}: {comment}
          </span>
          {mayManage() && (
            <IconButton
              name="trash-alt"
              tooltip="End this silence"
              onClick={() =>
                endSilence(uid, id).then(onChanged, cause => tellFailed('The silence goes on', cause))
              }
            />
          )}
        </Stack>
      ))}
    </>
  )
}

export function SilencesUnknown({ error }: { readonly error: Error }) {
  return (
    <Alert severity="warning" title="Alertmanager was not reached">
      {error.message}
    </Alert>
  )
}
