/** One job over time: how its data grows, how long a run takes, how fast it is, and when a disk would be full. */
import { Button, Combobox, EmptyState, Input, Stack, Text } from '@grafana/ui'
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
import { chooseRuns, lineThrough, type Point, readWithout, toggleRun } from '../../model/run-choice.ts'
import { countInWords, sizeInWords } from '../../model/words.ts'
import { CheckFilter } from './CheckFilter.tsx'
import { type Fact, Facts } from './Facts.tsx'
import { GroupFilter } from './GroupFilter.tsx'
import { PeriodFilter } from './PeriodFilter.tsx'
import { RowTable } from './RowTable.tsx'

const gib = 1024 ** 3
const newestRuns = [10, 30, 100] as const

export function JobAnalysis({ query }: { readonly query: QueryState }) {
  const check = query.get('check')
  return (
    <Stack direction="column" gap={2}>
      <FilterRow>
        <GroupFilter query={query} />
        <CheckFilter query={query} isNeeded />
        <PeriodFilter query={query} />
        <FilterField label="Runs">
          <Combobox
            id="report-runs"
            width={20}
            isClearable
            placeholder="all of them"
            options={newestRuns.map(count => ({ value: String(count), label: `the newest ${count}` }))}
            value={query.get('runs') ?? null}
            onChange={option => query.set({ runs: option?.value })}
          />
        </FilterField>
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
  const { check, fromMs, toMs } = document
  const newest = Number(query.get('runs') ?? '') || undefined
  const without = readWithout(query.get('without'))
  const runs = chooseRuns(document.runs, { newest, without })
  const isWhole = runs.length === document.runs.length
  const points = (read: (row: JobDocument['runs'][number]) => number | undefined) =>
    runs.flatMap(row => {
      const atMs = row.endedAtMs ?? row.receivedAtMs
      const value = read(row)
      return atMs === undefined || value === undefined ? [] : [{ atMs, value }]
    })
  const sizes = points(row => row.sizeBytes).toSorted((a, b) => a.atMs - b.atMs)
  const line = lineThrough(sizes, Date.now())
  const growth = line && (isWhole ? document.growth : { bytesPerDay: line.perDay, nowBytes: line.nowValue })
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
      <Facts facts={factsOf(document, { runs, growth }, Number(query.get('capacity') ?? 0) * gib, day)} />
      {!isWhole && (
        <Stack gap={1} alignItems="center" wrap="wrap">
          <span role="status">
            Charts and growth are of {runs.length.toLocaleString('en')} of{' '}
            {countInWords(document.runs.length, 'run')}.
          </span>
          <Button
            size="sm"
            variant="secondary"
            onClick={() => query.set({ runs: undefined, without: undefined })}
          >
            Take all
          </Button>
        </Stack>
      )}
      <Chart title={`Data of ${check.name}`} series={toSeries(check.name, sizes)} kind="size" {...common} />
      <Chart
        title={`Duration of ${check.name}`}
        series={toSeries(
          check.name,
          points(row => row.durationSeconds),
        )}
        kind="duration"
        {...common}
      />
      <Chart
        title={`Throughput of ${check.name}, per second`}
        series={toSeries(check.name, throughputOf(runs))}
        kind="size"
        {...common}
      />
      <RowTable
        caption={`Runs of ${check.name}`}
        rows={document.runs.toReversed()}
        ticks={{
          head: 'In charts',
          isOn: row => runs.includes(row),
          onToggle: id => query.set({ without: toggleRun(without, id) }),
        }}
      />
    </Stack>
  )
}

/** With the line through them. */
function toSeries(name: string, told: readonly Point[]) {
  if (told.length === 0) return []
  const inOrder = told.toSorted((a, b) => a.atMs - b.atMs)
  const trend = lineThrough(inOrder, Date.now())
  return [
    {
      id: name,
      name,
      atMs: inOrder.map(({ atMs }) => atMs),
      value: inOrder.map(({ value }) => value),
      ...(trend && { trend }),
    },
  ]
}

function factsOf(
  { runs: all, successRate }: JobDocument,
  { runs, growth }: Pick<JobDocument, 'runs'> & { readonly growth: JobDocument['growth'] | undefined },
  capacityBytes: number,
  day: (atMs: number) => string,
): readonly Fact[] {
  const facts: Fact[] = [
    {
      name: 'Runs',
      value: runs.length.toLocaleString('en'),
      ...(runs.length < all.length && { detail: `of ${all.length.toLocaleString('en')}` }),
    },
  ]
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
