/** From the panel's frames to the grid: those of the Lastgood data source first, else series of Prometheus. */
import type { DataFrame } from '@grafana/data'
import { type Grid, readGrid } from '../model/grid.ts'
import { readGridFrames } from '../model/grid-frames.ts'
import { readSeriesGrid } from '../model/series-grid.ts'

export function readPanelGrid(frames: readonly DataFrame[]): Grid | undefined {
  const columns = readGridFrames(frames)
  return columns ? readGrid(columns) : readSeriesGrid(frames)
}
