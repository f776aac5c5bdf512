/** Figures of a run: as its product tells them, under the usual labels, in sentences; how long it took also from when it
 *  began and ended. */
import type { FigureFinder, Product, RunStatus } from '../products/product.ts'
import { numberedLines } from './figure-lines.ts'
import type { Source } from './find-values.ts'
import { generalFigures } from './general-labels.ts'
import { looksOf } from './looks.ts'
import { readProseDuration, readProseSize } from './prose-figures.ts'
import { type RunFigures, readFigures } from './read-figures.ts'
import { readTold, readToldTimes } from './told-figures.ts'
import { readWholeLog, readWide } from './wide-figures.ts'

/** A product says which of several sizes is the one; where none of its own is there, it is looked for under the usual
 *  labels, and so are times: its messages may be in one more language. */
export function readAllFigures(
  product: Product | undefined,
  source: Source,
  { status }: { readonly status?: RunStatus },
): RunFigures {
  const own = product?.figures
  const both = (name: 'duration' | 'startedAt' | 'endedAt') => [
    ...(own?.[name] ?? []),
    ...(generalFigures?.[name] ?? []),
  ]
  const times = { duration: both('duration'), startedAt: both('startedAt'), endedAt: both('endedAt') }
  let known: Source | undefined
  const numbered = () => (known ??= numberedLines(source))
  const places = { ...generalFigures, ...own, ...times, size: sizesOf(own?.size) }
  const read = readFigures(places, product ? source : numbered())
  if (status === 'none') return read
  const labelled = readWide(numbered, source.lines, read, own?.size?.length !== 0)
  if (status === undefined) return product ? withOwnSize(labelled, product) : withSize(labelled, source)
  if (product)
    return withDuration(
      withOwnSize(labelled, product),
      own?.duration ? labelled : readTold(numbered(), labelled),
      source,
    )
  const told = readTold(numbered(), labelled)
  return withProse(withSize(withDuration(told, told, source), source), source)
}

function withProse(known: RunFigures, { lines }: Source): RunFigures {
  const sizeBytes = known.sizeBytes ?? readProseSize(lines.body)
  const durationSeconds = known.durationSeconds ?? readProseDuration(lines.body, looksOf(lines).mayInBody)
  return {
    ...known,
    ...(sizeBytes !== undefined && { sizeBytes }),
    ...(durationSeconds !== undefined && { durationSeconds }),
  }
}

/** What was transferred is all that is known of a size; and of several sizes, each is one of its parts. */
function withSize(figures: RunFigures, { pairs }: Source): RunFigures {
  const { sizeBytes, transferredBytes } = figures
  if (transferredBytes === undefined) return figures
  const isOfPart =
    sizeBytes !== undefined && sizeBytes < transferredBytes && new Set(pairs.find(bareSize)).size > 1
  return sizeBytes === undefined || isOfPart ? { ...figures, sizeBytes: transferredBytes } : figures
}

/** Of a product that names no size in this message, and does not say that it never does. */
function withOwnSize(figures: RunFigures, { figures: own }: Product): RunFigures {
  const { sizeBytes, transferredBytes } = figures
  return sizeBytes !== undefined || transferredBytes === undefined || own?.size?.length === 0
    ? figures
    : { ...figures, sizeBytes: transferredBytes }
}

const sizeLabelled = generalFigures?.size?.filter(one => 'label' in one) ?? []

/** A product that tells none says so by having no place for it. */
function sizesOf(own: readonly FigureFinder[] | undefined): readonly FigureFinder[] {
  if (!own) return generalFigures?.size ?? []
  return own.length === 0 ? own : [...own, ...sizeLabelled]
}

/** @param told what stands in sentences: what has no form of its own tells how long it took as any script does */
function withDuration(known: RunFigures, told: RunFigures, source: Source): RunFigures {
  const durationSeconds =
    known.durationSeconds ??
    told.durationSeconds ??
    readToldTimes(source, known) ??
    readWholeLog(source.lines)
  return durationSeconds === undefined ? known : { ...known, durationSeconds }
}

const bareSize = [
  'size',
  'größe',
  'taille',
  'dimensione',
  'tamaño',
  'tamanho',
  'grootte',
  'størrelse',
  'storlek',
  'rozmiar',
]
