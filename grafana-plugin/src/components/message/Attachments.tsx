/** The attachments of a message: saved, never opened here; of text what the rules see. */
import { css } from '@emotion/css'
import type { GrafanaTheme2 } from '@grafana/data'
import { LinkButton, Stack, Text, useStyles2 } from '@grafana/ui'
import React from 'react'
import type { MessageJson } from '../../../../exporter/src/api/contract.ts'
import { attachmentAddress } from '../../api/messages.ts'
import { sizeInWords } from '../../model/words.ts'

export function Attachments({ message }: { readonly message: MessageJson }) {
  const styles = useStyles2(stylesOf)
  return (
    <ul className={styles.list}>
      {message.attachments.map(({ name, contentType, bytes, text, note }, index) => {
        const title = name || `attachment ${index + 1}`
        return (
          // biome-ignore lint/suspicious/noArrayIndexKey: the place is what an attachment is named by
          <li key={index}>
            <Stack direction="row" gap={2} alignItems="center" wrap="wrap">
              <strong>{title}</strong>
              <Text color="secondary">
                {contentType}, {sizeInWords(bytes)}
              </Text>
              <LinkButton
                variant="secondary"
                size="sm"
                icon="download-alt"
                href={attachmentAddress(message.id, index)}
                download={title}
                target="_blank"
                aria-label={`Save ${title}`}
              >
                Save
              </LinkButton>
            </Stack>
            {note && <Text color="warning">{note}</Text>}
            {text !== undefined && (
              <details>
                <summary>Text as the rules see it</summary>
                <pre className={styles.text}>{text}</pre>
              </details>
            )}
          </li>
        )
      })}
    </ul>
  )
}

const stylesOf = (theme: GrafanaTheme2) => ({
  list: css({
    listStyle: 'none',
    display: 'flex',
    flexDirection: 'column',
    gap: theme.spacing(2),
    overflowWrap: 'anywhere',
  }),
  text: css({ maxHeight: '40vh', overflow: 'auto', whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' }),
})
