/** Before there is any check: what waits suggests them, else the ways to make one. */
import { EmptyState, LinkButton } from '@grafana/ui'
import React from 'react'
import { waitingInWords } from '../model/suggestion.ts'
import { pageOf } from '../routes.ts'
import { AddCheck } from './AddCheck.tsx'

/** @param waiting messages that fit no check */
export function NoChecks({ waiting }: { readonly waiting: number }) {
  const text = waitingInWords(waiting)
  if (text === undefined)
    return (
      <EmptyState variant="call-to-action" message="There are no checks yet" button={<AddCheck />}>
        A check is one backup job you expect to hear from. Send its mails to the exporter: from what waits,
        checks are suggested.
      </EmptyState>
    )
  return (
    <EmptyState
      variant="call-to-action"
      message={`There are no checks yet, and ${text}`}
      button={
        <LinkButton icon="bolt" href={pageOf.suggestions()}>
          See suggested checks
        </LinkButton>
      }
    >
      The exporter has sorted them by the job that sent them: what is right becomes a check with one click.
    </EmptyState>
  )
}
