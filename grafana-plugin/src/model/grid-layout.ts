/** What fits into the width: which columns, how wide, and how many of the newest results. What does not fit is counted,
 *  so that the row can say so. Pixels in and out. */

export const extraColumns = ['lastGood', 'expected', 'size', 'duration', 'reason', 'notes'] as const
export type ExtraColumn = (typeof extraColumns)[number]
export const densities = ['compact', 'normal', 'wall'] as const
export type Density = (typeof densities)[number]

export type GridLayout = {
  /** Too narrow for one line: name and standing above, results below. */
  readonly stacked: boolean
  readonly rowPx: number
  readonly headingPx: number
  readonly standingPx: number
  readonly namePx: number
  /** From one indicator to the next, and what of it is the gap. */
  readonly pitchPx: number
  readonly gapPx: number
  readonly cellPx: number
  /** So many results are shown at most. */
  readonly results: number
  readonly resultsPx: number
  /** In order; columns that are wanted and not here did not fit. */
  readonly columns: readonly { readonly column: ExtraColumn; readonly px: number }[]
  readonly leftOut: readonly ExtraColumn[]
}

type Wanted = {
  readonly widthPx: number
  readonly density: Density
  readonly columns: readonly ExtraColumn[]
  /** The most results that any check has, within what is asked for. */
  readonly results: number
}

const measures = {
  compact: { rowPx: 26, stackedPx: 48, headingPx: 30, standingPx: 92, smallest: 14, greatest: 20, gapPx: 2 },
  normal: { rowPx: 34, stackedPx: 60, headingPx: 38, standingPx: 100, smallest: 18, greatest: 26, gapPx: 3 },
  wall: { rowPx: 64, stackedPx: 96, headingPx: 64, standingPx: 190, smallest: 30, greatest: 44, gapPx: 4 },
} as const
const columnPx: Readonly<Record<ExtraColumn, number>> = {
  lastGood: 100,
  expected: 108,
  size: 84,
  duration: 92,
  reason: 220,
  notes: 56,
}
/** Least wanted first: these go when it gets narrow. */
const dispensable: readonly ExtraColumn[] = ['reason', 'duration', 'size', 'notes', 'expected', 'lastGood']
/** For "+123" before the results. */
const olderPx = 44
const paddingPx = 16
const stackedBelowPx = 560
const leastResults = 7

export function layOut({ widthPx, density, columns, results }: Wanted): GridLayout {
  const measure = measures[density]
  const { gapPx, headingPx } = measure
  const scale = density === 'wall' ? 1.7 : 1
  const inner = Math.max(0, widthPx - paddingPx)
  const smallest = measure.smallest + gapPx
  const greatest = measure.greatest + gapPx
  if (inner < stackedBelowPx * scale) {
    const room = inner - olderPx
    const { shown, pitchPx } = spread(room, results, smallest, greatest)
    return {
      stacked: true,
      rowPx: measure.stackedPx,
      headingPx,
      standingPx: measure.standingPx,
      namePx: Math.max(0, inner - measure.standingPx),
      pitchPx,
      gapPx,
      cellPx: pitchPx - gapPx,
      results: shown,
      resultsPx: inner,
      columns: [],
      leftOut: columns,
    }
  }
  const leastName = 150 * scale
  const leastForResults = olderPx + Math.min(results, leastResults) * smallest
  const kept = [...columns]
  const room = () =>
    inner - measure.standingPx - leastName - kept.reduce((sum, column) => sum + columnPx[column] * scale, 0)
  for (const column of dispensable)
    if (room() < leastForResults && kept.includes(column)) kept.splice(kept.indexOf(column), 1)
  // Names get a little more than the least they need before indicators grow.
  const forResults = Math.max(0, Math.min(room() - 60 * scale, olderPx + results * greatest))
  const { shown, pitchPx } = spread(
    Math.max(forResults, leastForResults) - olderPx,
    results,
    smallest,
    greatest,
  )
  const resultsPx = olderPx + shown * pitchPx
  const rest = room() - resultsPx
  // What is left goes to the reason, which is the longest text, and to the name.
  const reasonPx = kept.includes('reason') ? Math.max(0, Math.floor(rest * 0.6)) : 0
  return {
    stacked: false,
    rowPx: measure.rowPx,
    headingPx,
    standingPx: measure.standingPx,
    namePx: Math.floor(leastName + Math.max(0, rest) - reasonPx),
    pitchPx,
    gapPx,
    cellPx: pitchPx - gapPx,
    results: shown,
    resultsPx,
    columns: kept.map(column => ({
      column,
      px: Math.floor(columnPx[column] * scale) + (column === 'reason' ? reasonPx : 0),
    })),
    leftOut: columns.filter(column => !kept.includes(column)),
  }
}

function spread(roomPx: number, wanted: number, smallest: number, greatest: number) {
  const shown = Math.max(1, Math.min(wanted, Math.floor(roomPx / smallest)))
  const pitchPx = Math.max(smallest, Math.min(greatest, Math.floor(roomPx / shown)))
  return { shown, pitchPx }
}

export const titleOfColumn: Readonly<Record<ExtraColumn, string>> = {
  lastGood: 'Last good',
  expected: 'Next expected',
  size: 'Size',
  duration: 'Duration',
  reason: 'Reason',
  notes: 'Notes',
}
