/** Figures in words, for reasons, previews and pages. */
import type { Figures } from '../activity.ts'
import { printNumber } from './count.ts'
import { printDuration } from './duration.ts'
import { type FigureKind, kindOfName, knownFigures } from './kind.ts'
import { printSize } from './size.ts'

const latestMs = 8.64e15

/** `12.5 GiB`, `2 min 41 s`, `1,234`, `2026-09-29T23:30:12Z`. */
export function describeFigure(value: number, kind: FigureKind): string {
  if (kind === 'size') return printSize(value)
  if (kind === 'duration') return printDuration(value)
  if (kind === 'time' && Math.abs(value) <= latestMs)
    return new Date(value).toISOString().replace('.000Z', 'Z')
  return printNumber(value)
}

/** `size 12.5 GiB`, `errors 2`: the known ones first, the others by name. */
export function describeFigures(figures: Figures): readonly string[] {
  const known: readonly string[] = knownFigures
  const others = Object.keys(figures)
    .filter(name => !known.includes(name))
    .sort()
  return [...known, ...others].flatMap(name => {
    const value = Object.hasOwn(figures, name) ? figures[name] : undefined
    return value === undefined ? [] : [`${name} ${describeFigure(value, kindOfName(name))}`]
  })
}
