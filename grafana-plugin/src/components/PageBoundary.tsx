/** A fault in one page must not take the others with it: it is told, and the page can be tried again. */
import { Alert, Button, Stack } from '@grafana/ui'
import React, { Component, type ReactNode } from 'react'

type Props = { readonly children: ReactNode }
type State = { readonly error: Error | undefined }

export class PageBoundary extends Component<Props, State> {
  override state: State = { error: undefined }

  static getDerivedStateFromError(error: Error): State {
    return { error }
  }

  override render() {
    const { error } = this.state
    if (!error) return this.props.children
    return (
      <Alert severity="error" title="This page failed">
        <Stack gap={2} alignItems="center" wrap="wrap">
          <span>{error.message}</span>
          <Button variant="secondary" size="sm" onClick={() => this.setState({ error: undefined })}>
            Try again
          </Button>
        </Stack>
      </Alert>
    )
  }
}
