/** How much of a list is shown, and the rest on demand: nothing is left out silently. */
import { Button, Stack } from '@grafana/ui'
import React from 'react'
import { countInWords } from '../model/words.ts'

type Props = {
  readonly shown: number
  readonly total?: number | undefined
  readonly what: string
  readonly more?: (() => void) | undefined
  readonly loading: boolean
}

export function MoreButton({ shown, total, what, more, loading }: Props) {
  const counted =
    total === undefined || total === shown
      ? countInWords(shown, what)
      : `${shown.toLocaleString('en')} of ${countInWords(total, what)}`
  return (
    <Stack gap={2} alignItems="center">
      <span role="status">{counted}</span>
      {more && (
        <Button variant="secondary" size="sm" disabled={loading} onClick={more}>
          {loading ? 'Loading' : 'Show more'}
        </Button>
      )}
    </Stack>
  )
}
