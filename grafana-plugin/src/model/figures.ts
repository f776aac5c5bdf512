/** Figures in words for people. What one is measured in follows from its name, as in the exporter. */
import { durationInWords, sizeInWords } from './words.ts'

export type FigureKind = 'size' | 'duration' | 'count' | 'time' | 'number'

export function kindOfFigure(name: string): FigureKind {
  if (/^(size|transferred)$|(Size|Bytes)$/.test(name)) return 'size'
  if (/^duration$|(Duration|Seconds)$/.test(name)) return 'duration'
  if (/^(files|warnings|errors)$|Count$/.test(name)) return 'count'
  return /At$/.test(name) ? 'time' : 'number'
}

export function figureInWords(name: string, value: number, formatTime: (ms: number) => string): string {
  switch (kindOfFigure(name)) {
    case 'size':
      return sizeInWords(value)
    case 'duration':
      return durationInWords(value)
    case 'time':
      return formatTime(value)
    default:
      return value.toLocaleString('en', { maximumFractionDigits: 3 })
  }
}

/** `verifyDuration` as `Verify duration`, `startedAt` as `Started`. */
export function nameOfFigure(name: string): string {
  const words = name
    .replace(/(?<=[a-z0-9])(At|Bytes|Count|Seconds)$/, '')
    .replaceAll(
      /([a-z0-9])([A-Z])/g,
      (_, before: string, after: string) => `${before} ${after.toLowerCase()}`,
    )
  return words.charAt(0).toUpperCase() + words.slice(1)
}
