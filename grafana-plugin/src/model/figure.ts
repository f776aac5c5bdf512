/** Figures in words: what a number is measured in decides how it is written. */
import { durationInWords, sizeInWords } from './words.ts'

export const figureKinds = ['size', 'duration', 'count', 'time', 'number'] as const
export type FigureKind = (typeof figureKinds)[number]

/** As the exporter tells it by the name: `vaultSize` is a size, `waitSeconds` a duration, `startedAt` a time. */
export function kindOfFigure(name: string): FigureKind {
  if (/^(size|transferred)$|(Size|Bytes)$/.test(name)) return 'size'
  if (/^duration$|(Duration|Seconds)$/.test(name)) return 'duration'
  if (/^(files|warnings|errors)$|Count$/.test(name)) return 'count'
  return /At$/.test(name) ? 'time' : 'number'
}

/** `vaultSize` → `Vault size`. */
export function figureTitle(name: string): string {
  const words = name.replaceAll(/([A-Z])/g, ' $1').toLowerCase()
  return words.charAt(0).toUpperCase() + words.slice(1)
}

export function figureInWords(kind: FigureKind, value: number): string {
  switch (kind) {
    case 'size':
      return sizeInWords(value)
    case 'duration':
      return value < 0 ? `-${durationInWords(-value)}` : durationInWords(value)
    case 'count':
      return Math.round(value).toLocaleString('en')
    case 'time':
      return new Date(value).toISOString().slice(0, 16).replace('T', ' ')
    case 'number':
      return Number(value.toPrecision(4)).toLocaleString('en', { maximumFractionDigits: 6 })
  }
}
