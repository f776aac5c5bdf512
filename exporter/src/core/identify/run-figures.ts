/** Figures of a run: as its product tells them, under the usual labels, in sentences; how long it took also from when it
 *  began and ended. */
import type { Product, RunStatus } from '../products/product.ts'
import type { Source } from './find-values.ts'
import { generalFigures } from './general-labels.ts'
import { type RunFigures, readFigures } from './read-figures.ts'
import { readTold, readToldTimes } from './told-figures.ts'

/** A product says which of several sizes is the one; what it does not say is looked for under the usual labels, and so
 *  are times where its own are not there: its messages may be in one more language. */
export function readAllFigures(
  product: Product | undefined,
  source: Source,
  { status }: { readonly status?: RunStatus },
): RunFigures {
  const own = product?.figures
  const both = (name: 'size' | 'duration' | 'startedAt' | 'endedAt') => [
    ...(own?.[name] ?? []),
    ...(generalFigures?.[name] ?? []),
  ]
  const times = { duration: both('duration'), startedAt: both('startedAt'), endedAt: both('endedAt') }
  const labelled = readFigures({ ...generalFigures, ...own, ...times, size: both('size') }, source)
  if (status === undefined || status === 'none') return labelled
  if (product) return withDuration(labelled, source, own?.duration !== undefined)
  const figures = withDuration(readTold(source, labelled), source, true)
  const { sizeBytes, transferredBytes } = figures
  if (transferredBytes === undefined) return figures
  // Of several sizes, each is one of its parts.
  const isOfPart =
    sizeBytes !== undefined && sizeBytes < transferredBytes && new Set(source.pairs.find(bareSize)).size > 1
  return sizeBytes === undefined || isOfPart ? { ...figures, sizeBytes: transferredBytes } : figures
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

/** @param hasOwn what has no form of its own tells how long it took as any script does */
function withDuration(known: RunFigures, source: Source, hasOwn: boolean): RunFigures {
  if (known.durationSeconds !== undefined) return known
  const told = hasOwn ? undefined : readTold(source, known).durationSeconds
  const durationSeconds = told ?? readToldTimes(source, known)
  return durationSeconds === undefined ? known : { ...known, durationSeconds }
}
