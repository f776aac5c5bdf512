/** Tables whose heads have words of trouble, or name a status: what stands below counts, not the head. `Copied  Skipped
 *  FAILED` is no failure, and a 7 under the last of them is one. */
import type { Statement } from './statements.ts'
import { readState } from './states.ts'
import { isAnswer, isShort, readWhole, wholeHead } from './whole-columns.ts'

export type Tables = {
  /** Lines that are heads, and say nothing themselves. */
  readonly heads: ReadonlySet<string>
  readonly said: readonly Statement[]
  /** A state that means nothing here. */
  readonly unknown: string | undefined
}

const troubles =
  'failed|fail(?:ures?)?|errors?|warnings?|fehler|fehlgeschlagen|warnungen|échecs?|erreurs?|échoués?|avertissements|errores|fallid[oa]s|advertencias|errori|fallit[ie]|avvisi|erros|falhas|avisos|fouten|mislukt|waarschuwingen|fejl|fejlede|mislykke(?:de|t)|advarsler|fel|misslyckade?|misslyckats|varningar|błędy|błąd|nieudane|niepowodzenie|ostrzeżenia|errore|erro|falha|fout|mislukte|missed|aborted|issues|problems|probleme|problèmes|problemas|problemi|problemen|problemer|incidencias|problemy|unprotected|not protected'
const states =
  '(?:(?:(?:last|backup|job|run|session|task|overall|final|protection|compliance|sync|replication|snapshot|sla) ){0,2}(?:status|state|result|outcome))|protection|compliance|(?:letzte[rs]? |sicherungs-?|backup-?|job-?|derni[eè]re? |ultimo |último |laatste |seneste |senaste |ostatni )?(?:ergebnis|zustand|resultat|statut|état|résultat|estado|resultado|esito|stato|risultato|resultaat|situação|tilstand|wynik|stan|status)'
const goods =
  'success(?:ful|es)?|succeeded|completed|ok|good|erfolgreich|réussi(?:e?s)?|correct[oa]s|éxitos|riuscit[ie]|sucesso|geslaagd|vellykkede|lyckade|udane'
const made =
  'copied|saved|backed up|processed|transferred|uploaded|kopiert|gesichert|verarbeitet|copiés?|sauvegardés?|copiad[oa]s|guardad[oa]s|copiati|salvati|gekopieerd|kopieret|kopierade|skopiowane'
/** `Objects failed`, `Failed jobs`, `Fehlgeschlagene Objekte`. */
const things =
  'objects?|items?|files?|folders?|vms?|machines?|jobs?|tasks?|runs?|backups?|users?|mailbox(?:es)?|accounts?|sites?|devices?|objekte|dateien|ordner|konten|postfächer|objets|fichiers|comptes|objetos|archivos|cuentas|oggetti|elementi|arquivos|contas|objecten|bestanden|filer|pliki'
const thing = new RegExp(`(?<!\\p{L})(?:${things})(?!\\p{L})`, 'giu')
const ofThings = (words: string): string => `(?:(?:${things}) )?(?:${words})(?: (?:${things}))?`
/** Of how many those that went well are told. */
const whole = new RegExp(
  `^(?:total(?:e|es|i|t)?|totaux|totaal|all|protected|selected|planned|gesamt|insgesamt|geschützt|łącznie|razem|i alt|${things})(?: (?:${things}))?$`,
  'iu',
)
const done = new RegExp(`^(?:${made})$`, 'iu')
const good = new RegExp(`^${ofThings(goods)}$`, 'iu')
const mild =
  /warn|avert|advert|avvis|aviso|waarsch|varning|advarsl|ostrz|missed|issue|problem|problèm|incid|protected/iu
const trouble = new RegExp(`^${ofThings(troubles)}$`, 'iu')
const state = new RegExp(`^(?:${states})$`, 'iu')
const headOf = (names: string) => new RegExp(`(?:^|\\t)(?:${names})(?=\\t|$)`, 'imu')
/** Of a list of runs or machines and how they went. Looked for in whole messages, as the next. */
export const stateHead: RegExp = headOf(`${ofThings(troubles)}|${states}`)
export const tableHead: RegExp = headOf(`${ofThings(troubles)}|${states}|${wholeHead}`)
/** No name of a job or a machine. */
export const isColumnName = (text: string): boolean =>
  trouble.test(text) || good.test(text) || state.test(text)
export const isStateColumn = (name: string): boolean => state.test(name)
const maxRows = 500
/** Two cells may be a label and its value, unless the second is what a column of verdicts is called. */
const leastColumns = 3
export const isHead = (columns: readonly string[]): boolean =>
  columns.length >= leastColumns || (columns.length === 2 && state.test(columns[1] ?? ''))

/** @param mayHaveHead whether `tableHead` can fit the text */
export function readTables(body: string, mayHaveHead: () => boolean): Tables {
  const heads = new Set<string>()
  const said: Statement[] = []
  let unknown: string | undefined
  if (!body.includes('\t') || !mayHaveHead() || !tableHead.test(body)) return { heads, said, unknown }
  const lines = body.split('\n')
  lines.forEach((line, at) => {
    const columns = line.split('\t')
    if (!isHead(columns) || /\d/.test(line) || !tableHead.test(line)) return
    if (isRow(lines[at - 1], columns.length)) return
    const rows = rowsBelow(lines, at, columns.length)
    const [last = ''] = columns.slice(-1)
    const uneven = state.test(last) ? unevenBelow(lines, at + rows.length) : []
    if ((rows.length === 0 && uneven.length === 0) || isVerdictRow(columns, rows)) return
    heads.add(line)
    const places = columns.flatMap((name, place) => (state.test(name) ? [place] : []))
    const cells = rows.flatMap(row => places.map(place => row[place] ?? ''))
    unknown ??= cells.find(isUnknown) ?? findUntold(columns, rows, places)
    const read = [
      ...rows.flatMap(row => readRow(columns, row)),
      ...uneven.flatMap(cell => readStateCell(last, cell)),
    ]
    said.push(...read)
    const failing = columns.find(name => trouble.test(name) && !mild.test(name))
    // What was copied stands beside what failed, which is nothing.
    if (failing !== undefined && read.length === 0 && columns.some(name => done.test(name)))
      said.push({ sense: 'success', line: `${failing}: 0`, isLog: false })
  })
  return { heads, said, unknown }
}

/** Of rows in which a column before the last is empty, where blanks made the columns: their last cells. */
function unevenBelow(lines: readonly string[], at: number): readonly string[] {
  const last: string[] = []
  for (const line of lines.slice(at + 1, at + 1 + maxRows)) {
    if (rule.test(line)) continue
    const cells = line.split('\t')
    const cell = cells.at(-1) ?? ''
    if (cells.length < leastColumns || readState(cell) === 'nothing') break
    last.push(cell)
  }
  return last
}
const rule = /^[-=_+|\s]+$/

/** They say nothing of a run, or that it had nothing to do. */
const neutral =
  /^(?:info(?:rmation)?|notice|n\/a|none|new|idle|active|enabled|normal|online|up to date|unchanged|no changes?|unverändert|inchangée?|invariat[oa]|sin cambios|sem alterações|ongewijzigd|uændret|oförändrad|bez zmian)$/iu
export const isNeutral = (cell: string): boolean => neutral.test(cell)
const says = /\p{L}{2}/u
const maxState = 40

function isUnknown(cell: string): boolean {
  return cell.length <= maxState && says.test(cell) && !isNeutral(cell) && readState(cell) === 'nothing'
}

/** `-` under a state, in a row of its own, where others have one. */
function findUntold(
  columns: readonly string[],
  rows: readonly (readonly string[])[],
  places: readonly number[],
): string | undefined {
  const untold = rows.find(
    row =>
      row.length === columns.length &&
      !sum.test(row[0] ?? '') &&
      places.some(at => untoldCell.test(row[at] ?? '')),
  )
  const isElse = rows.some(row => places.some(at => readState(row[at] ?? '') !== 'nothing'))
  return untold && isElse ? places.map(at => untold[at] ?? '').find(cell => untoldCell.test(cell)) : undefined
}
const untoldCell = /^(?:[-–—?]{1,3}|\(none\)|n\/a)$/i
const sum = /^(?:total|sum|summe|gesamt|insgesamt|totale?|totaal|łącznie|razem|i alt|$)/i

function readStateCell(name: string, cell: string): readonly Statement[] {
  const sense = readState(cell)
  return sense === 'nothing' ? [] : [{ sense, line: `${name}: ${cell}`, isLog: false }]
}

/** Whether it has the head of a table that may list several runs; one of counts alone, as of copied files, lists none. */
export function hasHead(text: string): boolean {
  if (!text.includes('\t') || !stateHead.test(text)) return false
  return text.split('\n').some(line => {
    const columns = stateHead.test(line) ? line.split('\t') : []
    return isHead(columns) && columns.filter(isOfCopy).length < Math.max(leastColumns, columns.length - 1)
  })
}
const isOfCopy = (name: string) => trouble.test(name) || done.test(name) || countHead.test(name)
const countHead =
  /^(?:total(?:e|t)?|totaal|insgesamt|gesamt|copi\p{L}+|kopi\p{L}+|gekop\p{L}+|skipped|übersprungen\p{L}*(?: \p{L}+)*|ignor\p{L}+|omitid\p{L}+|saltat\p{L}|overgeslagen|mismatch|discordances?|no coincidencia|non corrispond\p{L}+|niet overeen\p{L}+|extras?|zusätzlich\p{L}*|keine übereinstimmung)$/iu

/** `Total 40  Successful 38` is not all of them, unless a third column has the rest. */
function readGood(
  name: string,
  count: number,
  columns: readonly string[],
  row: readonly string[],
): Statement {
  const all = row.find((cell, at) => whole.test(columns[at] ?? '') && /^\d{1,9}$/.test(cell))
  const rest = all === undefined ? 0 : Number(all) - count
  const isTold = row.some((cell, at) => cell === String(rest) && !trouble.test(columns[at] ?? ''))
  if (rest > 0 && !isTold) return { sense: 'failure', line: `${name}: ${count} / ${all}`, isLog: false }
  const line = `${name.replace(thing, ' ').trim()}: ${count}`
  return { sense: rest > 0 ? 'ended' : 'success', line, isLog: false }
}

/** `ALPHA  Backup  Failed` above `BETA  Backup  Success`: where verdicts stand in its column of trouble, it has its own. */
function isVerdictRow(columns: readonly string[], rows: readonly (readonly string[])[]): boolean {
  if (columns.some(name => state.test(name))) return false
  return columns.some(
    (name, at) => (trouble.test(name) || good.test(name)) && rows.some(row => isVerdictWord(row[at] ?? '')),
  )
}

function isVerdictWord(cell: string): boolean {
  return !isAnswer(cell) && /^\p{L}/u.test(cell) && readState(cell) !== 'nothing'
}

/** Whether it is the name of a column. */
export function isInHead(text: string, body: string): boolean {
  for (let at = body.indexOf(`\t${text}`); at >= 0; at = body.indexOf(`\t${text}`, at + 1)) {
    const end = body.indexOf('\n', at)
    const line = body.slice(body.lastIndexOf('\n', at) + 1, end < 0 ? body.length : end)
    const columns = line.split('\t')
    if (columns.includes(text))
      return columns.length >= leastColumns && stateHead.test(line) && !/\d/.test(line)
  }
  return false
}

/** What stands below a head is none. */
export function isRow(above: string | undefined, columns: number): boolean {
  return columns >= leastColumns && above !== undefined && above.split('\t').length === columns
}

/** Rows may have a name in front that the head has not. */
export function rowsBelow(
  lines: readonly string[],
  at: number,
  columns: number,
): readonly (readonly string[])[] {
  const rows: string[][] = []
  for (const line of lines.slice(at + 1, at + 1 + maxRows)) {
    const cells = line.split('\t')
    const extra = cells.length - columns
    if (extra < 0 || extra > 1) break
    rows.push(cells.slice(extra))
  }
  return rows
}

function readRow(columns: readonly string[], row: readonly string[]): readonly Statement[] {
  const short: Statement[] = isShort(columns, row)
    ? [{ sense: 'warning', line: row.join(' '), isLog: false }]
    : []
  const read = columns.flatMap((name, at): readonly Statement[] => {
    const cell = row[at] ?? ''
    const sense = readWhole(name, cell)
    if (sense !== undefined) return [{ sense, line: `${name}: ${cell}`, isLog: false }]
    if (state.test(name)) return readStateCell(name, cell)
    const count = /^(\d{1,9})(?![\d.,:/]*\d)/.exec(cell)?.[1]
    if (count === undefined || Number(count) === 0) return []
    if (good.test(name)) return [readGood(name, Number(count), columns, row)]
    if (!trouble.test(name)) return []
    return [{ sense: mild.test(name) ? 'warning' : 'failure', line: `${name}: ${count}`, isLog: false }]
  })
  // What came to its end and counts no trouble was good, as in a line.
  const isCalm = columns.some((name, at) => trouble.test(name) && row[at] === '0')
  return [
    ...short,
    ...read.map(one => (isCalm && one.sense === 'ended' ? { ...one, sense: 'success' as const } : one)),
  ]
}
