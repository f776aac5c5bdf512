/** Names of the job, the machine, the destination and the customer: what the product says, then what stands behind the
 *  usual labels; without a product, what stays of the subject. */
import type { Product } from '../products/product.ts'
import { readSubjectParts } from '../subject-parts.ts'
import { findValue, type Source } from './find-values.ts'
import { generalNames } from './general-labels.ts'

export type Name = 'job' | 'machine' | 'vault' | 'client'
export type Names = Partial<Readonly<Record<Name, string>>>

const maxName = 200

export function readNames(product: Product | undefined, source: Source, wanted: readonly Name[]): Names {
  const read = (name: Name) => {
    const found =
      findValue(product?.[name], source) ??
      (name === 'client' || (product && product[name] !== undefined)
        ? name === 'machine'
          ? findValue(generalNames.machine.slice(0, 1), source)
          : undefined
        : findValue(generalNames[name], source))
    const clean = found?.replace(/^["'«„“](.*)["'»“”]$/u, '$1').trim()
    return clean ? { [name]: clean.slice(0, maxName) } : {}
  }
  const names: Names = Object.assign({}, ...wanted.map(read))
  if (product || 'job' in names) return names
  const job = jobFromSubject(source.lines.subjects[0] ?? '')
  return job === '' ? names : { job, ...names }
}

/** What stays of a subject when the words of a result, dates and numbers are gone. */
function jobFromSubject(subject: string): string {
  return subject.startsWith('Cron <') ? '' : readSubjectParts(subject).pieces.join(' ').slice(0, maxName)
}
