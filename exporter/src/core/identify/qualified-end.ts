/** `The backup finished` says that it went well, as nothing else is said of it. `… finished, its target is empty` says
 *  more, and who does not know what, does not know how the run went. */
import { withoutNoTrouble } from '../no-trouble.ts'
import { foldCase } from '../text.ts'
import { readSense } from './sense.ts'
import { ended } from './sense-words.ts'

const end = new RegExp(`(?<!\\p{L})(?:${ended.join('|')})(?!\\p{L})`, 'giu')
/** As far as the sentence goes. */
const sentence = /^[^.!;|\t]*(?:\.(?=\S)[^.!;|\t]*)*/u
/** What it was done to or with, and where: names, whatever their words. */
const ofWhat =
  /(?<!\p{L})(?:for|of|on|to|from|by|via|für|von|vom|auf|nach|durch|pour|sur|vers|par|depuis|para|sobre|hacia|por|per|verso|voor|van|naar|op|til|till|från|fra|av|af|dla|do|na|z|pro|из|на|для) (?:(?:the|a|an|der|die|das|den|dem|le|la|les|l'|el|los|las|il|lo|gli|o|os|as|de|het) ?)?(?:[^\s,()]+ ?){1,3}/giu
/** What has a number, a mark or a capital is a moment, a figure or a name. */
const tokenOfName = /[\p{N}\p{Lu}@/\\_"'„“”«»]|\p{L}[.:-]\p{L}/u
/** `web-front-02`. */
const numbered = /(?<![^\s("'])\p{L}[\p{L}-]{0,40}-\d{1,4}(?![^\s)"',.])/gu
const known = new Set(
  [
    'a an and as at all any are been by has have in into is it its of off on or our out see so than that the then there this to was were will with you your',
    'taking making creating running writing copying saving backing uploading after before between during until since within now today tonight yesterday time times date day days hour hours hrs minute minutes min mins second seconds sec secs ms',
    'nothing complain complaints report no action needed required necessary attached below log logs report details detail file files folder folders item items object objects byte bytes copied processed transferred uploaded saved stored archived written',
    'backup backups job jobs task tasks run runs host server client computer machine machines device database databases volume volumes snapshot snapshots archive set plan image images data export dump sync mirror replication upload full incremental differential daily nightly weekly monthly total size duration elapsed start end started ended entered queued requested triggered status exit code completion condition rc result normal normally fully entirely cleanly fine ok good already already',
    'am um im in der die das den dem ein eine einer und mit bei zur zum wurde wurden ist sind uhr minuten sekunden stunden dauer größe dateien ordner daten sicherung auftrag aufgabe heute gestern nacht protokoll siehe anhang vollständig normal',
    'le la les un une des du de en et est sont été a à au aux dans avec ont sauvegarde tâche fichiers dossiers données durée taille heures heure minutes secondes journal voir hier',
    'il lo la le gli un una del della dei di in e è sono stato stata alle con processo attività copia copie file dati durata dimensione ore ora minuti secondi oggi ieri',
    'el la los las un una del de en y es fue ha sido a al con copia copias tarea respaldo archivos datos duración tamaño horas hora minutos segundos hoy ayer',
    'o a os as um uma do da de em e é foi às com cópia tarefa arquivos ficheiros dados duração tamanho horas minutos segundos hoje ontem',
    'het een en is zijn was werd om in met taak bestanden gegevens duur grootte uur minuten seconden vandaag gisteren',
    'en et den det og och er är blev ble har kl på i med opgave jobb uppgift filer data tid varighed størrelse storlek minutter minuter sekunder timer timmar',
    'i w o na za z jest są został została zadanie pliki plików danych czas rozmiar godz minut sekund',
  ].flatMap(words => words.split(' ')),
)
/** Said before the end. */
const limited =
  /(?<!\p{L})(?:only|merely|barely|half|nur|lediglich|bloß|halb|seulement|uniquement|solo|soltanto|solamente|apenas|somente|slechts|alleen|half|kun|bara|endast|bare|tylko|jedynie|jen|pouze|vain|только|лишь|csak|sadece)(?!\p{L})/iu

/** @returns what is said besides, where its meaning is not known */
export function findQualification(line: string): string | undefined {
  const folded = foldCase(line)
  const last = [...folded.matchAll(end)].at(-1)
  if (!last) return undefined
  const only = limited.exec(folded)?.[0]
  if (only !== undefined) return only
  const tail = sentence.exec(line.slice(last.index + last[0].length))?.[0] ?? ''
  return tail
    .replace(ofWhat, ' ')
    .replace(numbered, ' ')
    .split(/[\s,():–—=[\]-]+/u)
    .find(token => token.length > 2 && !tokenOfName.test(token) && !known.has(foldCase(token)))
}

const atWork =
  /^[^\p{L}]{0,40}(?:(?:now|then) )?(?:sending|uploading|copying|transferring|syncing|writing|dumping|compressing|encrypting|receiving|sende|kopiere|übertrage|enviando|copiando|subiendo|inviando) (?!.*(?:mail|report|notif|log(?!\p{L})|(?:9\d|100)(?:[.,]\d+)? ?%|done|ok(?!\p{L})|finish|complet|success|[:=] ?\d))/iu

/** Its last line tells of a step, and of no end of it; or of one of several that are alike, of which the others say that
 *  they ended. */
export function isAtWork(text: string): boolean {
  const last = text.slice(text.lastIndexOf('\n') + 1)
  if (atWork.test(last)) return true
  const [, begin] = logged.exec(last) ?? []
  if (begin === undefined || readSense(last) !== 'nothing') return false
  return text.split('\n').some(line => logged.exec(line)?.[1] === begin && readSense(line) === 'success')
}
/** A moment, and the words with which a step begins. */
const logged =
  /^\W{0,2}\d[\d:.,/tz+ -]{3,40}\W{0,3}(\p{L}+ (?:of|for|from|to|von|für|de|du|di|van|af|av|z) )/iu

const maxPlain = 2000
const denial =
  /(?<!\p{L})(?:not|n't|nicht|kein(?:e[nrms]?)?|pas|non|niet|geen|ikke|ingen|inte|inga|nie|não|nessun[oa]?|ningun[oa]?|ningún|aucune?)(?!\p{L})/u
/** What need not be done. */
const polite =
  /(?<!\p{L})(?:not|nicht|keine?|pas|non|no|niet|geen|ikke|inte|nie|não|aucune?|nessuna|ninguna)(?: \p{L}+){0,3} (?:action|need|necessary|required|repl|respon|answer|antwort|erforderlich|nötig|notwendig|handlungsbedarf|répon|nécessaire|rispond|necessari|beantwoord|nodig|svar|nødvendig|nödvändig|odpowiad|wymagan|konieczn|chang|monitor|intend)|(?:is|are) not included in (?:this|the) back-?up|antworten sie (?:bitte )?nicht|répondez pas|(?:not|nicht|pas|non|niet|ikke|inte|nie|não) (?:to )?(?:reply|respond|answer|antworten|répondre|rispondere|responder|svare?|odpowiadać)/gu

/** Of a short text, the sentence that denies something, and it is no trouble that it denies. */
export function findDenial(text: string): string | undefined {
  if (text.length > maxPlain) return undefined
  return text.split('\n').find(line => {
    if ((line.match(/\p{L}+/gu)?.length ?? 0) < leastWords || /^[\d[/]/.test(line)) return false
    return denial.test(withoutNoTrouble(foldCase(line)).replace(polite, ' '))
  })
}
const leastWords = 5
