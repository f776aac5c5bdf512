/** What the dashboards ask of InfluxDB, whatever its query language. Every answer is within the chosen data source,
 *  client, label and check; a figure of a failing result counts for nothing. */
import type { Target, Variable } from './board.ts'

export type Tag = 'group' | 'check'
export type Figure = 'size' | 'transferred' | 'duration' | 'files' | 'warnings' | 'errors'

export type Language = {
  readonly version: 'v1' | 'v2'
  readonly name: string
  /** How a series is named after a tag in the legend, where the query itself cannot. */
  displayName(tag: Tag): string | undefined

  readonly groupVariable: string
  readonly labelVariable: string
  readonly checkVariable: string
  readonly datasourceVariable: Partial<Variable>

  /** Sum of the last size of each check, in bytes. */
  held(): Target
  /** Sum of a figure, or how many results and missed slots there were. */
  total(what: Figure | 'results' | 'missed'): Target
  /** Size of each check; between two results the last one holds. Begins before the range, so that a job that runs once
   *  a month is there from the left edge on. */
  size(): Target
  /** By how many bytes it grew since the range began. */
  growth(tag: Tag): Target
  /** Sum of a figure in each step. */
  perStep(figure: Figure, tag: Tag): Target
  /** Mean of size or transferred / duration of the runs in each step, in bytes a second. */
  throughput(tag: Tag): Target
  /** Worst status in each step. */
  status(tag: Tag): Target
  /** Figures of each run, a series each. */
  runs(...figures: readonly Figure[]): Target
  /** Throughput of each run, by what was processed (size) or transferred. */
  runThroughput(figure: 'size' | 'transferred'): Target
  /** Newest first. */
  lastRuns(): Target
  /** A row for each: Size, Per day (least squares), Per 30 days (share of the size). */
  trend(tag: Tag): Target
  /** Bytes a day of all together. */
  perDay(): Target
  /** When $capacity bytes are full if all together goes on as in the range; nothing when it does not grow. */
  full(as: 'days' | 'date'): Target
  /** Used share of $capacity. */
  used(): Target
  /** In 30, 90 and 365 days. */
  expected(): Target
  /** $capacity as a line. */
  capacity(): Target
}
