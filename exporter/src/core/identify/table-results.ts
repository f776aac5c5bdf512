/** Results of the objects that a table lists, where its head names the columns: one has the object, one its state. A
 *  table of moments or of steps lists none. */
import type { Status } from '../activity.ts'
import { readDuration } from '../figures/duration.ts'
import { readSize } from '../figures/size.ts'
import { durationLabels, sizeLabels } from './figure-labels.ts'
import { jobColumns, machineColumns } from './name-labels.ts'
import { readState } from './states.ts'
import { isHead, isRow, isStateColumn, rowsBelow, stateHead } from './tables.ts'

/** What a message says of one of several objects. */
export type ObjectResult = {
  readonly object: string
  readonly status?: Status
  readonly sizeBytes?: number
  readonly durationSeconds?: number
}

/** What is saved, in the languages of the lexicon. */
const things = new Set(
  [
    'name, object, object name, workload, virtual machine, vm, vm name, guest, guest name, database, database name',
    'db, mailbox, user, user name, site, instance, dataset, container, domain, repository, stanza',
    'virtual machines, objekt, virtuelle maschine, datenbank, postfach, benutzer, objet',
    'machine virtuelle, base de données, base, boîte aux lettres, utilisateur, nom, oggetto',
    'macchina virtuale, casella, utente, nome, objeto, máquina virtual, base de datos, buzón, usuario',
    'nombre, caixa de correio, banco de dados, usuário, utilizador, naam, virtuele machine, postvak, gebruiker',
    'navn, virtuel maskine, postkasse, bruger, namn, virtuell maskin, databas, postlåda, användare',
    'nazwa, obiekt, maszyna wirtualna, baza danych, skrzynka, użytkownik',
  ].flatMap(line => line.split(', ')),
)
/** Of a machine; beside its name, that goes first. */
const parts = new Set(
  [
    'item, item name, volume, share, folder, location, selection, directory, element, freigabe, ordner, auswahl, partage, dossier',
    'élément, elemento, condivisione, cartella, carpeta, pasta, onderdeel, map, mappe, mapp, udział',
  ].flatMap(line => line.split(', ')),
)
/** May be whose machine it is, and the program on it. */
const clients: ReadonlySet<string> = new Set([
  'client',
  'klient',
  'kunde',
  'kund',
  'cliente',
  'klant',
  'customer',
])
const agents: ReadonlySet<string> = new Set(['agent'])
const machines: ReadonlySet<string> = new Set(
  [...machineColumns].filter(name => !clients.has(name) && !agents.has(name)),
)
/** Better ones first. */
const objectColumns: readonly ReadonlySet<string>[] = [things, machines, parts, jobColumns, clients, agents]
const sizes: ReadonlySet<string> = new Set(sizeLabels)
const isSize = (name: string): boolean => sizes.has(name) || /^(?:\p{L}+ )?size(?: of \p{L}+)?$/u.test(name)
const durations: ReadonlySet<string> = new Set(durationLabels)
const maxName = 200

/** @param mayHaveHead whether `stateHead` can fit the text */
export function readTableResults(body: string, mayHaveHead: () => boolean): readonly ObjectResult[] {
  if (!body.includes('\t') || !mayHaveHead() || !stateHead.test(body)) return []
  const lines = body.split('\n')
  return lines.flatMap((line, at) => {
    if (!line.includes('\t') || /\d/.test(line) || !stateHead.test(line)) return []
    const names = line.split('\t').map(name => name.toLowerCase())
    if (!isHead(names) || isRow(lines[at - 1], names.length)) return []
    const state = names.findIndex(isStateColumn)
    const places = objectColumns
      .map(known => names.findIndex(name => known.has(name)))
      .filter(place => place >= 0)
    if (state < 0 || places.length === 0) return []
    const rows = rowsBelow(lines, at, names.length)
    const object = places.find(place => areDistinct(rows, place)) ?? places[0] ?? 0
    if (earlier.test(lines[at - 1] ?? '') || isHistory(rows, object)) return []
    const size = names.findIndex(isSize)
    const duration = names.findIndex(name => durations.has(name))
    return rows.flatMap(row =>
      readRow(row[object] ?? '', row[state] ?? '', row[size] ?? '', row[duration] ?? ''),
    )
  })
}

/** Names of objects are; several of them may be of one kind or of one client. */
function areDistinct(rows: readonly (readonly string[])[], place: number): boolean {
  return new Set(rows.map(row => row[place])).size === rows.length
}

/** Above a table of runs that were before this one. */
const earlier =
  /^[^\t]{0,30}(?<!\p{L})(?:history|previous|earlier|past|verlauf|historie|frühere|letzte|bisherige|historique|précédent\p{L}*|derni[eè]re?s|storico|precedenti|ultim[ie]|historial|anteriores|últim[oa]s|histórico|geschiedenis|vorige|laatste|tidligere|seneste|historik|tidigare|senaste|historia|poprzednie|ostatnie)(?!\p{L})[^\t]{0,30}$/iu
const dated = /(?<!\d)(?:\d{1,4}[-./]\d{1,2}[-./]\d{1,4}|\d{1,2}\.? \p{L}{3,}|\p{L}{3,} \d{1,2})(?!\d)/u

/** Several runs of one object, day by day. */
function isHistory(rows: readonly (readonly string[])[], object: number): boolean {
  const [first] = rows
  if (!first || rows.length === 1 || rows.some(row => row[object] !== first[object])) return false
  return first.some(
    (_, place) =>
      place !== object && rows.every(row => dated.test(row[place] ?? '')) && areDistinct(rows, place),
  )
}

function readRow(object: string, state: string, size: string, duration: string): readonly ObjectResult[] {
  if (!/[\p{L}\d]/u.test(object) || object.length > maxName || summed.test(object)) return []
  const sense = readState(state)
  const status =
    sense === 'ended' ? 'success' : sense === 'running' || sense === 'nothing' ? undefined : sense
  const sizeBytes = readSize(size)
  const durationSeconds = readDuration(duration)
  return [
    {
      object,
      ...(status && { status }),
      ...(sizeBytes !== undefined && { sizeBytes }),
      ...(durationSeconds !== undefined && { durationSeconds }),
    },
  ]
}
const summed =
  /^(?:(?:grand )?total\p{L}{0,2}|sum(?:me|ma|mary)?|gesamt|insgesamt|totaal|totaux|łącznie|razem|i alt)(?!\p{L})/iu
