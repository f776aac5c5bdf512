/** What a screen shows, as a document: a page to be printed or passed on, a PDF, a table. In English and in German. */
import { Button, Dropdown, Menu, Spinner, Stack } from '@grafana/ui'
import React from 'react'
import type { Query } from '../api/call.ts'
import { type DocumentKind, documentAddress, fetchDocument } from '../api/reports.ts'
import { documentFile } from '../model/document-words.ts'
import { useDownload } from './use-download.ts'

type Props = {
  readonly kind: DocumentKind
  /** Its filters. */
  readonly query: Query
  /** What stands on the button; `Document` unless given. */
  readonly label?: string
}

const languages = [
  { id: 'en', name: 'English' },
  { id: 'de', name: 'German' },
] as const

export function DocumentMenu({ kind, query, label = 'Document' }: Props) {
  const { seconds, start, stop } = useDownload()
  const takePdf = (language: string) =>
    start(documentFile(kind, query, 'pdf'), signal =>
      fetchDocument(kind, 'pdf', { ...query, language }, signal),
    )
  return (
    <Stack gap={1} alignItems="center" wrap="wrap">
      {seconds !== undefined && (
        <>
          <span role="status">
            <Spinner inline size="sm" /> Making the PDF{seconds > 0 && `, ${seconds} s`}
          </span>
          <Button variant="secondary" size="sm" onClick={stop}>
            Stop
          </Button>
        </>
      )}
      <Dropdown
        placement="bottom-end"
        overlay={
          <Menu>
            {languages.map(({ id, name }) => (
              <Menu.Group key={id} label={name}>
                <Menu.Item label={`PDF in ${name}`} icon="file-alt" onClick={() => takePdf(id)} />
                <Menu.Item
                  label={`Page in ${name} (HTML)`}
                  icon="external-link-alt"
                  url={documentAddress(kind, 'html', { ...query, language: id })}
                  target="_blank"
                />
              </Menu.Group>
            ))}
            <Menu.Group label="Table">
              <Menu.Item label="CSV" icon="table" url={documentAddress(kind, 'csv', query)} target="_blank" />
            </Menu.Group>
          </Menu>
        }
      >
        <Button variant="secondary" icon="download-alt" disabled={seconds !== undefined}>
          {label}
        </Button>
      </Dropdown>
    </Stack>
  )
}
