/** Units of figures as Grafana names them. */
import { type FigureKind, kindOfFigure } from '../../model/figure.ts'

export const unitOfKind: Readonly<Record<FigureKind, string>> = {
  size: 'bytes',
  duration: 's',
  count: 'locale',
  time: 'dateTimeAsIso',
  number: 'none',
}

export function unitOf(figure: string): string {
  return unitOfKind[kindOfFigure(figure)]
}
