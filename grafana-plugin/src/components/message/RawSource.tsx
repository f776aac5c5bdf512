/** The message as it came in. Of a long one the beginning is shown; the whole can be saved. */
import { LinkButton, Stack, Text } from '@grafana/ui'
import React from 'react'
import { rawAddress, readRaw } from '../../api/messages.ts'
import { sizeInWords } from '../../model/words.ts'
import { Loaded } from '../Loaded.tsx'
import { useLoad } from '../use-load.ts'

const mostChars = 500_000

export function RawSource({ id, className }: { readonly id: number; readonly className: string }) {
  const load = useLoad(signal => readRaw(id, signal), [id])
  return (
    <Stack direction="column" gap={1}>
      <div>
        <LinkButton
          variant="secondary"
          size="sm"
          icon="download-alt"
          href={rawAddress(id)}
          download={`message-${id}.eml`}
          target="_blank"
        >
          Save as a file
        </LinkButton>
      </div>
      <Loaded of={load} what="the source">
        {source => (
          <>
            {source.length > mostChars && (
              <Text color="secondary">
                Only the first {sizeInWords(mostChars)} are shown; the file has all of it.
              </Text>
            )}
            <pre className={className}>{source.slice(0, mostChars)}</pre>
          </>
        )}
      </Loaded>
    </Stack>
  )
}
