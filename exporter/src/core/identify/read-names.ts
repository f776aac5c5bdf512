/** Names of the job, the machine, the destination and the customer: what the product says, then what stands in a column
 *  or behind the usual labels, who sent it; without a product, what stays of the subject. */
import type { Finder, Product } from '../products/product.ts'
import { readSubjectParts } from '../subject-parts.ts'
import { findColumn } from './columns.ts'
import { findValue, type Source } from './find-values.ts'
import { generalNames } from './general-labels.ts'
import { looksOf } from './looks.ts'
import { findMachineInText } from './machine-in-text.ts'
import { jobColumns, machineColumns } from './name-labels.ts'
import { findSenderHost } from './sender-host.ts'
import { tableHead } from './tables.ts'

const maxName = 200

export type Name = 'job' | 'machine' | 'vault' | 'client'
export type Names = Partial<Readonly<Record<Name, string>>>

export function readNames(product: Product | undefined, source: Source, wanted: readonly Name[]): Names {
  const read = (name: Name) => {
    const found = findValue(product?.[name], source) ?? findGeneral(product, name, source)
    const clean = found
      ?.replace(/^["'«„“](.*)["'»“”]$/u, '$1')
      .replace(sameAgain, '$1')
      .trim()
    return clean ? { [name]: clean.slice(0, maxName) } : {}
  }
  const names: Names = Object.assign({}, ...wanted.map(read))
  if (product || 'job' in names) return names
  const job = jobFromSubject(source.lines.subjects[0] ?? '')
  return job === '' ? names : { job, ...names }
}

/** `srv1 (SRV1)`. */
const sameAgain = /^(\S+) [([]\1[)\]]$/iu

/** Where a product has its own places, its messages may be in one more language: then labels count, and nothing else. */
function findGeneral(product: Product | undefined, name: Name, source: Source): string | undefined {
  // A product that has no such name says so by having no place for it.
  if (name === 'client' || product?.[name]?.length === 0) return undefined
  const { lines } = source
  if (product?.[name] !== undefined)
    return findValue(labelled[name], source) ?? (name === 'machine' ? findMachineInText(lines) : undefined)
  const column =
    name === 'vault' || !looksOf(lines).mayInBody(tableHead)
      ? undefined
      : findColumn(lines.body, name === 'job' ? jobColumns : machineColumns)
  const found = column ?? findValue(generalNames[name], source)
  return found ?? (name === 'machine' ? (inText(lines) ?? findSenderHost(lines)) : undefined)
}

/** Of a list of machines, none is the one. */
function inText(lines: Source['lines']): string | undefined {
  return looksOf(lines).mayInBody(tableHead) && lines.body.includes('\t')
    ? undefined
    : findMachineInText(lines)
}

const isLabelled = (finder: Finder) => 'label' in finder
const labelled = {
  job: generalNames.job.filter(isLabelled),
  machine: generalNames.machine.filter(isLabelled),
  vault: [],
}

/** What stays of a subject when the words of a result, dates and numbers are gone. */
function jobFromSubject(subject: string): string {
  return subject.startsWith('Cron <') ? '' : readSubjectParts(subject).pieces.join(' ').slice(0, maxName)
}
