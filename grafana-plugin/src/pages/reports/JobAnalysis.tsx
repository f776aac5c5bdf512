/** One job over time: how its data grows, how long a run takes, how fast it is, and when a disk would be full. */
import { EmptyState, Input, Stack, Text } from '@grafana/ui'
import React from 'react'
import type { JobDocument } from '../../../../exporter/src/api/contract-looking.ts'
import { readJob } from '../../api/looking.ts'
import { Chart } from '../../components/chart/Chart.tsx'
import { FilterField, FilterRow } from '../../components/Filters.tsx'
import { Loaded } from '../../components/Loaded.tsx'
import { useMoments } from '../../components/moments.tsx'
import { useLoad } from '../../components/use-load.ts'
import type { QueryState } from '../../components/use-query.ts'
import { changeInWords, fullAtMs, rateInWords, throughputOf } from '../../model/document-words.ts'
import { sizeInWords } from '../../model/words.ts'
import { CheckFilter } from './CheckFilter.tsx'
import { type Fact, Facts } from './Facts.tsx'
import { GroupFilter } from './GroupFilter.tsx'
import { PeriodFilter } from './PeriodFilter.tsx'
import { RowTable } from './RowTable.tsx'

const gib = 1024 ** 3

export function JobAnalysis({ query }: { readonly query: QueryState }) {
  const check = query.get('check')
  return (
    <Stack direction="column" gap={2}>
      <FilterRow>
        <GroupFilter query={query} />
        <CheckFilter query={query} isNeeded />
        <PeriodFilter query={query} />
        <FilterField label="Room for it, in GiB">
          <Input
            id="report-capacity"
            type="number"
            min={0}
            width={18}
            placeholder="for “full on”"
            value={query.get('capacity') ?? ''}
            onChange={event => query.set({ capacity: event.currentTarget.value || undefined })}
          />
        </FilterField>
      </FilterRow>
      {check === undefined ? (
        <EmptyState variant="not-found" message="Choose a job to analyze" />
      ) : (
        <Analysis query={query} check={check} />
      )}
    </Stack>
  )
}

function Analysis({ query, check }: { readonly query: QueryState; readonly check: string }) {
  const asked = { check, fromMs: query.get('fromMs'), toMs: query.get('toMs') }
  const document = useLoad(signal => readJob(asked, signal), [JSON.stringify(asked)])
  return (
    <Loaded
      of={document}
      what="the job"
      isEmpty={({ runs }) => runs.length === 0}
      empty={<EmptyState variant="not-found" message="The job has no runs in this period" />}
    >
      {data => <Charts document={data} query={query} />}
    </Loaded>
  )
}

function Charts({ document, query }: { readonly document: JobDocument; readonly query: QueryState }) {
  const { zone, day } = useMoments()
  const { check, runs, fromMs, toMs } = document
  const points = (read: (row: JobDocument['runs'][number]) => number | undefined) => {
    const told = runs.flatMap(row => {
      const atMs = row.endedAtMs ?? row.receivedAtMs
      const value = read(row)
      return atMs === undefined || value === undefined ? [] : [{ atMs, value }]
    })
    return toSeries(check.name, told)
  }
  const common = { fromMs, toMs, timeZone: zone }
  return (
    <Stack direction="column" gap={3}>
      <Stack direction="column" gap={0.5}>
        <Text element="h2" variant="h3">
          {check.name}
        </Text>
        <Text color="secondary">
          {[check.group, check.label, check.schedule].filter(Boolean).join(' · ')}
        </Text>
      </Stack>
      <Facts facts={factsOf(document, Number(query.get('capacity') ?? 0) * gib, day)} />
      <Chart title={`Data of ${check.name}`} series={points(row => row.sizeBytes)} kind="size" {...common} />
      <Chart
        title={`Duration of ${check.name}`}
        series={points(row => row.durationSeconds)}
        kind="duration"
        {...common}
      />
      <Chart
        title={`Throughput of ${check.name}, per second`}
        series={toSeries(check.name, throughputOf(runs))}
        kind="size"
        {...common}
      />
      <RowTable caption={`Runs of ${check.name}`} rows={runs.toReversed()} />
    </Stack>
  )
}

function toSeries(name: string, told: readonly { readonly atMs: number; readonly value: number }[]) {
  if (told.length === 0) return []
  const inOrder = told.toSorted((a, b) => a.atMs - b.atMs)
  return [{ id: name, name, atMs: inOrder.map(({ atMs }) => atMs), value: inOrder.map(({ value }) => value) }]
}

function factsOf(
  { runs, successRate, growth }: JobDocument,
  capacityBytes: number,
  day: (atMs: number) => string,
): readonly Fact[] {
  const facts: Fact[] = [{ name: 'Runs', value: runs.length.toLocaleString('en') }]
  if (successRate)
    facts.push({
      name: 'Success rate',
      value: rateInWords(successRate),
      detail: `${successRate.good} of ${successRate.expected} expected`,
    })
  if (!growth) return facts
  facts.push({
    name: 'Growth',
    value: `${changeInWords(growth.bytesPerDay * 30)} in 30 days`,
    detail: `now ${sizeInWords(growth.nowBytes)}`,
  })
  if (capacityBytes > 0) {
    const atMs = fullAtMs(growth, capacityBytes, Date.now())
    facts.push({ name: 'Full on', value: atMs === undefined ? 'not in ten years' : day(atMs) })
  }
  return facts
}
