/** Without a mail server nothing is sent: what to write where. */
import { Alert, ClipboardButton, Stack } from '@grafana/ui'
import React from 'react'

const example = `mail:
  host: smtp.example.com
  user: lastgood@example.com
  passwordFile: smtp-password
  from: Lastgood <lastgood@example.com>
`

export function NoMailServer() {
  return (
    <Alert severity="warning" title="No mail server is configured: nothing is sent">
      <Stack direction="column" gap={1} alignItems="flex-start">
        <span>
          Write it into <code>lastgood.yml</code>; it holds without a restart. Mails can be made ready and
          previewed here meanwhile.
        </span>
        {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard */}
        <section tabIndex={0} aria-label="Example of mail:" style={{ overflowX: 'auto', maxWidth: '100%' }}>
          <pre style={{ margin: 0 }}>{example}</pre>
        </section>
        <ClipboardButton icon="copy" variant="secondary" size="sm" getText={() => example}>
          Copy
        </ClipboardButton>
      </Stack>
    </Alert>
  )
}
