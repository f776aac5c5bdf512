/** Columns of tables that tell without a word of trouble how a run went: `Backup OK` over `no`, `Completed` over `12 %`,
 *  `Protected` over `0 of 7`, `Exit code` over 1, `Last success` over a dash. */
import type { Statement } from './statements.ts'

const last =
  'last|latest|most recent|letzte[rsn]?|derni[eè]re?|últim[oa]|ultim[oa]|laatste|seneste|sidste|senaste|siste|ostatni[ae]?'
const good =
  'success(?:ful|es)?|succeeded|completed?|finished|ok|good|protected|backed up|saved|erfolg(?:reich\\p{L}{0,2})?|gelungen|abgeschlossen|geschützt|gesichert|réussie?s?|terminée?s?|protégée?s?|sauvegardée?s?|correct[oa]s?|éxito|exitos[oa]s?|completad[oa]s?|respaldad[oa]s?|protegid[oa]s?|riuscit[oaie]|completat[oaie]|salvat[oaie]|protett[oaie]|sucesso|concluíd[oa]s?|geslaagde?|gelukt|voltooid|beveiligd|vellykke(?:t|de)|lykkedes|fuldført|lyckad[es]?|slutförd|udan[aey]|zakończon[aey]'
const run =
  'back-?up|run|recovery point|restore point|sicherung|datensicherung|sauvegarde|copia|respaldo|cópia|reservekopie|sikkerhedskopi|säkerhetskopia|kopia'
/** Of all that was to be saved, by this run. */
const whole = `(?!(?:${last}|previous|next)(?!\\p{L}))(?:% ?)?(?:[\\p{L}-]+ ){0,2}(?:${good})(?: [\\p{L}-]+)?(?:\\?| ?%)?`
const exitCode =
  'exit(?:[ _-]?(?:code|status))?|rc|ret(?:urn)?[ _-]?(?:code|val(?:ue)?)|result[ _-]?code|error[ _-]?level|code retour|code de (?:sortie|retour)|rückgabe(?:wert|code)|código de (?:salida|retorno|saída)|codice (?:di )?(?:uscita|ritorno)|afsluitcode|afslutningskode|slutkod|kod (?:wyjścia|powrotu)'
const lastGood = `(?:${last})(?: [\\p{L}-]+){0,2} (?:${good}|${run})(?: [\\p{L}-]+)?`
/** One of these heads, for whoever looks for heads. */
export const wholeHead: string = `(?:${whole}|${exitCode}|${lastGood})`

const isWhole = new RegExp(`^${whole}$`, 'iu')
const isExitCode = new RegExp(`^(?:${exitCode})$`, 'iu')
const isLastGood = new RegExp(`^${lastGood}$`, 'iu')
const never =
  /^(?:[-–—✗✘✖❌]|none|never|no(?: back-?up| data| run)?|n\/a|null|nie|noch nie|nein|keine?(?: sicherung| daten)?|jamais|non|aucune?(?: sauvegarde)?|mai|no|nessun[oa]?(?: backup| copia)?|nunca|ningun[oa]|sin (?:copia|datos|respaldo)|não|nenhuma?|sem (?:cópia|backup)|nooit|nee|geen(?: back-?up)?|aldrig|nej|nei|ingen|nigdy|brak)$/iu
const notDone = /^(?:no|nein|non|não|nee|nej|nei|nie|false|never|none|[✗✘✖❌🔴⛔])$/iu
const isDone = /^(?:yes|ja|oui|sì|sí|sim|tak|true|[✓✔✅🟢])$/iu
/** Yes or no: a value of its column, and no verdict by itself. */
export const isAnswer = (cell: string): boolean => notDone.test(cell) || isDone.test(cell)
const share = /^(\d{1,3})(?:[.,]\d+)? ?%$/
const partOf = /^(\d{1,6}) ?(?:\/|of|out of|von|de|sur|di|su|van|af|av|z) ?(\d{1,6})(?: \p{L}+)?$/iu
const aged =
  /^(?:vor |il y a |hace |há )?(\d{1,5}) (?:days?|tage?n?|jours?|días?|giorni|dias?|dagen|dage|dagar|dni)(?: \p{L}+)?$/iu
const staleDays = 8

/** What a cell under such a head says. */
export function readWhole(name: string, cell: string): Statement['sense'] | undefined {
  if (isExitCode.test(name)) return /^-?\d{1,10}$/.test(cell) && !/^0+$/.test(cell) ? 'failure' : undefined
  if (isLastGood.test(name)) {
    if (never.test(cell)) return 'failure'
    return Number(aged.exec(cell)?.[1] ?? 0) >= staleDays ? 'warning' : undefined
  }
  if (!isWhole.test(name)) return undefined
  if (notDone.test(cell)) return 'failure'
  if (isDone.test(cell)) return 'success'
  const [, hundredths] = share.exec(cell) ?? []
  if (hundredths !== undefined && Number(hundredths) < 100) return 'failure'
  // Of a column of shares it may be no more than how things stand.
  if (hundredths !== undefined) return name.includes('%') ? undefined : 'success'
  const [, part, all] = partOf.exec(cell) ?? []
  if (part === undefined || all === undefined) return undefined
  return Number(part) < Number(all) || Number(all) === 0 ? 'failure' : 'success'
}

const planned =
  /(?<!\p{L})(?:planned|scheduled|expected|due|geplante?|erwartete?|soll|prévue?s?|planifiée?s?|previst[oaie]s?|programad[oa]s|pianificat[ei]|geplande?|verwacht\p{L}?|planlagte?|planerade|planowane)(?!\p{L})/iu

/** Fewer were made than were planned. */
export function isShort(columns: readonly string[], row: readonly string[]): boolean {
  const countUnder = (fits: (name: string) => boolean) => {
    const cell = row[columns.findIndex(fits)] ?? ''
    return /^\d{1,6}$/.test(cell) ? Number(cell) : undefined
  }
  const due = countUnder(name => planned.test(name))
  const made = due === undefined ? undefined : countUnder(name => isWhole.test(name) && !planned.test(name))
  return due !== undefined && made !== undefined && made < due
}
