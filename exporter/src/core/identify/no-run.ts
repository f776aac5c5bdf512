/** Messages of backup software that tell of no run: licences, updates, tests of the mail, sign-ins, storage that fills,
 *  the runs of a whole week, and reminders of how long ago the last success was. */
import { foldCase } from '../text.ts'
import { withoutThreats } from './ahead.ts'
import type { MessageLines } from './message-lines.ts'
import { notice, release } from './notices.ts'
import { readFoldedSense, readSense, type Sense } from './sense.ts'
import type { Statement } from './statements.ts'

/** `Warning: licence`: the word says how urgent it is, not how a run went. */
const urgent =
  /^(?:\W*(?:warning|attention|important|alert|info(?:rmation)?|reminder|notice|warnung|achtung|hinweis|wichtig|erinnerung|avertissement|alerte|rappel|avviso|attenzione|promemoria|aviso|advertencia|atención|atenção|recordatorio|lembrete|waarschuwing|let op|herinnering|advarsel|påmindelse|varning|påminnelse|uwaga|ostrzeżenie|przypomnienie|upozornění|huomio|внимание|предупреждение)\W*[:\]!–-]\s*)+/iu

/** By its subject, where that says nothing of a run. */
export function isNotice(lines: MessageLines, said: readonly Statement[]): boolean {
  return !said.some(({ sense, line }) => isVerdict(sense) && isOfRun(line)) && hasNotice(lines)
}

/** A job may be called `Invoices`. */
const quoted = /"[^"\n]{1,80}"|„[^“”\n]{1,80}[“”]|“[^”\n]{1,80}”|«[^»\n]{1,80}»/g

/** A new version, of which the subject tells and nothing of a run. */
export function isRelease({ subjects }: MessageLines): boolean {
  return (
    subjects.some(subject => release.test(subject)) &&
    !subjects.some(subject => isVerdict(readSense(subject.replace(mended, ' '))))
  )
}

/** What a new version has put right. */
const mended =
  /(?<=\d(?:\.\d+)+\S{0,12} (?:is |has been |now |ist |est |è |está )*(?:released|available|out|here|verfügbar|erschienen|veröffentlicht|disponible|disponibile|disponível|beschikbaar|tilgængelig|tillgänglig|dostępn[aey])) ?[:,;(–—-] ?(?:\p{L}+ ){0,3}(?:fix|mend|correct|resolv|improv|behob|behebt|korrig|corrig|corre[cgt]|risol|resuel|oplos|verhol|rette[rt]|åtgärd|popraw|napraw)[^\n]*$/iu

/** As `isNotice`, where nobody has read its subjects yet. */
export function isNoticeAlone(lines: MessageLines): boolean {
  return hasNotice(lines) && !lines.subjects.some(line => isVerdict(readSense(line)) && isOfRun(line))
}

function hasNotice({ subjects }: MessageLines): boolean {
  return notice.test(subjects.join('\n').replaceAll(quoted, '"-"'))
}

/** A verdict, and neither how urgent it is nor what is still to come. */
function isOfRun(subject: string): boolean {
  const plain = subject.replace(urgent, '')
  const folded = foldCase(plain)
  const now = withoutThreats(folded)
  return (plain === subject && now === folded) || isVerdict(readFoldedSense(now))
}

function isVerdict(sense: Sense): boolean {
  return sense === 'failure' || sense === 'warning' || sense === 'success'
}

const storage =
  /(?<!\p{L})smart (?:error|warning|failure|alert)|s\.m\.a\.r\.t|degradedarray|(?:raid|array|pool|mirror) (?:\S+ )?(?:is |has been )?degraded|scrub_finish|(?:running|almost|nearly) (?:out of (?:disk |storage )?space|full)|(?:disk|free|storage|volume) (?:space )?(?:is )?(?:low(?! on)|nearly full|almost full|running low)|low (?:on )?(?:(?:disk|storage|free) ?)?space|(?<!\p{L})space (?:\p{L}+ ){1,4}is (?:running )?low|(?:storage|disk|volume|pool|datastore|(?<!\p{L})space|speicher|stockage)(?: \p{L}+){0,4}? (?:(?:is )?at|usage|used|bei|over|above|reached|exceeds|über)\W{0,2}\d{2}(?:[.,]\d+)? ?%|space (?:is )?(?:running )?low|speicherplatz|\d{2}(?:[.,]\d+)? ?% (?:full|used|voll|belegt|plein|pieno|llen[oa]|chei[oa]|vol|fuld|fyldt|pełn[yae])(?!\p{L})|(?:fast|beinahe) voll|espace (?:disque|de stockage)|presque plein|spazio (?:su disco|di archiviazione|insufficiente|in esaurimento)|quasi pieno|espacio (?:en disco|de almacenamiento)|casi lleno|schijfruimte|bijna vol/iu

/** What watches runs tells that an alert is over. Not in success: nobody has seen a run. */
export function isOver({ subjects }: MessageLines, state: string | undefined): boolean {
  return over.test(subjects[0] ?? '') || closed.test(subjects[0] ?? '') || /^resolved$/i.test(state ?? '')
}
const closed =
  /(?:ticket|case|request|vorgang|anfrage) ?#?\d+ (?:"[^"]*" )?(?:completed|solved|resolved|closed|abgeschlossen|gelöst)|(?:problem|alert|alarm|incident|störung|ticket|case)(?: "[^"]*"| \S+){0,2} (?:has been |have been |was |is |wurde |ist )(?:now )?(?:resolved|cleared|closed|behoben|geschlossen)|^(?:ticket|case|incident|alert|alarm|problem)(?!\p{L})\W{0,3}\S{0,20} (?:is |was |has been )?(?:closed|resolved|solved|geschlossen|gelöst) ?[:–-]|^\W*#?\d{3,}\W{1,4}(?:closed|resolved|solved|geschlossen|gelöst|erledigt|clôturé|résolu|chiuso|risolto|cerrado|resuelto|fechado|resolvido|gesloten|opgelost|lukket|løst|stängd|löst|zamknięt\p{L}|rozwiązan\p{L})(?!\p{L})|^ticket(?!\p{L}).* (?:closed|resolved|geschlossen)(?: successfully)?\W*$/iu
const over =
  /^\W{0,3}(?:ok|up|green|normal)\W{1,4}(?:ping|icmp|https?|ssl|tls|tcp|dns|ntp|load|cpu|memory|ram|swap|disk|uptime|ssh|smtp|imap|raid|smart|ups|temp(?:erature)?|network|interface|website|url|host alive|check_\p{L}+)(?!\p{L})|(?:monitor|check|host|service|website|site|server) (?:is )?(?:now )?up(?=\W*$|:)|is back (?:up|online)\W*$|(?:svarar|svarer|er oppe|är uppe) igen|wieder (?:erreichbar|online|verfügbar)|de nouveau (?:accessible|en ligne|joignable)|(?:di nuovo|nuovamente) (?:online|raggiungibile)|de nuevo (?:en línea|accesible|disponible)|weer (?:bereikbaar|online)|(?:znowu|ponownie) (?:dostępn|online)|^\W{0,3}(?:resolved|recovered|recovery|cleared|problem (?:resolved|solved)|behoben|entwarnung|résolu|risolto|resuelto|resolvido|opgelost|løst|löst)(?!\p{L})(?: ?[\]):–-]| in \d|$)/iu

/** A disk that fills up, where its subject does not speak of backups: the machine has other things to store. */
export function isOfStorage({ subjects }: MessageLines): boolean {
  const subject = subjects.join('\n')
  if (poolEvent.test(subject)) return true
  if (filled.test(subject)) return !subjects.some(one => isVerdict(readSense(one.replace(urgent, ''))))
  return storage.test(subject) && !ofBackup.test(subject)
}
/** Of a file system, whose pool may be called `backup`. */
const poolEvent =
  /^(?:\[[^\]]{1,60}\] )?zfs (?:(?:scrub|resilver|trim|checksum|io|data|statechange|vdev)\S*|device fault) (?:event )?(?:for|on|of|in)(?!\p{L})/iu
/** `Space on the volume for backups at 85 %`. */
const filled =
  /(?:noch|nog|only|less than|plus que|sol[oa]|sólo|apenas|kun|bara|endast|tylko|jeszcze)(?: maar| nur)? \d{1,2} ?% (?:\p{L}+ ){0,2}?(?:free|frei\p{L}*|libre|liber\p{L}|livre|vrij\p{L}?|ledig\p{L}*|tilbage|kvar|woln\p{L}*|left|available|verfügbar|disponib\p{L}*|disponív\p{L}*|speicher\p{L}*|platz|space|espace|spazio|espacio|espaço|ruimte|plads|utrymme|miejsca)(?!\p{L})|(?:(?<!\p{L})space|storage|volume|disk|datastore|repository|speicher\p{L}*|platz|laufwerk|espace|stockage|disque|spazio|disco|espacio|almacenamiento|espaço|armazenamento|ruimte|opslag|schijf|plads|lager|drev|utrymme|lagring|disken?|miejsc\p{L}|dysk\p{L}*)(?!\p{L})(?: (?!back-?up (?:job|task|of|failed))[\p{L}\d:/\\"'.-]+){0,6}? (?:at|to|over|above|bei|zu|über|auf|à|a|al|all'|ao|em|op|tot|boven|på|til|till|över|na|do|w) (?:over |mehr als |plus de |più del |más del |mais de |meer dan |mere end |mer än |ponad )?\d{2,3} ?(?:%|percent|prozent)/iu
/** Not by the name of what speaks, nor of where backups are. */
const ofBackup =
  /(?<!(?:hyper|active|hybrid|cloud) )back-?up(?! (?:& replication|and replication|exec|sync|for|server)|-? ?(?:repositor|storage|space|target|destination|disk|volume|drive|vault|pool|speicher|platte|laufwerk))|job|task|sicher(?:ung|t)|auftrag|aufgabe|sauvegard|tâche|copia|tarea|attività|taak/iu

const period =
  /(?<!\p{L})(?:weekly|monthly|quarterly|wöchentlich\p{L}*|monatlich\p{L}*|wochen|monats|hebdomadaire|mensuel(?:le)?|settimanale|mensile|semanal|mensual|mensal|wekelijks\p{L}*|maandelijks\p{L}*)/iu
const summary =
  /summary|overview|digest|recap|report|übersicht|zusammenfassung|bericht|récapitulatif|résumé|synthèse|rapport|riepilogo|resumen|informe|resumo|overzicht/iu
const several =
  /(?:success|succe[es]|erfolg|réussi|riuscit|exitos|sucesso|geslaagd|gelukt|completed)\p{L}*(?: \p{L}+)?[ \t]?[:=][ \t]?(?:[2-9]|\d{2,7})(?!\d|[.,:/-]\d|%)/iu

/** `Weekly summary`, and how many runs of it were good: each has told of itself. */
export function isDigest({ subjects, body }: MessageLines, said: readonly Statement[]): boolean {
  const subject = subjects.join('\n')
  const ofRun = said.some(({ sense }) => isVerdict(sense))
  return !ofRun && period.test(subject) && summary.test(subject) && several.test(body.slice(0, maxLook))
}

const day =
  '\\p{L}*(?:day|tag|jour|día|dia|giorn|dag|dni|dzień|week|woche|semain|seman|settiman|uge|veck|tydz|month|monat|mois|mes|mese|maand|måned|månad|miesi)'
const ago = `(?:(\\d+) (?:${day})\\p{L}* (?:ago|old|fa|geleden|siden|sedan|temu)|(?:vor|il y a|hace|há|for) (\\d+) (?:${day})\\p{L}*)`
const success =
  '(?:success|succeeded|complet|good|erfolg|réussi|correct|exitos|éxito|riuscit|sucedid|conclu|geslaagd|gelukt|voltooid|vellykke|lyck|udan)'
const stale = new RegExp(
  `(?:last|latest|newest|most recent|letzte|neueste|jüngste|derni[eè]re?|últim|ultim|laatste|nieuwste|seneste|sidste|nyeste|senaste|ostatni|najnowsz)[^\\n]{0,40}${success}[^\\n]{0,40}?${ago}`,
  'iu',
)
/** `Age of the newest backup: 61 h`. */
const aged =
  /^(?:age|alter|âge|età|edad|antigüedad|idade|leeftijd|alder|ålder|wiek)(?!\p{L})[^\n:=]{0,60}(?:[:=]|\t) ?(\d{2,5}) ?(?:h|hrs?|hours?|std|stunden|heures|ore|horas|uur|timer|timmar|godz\p{L}*)(?!\p{L})/imu
const maxLook = 20_000

/** `Last successful backup: 9 days ago`.
 *  @param least days, or whatever it counts */
export function isStale({ subjects, body }: MessageLines, least: number): boolean {
  const text = `${subjects.join('\n')}\n${body.slice(0, maxLook)}`
  const [found, before, behind] = stale.exec(text) ?? []
  const hours = aged.exec(text)?.[1]
  if (hours !== undefined && Number(hours) >= 24 * Math.max(least, 1)) return true
  return found !== undefined && Number(before ?? behind) >= least
}

const other =
  'course|training|lesson|schulung|kurs|formation|corso|curso|cursus|kursus|utbildning|szkolenie|payment|order|purchase|renewal|subscription|registration|sign-?up|booking|activation|invitation|installation|update|upgrade|log-?in|sign-?in|password(?: change| reset)?|account|zahlung|bestellung|buchung|verlängerung|registrierung|anmeldung|aktivierung|kündigung|paiement|commande|inscription|abonnement|pagamento|ordine|pago|pedido|suscripción|assinatura|betaling|bestelling|restore|recovery test|wiederherstellung|restauration|ripristino|restauración'
const well =
  'success|succeeded|complete|confirm|received|accepted|approved|done|finished|erfolgreich|abgeschlossen|bestätigt|réussi|confirm|riuscit|completat|completad|finaliz|terminad|terminée|conclu|avec succès|exitos|correct|geslaagd|gelukt|voltooid'
const signIn =
  '(?:log-?in|log-?on|sign-?in|anmeldung|connexion|accesso|acceso|acesso|inicio de sesión|início de sessão|aanmelding|inlogning|inloggning|innlogging|indlogning|logowanie)(?: (?!und |and |et |e |ed |y |en |og |och |i )[^\\s:]+){0,5}? '
const otherDone = new RegExp(
  `(?<![\\p{L}"'_-])${signIn}(?:${well})|(?<![\\p{L}"'_-])(?:${other})(?: (?:job|process|request|of|from|your|for|is|was|has|been|wurde|ist|war|a|été|è|stato|ha|sido))*\\W{1,3}(?:${well})|(?<!\\p{L})(?:${well})\\p{L}* (?:${other})(?![\\p{L}"'-])`,
  'iu',
)
const ticket =
  /^\W{0,3}(?:(?:ticket|case|request|incident|vorgang|anfrage|fall)[ #:-]{0,3}(?:id|nr|no)?[ .:#-]{0,3}(?:[a-z]{0,5}-?\d{3,})|[a-z]{0,4}#\d{3,})|(?:\[|\()(?:ticket|case|request|incident|vorgang)[ #:-]{0,3}[a-z\d-]+[\])]/iu
const bought =
  /^\W*(?:chg|ritm|sctask|ctask|crq|change|prb)[-# ]?\d{3,}|^\W*(?:re-?opened|wieder geöffnet|wiedereröffnet|rouvert|riaperto|reabierto|reaberto|heropend|genåbnet|återöppnad|ponownie otwarte?)(?!\p{L})|(?:you(?:'ve| have)|sie haben|vous avez|(?:ha|hai|avete) |je hebt|u hebt|du har) (?:successfully |erfolgreich |avec succès |med succes )?(?:completed|passed|finished|bestanden|absolviert|réussi|superato|voltooid|gennemført|slutfört)(?! (?:your |the |a )?back-?up(?!\p{L}))|^\W*(?:minutes|meeting|agenda|jour fixe|protokoll(?: |: )(?:jour|sitzung|besprechung|meeting|der|des|vom)|besprechung|compte[- ]rendu (?:de )?(?:réunion|du comité)|verbale|acta de|ata d[ae]|notulen|mødereferat|mötesanteckningar|protokół ze)(?!\p{L})|^\W*(?:(?:your|ihre?|votre|su|tu|(?:il|la) tu[oa]|uw|je|din) )?(?:order|payment|application|bestellung|zahlung|buchung|antrag|commande|paiement|ordine|pagamento|pedido|pago|betaling|bestelling)(?!\p{L})|^\W*(?:\[[^\]]{0,60}\]\W*)?(?:pipeline|build|deployment|pull request|merge request|all checks)(?!\p{L})|^\W*(?:your )?(?:monthly|weekly|annual|yearly) (?:statement|bill)|export of your (?:account |personal )?data/iu
const sale =
  /(?<!\p{L})(?:customer success|success stor(?:y|ies)|case stud(?:y|ies)|erfolgsgeschichten?|kundenreferenz|témoignages? clients?|histoires? de réussite|cas clients?|storie? di successo|cas[oi] d(?:i|e) (?:successo|éxito|sucesso)|historias? de éxito|succesverhaal|kundehistorie|kundcase|historia sukcesu)(?!\p{L})(?!-| (?:manager|server|srv|db|data))|^\W*(?:quote|quotation|offer|proposal|angebot|devis|preventivo|presupuesto|orçamento|offerte|tilbud|offert|oferta)(?!\p{L})/iu
const question =
  /(?<!\p{L})(?:success(?:ful)?|ok|done|completed?|finished|erfolgreich)\?|\?\W*$|please (?:confirm|check|advise|let)|bitte (?:bestätigen|prüfen|um )/iu

const answer =
  /^\W{0,3}(?:automatic reply|auto(?:matic)?[- ]?(?:reply|response|antwort)|out of (?:the )?office|abwesenheit|automatische (?:antwort|abwesenheit)|réponse automatique|risposta automatica|respuesta automática|resposta automática|automatisch antwoord|automatisk svar|autosvar|odpowiedź automatyczna|undeliver(?:able|ed)|mail delivery (?:failed|system)|delivery status notification|unzustellbar|returned mail|failure notice|(?:read|gelesen|accepted|declined|tentative|zugesagt|abgesagt): )/iu

/** A machine or a calendar answers to a message, whose subject it repeats. */
export function isAnswer({ subjects }: MessageLines): boolean {
  return answer.test(subjects[0] ?? '')
}

/** Its subject says it of something else than a run: of a payment, a restore, a ticket that is spoken about; or it asks.
 *  @param isAnswered a field tells how the run went */
export function isOfOther({ subjects }: MessageLines, isAnswered: boolean): boolean {
  return subjects.some(
    subject =>
      otherDone.test(subject) ||
      bought.test(subject) ||
      sale.test(subject) ||
      ticket.test(subject) ||
      (!isAnswered && question.test(subject)),
  )
}

export const rehearsal: RegExp =
  /\(dry[- ]run\)|(?:was|is|only|just) (?:only )?a (?:dry[- ]?run|simulation|rehearsal)|(?:dry[- ]?run|simulation|probelauf)(?: mode)? (?:completed|finished|successful|done|erfolgreich|beendet|abgeschlossen)|^(?:dry[- _]?run|simulation|test[- ]?mode)\t?[:=] ?(?:true|yes|on|1)$|no changes (?:were|have been) made/imu

/** A run that was tried out only.
 *  @param may whether an expression can fit the message */
export function isRehearsal({ subjects, body }: MessageLines, may: (text: RegExp) => boolean): boolean {
  return may(rehearsal) && rehearsal.test(`${subjects.join('\n')}\n${body.slice(0, maxLook)}`)
}
