/** Names of the job, the machine, the destination and the customer: what the product says, then what stands in a column
 *  or behind the usual labels, who sent it; without a product, what stays of the subject. */
import type { Finder, Product } from '../products/product.ts'
import { readSubjectParts } from '../subject-parts.ts'
import { findColumn } from './columns.ts'
import { findValue, type Source } from './find-values.ts'
import { generalNames } from './general-labels.ts'
import { looksOf } from './looks.ts'
import { jobColumns, machineColumns } from './name-labels.ts'
import { findSenderHost } from './sender-host.ts'
import { tableHead } from './tables.ts'

const maxName = 200

export const allNames = ['job', 'machine', 'vault', 'client'] as const
export type Name = (typeof allNames)[number]
export type Names = Partial<Readonly<Record<Name, string>>>

export function readNames(product: Product | undefined, source: Source, wanted: readonly Name[]): Names {
  const read = (name: Name) => {
    const own = product?.[name]
    const found =
      findValue(own, source) ??
      (name === 'client' ? undefined : own ? findUsual(own, name, source) : findGeneralName(name, source))
    const clean = found && cleanName(name, found)
    return clean ? { [name]: clean.slice(0, maxName) } : {}
  }
  const names: Names = Object.assign({}, ...wanted.map(read))
  if (product || 'job' in names) return names
  const job = jobFromSubject(source.lines.subjects[0] ?? '')
  return job === '' ? names : { job, ...names }
}

/** Of a product that says where a name stands, its messages may be in one more language: then only a label tells the
 *  job. Where it says that there is none, there is none. */
function findUsual(
  own: readonly Finder[],
  name: 'job' | 'machine' | 'vault',
  source: Source,
): string | undefined {
  if (own.length === 0) return undefined
  const usual = generalNames[name]
  return findValue(name === 'job' ? usual.filter(finder => 'label' in finder) : usual, source)
}

/** Behind the name of a machine: its address, its number. */
const address = /^(\S.{0,80}?) ?\((?:(?:s\/n|sn|ip|id|serial)[ :#]{0,2})?[\w:-]*[\d:][\w.:-]*\)$/i
/** Behind the name of a job: the number it has in the program. */
const number = /^(\S.{0,120}?) ?[([]#?\d{6,}[)\]]$/
/** `srv1 (SRV1)`. */
const sameAgain = /^(\S+) [([]\1[)\]]$/iu

function cleanName(name: Name, found: string): string {
  const bare = found
    .replace(/^["'«„“](.*)["'»“”]$/u, '$1')
    .replace(sameAgain, '$1')
    .trim()
  const behind = name === 'machine' ? address : name === 'job' ? number : undefined
  return behind?.exec(bare)?.[1] ?? bare
}

function findGeneralName(name: 'job' | 'machine' | 'vault', source: Source): string | undefined {
  const { lines } = source
  const column =
    name === 'vault' || !looksOf(lines).mayInBody(tableHead)
      ? undefined
      : findColumn(lines.body, name === 'job' ? jobColumns : machineColumns)
  const found = column ?? findValue(generalNames[name], source)
  return found ?? (name === 'machine' ? findSenderHost(lines) : undefined)
}

/** What stays of a subject when the words of a result, dates and numbers are gone. */
function jobFromSubject(subject: string): string {
  return subject.startsWith('Cron <') ? '' : readSubjectParts(subject).pieces.join(' ').slice(0, maxName)
}
