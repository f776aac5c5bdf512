/** Report mails that were made, newest first, and what became of each. */
import { TextLink } from '@grafana/ui'
import React, { useCallback } from 'react'
import { readReportMails } from '../../api/reports.ts'
import { Loaded } from '../../components/Loaded.tsx'
import { MoreButton } from '../../components/MoreButton.tsx'
import { useMoments } from '../../components/moments.tsx'
import { PlainTable } from '../../components/PlainTable.tsx'
import { tellFailed } from '../../components/tell.ts'
import { usePages } from '../../components/use-pages.ts'
import { aboutMail } from '../../model/mail-look.ts'
import { countInWords } from '../../model/words.ts'
import { pageOf } from '../../routes.ts'
import { MailOutcome } from './MailOutcome.tsx'

type Props = {
  /** Only of this one. */
  readonly subscription?: string
  /** By id, where several are listed. */
  readonly names?: ReadonlyMap<string, string>
  /** Read again when it changes. */
  readonly turn: unknown
}

export function MailHistory({ subscription, names, turn }: Props) {
  const moments = useMoments()
  const load = useCallback(
    async (cursor?: string, signal?: AbortSignal) => {
      const { mails, nextCursor } = await readReportMails({ subscription, cursor, limit: 20 }, signal)
      return { rows: mails, nextCursor }
    },
    [subscription],
  )
  const pages = usePages(load, [subscription, turn], tellMore)
  return (
    <Loaded
      of={pages}
      what="the mails"
      isEmpty={rows => rows.length === 0}
      empty={<p>No mail was made yet.</p>}
    >
      {rows => (
        <>
          <PlainTable
            caption="What became of the mails"
            rows={rows}
            keyOf={({ id }) => id}
            columns={[
              { head: 'Outcome', cell: mail => <MailOutcome mail={mail} /> },
              { head: 'Due', nowrap: true, cell: ({ dueAtMs }) => moments.format(dueAtMs) },
              ...(names
                ? [
                    {
                      head: 'Report mail',
                      cell: ({ subscriptionId: id }: { readonly subscriptionId: string }) => (
                        <TextLink href={pageOf.reportMail({ id })} inline={false}>
                          {names.get(id) ?? id}
                        </TextLink>
                      ),
                    },
                  ]
                : []),
              {
                head: 'About',
                cell: aboutMail,
              },
              { head: 'Subject', cell: ({ subject }) => subject },
              {
                head: 'To',
                cell: ({ to }) => (
                  <span title={to.join('; ')}>
                    {to.length === 1 ? to[0] : countInWords(to.length, 'address', 'addresses')}
                  </span>
                ),
              },
            ]}
          />
          <MoreButton shown={rows.length} what="mail" more={pages.more} loading={pages.loadingMore} />
        </>
      )}
    </Loaded>
  )
}

function tellMore(cause: unknown) {
  tellFailed('No more mails could be loaded', cause)
}
