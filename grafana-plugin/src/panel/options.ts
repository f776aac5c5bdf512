/** What a user can set on the panel, and how older or foreign options are taken over. */
import type { ExtraColumn } from '../model/grid-layout.ts'
import { extraColumns } from '../model/grid-layout.ts'
import { type Heading, headings, type Sort, sorts } from '../model/grid-view.ts'

export type GridOptions = {
  readonly sort: Sort
  readonly heading: Heading
  readonly results: number
  readonly columns: readonly ExtraColumn[]
  readonly rowHeight: 'compact' | 'normal'
  readonly showCounts: boolean
  readonly showFilters: boolean
  readonly wall: boolean
  /** On the wall: bad checks only, or all of them behind the bad ones. */
  readonly wallShows: 'bad' | 'all'
  /** Seconds for each screenful; 0 does not scroll. */
  readonly wallScrollSeconds: number
}

export const defaultOptions: GridOptions = {
  sort: 'worst',
  heading: 'group',
  results: 30,
  columns: ['lastGood', 'expected'],
  rowHeight: 'normal',
  showCounts: true,
  showFilters: true,
  wall: false,
  wallShows: 'bad',
  wallScrollSeconds: 0,
}
export const mostResults = 200

/** Whatever was stored, by this version or another: what is understood is kept, the rest takes its default. Reading
 *  what it gave changes nothing. */
export function readOptions(stored: unknown): GridOptions {
  const told: Readonly<Record<string, unknown>> =
    typeof stored === 'object' && stored !== null ? { ...stored } : {}
  const one = <T>(value: unknown, among: readonly T[], usual: T): T => among.find(it => it === value) ?? usual
  const truth = (value: unknown, usual: boolean) => (typeof value === 'boolean' ? value : usual)
  const count = (value: unknown, least: number, most: number, usual: number) =>
    typeof value === 'number' && Number.isFinite(value)
      ? Math.max(least, Math.min(most, Math.round(value)))
      : usual
  const columns = told['columns']
  return {
    sort: one(told['sort'], sorts, defaultOptions.sort),
    heading: one(told['heading'], headings, defaultOptions.heading),
    results: count(told['results'], 1, mostResults, defaultOptions.results),
    columns: Array.isArray(columns)
      ? extraColumns.filter(column => columns.includes(column))
      : defaultOptions.columns,
    rowHeight: one(told['rowHeight'], ['compact', 'normal'] as const, defaultOptions.rowHeight),
    showCounts: truth(told['showCounts'], defaultOptions.showCounts),
    showFilters: truth(told['showFilters'], defaultOptions.showFilters),
    wall: truth(told['wall'], defaultOptions.wall),
    wallShows: one(told['wallShows'], ['bad', 'all'] as const, defaultOptions.wallShows),
    wallScrollSeconds: count(told['wallScrollSeconds'], 0, 600, defaultOptions.wallScrollSeconds),
  }
}
