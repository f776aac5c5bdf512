/** What a figure is compared with, as people write it: a number, `1 GB`, `2 hours`. */
import type { FigureKind } from '../core/figures/kind.ts'
import { readSize } from '../core/figures/size.ts'
import { parseDuration } from './duration.ts'

/** @returns bytes, seconds, or the number as it is
 *  @throws Error that says what would be right for such a figure */
export function readFigureValue(written: number | string, kind: FigureKind): number {
  if (typeof written === 'number') return written
  if (kind === 'duration') return parseDuration(written) / 1000
  const isSize = kind === 'size' && /^\s*\d[\d.,]*\s*\p{L}+\s*$/u.test(written)
  const bytes = isSize ? readSize(written) : undefined
  if (bytes !== undefined) return bytes
  const right =
    kind === 'size'
      ? 'write a size such as 1 GB, or a number of bytes'
      : `write a number${kind === 'time' ? ' of ms since 1970' : ''}`
  throw new Error(`is not a ${kind} to compare with: ${right}`)
}
