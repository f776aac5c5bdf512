/** Attempts that failed before another one succeeded: `Attempt 1 failed, next try in 10 minutes`, and at the end `Job
 *  succeeded`. They tell of no trouble where the end is said of the whole run, or of a run that the subject calls good;
 *  a last attempt is never forgiven. */
import { foldCase } from '../text.ts'
import { isTrouble, type Statement } from './statements.ts'

const attempt =
  'attempts?|tries|try|retry|retries|versuche?|essai|tentatives?|tentativ[oi]|intentos?|poging(?:en)?|forsøg|forsøk|försök|prób[ay]|podejście'
const again =
  /(?:next|another|new|nächster?|neuer|erneuter|weiterer|prochaine?|nouvelle?|nouvel|prossimo|nuovo|nuevo|próximo|nova|novo|próxima|volgende|nieuwe|næste|nyt|nytt|nästa|kolejna|następna|ponowna) (?:attempt|try|retry|versuch|essai|tentative|tentativo|intento|tentativa|poging|forsøg|forsøk|försök|próba)|(?:retry|retrying|trying again|will be retried|wird wiederholt|wiederhole|reintentando|riprovo|nuovo tentativo)(?!\p{L})/u
const numbered = new RegExp(
  `(?<!\\p{L})(?:(?:${attempt})(?: (?:nr|no|n)\\.?)? ?#?(?:[1-9]|one|two)(?!\\d)|(?:[1-9]\\.|first|second|erster|zweiter|premier|deuxième|première|primo|secondo|primer|segundo|primeira|segunda|eerste|tweede|første|andet|första|andra|pierwsza|druga) (?:${attempt})(?!\\p{L}))`,
  'u',
)
/** There will be no other. */
const atLast =
  /(?<!\p{L})(?:(\d) ?(?:\/|of|von|sur|di|de|van|af|av|z) ?\1(?!\d)|last|final|giving up|gave up|letzter?|endgültig|aufgegeben|dernière?|dernier|abandon|ultimo|último|última|laatste|sidste|siste|sista|ostatni[aey]?|no more|keine weiteren)(?!\p{L})/u
const stamp = /^\W{0,2}\d[\d\s:.,/tz+[\]-]{3,40}(?:\[?(?:info|notice)\]?:?\s+)?/u
const wholeRun =
  /^\W{0,4}(?:the |die |der |das |la |le |il |el |o |a |de |het |din )?(?:(?:nightly|nächtliche|nocturne) )?(?:back-?up|job|task|run|sicherung|datensicherung|auftrag|sauvegarde|tâche|travail|copia(?: de seguridad)?|tarea|respaldo|processo|attività|cópia(?: de segurança)?|tarefa|rotina|taak|opgave|jobb|uppgift|sikkerhedskopi|säkerhetskopi|zadanie|kopia)\p{L}*(?: (?:has|have|is|was|wurde|ist|s'est|est|a|ha|è|si|foi|fue|se|werd|blev|er|har|med|mit|con|com|été|stat[oa]|sido|zapasowa|został[oay]?))* (?:finished |completed |ended |terminée? |déroulée? |termin\p{L}+ |complet\p{L}+ |conclu\p{L}+ |finaliz\p{L}+ |afgerond |voltooid |afsluttet |avslutad |zakończon\p{L}+ )?(?:success|succe|erfolg|réussi|abouti|avec succès|riuscit|completat[oa] con|con éxito|correct|corrett|com sucesso|geslaagd|gelukt|lykke|lyck|gelungen|pomyśln|powiodł|zakończon\p{L}+ (?:pomyśln|powodz|sukces)|erfolgreich|ok(?!\p{L})|beendet|abgeschlossen)/u

/** @param isSaidGood by the subject or a field */
export function withoutRetried(body: readonly Statement[], isSaidGood: boolean): readonly Statement[] {
  const failed = body.flatMap((said, at) => (isFailedAttempt(said) ? [at] : []))
  const lastFailed = failed.at(-1)
  if (lastFailed === undefined) return body
  const rest = body.slice(lastFailed + 1)
  const isGood = rest.some(
    ({ sense, line }) =>
      sense === 'success' && (isSaidGood || wholeRun.test(foldCase(line).replace(stamp, ''))),
  )
  if (!isGood || rest.some(isTrouble) || failed.some(at => atLast.test(foldCase(body[at]?.line ?? ''))))
    return body
  // What was tried stands above, told in the same moment.
  const forgiven = new Set(failed.flatMap(at => (isSameMoment(body[at - 1], body[at]) ? [at - 1, at] : [at])))
  return body.filter((said, at) => !forgiven.has(at) || !isTrouble(said))
}

function isSameMoment(above: Statement | undefined, said: Statement | undefined): boolean {
  const moment = timeOf(above)
  return moment !== undefined && moment === timeOf(said)
}

function timeOf(said: Statement | undefined): string | undefined {
  return /^.{0,14}\d\d:\d\d:\d\d/.exec(said?.line ?? '')?.[0]
}

function isFailedAttempt(said: Statement): boolean {
  if (!isTrouble(said)) return false
  const text = foldCase(said.line)
  return numbered.test(text) || again.test(text)
}
