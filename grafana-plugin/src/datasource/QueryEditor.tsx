/** The editor of a panel's query: what is asked, of which checks, in which states. A change runs the query. */
import type { QueryEditorProps } from '@grafana/data'
import { Grid, InlineField, InlineSwitch } from '@grafana/ui'
import React from 'react'
import { lookOfStanding } from '../model/look.ts'
import { standings } from '../model/standing.ts'
import type { LastgoodDataSource } from './data-source.ts'
import { ListField, TextField, WordField } from './fields.tsx'
import {
  type Asked,
  type LastgoodQuery,
  lackOf,
  limits,
  newestResults,
  readQuery,
  resultWords,
  timings,
} from './query.ts'
import { SelectionFields } from './SelectionFields.tsx'
import {
  figureOptions,
  formatOptions,
  kindOptions,
  optionsOf,
  reportOptions,
  statusOptions,
} from './words-of-query.ts'

export function QueryEditor({
  query,
  onChange,
  onRunQuery,
}: QueryEditorProps<LastgoodDataSource, LastgoodQuery>) {
  const asked = readQuery(query)
  const change = (part: Partial<Asked>) => {
    onChange({ ...query, ...part })
    onRunQuery()
  }
  const id = `lastgood-${query.refId}`
  return (
    <Grid minColumnWidth={44} gap={0}>
      <WordField
        id={`${id}-kind`}
        label="Show"
        value={asked.kind}
        options={kindOptions}
        onChange={kind => change({ kind })}
      />
      <KindFields id={id} asked={asked} onChange={change} />
      {asked.kind !== 'transactions' && asked.kind !== 'unmatched' && (
        <SelectionFields id={id} value={asked} onChange={change} errors={errorsOf(asked)} />
      )}
      <StateFields id={id} asked={asked} onChange={change} />
      {asked.kind !== 'growth' && (
        <TextField
          id={`${id}-text`}
          label="Text"
          value={asked.text}
          placeholder="Part of what is shown"
          onCommit={text => change({ text })}
        />
      )}
      {isPaged(asked) && (
        <TextField
          id={`${id}-limit`}
          label="Limit"
          tooltip={`Rows at most, newest first; up to ${limits.most.toLocaleString('en')}. When there are more, the panel says so.`}
          type="number"
          width={14}
          value={String(asked.limit)}
          onCommit={limit => change({ limit: readQuery({ limit }).limit })}
        />
      )}
    </Grid>
  )
}

type Props = {
  readonly id: string
  readonly asked: Asked
  readonly onChange: (part: Partial<Asked>) => void
}

function KindFields({ id, asked, onChange }: Props) {
  switch (asked.kind) {
    case 'checks':
      return (
        <TextField
          id={`${id}-results`}
          label="Results"
          tooltip={`The newest of each check, ${newestResults.most} at most, as the check grid shows them. With 0 there is one table, of the checks alone.`}
          type="number"
          width={14}
          value={String(asked.results)}
          onCommit={results => onChange({ results: readQuery({ results }).results })}
        />
      )
    case 'activities':
      return (
        <WordField
          id={`${id}-format`}
          label="As"
          value={asked.format}
          options={formatOptions}
          onChange={format => onChange({ format })}
        />
      )
    case 'growth':
      return (
        <WordField
          id={`${id}-figure`}
          label="Figure"
          tooltip="Sizes in bytes, durations in seconds."
          value={asked.figure}
          options={optionsOf(figureOptions, asked.figure)}
          onChange={figure => onChange({ figure })}
        />
      )
    case 'reports':
      return (
        <>
          <WordField
            id={`${id}-report`}
            label="Report"
            value={asked.report}
            options={reportOptions}
            onChange={report => onChange({ report })}
          />
          {asked.report === 'client-summary' && (
            <TextField
              id={`${id}-month`}
              label="Month"
              value={asked.month}
              placeholder="2026-11; the current one"
              onCommit={month => onChange({ month })}
            />
          )}
        </>
      )
    case 'transactions':
      return (
        <InlineField label="Changes only" labelWidth={14} htmlFor={`${id}-only`}>
          <InlineSwitch
            id={`${id}-only`}
            value={asked.changesOnly}
            onChange={event => onChange({ changesOnly: event.currentTarget.checked })}
          />
        </InlineField>
      )
    case 'unmatched':
      return null
  }
}

function StateFields({ id, asked, onChange }: Props) {
  const { kind, report } = asked
  const ofChecks =
    kind === 'checks' || (kind === 'reports' && report !== 'client-summary' && report !== 'job')
  const ofResults = kind === 'activities' || kind === 'reports'
  if (!ofChecks && !ofResults) return null
  return (
    <>
      {ofChecks && (
        <ListField
          id={`${id}-standings`}
          label="States"
          tooltip="Where a check stands now, the worst of what holds."
          placeholder="Every state"
          value={asked.standings}
          options={standings.map(value => ({ value, text: lookOfStanding[value].text }))}
          onChange={list => onChange({ standings: readQuery({ standings: list }).standings })}
        />
      )}
      {report !== 'client-summary' && (
        <ListField
          id={`${id}-statuses`}
          label="Statuses"
          tooltip="Of the result itself, whether it is in time or not."
          placeholder="Every status"
          value={asked.statuses}
          options={statusOptions(kind === 'activities' ? resultWords : undefined)}
          onChange={list => onChange({ statuses: readQuery({ statuses: list }).statuses })}
        />
      )}
      {ofChecks && (
        <ListField
          id={`${id}-timings`}
          label="Timing"
          tooltip="Where a check stands against its schedule."
          placeholder="Every timing"
          value={asked.timings}
          options={timings.map(value => ({ value, text: value }))}
          onChange={list => onChange({ timings: readQuery({ timings: list }).timings })}
        />
      )}
    </>
  )
}

function isPaged({ kind, report }: Asked): boolean {
  return kind === 'reports' ? report === 'all-reports' : kind !== 'checks' && kind !== 'growth'
}

function errorsOf(asked: Asked) {
  const lack = lackOf(asked)
  return asked.report === 'job' ? { checks: lack } : { groups: lack }
}
