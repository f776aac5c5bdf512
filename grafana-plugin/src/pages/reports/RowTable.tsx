/** Rows of a document as a table: result first, so that what is wrong is found by looking down one edge. */
import { Checkbox, TextLink } from '@grafana/ui'
import React from 'react'
import type { DocumentRow } from '../../../../exporter/src/api/contract-looking.ts'
import { useDrawer } from '../../components/message/use-drawer.ts'
import { useMoments } from '../../components/moments.tsx'
import { type Column, PlainTable } from '../../components/PlainTable.tsx'
import { LookBadge } from '../../components/StandingBadge.tsx'
import { TextButton } from '../../components/TextButton.tsx'
import { changeInWords, lookOfRow } from '../../model/document-words.ts'
import { agoInWords, durationInWords, sizeInWords } from '../../model/words.ts'
import { pageOf } from '../../routes.ts'

type Props = {
  readonly caption: string
  readonly rows: readonly DocumentRow[]
  /** Rows can be ticked off. */
  readonly ticks?: {
    readonly head: string
    readonly isOn: (row: DocumentRow) => boolean
    readonly onToggle: (activityId: number) => void
  }
}

export function RowTable({ caption, rows, ticks }: Props) {
  const moments = useMoments()
  const [, open] = useDrawer()
  const nowMs = Date.now()
  const moment = (atMs: number | undefined) => (atMs === undefined ? '' : moments.format(atMs))
  const all: readonly (Column<DocumentRow> & { readonly has?: (row: DocumentRow) => unknown })[] = [
    ...(ticks
      ? [
          {
            head: ticks.head,
            cell: (row: DocumentRow) => {
              const { activityId } = row
              return activityId === undefined ? (
                ''
              ) : (
                <Checkbox
                  aria-label={`${ticks.head}: ${moment(row.receivedAtMs ?? row.expectedAtMs)}`}
                  value={ticks.isOn(row)}
                  onChange={() => ticks.onToggle(activityId)}
                />
              )
            },
          },
        ]
      : []),
    {
      head: 'Result',
      cell: row => (
        <LookBadge look={lookOfRow(row)} {...(row.reason !== undefined && { detail: row.reason })} />
      ),
    },
    {
      head: 'Client',
      cell: row => (
        <TextLink href={pageOf.group(row.group)} inline={false}>
          {row.group}
        </TextLink>
      ),
    },
    {
      head: 'Computer or label',
      cell: row => row.computer ?? row.label ?? '',
      has: row => row.computer ?? row.label,
    },
    {
      head: 'Job',
      cell: row => (
        <TextLink href={pageOf.check(row.checkId)} inline={false}>
          {row.job}
        </TextLink>
      ),
    },
    { head: 'Product', cell: row => row.product ?? '', has: row => row.product },
    {
      head: 'Received',
      nowrap: true,
      cell: row =>
        row.activityId === undefined ? (
          moment(row.receivedAtMs)
        ) : (
          <TextButton
            onClick={() => row.activityId !== undefined && open({ kind: 'activity', id: row.activityId })}
          >
            {row.receivedAtMs === undefined ? 'no message' : moment(row.receivedAtMs)}
          </TextButton>
        ),
    },
    { head: 'Start', nowrap: true, cell: row => moment(row.startedAtMs), has: row => row.startedAtMs },
    { head: 'End', nowrap: true, cell: row => moment(row.endedAtMs), has: row => row.endedAtMs },
    {
      head: 'Duration',
      numeric: true,
      cell: row => (row.durationSeconds === undefined ? '' : durationInWords(row.durationSeconds)),
      has: row => row.durationSeconds,
    },
    {
      head: 'Size',
      numeric: true,
      cell: row => (row.sizeBytes === undefined ? '' : sizeInWords(row.sizeBytes)),
      has: row => row.sizeBytes,
    },
    {
      head: 'Change',
      numeric: true,
      cell: row => (row.sizeChangeBytes === undefined ? '' : changeInWords(row.sizeChangeBytes)),
      has: row => row.sizeChangeBytes,
    },
    {
      head: 'Last good',
      nowrap: true,
      cell: row => (row.lastGoodAtMs === undefined ? 'never' : agoInWords(row.lastGoodAtMs, nowMs)),
    },
    {
      head: 'Next expected',
      nowrap: true,
      cell: row => moment(row.expectedAtMs),
      has: row => row.expectedAtMs,
    },
    { head: 'Notes', cell: row => row.notes.join('; '), has: row => row.notes.length > 0 || undefined },
  ]
  // A column in which no row has anything is not worth its width.
  const columns = all.filter(({ has }) => !has || rows.some(row => has(row) !== undefined))
  return (
    <PlainTable
      caption={caption}
      rows={rows}
      columns={columns}
      keyOf={row => `${row.checkId} ${row.activityId ?? row.expectedAtMs ?? ''}`}
    />
  )
}
