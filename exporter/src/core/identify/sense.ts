/** What one line says of how a run went, in the languages of the lexicon. Denials and counts beat words, words of
 *  trouble beat words of success: `non riuscita`, `0/1 successful`, `completed with errors` are no successes. */
import {
  bothCounted,
  counted,
  findCountedTrouble,
  noTrouble,
  readBothCounts,
  withoutNoTrouble,
} from '../no-trouble.ts'
import { foldCase, isInsideWord } from '../text.ts'
import { ahead, withoutAhead } from './ahead.ts'
import { hearsay, withoutHearsay } from './hearsay.ts'
import { impossible } from './impossible.ts'
import { withFigures } from './number-words.ts'
import { mayName, withoutNames, withoutPaths } from './run-names.ts'
import { createScreen, type Screened } from './screen.ts'
import { ended, failing, good, running, warning } from './sense-words.ts'
import { notWhole, wentBadly, wentNotWell, wentWell } from './went.ts'
import {
  allSaved,
  brokenOff,
  cleanRun,
  endedBadly,
  endedInPart,
  endedWithErrors,
  exceptFiles,
  leftOut,
  noneCopied,
  paused,
} from './whole.ts'

/** `ended`: came to its end, which some say of failed runs, too. */
export type Sense = 'failure' | 'warning' | 'success' | 'ended' | 'running' | 'nothing'

const goodStems =
  'durchgelauf|fertig|erledigt|afgemaakt|genomförd|exported|copied|uploaded|transferred|replicated|archived|success|succe[es]|complet|finish|conclud|backed up|protected|erfolg|abgeschlossen|beendet|gesichert|durchgeführt|ausgeführt|réussi|terminé|succès|abouti|effectué|sauvegardé|éxito|êxito|exitos|correct|finaliz|realizad|riuscit|terminat|eseguit|completat|sucesso|concluíd|concluid|executad|ejecut|effettuat|efetuad|geslaagd|gelukt|voltooid|afgerond|uitgevoerd|lykke|fuldført|gennemført|afsluttet|vellykk|lyck|slutför|genomför|avslut|powiod|sukces|buon fine|startet|zakończ|pomyśl|ukończ|wykona|udał|udfør|utfør|utför|gelung|geglück|zakoncz|ukoncz|fullfør|fullført|slutfort|lykt|ferdig|färdig|færdig|klar(?!\\p{L})|klaar|gereed|conclu[is]|terminó|finalizó|realiz|réalis|dokon|proběh|úspěš|prove[dl]|zazáloh|onnist|valmis|suorit|заверш|успеш|выполн|sikeres|tamamlan|başarı|ok\\b|okay'
const denials =
  "not|never|none|nothing|nichts|rien|nada|niente|niets|intet|ingenting|nic|n't|neither|nor|nicht|nie(?:mals)?|kein(?:e[nr]?)?|pas|jamais|aucune?|n'(?:a|ont|est|y)|no|non|ni|sin|ningun[oa]?|ningún|nunca|não|nao|nenhuma?|sem|niet|nooit|geen|zonder|ikke|aldri|aldrig|ingen|uden|inte|ej|inga|utan|bez|nessun[oa]?|senza|mai|without|ohne|sans|ei(?:vät|kä)?|nebyl[aoy]?|nelze|nem|değil|unable to|failed to|fails? to|не"
const denied = new RegExp(
  `${wentNotWell}|(?<!\\p{L})(?:${denials})(?: [\\p{L}'’-]+){0,4}? ?(?<!\\p{L})(?:${goodStems})|n't (?:\\p{L}+ )?(?:${goodStems})|(?:${goodStems})\\p{L}{0,6} (?:inte|ikke|nicht|niet|ej|değil)(?!\\p{L})`,
  'iu',
)
/** What trouble is called when it is somebody's name or a setting. */
const harmless =
  /["'](?:\/|[a-z]:\\|\\\\)[^"'\n]{0,200}?(?:error|fail|fehl|warn|alert|problem)[^"'\n]{0,200}["']|(?:\/(?<![^\s(=]\/)|[a-z]:\\|\\\\)[^\s"':]*(?:error|fehler|warn|alert|problem)[^\s"':]*|(?:error|failure|success)logpath|@[\w.-]*(?:error|fail|fehl|warn|alert|problem)[\w.-]*|(?:\[?warning\]?:? )?using a password on the command line interface can be insecure|\[warning\] \[my-\d{4,6}\]|\d[\d.,]* \S+ (?:not (?:saved|copied|backed up|transferred)|skipped) \((?:no|not) [^()\n]{0,30}(?:change|new)[^()\n]{0,20}\)|^(?:includes?|included|enthält|umfasst|comprend|inclut|contiene|incluye|comprende|inclui|bevat|omvat|indeholder|omfatter|innehåller|omfattar|zawiera|obejmuje)(?:\t|: ?)[^\n\d]*$|robocopy[^\n]{0,60}?(?:exit ?code|errorlevel|return code)\D{0,4}[0-3](?!\d)|returned error, retrying after [\d.]+m?s(?!\p{L})[^\n]*|warning: a partial dump from a server that has gtids [^.]*\.|(?<=\p{L})(?<!int)erro(?!r)\p{L}*|(?<!\p{L})(?:non-?fatal|fail-?(?:over|safe|back|fast|soft|open|closed)|alerts? (?:summary|digest|overview)|failed login|(?:error|failure|warning) (?:reporting|detection|checking|notifications?)|error (?:handling|correction|logs?\b|reports? (?:to|are))|(?:errors?|warnings?|failures?|exceptions?|alerts?|fehler)[-_](?:logs?|db|archive|data|history|store|queue|tables?|reports?|track(?:er|ing)|pages?|portal)(?![\p{L}\p{N}])|(?:non-?fatal|error|warning|alert|alarm) (?:level|threshold|limit)s?(?![^\n]*(?:exceed|reach|cross|hit|over(?!\p{L})))|^(?:settings|options|einstellungen|optionen|paramètres|opzioni|impostazioni|opciones|ajustes|opções|instellingen|opties|indstillinger|inställningar|ustawienia|opcje) ?: [^\n]*|stop on error|on (?:error|failure)|(?:days|hours|time) since (?:the )?last (?:failure|error|warning)s?|continue on error|(?:fehler|error-?)(?:protokoll?|bericht|log|prüfung|kontrolle|korrektur|report)\p{L}{0,2}(?!\p{L})|fout(?:controle|enlog\p{L}*|rapport|opsporing)|(?:journal|rapport) (?:des |d')erreurs?|registro (?:de |degli |dei )?error[ie]s?|log (?:degli )?errori|(?:relatório|registro) de erros|fe(?:jl|l)(?:log|rapport)\p{L}{0,3}|dziennik błędów|crashplan|(?:to|will|would|can|could|may|might|always|that) succeed|fail2ban|(?:error|fail|fehl|warn|alert|problem)[\w.-]*@[\w.-]+|successfactors|warning: your gitlab\.rb and [^.]*\.|(?:work(?:ing)? ?around|avoid|prevent)s? (?:[\p{L}/]+ ){0,4}(?:errors?|failures?|problems?|timeouts?)|will (?:\p{L}+ )?fail(?!\p{L})|(?:wird|werden|würden?)(?: \p{L}+){0,5} (?:fehlschlagen|scheitern)|échouer(?:a|ont|aient)|fallar(?:án?|ían)|fallir(?:à|anno)|falhar(?:á|ão|iam)|(?:zullen|zal|kunnen|kan)(?: \p{L}+){0,3} mislukken|(?:vil|kan)(?: \p{L}+){0,3} (?:fejle|mislykkes)|(?:kommer att|kan)(?: \p{L}+){0,3} misslyckas|(?:będą|może|mogą)(?: \p{L}+){0,3} (?:kończyć się (?:niepowodzeniem|błędem)|nie powieść)|(?:may|might|could|would|can) (?:fail|be (?:missed|delayed|interrupted))|errors? (?:will|would|should) be|notify (?:on|me)|success\/warning\/(?:error|failure)|^(?:[\p{L}.]{1,60} ?)?(?:included?s?|excluded?s?|exclusions?|(?:ein|aus)geschlossen|ausschlüsse|exclue?s?|esclus[oaie]|excluid[oa]s?|excluíd[oa]s?|uitgesloten|udeladt|udelukket|undantag(?:na)?|uteslutna?|wykluczone?)\p{L}{0,20}(?: ?[:=][ \t]?|\t:? ?)(?=[^\n]{0,400}[-_.*/])[\p{L}\p{N}_.*/\\-]+(?:, ?[\p{L}\p{N}_.*/\\-]+)*$|^[\p{L}._]{2,40}(?:failed|errors?|failures?|warnings?)(?: ?[:=][ \t]?|\t:? ?)0(?![\d.,%])|^(?:legend[ae]?|légende|leyenda|zeichenerklärung|objaśnienia) ?:[^\n]*)/giu
/** Folders may be called anything: `/srv/failed-jobs`, `C:\Errors`. Of one part, it may be half of a pair: `/failed`. */
const path =
  /(?<![\p{L}\p{N}/\\.])(?:\/[\p{L}\p{N}._-]+(?=\/)|[a-z]:(?=\\)|\\(?=\\\p{L}))[/\\][^\s"'<>|:;,]*/gu
const ratio =
  /(?<![\p{L}\d.,/:-])(\d{1,3}(?:[.,']\d{3})+|\d{1,9})(?: (?![kmgtp]i?b |bytes )\p{L}{3,}(?= \p{L}+ (?!(?:19|20)\d\d(?!\d))))? ?(?:\/|of(?: the)?|out of(?: the)?|von(?: den)?|de(?: l[ao]s)?|sur(?: les)?|di|delle|dei|van(?: de)?|av(?: de)?|af(?: de)?|ze?|su|das|dos|из) ?(\d{1,3}(?:[.,']\d{3})+|\d{1,9})(?![\d.,/:-]*\d)(?: \p{L}+){0,3}? ?(?:success|succe|erfolg|ok\b|réussi|correct|éxito|riuscit|sucesso|geslaagd|gelukt|lykke|lyck|vellyk|powiod|powodz|udan|complet|processed|backed up|gesichert|успеш|sauvegard|saved|copied|uploaded|gespeichert|kopiert|opgeslagen|gekopie|kopieret|kopierade|säkerhetskop|sikkerhedskop|skopiow|zapisan|fetched|collected|retrieved|downloaded|reached|abgeholt|abgerufen|geholt|récupér|scaricat|descargad|baixad|opgehaald|hentet|hämta|pobran|copié|copiad|copiat|respaldad|enregistr|salvat|guardad|protected|geschützt|protégé|protett|synced|synchroni|export|dumped|replicat|archived|transferred|stored|verified)/iu
const ratioBehind =
  /(?:success|succeeded|successful|erfolgreich|réussi\p{L}*|riuscit\p{L}|geslaagd|ok)\)? ?(?:[:=]|\() ?(\d{1,6}) ?(?:\/|of|von|de|sur|di|van) ?(\d{1,6})(?![\d/])/iu
/** `Successful on 2 of 6 computers`. */
const ratioOn =
  /(?:success|succeeded|erfolgreich|réussi|riuscit|exitos|sucedid|geslaagd|gelukt|vellykke|lyckad|udan)\p{L}* (?:on|for|in|with|auf|bei|für|sur|pour|dans|en|su|per|em|para|op|voor|bij|på|for|för|i|na|dla|w) (\d{1,6}) ?(?:\/|of|out of|von|sur|di|de|van|av|af|z) ?(\d{1,6})(?![\d.,/])/iu
/** `Copied 4,001 of 4,020 files`. */
const ratioAfter =
  /(?:copied|saved|backed up|uploaded|transferred|processed|stored|synced|gesichert|kopiert|übertragen|sauvegardée?s?|copiée?s?|salvat[aie]|copiat[aie]|guardad[oa]s|copiad[oa]s|opgeslagen|gekopieerd|kopieret|kopierade|skopiowano|zapisano)(?:(?:e[nrs]?)?(?: \p{L}{3,}){1,2} ?(?=[:=\t]))?(?: (?:successfully|erfolgreich|avec succès|con successo|con éxito|com sucesso|succesvol|z powodzeniem|pomyślnie))?\W{1,3}(\d{1,3}(?:[.,']\d{3})+|\d{1,9})(?: (?![kmgtp]i?b |bytes )\p{L}{3,}(?= \p{L}+ (?!(?:19|20)\d\d(?!\d))))? ?(?:\/|of(?: the)?|out of(?: the)?|von(?: den)?|de(?: l[ao]s)?|sur(?: les)?|di|van(?: de)?|av(?: de)?|af(?: de)?|ze?|su) ?(\d{1,3}(?:[.,']\d{3})+|\d{1,9})(?![.,-]?\d| ?(?:[kmgtp]i?b|%))/iu
const percent =
  /(?<![\d.,])(\d{1,3})(?:[.,]\d+)? ?(?:%|percent|prozent|procent|por ?cento|per ?cento|pour ?cent) (?:(?:of|der|aller|des|dei|degli|delle|de l[oa]s|dos|das|van (?:de|alle)|af|av) (?:the |all |alle )?(?:\p{L}+ ){1,2}(?:were |was |are |is |have been |wurden |sont |ont été |è stat[oa] |a été |sono stati |foram |foi |zijn |werd(?:en)? |blev |har )?)?(?:mit |avec |con |com |met |med )?(?:success|succe|erfolg|complet|conclu|ok\b|done|saved|copied|backed up|protected|transferred|uploaded|written|gesichert|kopiert|geschrieben|übertragen|réussi|sauvegard|copié|écrit|transféré|riuscit|salvat|copiat|scritt|trasferit|éxito|copiad|guardad|escrit|transferid|gravad|sucesso|geschreven|overgezet|skrevet|overført|överfört|zapisan|przesłan|geslaagd|gelukt|gekopieerd|voltooid|klart?(?!\p{L})|klaar|færdig|fuldført|kopieret|gennemført|slutfört|kopierat|genomfört|ukończon|skopiowan|zakończon)/iu
/** The last that a bar of progress has written before the end. */
const nearEnd =
  /^\W{0,3}(?:clon|cop[yi]|upload|transfer|export|writ|read|compress|progress|kopier|klon|fortschritt|progression|progreso|copia)\p{L}*(?: \p{L}+)?:? ?9\d(?:[.,]\d+)? ?% (?:done|complete)\W*$/iu
const rate =
  /(?:success|erfolgs|succès|réussite|éxito|successo|sucesso)[- ]?(?:rate|quote)?(?: \p{L}+){0,4}\W{1,3}(\d{1,3})(?:[.,]\d+)? ?%|(?:success|erfolgreich|réussi|riuscit|exitos|sucedid|geslaagd|gelukt|vellykke|lyckad|udan)\p{L}*(?: \p{L}{1,3}){1,2} (\d{1,3})(?:[.,]\d+)? ?%/iu
const goodCounted =
  'success|succe[es]|erfolg|réussi|riuscit|exitos|correct|sucesso|sucedid|geslaagd|gelukt|voltooid|lykke|vellyk|lyck|udan|powodz|pomyśln'
/** `0 sauvegarde réussie`, `successful: 0`; but `exit code 0, success`. */
const noneGood = new RegExp(
  `(?<!\\p{L})ok ?[:=] ?(?:none|no|0)\\W*$|(?<!(?:code|status|rc|exit|level|errors?|warnings?|fehler|failed)[\\s:=]{0,3})(?<![\\p{L}\\d.,/:-])0 (?:\\p{L}+ ){0,3}(?:${goodCounted})|(?:${goodCounted})\\p{L}*(?: [\\p{L}-]+(?: [\\p{L}-]+)?(?= ?[:=\\t]))? ?(?:[:=(] ?|\\t| )(?:(?:none|false|no|nein|non|keine[rs]?|aucune?|nessun[oa]?|ningun[oa]|nenhuma?|geen|ingen|inga|brak)(?=$|[\\t.,;)])|0(?![\\d.,%:/xh-]|\\t[\\d-]| ?(?:[kmgtp]i?b|bytes?|b|s|secs?|seconds?|mins?|minutes?)(?!\\p{L})))`,
  'iu',
)
/** Of a run that came to its end, though no word for an end is there. */
const savedIt =
  /(?:is|are|was|were|been) (?:\p{L}+ )?backed up|(?<!\p{L})(?:ausgeführt|uitgevoerd|eseguit[oa]|effectuée?|exécutée?|realizad[oa]|wykonan[ao]|utförd|udført)(?!\p{L})|wurden? (?:\p{L}+ ){0,3}gesichert|(?:été|sont) sauvegard|(?:werd|zijn) (?:\p{L}+ ){0,3}geback-?upt|(?:blev|ble|er|werd|zijn|is|wurden?) (?:\p{L}+ ){0,3}(?:kopieret|kopiert|gekopieerd)|kopierades|(?:été|sont) copié|stat[aoie] copiat|(?<!\p{L})copi(?:ó|aron)|(?:foi|foram) copiad|(?<!\p{L})se (?:realizó|hizo|ejecutó|efectuó|realizaron|hicieron)|realizou-se|skopiowano/u
/** With which rsync ends; and a run that is told without a word for how it went. */
const ofItself =
  /^\W{0,3}(?:the )?(?:\p{L}+ )?(?:back-?up|archive|snapshot|dump|image) (?:file )?(?:was |has been |successfully )?written(?= to |: |$)|(?<!n't |not |never |only |to |would have |before |until )(?<!\p{L})wrote (?:the |a |an )?(?:\p{L}+ )?(?:back-?up|snapshot|archive|dump|image)(?= |$|:)(?!(?: \p{L}+){0,3} (?:header|label|log|manifest|metadata|catalog|history|config\p{L}*|info))|^total size is [\d.,]+[kmgt]?\s+speedup is|(?<!once (?:\p{L}+ ){1,3}|until (?:\p{L}+ ){1,3}|if (?:\p{L}+ ){1,3})(?:has|have) been (?:fully |completely )?backed up(?! (?:in|since|for) )/u
/** Of single files, which others hold. */
const mild =
  /(?<!\p{L})with (?:some |minor |a few |several |\d+ )?(?:issues|problems)(?!\p{L})|left (?:out|behind)|(?<!\p{L})(?:not (?:all|every)|nicht alle|pas tou[st]|non tutt[aeio]|no tod[oa]s|nem tod[oa]s?|niet alle|ikke al(?:le|t(?!\p{L}))|inte all[at]|nie wszystk)(?!\p{L}*ways)|(?<!\p{L})(?:con|com|avec|mit|met|med|z|ze) (?:\d+ |des |quelques |alcuni |algun[oa]s |einigen |enkele |några |kilkoma )?(?:omisi|omiss|auslassung|weglatin|udeladel|pominięc|avvis|avvert|advert|avert|avis[oi]?s(?!\p{L})|hinweis|bemerkung|opmerking|anmærkn|anmärkn|bemærkn|uwag|zastrzeż|riserva|reserva|eccezion|excepcion|exceç|exception|undtag|undantag|uitzondering|wyjątk|ausnahm)|data loss|still (?:pending|waiting|missing)|(?<!\p{L})[1-9]\d{0,6} (?:\p{L}+ )?(?:ordner|dateien|objekte|datenbanken|fichiers|dossiers|file|cartelle|archivos|carpetas|arquivos|pastas|mappen|bestanden|filer|mapper|mappar|files?|folders?|databases?) (?:fehlen|(?:are |is )?missing|manquent|mancanti|faltan|faltam|ontbreken|mangler|saknas)(?!\p{L})|(?<!\p{L})(?:pending|waiting) since|mismatch|(?<!\p{L})[1-9]\d{0,6} (?:\p{L}+ )?conflicts|intervention (?:is )?(?:needed|required)|waiting for (?:a |the )?(?:volume|media|tape|mount)|mount request|(?:running|almost|nearly) out of|robocopy[\p{L} ]{0,20}[:=]? ?[4-7](?!\d)|locked by|(?:in use|being used) by|changed as we read|(?<!\p{L})(?<!no |any |without |keine? )(?:back-?up|job|run|sicherungs-?) ?(?:trouble|problem)s?(?!\p{L})|(?:half|most|(?:a |large )?parts?|some|a few|the majority) of (?:the |our |all |your )?(?:\p{L}+ )?(?:servers?|machines?|vms?|mailbox(?:es)?|databases?|files|folders|computers?|devices?|clients?|shares?|volumes?|laptops?|sites?|users)(?!\p{L})|(?:die )?(?:hälfte|(?:nur )?ein (?:groß)?teil) (?:der|aller|unserer) |(?:la )?moitié des |(?:une partie|la plupart) des |(?:la )?metà (?:dei|delle) |(?:la )?mitad de l[ao]s |(?:una parte|la mayoría) de l[ao]s |(?:de )?helft van de |hälften av |halvdelen af |połow[aęy] (?:\p{L}+ )?(?:serwer|maszyn|skrzyn|baz|plik)|(?:^(?:the )?(?:back-?up|snapshot)s? of (?:\S+ ){1,6}|(?:vm|machine|database|mailbox|volume|guest)s? (?:\S+ ){0,3})(?:was|were|has been|have been) skipped|vanished/u
/** An earlier run is no evidence for this one. */
const earlier =
  /(?:last|previous|latest|newest|most recent|neueste[rsn]?|jüngste[rsn]?|letzte[rsn]?|vorherige[rsn]?|derni[eè]re?|précédente?|últim[oa]|anterior|ultim[oa]|precedente|laatste|vorige|seneste|sidste|senaste|förra|ostatni[ae]?|poprzedni[ae]?)(?! (?:night|nacht|nuit|noche|notte|noite|natt?|noc|nocy)(?!\p{L}))(?: \p{L}+){0,3} ?(?:success\p{L}*|succeeded|complet\p{L}*|good|ok|erfolg\p{L}*|gelungen\p{L}*|réussi\p{L}*|correct\p{L}*|exitos\p{L}*|con éxito|riuscit\p{L}*|completat\p{L}*|bem[- ]sucedid\p{L}*|conclu\p{L}*|geslaagd\p{L}*|gelukt\p{L}*|voltooid\p{L}*|vellykke\p{L}*|lykke\p{L}*|lyck\p{L}*|udan\p{L}*|backup\p{L}*)(?: (?:with|mit|avec|con|com|met|med|z) (?:success|erfolg|succès|successo|éxito|sucesso|succes|powodzeniem))?|(?<!\p{L})(?:(?:previous|prior|vorherige[rsn]?|vorige[rsn]?|förra|föregående|forrige|poprzedni[aey]?) (?:\p{L}+ )?(?:back-?up|job|run|copy|sicherung|datensicherung|lauf|kopi|säkerhetskop|sikkerhedskop|archiwiz|zadani)\p{L}*|(?:sauvegarde|copia|copie|backup|back-up|cópia|tarea|attività)(?: de seguridad| di sicurezza| de segurança)? (?:précédente?|anterior|precedente))(?![\p{L}:]|\t)(?:[^.;!?\t]|(?<=\d)\.|\.(?=\S))*|(?:(?:last|latest|newest|previous) (?:recovery|restore) point|letzter wiederherstellungspunkt|dernier point de (?:restauration|récupération)|ultimo punto di ripristino|último (?:punto|ponto) de (?:restaura|recupera)\p{L}+|laatste herstelpunt|seneste gendannelsespunkt|senaste återställningspunkt|ostatni punkt przywracania)(?: ?[:=][ \t]?|\t:? ?)[^;\t]*/giu

/** `completed successfully. However, …` */
const reservation =
  /(?:however|nevertheless|(?<!\p{L})(?:except|apart from|other than|all but|but not|ausgenommen|außer|bis auf|sauf|excepté|tranne|eccetto|excepto|salvo|behalve|undtagen|unntatt|förutom|z wyjątkiem)(?!\p{L})|(?:success\p{L}*|ok|completed|finished|erfolgreich) (?:but|aber|mais|pero|ma|però|maar|men|ale|mas) |with (?:\p{L}+ )?exceptions|jedoch|allerdings|cependant|toutefois|sin embargo|tuttavia|echter|jednak|porém|contudo| (?:mais(?! (?:d[eo]|que|um) | d')|aber|pero|però|maar|jedoch) |(?:klar|færdig|ferdig|färdig|gennemført|fuldført|slutförd|terminato|completato|zakończona|terminado|concluído) (?:men|ale|ma|mas) |[,.;] (?:but|aber|mais|pero|ma|però|maar|men|dock|dog|ale|mas) )/iu

/** Also in words of people. */
const wasBad = new RegExp(`${endedBadly.source}|${wentBadly}`, 'u')

const kinds = { failing, warning, good, ended, running }
export const looked: readonly RegExp[] = [
  ...[noTrouble, counted, bothCounted, harmless, denied, earlier, reservation, ...impossible],
  ...[ahead, hearsay, mayName, savedIt, mild, brokenOff, leftOut, allSaved],
  ...[noneCopied, exceptFiles, cleanRun, paused, wasBad, endedInPart, endedWithErrors, wentWell, notWhole],
  ...[ratio, ratioBehind, ratioOn, ratioAfter, percent, rate, noneGood],
]
const screen = createScreen(Object.values(kinds).flat(), looked)
type Kind = keyof typeof kinds
const wordsOf: { readonly [kind in Kind]: ReadonlySet<string> } = {
  failing: new Set(failing),
  warning: new Set(warning),
  good: new Set(good),
  ended: new Set(ended),
  running: new Set(running),
}

export function readSense(line: string): Sense {
  return readFoldedSense(foldCase(line))
}

/** @param folded a line in folded form */
export function readFoldedSense(folded: string): Sense {
  const said = screen(folded)
  const both = said.may(bothCounted) ? readBothCounts(folded) : undefined
  if (!both) return readScreened(folded, said)
  const sense = both.says === 'failure' ? both.says : readScreened(both.rest, said)
  return sense === 'failure' ? sense : 'warning'
}

function readScreened(folded: string, said: Screened): Sense {
  const told = readTold(folded, said)
  const rest = said.may(noTrouble) ? withoutNoTrouble(told) : told
  const bare = said.may(harmless) ? rest.replace(harmless, ' ') : rest
  const text = /[/\\]/.test(bare) ? bare.replace(path, ' ') : bare
  const counts = said.may(counted) ? findCountedTrouble(text) : undefined
  if (counts) return counts
  if (fits(exceptFiles, text, said)) return 'warning'
  const share = readShare(text, said)
  if (share === 'failure' && nearEnd.test(text)) return 'running'
  if (share === 'failure') return share
  if (has(text, 'failing', said) || fits(denied, text, said) || isImpossible(text, said)) return 'failure'
  if (fits(wasBad, text, said) || fits(endedWithErrors, text, said)) return 'failure'
  if (fits(brokenOff, text, said) || fits(noneCopied, text, said)) return 'failure'
  if (has(text, 'warning', said) || fits(mild, text, said)) return 'warning'
  if ([leftOut, paused, endedInPart, notWhole].some(one => fits(one, text, said))) return 'warning'
  const past = said.may(earlier) ? text.replace(earlier, ' ') : text
  const now = said.may(ahead) ? withoutAhead(past) : past
  const isGood = share === 'success' || hasWord(now, 'good', said) || fits(wentWell, now, said)
  const isCalm = rest !== told
  const isEnd = hasWord(now, 'ended', said) || fits(allSaved, now, said) || ofItself.test(now)
  const isSaved =
    isCalm && (fits(savedIt, now, said) || (fits(cleanRun, told, said) && !has(now, 'running', said)))
  if (!isGood && !isEnd && !isSaved) return has(now, 'running', said) ? 'running' : 'nothing'
  if (fits(reservation, now, said)) return 'warning'
  // What came to its end and counts no trouble was good.
  return isGood || isCalm ? 'success' : 'ended'
}

/** The line as its words are weighed, for whoever weighs them otherwise. */
export function withoutEarlier(line: string): string {
  return withoutNames(withoutHearsay(foldCase(line)))
    .replace(harmless, ' ')
    .replace(earlier, ' ')
}

function fits(expression: RegExp, text: string, { may }: Screened): boolean {
  return may(expression) && expression.test(text)
}

function isImpossible(text: string, { possible }: Screened): boolean {
  return possible.some(one => impossible.has(one) && one.test(text))
}

/** Without what is told of other runs, and without names. */
function readTold(folded: string, { may }: Screened): string {
  const told = may(hearsay) ? withoutHearsay(folded) : folded
  return withoutPaths(may(mayName) ? withoutNames(told) : told)
}

/** `3/5 VMs successful`, `90 % complete`. */
function readShare(given: string, said: Screened): 'failure' | 'success' | undefined {
  const text = withFigures(given)
  const find = (expression: RegExp) => (said.may(expression) ? expression.exec(text) : null) ?? undefined
  const [, part, all] = find(ratio) ?? find(ratioBehind) ?? find(ratioOn) ?? find(ratioAfter) ?? []
  if (part !== undefined && all !== undefined) {
    if (toNumber(part) < toNumber(all) || toNumber(all) === 0) return 'failure'
    return 'success'
  }
  if (fits(noneGood, text, said)) return 'failure'
  const [, share, then] = find(percent) ?? find(rate) ?? []
  const hundredths = share ?? then
  return hundredths === undefined || Number(hundredths) >= 100 ? undefined : 'failure'
}

function toNumber(count: string): number {
  return Number(count.replaceAll(/\D/g, ''))
}

function has(text: string, kind: Kind, { words }: Screened): boolean {
  return words.some(word => wordsOf[kind].has(word) && text.includes(word))
}

function hasWord(text: string, kind: Kind, { words }: Screened): boolean {
  return words.some(word => {
    if (!wordsOf[kind].has(word)) return false
    for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + 1))
      if (isEastAsian(word) || !(isInsideWord(text, at) || isInsideWord(text, at + word.length))) return true
    return false
  })
}

function isEastAsian(word: string): boolean {
  return /[\p{Script=Han}\p{Script=Katakana}\p{Script=Hiragana}\p{Script=Hangul}]/u.test(word)
}
