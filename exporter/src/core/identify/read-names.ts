/** Names of the job, the machine, the destination and the customer: what the product says, then what stands in a column
 *  or behind the usual labels, who sent it; without a product, what stays of the subject. */
import type { Finder, Product } from '../products/product.ts'
import { readSubjectParts } from '../subject-parts.ts'
import { findColumn } from './columns.ts'
import { findValue, type Source } from './find-values.ts'
import { clusters, generalNames, quotedJobs } from './general-labels.ts'
import { looksOf } from './looks.ts'
import { findMachineInText } from './machine-in-text.ts'
import { jobColumns, machineColumns } from './name-labels.ts'
import { findSenderHost, findShownSender } from './sender-host.ts'
import { hasHead, isColumnName, isInHead, stateHead } from './tables.ts'

const maxName = 200

export const allNames = ['job', 'machine', 'vault', 'client'] as const
export type Name = (typeof allNames)[number]
export type Names = Partial<Readonly<Record<Name, string>>>

export function readNames(product: Product | undefined, source: Source, wanted: readonly Name[]): Names {
  const read = (name: Name) => {
    const found = findName(product?.[name], source) ?? findGeneral(product, name, source)
    const clean = found && cleanName(name, found)
    return clean ? { [name]: clean.slice(0, maxName) } : {}
  }
  const names: Names = Object.assign({}, ...wanted.map(read))
  if (product || 'job' in names || !wanted.includes('job')) return names
  const job = jobFromSubject(source.lines.subjects[0] ?? '')
  return job === '' ? names : { job, ...names }
}

function findName(finders: readonly Finder[] | undefined, source: Source): string | undefined {
  return findValue(finders, source, found => !isOfHead(found, source.lines))
}

/** Beside a label in the head of a table stands what the next column is called. */
function isOfHead(name: string, lines: Source['lines']): boolean {
  return lines.body.includes(`\t${name}`) && (isColumnName(name) || isInHead(name, lines.body))
}

/** Of a product that says where a name stands, only what its label or a word for a job in front of it tells is taken, as its messages may be in one more
 *  language; where it says that there is none, nothing is. */
function findGeneral(product: Product | undefined, name: Name, source: Source): string | undefined {
  const own = product?.[name]
  if (name === 'client' || own?.length === 0) return undefined
  const { lines } = source
  const column =
    own || name === 'vault' || !looksOf(lines).mayInBody(stateHead)
      ? undefined
      : findColumn(lines.body, name === 'job' ? jobColumns : machineColumns)
  const places = own && name !== 'machine' ? labelled[name] : generalNames[name]
  const found = column ?? findName(places, source)
  return (
    found ??
    (name === 'machine'
      ? (findShownSender(lines) ?? inText(lines) ?? findSenderHost(lines) ?? findValue(clusters, source))
      : undefined)
  )
}

/** Of a list of machines, none is the one. */
function inText(lines: Source['lines']): string | undefined {
  const isList = looksOf(lines).mayInBody(stateHead) && hasHead(lines.body.slice(0, maxLook))
  return isList ? undefined : findMachineInText(lines)
}
const maxLook = 20_000

const labelled = { job: [...generalNames.job.filter(finder => 'label' in finder), ...quotedJobs], vault: [] }

/** Behind the name of a machine: its address, its number, itself. */
const address = /^(\S.{0,80}?) ?\((?:(?:s\/n|sn|ip|id|serial)[ :#]{0,2})?[\w:-]*[\d:][\w.:-]*\)$/i
/** Behind that, what runs on it. */
const system =
  / ?\((?:microsoft |ms )?(?:windows|linux|ubuntu|debian|macos|mac os|freebsd|red hat|rhel|centos|suse)[^()]{0,60}\)$/i
/** Behind the name of a job: the number it has in the program. */
const number = /^(\S.{0,120}?) ?[([]#?(?:\d{6,}|[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})[)\]]$/i
/** Behind what can only be a machine: whose it is. */
const owner = /^([\p{L}\d](?=[\w.]*[-\d])[\w.-]{2,62}) ?\([^()]{1,40} [^()]{1,40}\)$/u
const sameAgain = /^(\S+) [([]\1[)\]]$/iu

function cleanName(name: Name, found: string): string {
  const bare = found
    .replace(/^["'«„“](.*)["'»“”]$/u, '$1')
    .trim()
    .replace(sameAgain, '$1')
    .replace(name === 'machine' ? system : '', '')
  const behind = name === 'machine' ? address : name === 'job' ? number : undefined
  return behind?.exec(bare)?.[1] ?? (name === 'machine' ? owner.exec(bare)?.[1] : undefined) ?? bare
}

/** What stays of a subject when the words of a result, dates and numbers are gone. */
function jobFromSubject(subject: string): string {
  if (subject.startsWith('Cron <')) return ''
  const { pieces } = readSubjectParts(subject)
  const own = pieces.filter(piece => !general.test(piece)).map(piece => piece.replace(ofWhat, ''))
  return (own.length > 0 ? own : pieces).join(' ').slice(0, maxName)
}
/** Left of `completed for Letters`. */
const ofWhat = /^(?:for|of|für|pour|para|voor|för|dla) (?=\p{Lu}|\d)/u
/** Of `Backup completed: Letters`, what is left beside the name. */
const general =
  /^(?:the )?(?:back-?up|(?:daten)?sicherung|sauvegarde|copia de seguridad|respaldo|cópia de segurança|reservekopie|sikkerhedskopi\p{L}*|säkerhetskopi\p{L}*|kopia zapasowa)(?: (?:job|task|of|von|for|de|di))?$/iu
