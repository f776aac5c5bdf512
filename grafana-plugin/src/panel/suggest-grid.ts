/** Offers the grid for data that has checks in it. Grafana asks in two ways: up to 12.3 an object that fills a list, from
 *  then on a function that returns one; a function with that method answers both. */
import type { DataFrame, VisualizationSuggestionsSupplier } from '@grafana/data'
import { panelId } from '../settings.ts'
import { defaultOptions, type GridOptions } from './options.ts'

type Suggestion = {
  readonly name: string
  readonly pluginId: string
  readonly options: GridOptions
  readonly score: number
}

const best = 100
const suggestion: Suggestion = {
  name: 'Check grid',
  pluginId: panelId,
  // The preview is small: rows say more there than controls.
  options: { ...defaultOptions, showFilters: false },
  score: best,
}

export const gridSupplier: VisualizationSuggestionsSupplier &
  ((summary: { readonly rawFrames?: readonly DataFrame[] }) => readonly Suggestion[]) = Object.assign(
  (summary: { readonly rawFrames?: readonly DataFrame[] }) =>
    hasChecks(summary.rawFrames ?? []) ? [suggestion] : [],
  {
    getSuggestionsForData(
      builder: Parameters<VisualizationSuggestionsSupplier['getSuggestionsForData']>[0],
    ): void {
      if (hasChecks(builder.data?.series ?? [])) builder.getListAppender(suggestion).append({})
    },
  },
)

function hasChecks(frames: readonly DataFrame[]): boolean {
  return frames.some(
    ({ meta, fields }) =>
      meta?.custom?.['lastgood'] === 'checks' ||
      fields.some(({ labels }) => labels?.['__name__']?.startsWith('backup_check_')),
  )
}
