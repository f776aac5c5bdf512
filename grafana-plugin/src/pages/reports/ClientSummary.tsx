/** A month of one client: how its jobs did day by day, how its data grew, what was noted. Made to be printed. */
import { EmptyState, Input, LinkButton, Stack, Text, TextLink } from '@grafana/ui'
import React from 'react'
import type { ClientSummaryDocument } from '../../../../exporter/src/api/contract-looking.ts'
import { readClientSummary, readGrowth } from '../../api/looking.ts'
import { Chart } from '../../components/chart/Chart.tsx'
import { FilterField, FilterRow } from '../../components/Filters.tsx'
import { Loaded } from '../../components/Loaded.tsx'
import { useMoments, usePreferences } from '../../components/moments.tsx'
import { PlainTable } from '../../components/PlainTable.tsx'
import { mayManage } from '../../components/role.ts'
import { useLoad } from '../../components/use-load.ts'
import type { QueryState } from '../../components/use-query.ts'
import { changeInWords, rateInWords } from '../../model/document-words.ts'
import { countInWords, durationInWords, sizeInWords } from '../../model/words.ts'
import { pageOf } from '../../routes.ts'
import { DayStrip } from './DayStrip.tsx'
import { Facts } from './Facts.tsx'
import { GroupFilter } from './GroupFilter.tsx'
import { Happenings } from './Happenings.tsx'

export function ClientSummary({ query }: { readonly query: QueryState }) {
  const group = query.get('group')
  return (
    <Stack direction="column" gap={2}>
      <div data-screen-only>
        <FilterRow>
          <GroupFilter query={query} isNeeded />
          <FilterField label="Month">
            <Input
              id="report-month"
              type="month"
              width={24}
              value={query.get('month') ?? ''}
              onChange={event => query.set({ month: event.currentTarget.value || undefined })}
            />
          </FilterField>
        </FilterRow>
      </div>
      {group === undefined ? (
        <EmptyState variant="not-found" message="Choose a client" />
      ) : (
        <Summary group={group} month={query.get('month')} />
      )}
    </Stack>
  )
}

function Summary({ group, month }: { readonly group: string; readonly month: string | undefined }) {
  const document = useLoad(signal => readClientSummary({ group, month }, signal), [group, month])
  return (
    <Loaded
      of={document}
      what="the summary"
      isEmpty={({ jobs }) => jobs.length === 0}
      empty={<EmptyState variant="not-found" message="The client had no jobs in this month" />}
    >
      {data => <Sheet document={data} />}
    </Loaded>
  )
}

function Sheet({ document }: { readonly document: ClientSummaryDocument }) {
  const { day, format } = useMoments()
  const { data: preferences } = usePreferences()
  const { group, fromMs, toMs, successRate, jobs, notes } = document
  const sum = (read: (job: (typeof jobs)[number]) => number) => jobs.reduce((all, job) => all + read(job), 0)
  return (
    <Stack direction="column" gap={3}>
      <Stack justifyContent="space-between" alignItems="center" wrap="wrap" gap={2}>
        <Stack direction="column" gap={0.5}>
          <Text element="h2">{group}</Text>
          <Text color="secondary">
            {day(fromMs)} to {day(toMs - 1)}
          </Text>
        </Stack>
        <Stack gap={1} alignItems="center" wrap="wrap">
          {mayManage() && (
            <span data-screen-only>
              <LinkButton
                variant="secondary"
                icon="envelope"
                href={pageOf.reportMail({ kind: 'monthly', group })}
              >
                Mail this monthly
              </LinkButton>
            </span>
          )}
          {preferences?.logo && (
            <img src={preferences.logo} alt="" style={{ maxHeight: 56, maxWidth: 240 }} />
          )}
        </Stack>
      </Stack>
      <Facts
        facts={[
          {
            name: 'Success rate',
            value: rateInWords(successRate),
            detail: `${successRate.good} of ${successRate.expected} expected runs`,
          },
          { name: 'Jobs', value: jobs.length.toLocaleString('en') },
          { name: 'Failures', value: sum(job => job.failures).toLocaleString('en') },
          { name: 'Warnings', value: sum(job => job.warnings).toLocaleString('en') },
          { name: 'Missed', value: sum(job => job.missed).toLocaleString('en') },
          { name: 'Data', value: sizeInWords(sum(job => job.sizeBytes ?? 0)) },
        ]}
      />
      <PlainTable
        caption={`Jobs of ${group}`}
        rows={jobs}
        keyOf={job => job.checkId}
        columns={[
          {
            head: 'Job',
            nowrap: true,
            cell: job => (
              <TextLink href={pageOf.reports('job', { check: job.checkId, group })} inline={false}>
                {job.job}
              </TextLink>
            ),
          },
          { head: 'Computer or label', cell: job => job.computer ?? job.label ?? '' },
          { head: 'Days', cell: job => <DayStrip job={job.job} days={job.days} /> },
          { head: 'Success rate', numeric: true, cell: job => rateInWords(job.successRate) },
          { head: 'Failures', numeric: true, cell: job => job.failures || '' },
          { head: 'Warnings', numeric: true, cell: job => job.warnings || '' },
          { head: 'Missed', numeric: true, cell: job => job.missed || '' },
          {
            head: 'Size',
            numeric: true,
            cell: job => (job.sizeBytes === undefined ? '' : sizeInWords(job.sizeBytes)),
          },
          {
            head: 'Growth',
            numeric: true,
            cell: job => (job.growthBytes === undefined ? '' : changeInWords(job.growthBytes)),
          },
          {
            head: 'Average duration',
            numeric: true,
            cell: job =>
              job.averageDurationSeconds === undefined ? '' : durationInWords(job.averageDurationSeconds),
          },
        ]}
      />
      <GrowthChart group={group} fromMs={fromMs} toMs={toMs} figure="size" title={`Data of ${group}`} />
      <GrowthChart
        group={group}
        fromMs={fromMs}
        toMs={toMs}
        figure="duration"
        title={`Durations of ${group}`}
      />
      <Happenings document={document} />
      {notes.length > 0 && (
        <Stack direction="column" gap={1}>
          <Text element="h2" variant="h3">
            {countInWords(notes.length, 'note')}
          </Text>
          <ul>
            {notes.map(note => (
              <li key={`${note.createdAtMs} ${note.text}`}>
                {note.text} ({note.author}, {format(note.createdAtMs)})
              </li>
            ))}
          </ul>
        </Stack>
      )}
      <Text color="secondary" variant="bodySmall">
        Success rate: expected runs that were answered by a success or a warning, of all that were expected in
        the month. Several reports about one expected run count once, by the worst of them.
      </Text>
    </Stack>
  )
}

type GrowthProps = {
  readonly group: string
  readonly fromMs: number
  readonly toMs: number
  readonly figure: 'size' | 'duration'
  readonly title: string
}

function GrowthChart({ group, fromMs, toMs, figure, title }: GrowthProps) {
  const { zone } = useMoments()
  const growth = useLoad(
    signal => readGrowth({ group: [group], fromMs, toMs, figure }, signal),
    [group, fromMs, toMs, figure],
  )
  return (
    <Loaded of={growth} what="the chart">
      {({ series, leftOut }) => (
        <div>
          <Chart
            title={title}
            kind={figure}
            timeZone={zone}
            fromMs={fromMs}
            toMs={toMs}
            series={series.map(one => ({
              id: one.checkId,
              name: one.name,
              atMs: one.atMs,
              value: one.value,
            }))}
          />
          {leftOut > 0 && <p>{countInWords(leftOut, 'job')} more than fit into the chart</p>}
        </div>
      )}
    </Loaded>
  )
}
