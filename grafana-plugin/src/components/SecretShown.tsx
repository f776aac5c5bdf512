/** A secret that was just made: this is the only time it can be seen. */
import { Alert, Button, ClipboardButton, Stack } from '@grafana/ui'
import React, { type ReactNode } from 'react'

type Props = {
  readonly title: string
  readonly secret: string
  readonly children?: ReactNode
  readonly onClose: () => void
}

export function SecretShown({ title, secret, children, onClose }: Props) {
  return (
    <Alert severity="success" title={title}>
      <Stack direction="column" gap={1}>
        <span>It is shown this once: the exporter keeps a digest only.</span>
        <Stack gap={1} alignItems="center" wrap="wrap">
          <code data-testid="secret" style={{ wordBreak: 'break-all' }}>
            {secret}
          </code>
          <ClipboardButton icon="copy" variant="secondary" size="sm" getText={() => secret}>
            Copy
          </ClipboardButton>
        </Stack>
        {children}
        <div>
          <Button variant="secondary" onClick={onClose}>
            I have kept it
          </Button>
        </div>
      </Stack>
    </Alert>
  )
}
