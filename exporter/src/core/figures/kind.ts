/** What a figure is measured in: its name tells it, unless a check says otherwise. Bytes, seconds, counts and epoch
 *  ms inside. */

export const figureKinds = ['size', 'duration', 'count', 'time', 'number'] as const
export type FigureKind = (typeof figureKinds)[number]

/** Those that are published, and that mean the same in every check. */
export const knownFigures = ['size', 'transferred', 'duration', 'files', 'warnings', 'errors'] as const
export type KnownFigure = (typeof knownFigures)[number]
export type KnownFigures = { readonly [name in KnownFigure]?: number }

/** Told by senders about a job rather than about one run. */
export const reservedFigures: readonly string[] = ['nextRunAt', 'running']

export const maxFigureName = 40

export function isFigureName(name: string): boolean {
  return name.length <= maxFigureName && /^[a-z][A-Za-z0-9]*$/.test(name)
}

/** `vaultSize` and `readBytes` are sizes, `verifyDuration` and `waitSeconds` durations, `startedAt` is a time,
 *  `directoryCount` a count; any other name is a number. */
export function kindOfName(name: string): FigureKind {
  if (/^(size|transferred)$|(Size|Bytes)$/.test(name)) return 'size'
  if (/^duration$|(Duration|Seconds)$/.test(name)) return 'duration'
  if (/^(files|warnings|errors)$|Count$/.test(name)) return 'count'
  return /At$/.test(name) ? 'time' : 'number'
}
