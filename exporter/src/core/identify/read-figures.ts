/** Figures of a run from the texts that finders point to: bytes, seconds, moments. A duration that is not told is what
 *  lies between start and end. */
import type { DecimalMark } from '../figures/digits.ts'
import { readDuration } from '../figures/duration.ts'
import { readSize, type SizeHints } from '../figures/size.ts'
import type { FigureFinder, Product } from '../products/product.ts'
import { findValues, type Source } from './find-values.ts'
import { type Moment, readMoment, secondsBetween } from './moment.ts'

export type RunFigures = {
  readonly sizeBytes?: number
  readonly transferredBytes?: number
  readonly durationSeconds?: number
  readonly startedAt?: Moment
  readonly endedAt?: Moment
}

const day = 86_400

export function readFigures(known: Product['figures'] = {}, source: Source): RunFigures {
  let guess: { readonly decimal: DecimalMark | undefined } | undefined
  const decimalOfText = () => {
    guess ??= { decimal: guessDecimal(source.lines.body) }
    return guess.decimal
  }
  const size = (finders: readonly FigureFinder[] = []) =>
    first(finders, source, (text, { unit, base, decimal: own }) =>
      readSize(text, sizeHints({ unit, base, decimal: own ?? decimalOfText() })),
    )
  const moment = (finders: readonly FigureFinder[] = []) => firstMoment(finders, source)
  const sizeBytes = size(known.size)
  const transferredBytes = size(known.transferred)
  const startedAt = moment(known.startedAt)
  const endedAt = moment(known.endedAt)
  const durationSeconds =
    first(known.duration ?? [], source, (text, { unit }) =>
      readDuration(text, unit === undefined ? {} : { unit }),
    ) ?? between(startedAt, endedAt)
  return {
    ...(sizeBytes !== undefined && { sizeBytes }),
    ...(transferredBytes !== undefined && { transferredBytes }),
    ...(durationSeconds !== undefined && { durationSeconds }),
    ...(startedAt?.isDated && { startedAt }),
    ...(endedAt?.isDated && { endedAt }),
  }
}

function sizeHints({
  unit,
  base,
  decimal,
}: { [name in keyof SizeHints]: SizeHints[name] | undefined }): SizeHints {
  return {
    ...(unit !== undefined && { unit }),
    ...(base !== undefined && { base }),
    ...(decimal !== undefined && { decimal }),
  }
}

/** Dates put two blanks before a day of one digit, which a line keeps as a tab. */
function even(text: string): string {
  return text.replaceAll(/\s+/g, ' ')
}

function first(
  finders: readonly FigureFinder[],
  source: Source,
  read: (text: string, finder: FigureFinder) => number | undefined,
): number | undefined {
  for (const finder of finders) {
    let sum: number | undefined
    for (const text of findValues(finder, source)) {
      const value = read(even(text), finder)
      if (value !== undefined && !finder.sum) return value
      if (value !== undefined) sum = (sum ?? 0) + value
    }
    if (sum !== undefined) return sum
  }
  return undefined
}

function firstMoment(finders: readonly FigureFinder[], source: Source): Moment | undefined {
  for (const finder of finders)
    for (const text of findValues(finder, source)) {
      const moment = readMoment(even(text), source.lines)
      if (moment) return moment
    }
  return undefined
}

/** Times of day alone may have midnight between them. */
function between(from: Moment | undefined, to: Moment | undefined): number | undefined {
  if (!from || !to || from.isDated !== to.isDated) return undefined
  const seconds = secondsBetween(from, to)
  if (seconds >= 0) return seconds
  return from.isDated ? undefined : seconds + day
}

const unit = '\\s?(?:[kmgtp]i?[bo]|bytes)(?!\\p{L})'
const withComma = new RegExp(`\\d,\\d{1,2}${unit}`, 'iu')
const withDot = new RegExp(`\\d\\.\\d{1,2}${unit}`, 'iu')

/** Who writes in these languages divides thousands by a dot; and nobody writes a thousandth of a megabyte. */
const grouped = /(?<![\d.,])[1-9]\d{0,2}\.\d{3} ?[km]i?b(?!\p{L})/iu
const ofComma =
  /(?<!\p{L})(?:dauer|laufzeit|gr(?:ö|oe)(?:ß|ss)e|\p{L}*sicherung|dateien|sauvegarde|fichiers|durata|dimension[ei]|datenmenge|menge|\p{L}*umfang|gesichert\p{L}*|übertragen\p{L}*|taille|données|dati|datos|dados|gegevens|overgezet|\p{L}*mængde|\p{L}*mängd|wielkość|ilość|danych|copia|copie|duración|tamaño|duração|tamanho|cópia|duur|looptijd|omvang|taak|bestanden|varighed|størrelse|\p{L}*kopier\p{L}*|storlek|rozmiar|kopi[aię])(?!\p{L})/iu

/** Of a text whose other numbers can only be meant one way. */
export function guessDecimal(text: string): DecimalMark | undefined {
  const comma = withComma.test(text)
  if (comma !== withDot.test(text)) return comma ? ',' : '.'
  return !comma && grouped.test(text) && ofComma.test(text) ? ',' : undefined
}
