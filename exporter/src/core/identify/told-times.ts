/** How long a run took, from the moments that its sentences tell: `began on … at 2:00`, `completed on … at 4:12`; from the
 *  first line of its log, which says that it began, and the last one, which says that it ended. */
import type { Product } from '../products/product.ts'

/** `(412 Sekunden vergangen)`. */
const elapsedInside =
  /\((\d[^()\n]{0,40}?) (?:elapsed|vergangen|verstrichen|écoulée?s?|trascors[ie]|transcurrid[oa]s|decorrid[oa]s|verstreken|forløbet|förflutit|förflutna|upłynęło)\)/iu
const day = '(?:\\p{L}{2,12}\\.?,? )?'
const moment = `${day}((?=[^\\n]{0,12}\\d)[^;()\\n]{6,60}?\\d:\\d\\d(?::\\d\\d)?(?: ?[ap]\\.?m\\.?)?(?: [A-Z]{2,4}(?![A-Za-z]))?)`
const at = '(?: (?:at|on|am|um|le|à|il|alle|el|a las|em|às|op|om|den|kl\\.?|o|w dniu))?'
const began = new RegExp(
  `(?:began|started|has started|gestartet|begonnen|begann|démarrée?|commencée?|débuté|avviat[oa]|iniziat[oa]|iniciad[oa]|comenzó|começou|gestart|startet|startede|startade|rozpoczęt[aoy])${at} ${moment}`,
  'iu',
)
const over = new RegExp(
  `(?:finished|completed|ended|beendet|abgeschlossen|terminée?|achevée?|terminat[oa]|completat[oa]|conclus[oa]|terminad[oa]|finalizad[oa]|completad[oa]|concluíd[oa]|voltooid|beëindigd|afsluttet|avslutade?s?|zakończon[aoy])(?: (?:successfully|erfolgreich|avec succès|con successo|correctamente|com sucesso))?${at} ${moment}`,
  'iu',
)
/** `Start of database backup: bx12.log 2026-11-02 21:00:04`. */
const named = (word: string) =>
  new RegExp(
    `(?<!\\p{L})(?:${word}) (?:of|der|des|du|de la|del|della|van) (?:\\p{L}+ ){0,3}(?:back-?up|sicherung|datensicherung|sauvegarde|copia|job|run)s?\\p{L}*[: ]{1,2}(?:\\S+ )?(\\d{4}-\\d\\d-\\d\\d[ T]\\d\\d:\\d\\d:\\d\\d|\\d\\d[./]\\d\\d[./]\\d{4},? \\d\\d:\\d\\d(?::\\d\\d)?)`,
    'iu',
  )
const beside = (labels: string) => new RegExp(`[/|,;–-] ?(?:${labels}) ?[:=] ?(\\d[^/|;,\\n]{3,40})`, 'iu')
const endBeside = beside('end|ended|finish(?:ed)?|ende|beendet|fin|fine|fim|término|einde|slut|koniec')

const stamp =
  '\\W?((?:\\d{4}[-/.]\\d\\d[-/.]\\d\\d|\\d{1,2}[-/. ](?:\\d\\d|\\p{L}{3})[-/. ]\\d{2,4}|\\p{L}{3} \\d{1,2},?(?: \\d{4})?)[ ,T\\t]{1,2}\\d{1,2}:\\d\\d(?::\\d\\d)?)[^\\p{L}\\n]{0,12}(?:[A-Z]{2,5} )?'
const thing =
  '(?:[\\p{L}-]+ ){0,2}?(?:back-?up|job|task|session|run|script|sicherung|auftrag|sauvegarde|tâche|copia|tarea|attività|taak|tarefa|opgave|kopi\\p{L}*|zadanie)\\p{L}*'
const begins = new RegExp(
  `^${stamp}\\W{0,4}(?:${thing}[^\\n]{0,60}? (?:started|begun|gestartet|begonnen|démarrée?|commencée?|avviat[oa]|iniziat[oa]|iniciad[oa]|gestart|startet|startad|rozpoczęt[aoy])|(?:started|starting|begin) ${thing})`,
  'iu',
)
const ends = new RegExp(
  `^${stamp}\\W{0,4}${thing}[^\\n]{0,60}? (?:ended|completed|finished|done|beendet|abgeschlossen|terminée?|terminat[oa]|completat[oa]|terminad[oa]|finalizad[oa]|concluíd[oa]|voltooid|beëindigd|afsluttet|fuldført|avslutad|slutförd|zakończon[aoy])`,
  'iu',
)

/** `Starting the archive on web1 at 2026-03-04 02:00:01`. */
const atMoment = (words: string) =>
  new RegExp(
    `^\\W{0,4}(?:${words})(?: [^\\s:]{1,40}){0,7}?(?: at|:| on| um| am| à| le| alle| il| el| a las| às| em| om| op| kl\\.?| den| o)? ((?:\\d{4}[-/.]\\d\\d[-/.]\\d\\d|\\d\\d[-/.]\\d\\d[-/.]\\d{4})[ T,]{1,2}\\d\\d:\\d\\d(?::\\d\\d)?)`,
    'iu',
  )
const startsAt = atMoment(
  'start(?:ing|ed)?|begin(?:ning)?|began|beginn|gestartet|démarrage|début|avvio|inizio|inicio|início|aanvang|gestart|startet|startade|rozpoczęto',
)
const endsAt = atMoment(
  'finish(?:ed)?|end(?:ed|ing)?|completed|done|ende|beendet|fertig|fin|terminée?|fine|terminat[oa]|finalizad[oa]|terminad[oa]|fim|concluíd[oa]|einde|voltooid|klaar|afsluttet|færdig|avslutad|klart?|zakończono',
)

export const toldTimes: Product['figures'] = {
  duration: [{ in: 'body', as: elapsedInside }],
  startedAt: [
    { in: 'body', as: startsAt },
    { in: 'body', as: began },
    { in: 'body', as: begins },
    { in: 'body', as: named('start|begin|beginn|début|inizio|inicio|início') },
  ],
  endedAt: [
    { in: 'body', as: endBeside },
    { in: 'body', as: endsAt },
    { in: 'body', as: over },
    { in: 'body', as: ends },
    { in: 'body', as: named('end|ende|fin|fine|fim|einde') },
  ],
}
