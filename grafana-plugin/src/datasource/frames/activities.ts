/** Results and missed slots: as a table, newest first, or as states over time with a field for each check. */
import { type DataFrame, type Field, FieldType, type Labels } from '@grafana/data'
import type { ListedActivity } from '../../../../exporter/src/api/contract-looking.ts'
import { figureTitle } from '../../model/figure.ts'
import { pageOf } from '../../routes.ts'
import { resultWords } from '../query.ts'
import {
  codeMapping,
  coloured,
  linkTo,
  number,
  resultMapping,
  text,
  time,
  toTable,
  withoutEmpty,
} from './table.ts'
import { toTitles } from './titles.ts'
import { unitOf } from './units.ts'

/** Fields of one frame: more are no picture any more. */
const mostFields = 200

export const statusOf = (activity: ListedActivity) =>
  activity.kind === 'missed' ? 'missed' : activity.status

export function activitiesTable(rows: readonly ListedActivity[]): DataFrame {
  const figures = [...new Set(rows.flatMap(row => (row.kind === 'result' ? Object.keys(row.figures) : [])))]
  const table = toTable('activities', rows, [
    time('time', 'Time', row => row.atMs),
    text('name', 'Check', row => row.name, {
      links: [linkTo('Open the check', `${pageOf.checks()}/`, 'check')],
    }),
    text('group', 'Group', row => row.group),
    text('label', 'Label', row => row.label),
    text('status', 'Status', statusOf, { ...coloured, mappings: resultMapping }),
    text('reason', 'Reason', row => row.reason),
    ...figures.map(figure =>
      number<ListedActivity>(
        figure,
        figureTitle(figure),
        row => (row.kind === 'result' && Object.hasOwn(row.figures, figure) ? row.figures[figure] : null),
        {
          unit: unitOf(figure),
        },
      ),
    ),
    number('lateMs', 'Late by', row => (row.kind === 'result' ? row.lateMs : null), { unit: 'ms' }),
    time('expectedAtMs', 'Expected', row => (row.kind === 'missed' ? row.expectedAtMs : null)),
    text('computer', 'Computer', row => row.computer),
    text('product', 'Product', row => row.product),
    text('check', 'Check id', row => row.checkId),
    // As text: it is a name, and nobody wants it summed up or shortened to 1.2 K.
    text('message', 'Message', row => (row.kind === 'result' ? String(row.messageId) : null), {
      links: [linkTo('Open the message', `${pageOf.activity()}?open=message-`, 'message')],
    }),
  ])
  const always = ['time', 'name', 'group', 'label', 'status', 'reason', 'check', 'message']
  return withoutEmpty(table, always)
}

/** @returns the frame, and how many checks did not fit into it */
export function activitiesTimeline(rows: readonly ListedActivity[]) {
  const ordered = rows.toSorted((a, b) => a.atMs - b.atMs)
  const times = [...new Set(ordered.map(row => row.atMs))]
  const rowOf = new Map(times.map((atMs, row) => [atMs, row]))
  const checks = new Map<string, { readonly first: ListedActivity; readonly codes: (number | undefined)[] }>()
  for (const row of ordered) {
    let check = checks.get(row.checkId)
    if (!check) {
      // Not null: a panel takes that for a gap, and the state of a check lasts until its next result.
      check = { first: row, codes: new Array<number | undefined>(times.length).fill(undefined) }
      checks.set(row.checkId, check)
    }
    check.codes[rowOf.get(row.atMs) ?? 0] = resultWords.indexOf(statusOf(row))
  }
  const all = [...checks.values()].sort(
    (a, b) => a.first.group.localeCompare(b.first.group) || a.first.name.localeCompare(b.first.name),
  )
  const shown = all.slice(0, mostFields)
  const titles = toTitles(shown.map(({ first }) => first))
  const fields: Field[] = shown.map(({ first, codes }, at) => ({
    name: first.checkId,
    type: FieldType.number,
    labels: labelsOf(first),
    config: {
      displayNameFromDS: titles[at] ?? first.name,
      mappings: codeMapping,
      links: [{ title: 'Open the check', url: pageOf.check(first.checkId) }],
    },
    values: codes,
  }))
  const frame: DataFrame = {
    name: 'activities',
    length: times.length,
    meta: { preferredVisualisationType: 'graph', preferredVisualisationPluginId: 'state-timeline' },
    fields: [
      { name: 'time', type: FieldType.time, config: { displayNameFromDS: 'Time' }, values: times },
      ...fields,
    ],
  }
  return { frame, leftOut: all.length - shown.length }
}

export function labelsOf(check: {
  readonly checkId: string
  readonly name: string
  readonly group: string
  readonly label?: string
}): Labels {
  const { checkId, name, group, label } = check
  return { check: checkId, name, group, ...(label !== undefined && { label }) }
}
