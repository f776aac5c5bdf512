/** One query answered: asked of the exporter through the app's proxy, and made into frames. What is left out is told in
 *  a notice of the frame, never passed over. */
import type { AdHocVariableFilter, DataFrame, QueryResultMetaNotice } from '@grafana/data'
import type { ListedActivity } from '../../../exporter/src/api/contract-looking.ts'
import { readActivities, readGrid, readGrowth, readTransactions, type Signal } from '../api/looking.ts'
import { readMessages } from '../api/messages.ts'
import { type Answer, fitsStates, leftOutChecks, type Question, toldOf } from './answer.ts'
import { askReport } from './ask-report.ts'
import { activitiesTable, activitiesTimeline, statusOf } from './frames/activities.ts'
import { attributesOf, checksFrames, keepChecks } from './frames/checks.ts'
import { growthFrames } from './frames/growth.ts'
import {
  attributesOfMessage,
  attributesOfTransaction,
  transactionsTable,
  unmatchedTable,
} from './frames/log.ts'
import { collectPages } from './pages.ts'
import { type Asked, lackOf } from './query.ts'
import { type Selection, toSelection } from './selection.ts'

/** Rows of one page: of activities, of the log, of messages, as many as the exporter gives at once. */
const pageSizes = { activities: 1000, transactions: 1000, messages: 200 }

/** @param query with its variables replaced @throws Error in words for people */
export async function ask(
  query: Asked,
  filters: readonly AdHocVariableFilter[],
  span: { readonly fromMs: number; readonly toMs: number },
  signal: Signal,
): Promise<readonly DataFrame[]> {
  const lack = lackOf(query)
  if (lack !== undefined) throw new Error(lack)
  const selection = toSelection(query, filters)
  const { frames, notices } = await asking[query.kind]({ query, selection, ...span, signal })
  const all = [...notices, ...unusedFilters(selection)]
  const [first, ...rest] = frames
  // A notice stands on one frame, or a panel would tell it once for each.
  return first && all.length > 0 ? [{ ...first, meta: { ...first.meta, notices: all } }, ...rest] : frames
}

const asking: Readonly<Record<Asked['kind'], (question: Question) => Promise<Answer>>> = {
  checks: askChecks,
  activities: askActivities,
  growth: askGrowth,
  reports: askReport,
  transactions: askTransactions,
  unmatched: askUnmatched,
}

async function askChecks({ query, selection, signal }: Question): Promise<Answer> {
  const status = query.statuses.filter(word => word !== 'missed' && word !== 'ignored')
  const grid = await readGrid(
    {
      ...selection.asked,
      results: query.results,
      ...(status.length > 0 && { status }),
      ...(query.timings.length > 0 && { timing: query.timings }),
      ...(query.text !== '' && { q: query.text }),
    },
    signal,
  )
  const kept = keepChecks(grid, at => {
    const row = attributesOf(grid, at)
    return fitsStates(query, row) && selection.fits(row)
  })
  return { frames: checksFrames(kept, query.results > 0), notices: [] }
}

async function askActivities({ query, selection, fromMs, toMs, signal }: Question): Promise<Answer> {
  const status = query.statuses.filter(word => word !== 'none')
  const found = await collectPages(
    query.limit,
    pageSizes.activities,
    async page => {
      const { activities, nextCursor } = await readActivities(
        {
          ...selection.asked,
          fromMs,
          toMs,
          ...(status.length > 0 && { status }),
          ...(query.text !== '' && { q: query.text }),
          ...page,
        },
        signal,
      )
      return { rows: activities, nextCursor }
    },
    row => fitsStates(query, { status: statusOf(row) }) && selection.fits(attributesOfActivity(row)),
  )
  const notices = toldOf(found, 'activities')
  if (query.format === 'table') return { frames: [activitiesTable(found.rows)], notices }
  const { frame, leftOut } = activitiesTimeline(found.rows.filter(row => statusOf(row) !== 'ignored'))
  return { frames: [frame], notices: [...notices, ...leftOutChecks(leftOut)] }
}

async function askGrowth({ query, selection, fromMs, toMs, signal }: Question): Promise<Answer> {
  const growth = await readGrowth({ ...selection.asked, figure: query.figure, fromMs, toMs }, signal)
  const series = growth.series.filter(one =>
    selection.fits({ group: one.group, label: one.label, check: one.checkId, name: one.name }),
  )
  return { frames: growthFrames(growth, series), notices: leftOutChecks(growth.leftOut) }
}

async function askTransactions({ query, selection, fromMs, toMs, signal }: Question): Promise<Answer> {
  const found = await collectPages(
    query.limit,
    pageSizes.transactions,
    async page => {
      const only = query.changesOnly ? { only: 'changes' } : {}
      const answer = await readTransactions({ from: fromMs, to: toMs, ...only, ...page }, signal)
      return { rows: answer.transactions, nextCursor: answer.nextCursor }
    },
    row => holds(JSON.stringify(row), query.text) && selection.fits(attributesOfTransaction(row)),
  )
  return { frames: [transactionsTable(found.rows)], notices: toldOf(found, 'lines') }
}

async function askUnmatched({ query, selection, fromMs, toMs, signal }: Question): Promise<Answer> {
  const found = await collectPages(
    query.limit,
    pageSizes.messages,
    async page => {
      const q = query.text !== '' ? { q: query.text } : {}
      const { messages, nextCursor } = await readMessages({ outcome: 'unmatched', ...q, ...page }, signal)
      // Newest first: behind one that is too old there are only older ones.
      const isOver = messages.some(({ receivedAtMs }) => receivedAtMs < fromMs)
      return { rows: messages, nextCursor: isOver ? undefined : nextCursor }
    },
    row => row.receivedAtMs >= fromMs && row.receivedAtMs < toMs && selection.fits(attributesOfMessage(row)),
  )
  return { frames: [unmatchedTable(found.rows)], notices: toldOf(found, 'messages') }
}

function attributesOfActivity(row: ListedActivity) {
  const { group, label, checkId: check, name, product, computer } = row
  return { group, label, check, name, product, computer, status: statusOf(row) }
}

function holds(text: string, part: string): boolean {
  return text.toLowerCase().includes(part.toLowerCase())
}

function unusedFilters({ unused }: Selection): readonly QueryResultMetaNotice[] {
  if (unused.length === 0) return []
  return [{ severity: 'info', text: `The filters on ${unused.join(', ')} say nothing about these rows.` }]
}
