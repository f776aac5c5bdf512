/** The lines of a text that say how a run went. The words are looked for in the whole text at once, and only lines that
 *  have one are read: a log of a megabyte costs little more than its search. */
import { readFoldedSense, type Sense } from './sense.ts'
import { commonWords, sayingWords } from './sense-words.ts'

export type Statement = {
  readonly sense: Exclude<Sense, 'nothing'>
  readonly line: string
  /** One of many lines of a log, which may tell of something that was put right. */
  readonly isLog: boolean
}

const isSaying: ReadonlySet<string> = new Set(sayingWords)
/** Lines of one word that are read: of the first ones and of the last ones. */
const maxHits = 400
const maxCommonHits = 60
const maxLines = 3000

const logLine =
  /^\W{0,2}(?:\d{4}[-/.]\d\d[-/.]\d\d|\d{1,2}[-/.]\p{L}{3}|\p{L}{3} +\d{1,2} \d\d:\d\d|\d\d[-/.]\d\d[-/.]\d{2,4}|\d{1,2}:\d\d(?::\d\d)?|\[?\d{1,6}\]?: \d{4})|^\[?(?:info|debug|warn(?:ing)?|error|notice|trace)\]?[:\t ]|^(?:\/|[a-z]:\\)[^ ]+[: ]|^[\w./-]+: .*(?:\[errno|error:)|^ +at |^--- /iu

/** The name of a file alone, as programs list what they copy: `docs/errors.xlsx`. */
const listed =
  /^(?:[<>c.h*][fdLDS][^ ]{9} |(?:deleting|skipping|adding|copying|copied|a|x):? |(?:path|file|filename|name): )?(?:(?:\.{0,2}\/|[a-z]:\\|\\\\)?[^\s:=,;]*[/\\][^\s:=,;]*(?:\.\w{1,5}|\/)|\.?\/\S+|[^\s:=,;/]+\.(?!(?:ok|ko|nok)$)[a-z][a-z0-9]{1,4})(?:[\t ]+[\d.,]+ ?(?:[kmgt]?i?b|bytes))?$/i

/** `A /srv/backup failed.txt`, as Borg, rsync and rclone list what they saved: its name says nothing. */
const marked =
  /^(?:[AMUCdbcsifxh] (?:\/|[^\s/]+\/[^/]*\/)|[<>ch.]?[fdLDS][.+cstpoguax?]{7,11} |\*deleting |(?:\d[\d/:.\t -]{6,30})?(?:Retry # \d+\s+)?(?:Normal File|Directory|Updating|Expiring|Rebinding)-->|object: .{1,300}\.\w{1,5}$|.{1,300}: (?:Multi-thread )?Copied \([a-z -]{1,30}\)$)/

/** A point of a list that is a name: `- refused_orders`, which is no `- backup_failed`. */
const point =
  /^[-*•·] (?!.*(?:back-?up|job|task|run|cop[yi]|upload|dump|sync|snapshot|transfer|status|state|exit|code)(?![\p{Ll}]))[\p{L}\d]+(?:_[\p{L}\d]+)+$/iu

/** A script shows what it runs: `+ restic backup --tag failed`. */
const echoed =
  /^(?:Executing: |Command: |\+{1,2} |\$ )\S*(?:restic|rclone|rsync|borg|tar|mysqldump|pg_dump|duplicity|kopia) .*[ ]-{1,2}\w(?!.*(?<![\w./\\-])(?:failed|error)\W*$)/

/** A line that comes again is told once.
 *  @param folded the text in folded form
 *  @param present words that the text has */
export function readStatements(
  text: string,
  folded: string,
  present: readonly string[],
): readonly Statement[] {
  const saying = present.filter(word => isSaying.has(word))
  if (saying.length === 0) return []
  const seen = new Set<string>()
  const places = new Set<number>()
  for (const word of saying) for (const at of placesOf(folded, word)) places.add(at)
  const found: Statement[] = []
  for (const start of [...places].sort((a, b) => a - b).slice(0, maxLines)) {
    const end = text.indexOf('\n', start)
    const line = text.slice(start, end < 0 ? text.length : end)
    if (
      seen.has(line) ||
      listed.test(line) ||
      marked.test(line) ||
      echoed.test(line) ||
      point.test(line) ||
      isHeadingOfNothing(text, line, end)
    )
      continue
    seen.add(line)
    const read = isDeniedAbove(folded, start)
      ? 'failure'
      : readFoldedSense(folded.slice(start, start + line.length))
    const sense =
      read === 'failure' && isWarningRow(folded.slice(start, start + line.length)) ? 'warning' : read
    if (sense !== 'nothing') found.push({ sense, line, isLog: logLine.test(line) })
  }
  return found
}

const warningCell =
  /^(?:\[?(?:warning|warn|warnung|avertissement|avviso|avvertimento|advertencia|aviso|waarschuwing|advarsel|varning|ostrzeżenie)\]?)\t/u
const ofWhole =
  /(?<!\p{L})(?:back-?up|job|task|plan|run|sicherung|datensicherung|auftrag|aufgabe|sauvegarde|tâche|copia|cópia|tarea|attività|taak|tarefa|opgave|kopi|zadanie)\p{L}*(?: \S+){0,6} (?:not |nicht |non |no |não |niet |ikke |inte |nie )?(?:fail|abort|error|complet|succe|fehlge|abgebr|gescheit|erfolg|échou|réuss|fall|riusc|mislu|gelukt|voltoo|mislyk|misslyck|niepow)/u

/** `WARNING: /tmp/a.sock: no such file, ignored`. */
const passedOver =
  /^[^\p{L}]{0,40}(?:info[\t ])?\[?(?:warning|warn)\]?[:\t ].*(?<!\p{L})(?:ignor(?:ed|ing)|skipp(?:ed|ing)|continuing|proceeding)(?!\p{L})/u

/** A row of a list of events whose first cell says that it only warns, and which tells it of a step of the run; a line of
 *  a log that warns of what it passed over. */
function isWarningRow(line: string): boolean {
  return (warningCell.test(line) || passedOver.test(line)) && !ofWhole.test(line)
}

const denialAtEnd = /(?<!\p{L})(?:not|not been|nicht|n't|pas|non|niet|ikke|inte|un)$/u

/** A line that was wrapped behind `not`. */
function isDeniedAbove(folded: string, start: number): boolean {
  if (start < 3 || !/^\p{Ll}/u.test(folded.slice(start, start + 2))) return false
  const above = folded.slice(Math.max(0, start - 12), start - 1)
  return (
    denialAtEnd.test(above) &&
    /^(?:success|complet|erfolg|gesichert|réussi|terminé|riuscit|completat|gelukt|geslaagd|voltooid|back|protected|finish|start|possible|möglich)/u.test(
      folded.slice(start, start + 12),
    )
  )
}

const badHeading =
  /^(?:with )?(?:warnings?|errors?|fail(?:ed|ures?)?|missed|skipped|partial|aborted|cancell?ed|unsuccessful|warnung(?:en)?|fehler|fehlgeschlagen|avertissements?|erreurs?|échecs?|avvisi|errori|falliti|errores|fallidos)$/i

/** A heading over counts that are zero in all its columns of trouble: `Total  Success  Failed` over `12  12  0`. Where heads
 *  ran into each other, or rows have a name in front, columns are counted from their end. */
function isHeadingOfNothing(text: string, line: string, end: number): boolean {
  if (end < 0 || !line.includes('\t')) return false
  const cells = line.split('\t')
  if (cells.length < 2 || /\d/.test(line) || !cells.some(cell => badHeading.test(cell))) return false
  const next = text.indexOf('\n', end + 1)
  const counts = text.slice(end + 1, next < 0 ? text.length : next).split('\t')
  const isNothing = (row: readonly string[]) =>
    cells.every(
      (cell, at) => !badHeading.test(cell) || /^(?:0|-|–)$/.test(row[at + row.length - cells.length] ?? ''),
    )
  if (cells.length === counts.length || cells.length < leastGlued || next < 0)
    return cells.length === counts.length && isNothing(counts)
  const below = text.indexOf('\n', next + 1)
  const more = text.slice(next + 1, below < 0 ? text.length : below).split('\t')
  return (
    counts.length > cells.length &&
    more.length === counts.length &&
    [counts, more].every(row => isNumbers(row) && isNothing(row))
  )
}
const leastGlued = 3

/** Behind a name. */
function isNumbers([, ...cells]: readonly string[]): boolean {
  return cells.length > leastGlued && cells.every(cell => /^\d/.test(cell))
}

/** Starts of the lines that have the word: the first ones, and the last ones. */
function placesOf(text: string, word: string): readonly number[] {
  const most = commonWords.has(word) ? maxCommonHits : maxHits
  const starts: number[] = []
  for (let at = text.indexOf(word); at >= 0 && starts.length < most; ) {
    const end = text.indexOf('\n', at)
    starts.push(text.lastIndexOf('\n', at) + 1)
    at = end < 0 ? -1 : text.indexOf(word, end)
  }
  if (starts.length < most) return starts
  for (let at = text.lastIndexOf(word), left = most; at >= 0 && left > 0; left--) {
    const start = text.lastIndexOf('\n', at) + 1
    starts.push(start)
    at = start < 2 ? -1 : text.lastIndexOf(word, start - 2)
  }
  return starts
}

export const isFailure = ({ sense }: Statement): boolean => sense === 'failure'
export const isWarning = ({ sense }: Statement): boolean => sense === 'warning'
export const isSuccess = ({ sense }: Statement): boolean => sense === 'success'
export const isEnd = ({ sense }: Statement): boolean => sense === 'ended'
export const isBegin = ({ sense }: Statement): boolean => sense === 'running'
export const isTrouble = ({ sense }: Statement): boolean => sense === 'failure' || sense === 'warning'
export const isVerdict = (one: Statement): boolean => isTrouble(one) || isSuccess(one)
