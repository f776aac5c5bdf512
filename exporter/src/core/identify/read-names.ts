/** What job, machine, destination and customer a message names: where its product has them, else under the usual labels,
 *  as its messages may be in one more language. */
import type { Finder, Product } from '../products/product.ts'
import { readSubjectParts } from '../subject-parts.ts'
import { findValue, type Source } from './find-values.ts'
import { generalNames } from './general-labels.ts'

export const allNames = ['job', 'machine', 'vault', 'client'] as const
export type Name = (typeof allNames)[number]
export type Names = Partial<Readonly<Record<Name, string>>>

const maxName = 200

export function readNames(product: Product | undefined, source: Source, wanted: readonly Name[]): Names {
  const read = (name: Name) => {
    const found = findValue(product?.[name], source) ?? findValue(usual(product, name), source)
    const clean = found && cleanName(name, found)
    return clean ? { [name]: clean.slice(0, maxName) } : {}
  }
  const names: Names = Object.assign({}, ...wanted.map(read))
  if (product || 'job' in names) return names
  const job = jobFromSubject(source.lines.subjects[0] ?? '')
  return job === '' ? names : { job, ...names }
}

/** Of a product that says where a name stands, only what its label tells is taken; where it says that there is none,
 *  nothing is. */
function usual(product: Product | undefined, name: Name): readonly Finder[] {
  const own = product?.[name]
  if (name === 'client' || own?.length === 0) return []
  return own && name === 'job' ? generalNames.job.filter(finder => 'label' in finder) : generalNames[name]
}

/** Behind the name of a machine: its address, its number. */
const address = /^(\S.{0,80}?) ?\((?:(?:s\/n|sn|ip|id|serial)[ :#]{0,2})?[\w:-]*[\d:][\w.:-]*\)$/i
/** Behind the name of a job: the number it has in the program. */
const number = /^(\S.{0,120}?) ?[([]#?\d{6,}[)\]]$/

function cleanName(name: Name, found: string): string {
  const bare = found.replace(/^["'«„“](.*)["'»“”]$/u, '$1').trim()
  const behind = name === 'machine' ? address : name === 'job' ? number : undefined
  return behind?.exec(bare)?.[1] ?? bare
}

/** What stays of a subject when the words of a result, dates and numbers are gone. */
function jobFromSubject(subject: string): string {
  return subject.startsWith('Cron <') ? '' : readSubjectParts(subject).pieces.join(' ').slice(0, maxName)
}
