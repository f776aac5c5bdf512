/** Units of figures as Grafana names them. The name of a figure tells its kind, by the exporter's own rule
 *  (docs/figures.md); a test holds both equal. */
import type { GrowthJson } from '../../../../exporter/src/api/contract-looking.ts'

type FigureKind = GrowthJson['kind']

export const unitOfKind: Readonly<Record<FigureKind, string>> = {
  size: 'bytes',
  duration: 's',
  count: 'locale',
  time: 'dateTimeAsIso',
  number: 'none',
}

export function toUnit(figure: string): string {
  return unitOfKind[kindOfName(figure)]
}

function kindOfName(name: string): FigureKind {
  if (/^(size|transferred)$|(Size|Bytes)$/.test(name)) return 'size'
  if (/^duration$|(Duration|Seconds)$/.test(name)) return 'duration'
  if (/^(files|warnings|errors)$|Count$/.test(name)) return 'count'
  return /At$/.test(name) ? 'time' : 'number'
}
