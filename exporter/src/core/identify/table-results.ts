/** Results of the objects that a table lists, where its head names the columns: one has the object, one its state. A
 *  table of moments or of steps lists none. */
import { readDuration } from '../figures/duration.ts'
import { readSize } from '../figures/size.ts'
import { durationLabels, sizeLabels } from './figure-labels.ts'
import { jobColumns, machineColumns } from './name-labels.ts'
import type { ObjectResult } from './read-results.ts'
import { readState } from './states.ts'
import { isHead, isRow, isStateColumn, rowsBelow, stateHead } from './tables.ts'

/** What is saved, in the languages of the lexicon. */
const things = new Set(
  [
    'name, object, object name, item, item name, workload, virtual machine, vm, vm name, guest, guest name, database, database name',
    'db, mailbox, user, user name, site, volume, share, folder, location, instance, dataset, container, domain, repository, stanza',
    'virtual machines, objekt, virtuelle maschine, datenbank, postfach, benutzer, freigabe, ordner, auswahl, selection, objet',
    'machine virtuelle, base de données, base, boîte aux lettres, utilisateur, partage, dossier, nom, oggetto, elemento',
    'macchina virtuale, casella, utente, condivisione, cartella, nome, objeto, máquina virtual, base de datos, buzón, usuario',
    'carpeta, nombre, caixa de correio, banco de dados, usuário, utilizador, pasta, naam, virtuele machine, postvak, gebruiker',
    'map, navn, virtuel maskine, postkasse, bruger, mappe, namn, virtuell maskin, databas, postlåda, användare, mapp',
    'nazwa, obiekt, maszyna wirtualna, baza danych, skrzynka, użytkownik, folder, udział',
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
const objectColumns: readonly ReadonlySet<string>[] = [things, machines, jobColumns, clients, agents]
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
    const object = objectColumns
      .map(known => names.findIndex(name => known.has(name)))
      .find(place => place >= 0)
    if (state < 0 || object === undefined) return []
    const size = names.findIndex(isSize)
    const duration = names.findIndex(name => durations.has(name))
    return rowsBelow(lines, at, names.length).flatMap(row =>
      readRow(row[object] ?? '', row[state] ?? '', row[size] ?? '', row[duration] ?? ''),
    )
  })
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
