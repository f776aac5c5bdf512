/** What a message without a word of success tells of a good run: that it counts its troubles, which are none, and that
 *  something was done: when it ended, how long it took, or of how many runs it speaks. */
import { findNoTrouble, withoutNoTrouble } from '../no-trouble.ts'
import { countWords } from '../text.ts'
import { durationLabels, endedAtLabels } from './figure-labels.ts'
import type { Pairs } from './pairs.ts'

const errorCounts = [
  ...['errors', 'error count', 'failed', 'failures', 'fehler', 'erreurs', 'errori', 'errores', 'erros'],
  ...['fouten', 'fejl', 'fel', 'feil', 'błędy', 'fallos', 'fallas', 'falhas', 'échecs', 'fehlschläge'],
  ...['fallidos', 'falliti', 'mislukt', 'mislukte', 'fejlede', 'mislykkede', 'misslyckade', 'nieudane'],
]
const isNone = (count: string) =>
  /^(?:0(?=$|[,;(] ?\p{L})|(?:none|keine[rs]?|aucune?|nessun[oa]?|ningun[oa]|ningún|nenhuma?|nenhum|geen|ingen|inga|inget|brak)$)/iu.test(
    count.trim(),
  )
const maxLook = 20_000

export function isCalm(pairs: Pairs, body: string): boolean {
  const counts = [...pairs.find(errorCounts), ...pairs.findLoose(errorCounts)]
  if (!counts.every(isNone)) return false
  const text = body.slice(0, maxLook)
  if (counts.length === 0 && findNoTrouble(text).length === 0) return false
  return isSumOfRuns(text) || ((counts.length > 0 || saysNoneCame(text)) && tellsEnd(pairs))
}

/** A whole sentence of it, and not of what was looked through before or after: `Es sind keine Fehler aufgetreten.` */
function saysNoneCame(text: string): boolean {
  return text.split(/\n|(?<=[^.][.!]) /).some(sentence => {
    if (ofChecks.test(sentence) || findNoTrouble(sentence).length === 0) return false
    if (!mark.test(sentence)) return countWords(withoutNoTrouble(sentence)) <= mostBesides
    return countWords(withoutNoTrouble(sentence)) === 0 && amount.test(text) && !atWork.test(text)
  })
}
/** Of a count: then it is all of its line, and something was saved. */
const mark = /[:=\t]|\.{2}/
const amount = /(?<![\d.,])[1-9][\d.,' ]* ?(?:[kmgtp]i?b|[kmgt]o)(?![\p{L}/])/iu
const atWork =
  /(?<!\p{L})(?:running|pending|waiting|queued|lost|läuft|wartet|en cours|attente|in corso|attesa|en curso|espera|em andamento|bezig|loopt|wacht|kører|venter|pågår|väntar|w toku|trwa|oczekuje)(?!\p{L})/iu
const mostBesides = 3
const ofChecks =
  /config|konfig|syntax|prüf|check|verif|valid|kontrol|contrôl|scan|virus|test|disk|platte|smart|raid/iu

function tellsEnd(pairs: Pairs): boolean {
  const ends = [...endedAtLabels, ...durationLabels]
  return [...pairs.find(ends), ...pairs.findLoose(ends)].some(value => /\d/.test(value))
}

const runs =
  '(?:backup-?|sicherungs?-?)?(?:jobs?|jobben|tasks?|runs?|back-?ups?|sicherungen|datensicherungen|aufträge|aufgaben|läufe|sauvegardes|tâches|travaux|copias|tareas|respaldos|attività|processi|copie|backup|rotinas|tarefas|cópias|trabalhos|taken|opgaver|kørsler|sikkerhedskopier|jobb|uppgifter|körningar|säkerhetskopior|zadania|kopie)'
const made =
  '(?:executed|completed|performed|run|ausgeführte?|durchgeführte?|gelaufene?|abgeschlossene?|exécutée?s|effectuée?s|réalisée?s|terminée?s|eseguit[ei]|effettuat[ei]|completat[ei]|ejecutad[oa]s|realizad[oa]s|completad[oa]s|executad[oa]s|concluíd[oa]s|efetuad[oa]s|uitgevoerde?|voltooide?|gedraaide?|kørte|udførte|gennemførte|körda|utförda|genomförda|slutförda|wykonane|zakończone|uruchomione)'
const planned =
  '(?:planned|scheduled|expected|geplante?|erwartete?|prévue?s|planifiée?s|programmée?s|programmat[ei]|pianificat[ei]|previst[ei]|programad[oa]s|previst[oa]s|planead[oa]s|agendad[oa]s|planejad[oa]s|geplande?|verwachte?|planlagte|planerade|zaplanowane|planowane)'
const countOf = (how: string) =>
  new RegExp(`^(?:${runs} ${how}|${how} ${runs}) ?(?:[:=]|\\t) ?(\\d{1,6})(?!\\p{L}|[\\d.,:/%])`, 'imu')
const runsMade = countOf(made)
const runsPlanned = countOf(planned)

/** `Jobs executed: 14`, where no more of them should have been. */
function isSumOfRuns(text: string): boolean {
  const [, count] = runsMade.exec(text) ?? []
  const [, wanted = count] = runsPlanned.exec(text) ?? []
  return count !== undefined && Number(count) > 0 && Number(count) >= Number(wanted)
}
