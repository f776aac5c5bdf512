/** The four states of what a screen shows: loading, error, empty and the data itself. */
import { Alert, Button, LoadingPlaceholder, Stack } from '@grafana/ui'
import React, { type ReactNode } from 'react'
import type { Load } from './use-load.ts'

type Props<T> = {
  readonly of: Load<T>
  /** What is loaded, for the text of the loading and the error state: `the checks`. */
  readonly what: string
  readonly isEmpty?: (data: T) => boolean
  readonly empty?: ReactNode
  readonly children: (data: T) => ReactNode
}

export function Loaded<T>({ of, what, isEmpty, empty, children }: Props<T>) {
  const { data, error, loading, reload } = of
  return (
    <>
      {error && <LoadError error={error} what={what} onRetry={reload} />}
      {data === undefined
        ? loading && <LoadingPlaceholder text={`Loading ${what}`} />
        : isEmpty?.(data)
          ? (empty ?? null)
          : children(data)}
    </>
  )
}

export function LoadError({
  error,
  what,
  onRetry,
}: {
  readonly error: Error
  readonly what: string
  readonly onRetry?: () => void
}) {
  return (
    <Alert severity="error" title={`Could not load ${what}`}>
      <Stack gap={2} alignItems="center" wrap="wrap">
        <span>{error.message}</span>
        {onRetry && (
          <Button variant="secondary" size="sm" onClick={onRetry}>
            Retry
          </Button>
        )}
      </Stack>
    </Alert>
  )
}
