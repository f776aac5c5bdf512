/** The jobs of the day that ends at the cut-off: how they went, and which did not run. */
import { css } from '@emotion/css'
import type { GrafanaTheme2 } from '@grafana/data'
import { TextLink, useStyles2 } from '@grafana/ui'
import React from 'react'
import type { DocumentRow, Last24hDocument } from '../../../../exporter/src/api/contract-looking.ts'
import { Card } from '../../components/Card.tsx'
import { Loaded } from '../../components/Loaded.tsx'
import { useMoments } from '../../components/moments.tsx'
import { LookBadge } from '../../components/StandingBadge.tsx'
import type { Load } from '../../components/use-load.ts'
import { lookOfResult, lookOfStatus } from '../../model/look.ts'
import { countInWords } from '../../model/words.ts'
import { pageOf } from '../../routes.ts'

const statuses = ['failure', 'warning', 'success'] as const
const most = 10

export function Last24h({ of }: { readonly of: Load<Last24hDocument> }) {
  return (
    <Card
      title="Last 24 hours"
      actions={
        <span>
          <TextLink href={pageOf.reports('last-24h')}>Report</TextLink>
          {' · '}
          <TextLink href={pageOf.reports('last-status')}>Last status of all</TextLink>
        </span>
      }
    >
      <Loaded of={of} what="the last 24 hours">
        {document => <Shown document={document} />}
      </Loaded>
    </Card>
  )
}

function Shown({ document: { runs, didNotRun, fromMs, toMs } }: { readonly document: Last24hDocument }) {
  const styles = useStyles2(getStyles)
  const moments = useMoments()
  return (
    <>
      <p className={styles.quiet}>
        {moments.format(fromMs)} to {moments.format(toMs)}: {countInWords(runs.length, 'run')}
      </p>
      <ul className={styles.counts}>
        {statuses.map(status => (
          <li key={status}>
            <strong>{runs.filter(({ result }) => result === status).length}</strong>{' '}
            <LookBadge look={lookOfStatus[status]} />
          </li>
        ))}
        <li>
          <strong>{didNotRun.length}</strong> <LookBadge look={{ ...lookOfResult[3], text: 'Did not run' }} />
        </li>
      </ul>
      {didNotRun.length > 0 && <DidNotRun rows={didNotRun} />}
    </>
  )
}

function DidNotRun({ rows }: { readonly rows: readonly DocumentRow[] }) {
  const styles = useStyles2(getStyles)
  return (
    <ul className={styles.list} aria-label="Did not run">
      {rows.slice(0, most).map(({ checkId, job, group }) => (
        <li key={checkId}>
          <TextLink href={pageOf.check(checkId)}>{job}</TextLink>{' '}
          <span className={styles.quiet}>{group}</span>
        </li>
      ))}
      {rows.length > most && <li>and {rows.length - most} more</li>}
    </ul>
  )
}

const getStyles = (theme: GrafanaTheme2) => ({
  quiet: css({ color: theme.colors.text.secondary }),
  counts: css({
    display: 'flex',
    flexWrap: 'wrap',
    gap: theme.spacing(1, 3),
    listStyle: 'none',
    margin: theme.spacing(0, 0, 1),
    padding: 0,
    '& strong': { fontSize: theme.typography.h4.fontSize },
  }),
  list: css({ listStyle: 'none', margin: 0, padding: 0 }),
})
