/** Whether a line that says how something went says it of the run of a backup: of the whole of it, or of a step, of
 *  another time, of upkeep. */
import { withoutNoTrouble } from '../no-trouble.ts'
import { countWords, foldCase } from '../text.ts'
import { administration } from './administration.ts'
import { withoutThreats } from './ahead.ts'
import { withoutHearsay } from './hearsay.ts'
import { readFoldedSense, readSense } from './sense.ts'
import type { Statement } from './statements.ts'
import { readState } from './states.ts'
import { isStateColumn } from './tables.ts'
import { allSaved } from './whole.ts'

/** What is done to backups without making one. */
const upkeep =
  /garbage|screenshot|prun(?:e|ing)|retention|clean-?up|maintenance(?! plan)|wartung|restor(?!e points?)|wiederherst|restaur|ripristin|herstel|gendann|återställ|przywrac|verif|überprüf|integrity|compact|rotat|login|test (?:e-?)?mail|update|upgrade|licen[sc]e|lizenz/iu
const aboutBackup = /back-?up|sicherung|sauvegarde|copia|cópia|kopi|sync|replicat/iu
const run =
  /back(?:ed)?[- ]?up|mirror|speedup is|save ?(?:group|set)|sikkerhedskop|image|upload|transfer|volumes?\b|databases?\b|job|task|plan|sicherung|auftrag|aufgabe|sauvegard[eé]|tâche|copia|cópia|copies|(?:nightly|night's|tonight's|daily|weekly) copy(?!\p{L})|copie(?!\p{L})|copias|trabajo|trabalho|travail|rotina|tarea|respaldo|attività|processo|taak|tarefa|opgave|jobb|uppgift|zadani|kopi|snapshot|replicat|archiv|sync|dump|export|run\b|gesichert|salvat[aeio]|respaldad|säkerhetskop|geback|zálo|varmuus|vault|process|operation|scheduled event|(?:recovery|restore) points?|резерв/iu
const step =
  /connect|verbind|connexion|(?:vss|shadow|quiesced?)(?: \S+){0,2} (?:snapshot|cop(?:y|ies))|shadow ?cop(?:y|ies)|snapshot (?:of|for) (?:volume )?[a-z]:|schattenkopie|cliché instantané|copia shadow|instantánea de volumen|log(?:ged)? ?in|authentic|e-?mail|mail sent|sent to|update|(?<!(?:back-?up|copy|snapshot|archive) of (?:the |your |my |our )?)install|upgrade|mounted|unmount|delet|remov|(?<!s)prun|purg|rotat|(?<!\p{L})(?:un)?lock|retried|retry|(?<!\p{L})test|license|lizenz|(?<!\p{L})ping|started|start(?:ing)? |created directory|next |nächste|prochaine|próxim|prossim/iu

export function isUpkeep(subject: string): boolean {
  return upkeep.test(subject) && !aboutBackup.test(subject)
}

/** `Snapshot "before-update"`. */
const nameOfCopy =
  /(?<=(?:back-?up|snapshot|sicherung|sauvegarde|instantané|copia|cópia|kopian?|kopię?|kopien|instantánea|migawka) )["„“«][^"„“”«»\n]{1,60}["“”»]/gu

/** A success of the run: a word alone, a cell of a row that says only this, or a sentence about a backup. Logging in
 *  is a success of something else. */
export function isAboutRun({ sense, line }: Statement): boolean {
  if (sense !== 'success') return true
  const told = withoutHearsay(foldCase(line))
  if (conditional.test(told) || isHabit(told) || administration.test(told)) return false
  if (step.test(told) && step.test(told.replace(nameOfCopy, ' '))) return false
  return (
    countWords(withoutNoTrouble(told.replace(stamp, ''))) <= 2 ||
    run.test(told) ||
    allOfThem.test(told) ||
    allSaved.test(told) ||
    allIsWell.test(told) ||
    isField(told) ||
    isRow(told)
  )
}

const kinds =
  '(?:mailbox(?:es)?|users?|sites?|accounts?|drives?|objects?|items?|files?|machines?|vms?|servers?|devices?|computers?|clients?|hosts?|guests?|workloads?|endpoints?|onedrives?|sharepoint|exchange|postfächer|benutzer|konten|objekte|maschinen|geräte|boîtes|utilisateurs|comptes|objets|caselle|utenti|buzones|usuarios|cuentas|caixas|contas|postvakken|gebruikers|postkasser|brugere|postlådor|användare|skrzynek|użytkowników)'
const allOf = (count: number) =>
  `(?<![\\d.,/:-])([1-9]\\d{0,6}) ?(?:of|out of|von|sur|di|de|van|af|av|z|\\/) ?\\${count}(?![\\d.,/:])`
/** `Mailboxes: 46 of 46 completed`. */
const allOfThem = new RegExp(
  `${kinds}[^.;\\d]{0,20}${allOf(1)}|${allOf(2)} (?:\\p{L}+ )?${kinds}(?!\\p{L})`,
  'u',
)

/** `Everything is Ok`, with which programs end. */
const allIsWell =
  /^\W{0,3}(?:everything|all|alles|tout|tutto|todo|tudo|alt|allt|wszystko)(?:'s| \p{L}+){0,2} (?:ok|okay|fine|good|ordnung|bien|bene|bem|goed|godt|bra|dobrze)\W*$/u

const field =
  /^[^:=]{0,20}(?:status|state|result|outcome|verdict|ergebnis|zustand|statut|état|résultat|estado|resultado|esito|stato|risultato|resultaat|resultat|wynik)[^:=]{0,10}[:=.]+ ?\P{L}{0,3}\p{L}+(?: \p{L}+)?\W*$/iu

/** `Current state: Successful`. */
function isField(line: string): boolean {
  return field.test(line)
}

/** `web01 → Success → 12 GB`. */
function isRow(line: string): boolean {
  if (!line.includes('\t')) return false
  return line
    .split('\t')
    .some(cell => cell.length <= 30 && countWords(cell) <= 2 && readSense(cell) === 'success')
}

const habit =
  /(?<!\p{L})(?:every (?:single )?|each |all |jede[nrms]? (?:einzelne )?|chaque |toutes les |ogni |cada |todas? (?:as |las )?|elke |iedere |hver (?:eneste )?|varje |co |każde(?:j|go) )(?:night|day|time|hour|week|nacht|tag|stunde|mal|nuits?|jours?|fois|notte|giorno|volta|noches?|día|vez|noites?|dia|dag|keer|uur|nat|natt|gang|gång|noc|nocy|dzień|dnia)s?(?!\p{L})/u

/** `Backups succeed every night`, as whoever sells them says: told of no run. In a row it is a schedule. */
export function isHabit(line: string): boolean {
  return !/[\t:=]/.test(line) && habit.test(foldCase(line))
}

const conditional =
  /(?<!\p{L})(?:if|whether|ensure|make sure|should|will be|would|until|unless|falls|sobald|ob|soll(?:te)?|müsste|dürfte|wird|hope(?:fully)?|hoping|assume|hoffe(?:n|ntlich)?|espère|espérons|devrait|spero|speriamo|dovrebbe|espero|esperamos|debería|deveria|hoop|hopelijk|zou|håber|forhåbentlig|burde|hoppas|förhoppningsvis|borde|mam nadzieję|powinn[aoy]|quand|lorsque|afin|cuando|quando|wanneer|zodra|når|når|hvis|jeśli|gdy)(?!\p{L})/iu

/** `percent_done: 0.3` ends nothing, and `status: completed` does. */
const jsonField =
  /^"?(?!(?:status|state|result|outcome|ergebnis|zustand|resultat|statut|estado|resultado|esito|stato|risultato|resultaat|wynik)"?:)[\w.]+"?: \S*$/iu

export function isAboutEnd({ line }: Statement): boolean {
  if (conditional.test(line) || step.test(line) || jsonField.test(line)) return false
  return (
    run.test(line) ||
    countWords(line) <= 3 ||
    isField(line) ||
    doneIn.test(line) ||
    allSaved.test(foldCase(line))
  )
}
/** `All done in 12 s.` */
const doneIn =
  /^\W{0,3}(?:all |everything )?(?:done|finished|completed|fertig|terminé|fatto|listo|klaar|færdig|klart?) (?:in|nach|en|på) \d[\d.,: ]*(?:[hms]\p{L}*[ \d]*){1,3}\W*$/iu

/** A shell of what a signal ended: `./all.sh: line 41: 9021 Killed`. */
const ended = /: (?:line|zeile|ligne|línea|linea|riga|linha|regel|linje|linia) \d+:[ \t]{0,2}\d+ \p{L}/u

const maxVerdict = 80
const verdictWord = [
  'fail(?:ed|ure)|error|aborted|cancell?ed|interrupted|ko|nok|(?:not|nicht) ok|not (?:run|executed|performed|started|made)',
  'fehler|fehlgeschlagen|abgebrochen|nicht (?:ausgeführt|durchgeführt|gelaufen|gestartet|erfolgt|gesichert)',
  'échec|échouée?|erreur|interrompue?|annulée?|non (?:exécutée?|effectuée?|réalisée?|lancée?|sauvegardée?)',
  'fallid[oa]|falló|cancelad[oa]|interrumpid[oa]|no (?:ejecutad[oa]|realizad[oa]|iniciad[oa])',
  'fallit[oa]|errore|interrott[oa]|annullat[oa]|non (?:eseguit[oa]|riuscit[oa]|effettuat[oa]|avviat[oa])',
  'falhou|falha|erro|interrompid[oa]|não (?:executad[oa]|realizad[oa]|efetuad[oa]|iniciad[oa])',
  'mislukt|fout|afgebroken|geannuleerd|niet (?:uitgevoerd|gelukt|gestart|gedraaid)',
  'mislykke\\p{L}*|fejl(?:ede|et)?|afbrudt|annulleret|ikke (?:kørt|udført|startet|gennemført)',
  'misslyck\\p{L}*|fel|avbruten|avbröts|inte (?:körd|körts|utförd|startad|genomförd)',
  'błąd|błędn[aeyo]|niepowodzenie|nieudan[aeyo]|przerwan[aeyo]|anulowan[aeyo]|nie wykonan[aeyo]',
  '(?:never|nie|jamais|mai|nunca|nooit|aldrig|nigdy nie) (?:run|ran|started|executed|gelaufen|gestartet|ausgeführt|lancée?|démarrée?|exécutée?|avviat[oa]|eseguit[oa]|iniciad[oa]|ejecutad[oa]|executad[oa]|uitgevoerd|gestart|gedraaid|kørt|startet|udført|körd|startad|utförd|wykonan[aoy]|uruchomion[aoy])',
  '(?<=: )(?:missed|verpasst|manquée?|mancat[oa]|perdid[oa]|gemist|missad|pominięt[aoy])',
].join('|')
/** `server2: error`, a row of a table. */
const verdictAtEnd = new RegExp(
  `[\\s:\\]–-](?:${verdictWord})\\W*$|[✖✗✘❌⛔🔴]\\W*$|\\t(?:${verdictWord})(?=\\t)`,
  'u',
)

/** `Status: FailedValidation`. */
const stateBegins =
  /^[^:=\t]{0,20}(?:status|state|result|outcome|ergebnis|zustand|statut|état|résultat|estado|resultado|esito|stato|risultato|resultaat|resultat|wynik)[^:=\t]{0,10}: (?:fail|abort|fehlg|échou|fallid|fallit|falhou|mislukt|mislyk|misslyck|niepow)/u

/** `your device could not be backed up`, but not `3 files could not be backed up`. */
const notMade =
  /(?:could|can|was|were|has|have|did|does|is|are)(?: ?not|n't) (?:been |be )?(?:back(?:ed)?[- ]?up|protected|completed?|finished?|started|run(?!\p{L}))|unable to (?:complete|back ?up|create|finish)|(?:no data|nothing) (?:was|were|has been|have been|could be) (?:backed up|saved|copied|protected)|konnten?(?: \p{L}+){0,5} nicht(?: \p{L}+){0,3} (?:gesichert|durchgeführt|erstellt|abgeschlossen|ausgeführt)|nicht (?:gesichert|gestartet)|pas été (?:sauvegard|lancé|démarré)|impossible d(?:e |')(?:sauvegarder|effectuer|réaliser|terminer|exécuter)|non (?:è|sono) stat[oaie] (?:possibile )?(?:eseguit|eseguir|salvat|salvar|completat|completar|effettuar|avviat|avviar)|no se (?:ha podido|han podido|pudo|pudieron) (?:hacer|realizar|completar|ejecutar|crear|iniciar|terminar|respaldar)|não foi possível (?:fazer|realizar|concluir|completar|criar|efetuar|executar|iniciar)|niet (?:geback-?upt|gemaakt|uitgevoerd|gestart)|lykkedes (?:det )?ikke (?:at )?(?:tage|lave|gennemføre|oprette|udføre|sikkerhedskopiere)|kunne ikke (?:tages|laves|gennemføres|oprettes|udføres|sikkerhedskopieres|startes)|kunde inte (?:genomföras|slutföras|utföras|skapas|startas|säkerhetskopieras)|gick inte att (?:genomföra|slutföra|utföra|skapa|starta|säkerhetskopiera)|nie (?:udało się|można było) (?:wykonać|utworzyć|zakończyć|ukończyć|uruchomić|przeprowadzić)/u
const ofFiles =
  /files?(?!\p{L})|folders?|items?(?!\p{L})|objects?|dateien|ordner|fichiers?|dossiers?|archiv[oi]s?|arquivos?|bestand|filer|plik|mails?(?!\p{L})|messages?|[/\\]\S*[/\\]/u

/** @param text folded */
export function isOfFiles(text: string): boolean {
  return ofFiles.test(text)
}

/** `Failed entries:`, above a list of them. */
const failedFiles = /^\W{0,3}failed (?:files?|folders?|items?|objects?|entries)(?: \(\d+\))?:?$/u

/** What a program that makes backups for others ends with, whatever they said before. */
const crashed =
  /^(?:(?:\p{L}+ ){0,4}(?:exit(?:ed)?(?: with)?(?: code| status)|return code|exitcode|rc)\W{1,3}[1-9]\d{0,4}\W*$|traceback \(most recent|exception in thread|unhandled exception|panic: |segmentation fault)/u

/** `2 of 3 machines were backed up`: it speaks of all of the run, and is read as trouble where the two differ. */
const partOfAll =
  /^(?:(?:only|just|nur|lediglich|seulement|solo|soltanto|solamente|apenas|slechts|kun|bara|endast|tylko) )?\d+ ?(?:of|out of|von|sur|di|de|van|\/) ?\d+ (?:\p{L}+ )?(?:machines?|vms?|objects?|servers?|computers?|hosts?|clients?|guests?|databases?|volumes?|devices?|endpoints?|workloads?|mailboxes|sites|jobs?|rechner|maschinen|datenbanken|postfächer|serveurs?|machines virtuelles|bases|postes|macchine|servidores|máquinas)(?!\p{L})/u

/** `Result: no connection`, of a column or a field. */
function isBadState(line: string): boolean {
  const [, name = '', cell = ''] = /^(\p{L}[\p{L} ]{1,30}): (.{1,40})$/u.exec(line) ?? []
  return name !== '' && isStateColumn(name) && readState(cell) === 'failure'
}

/** Trouble that is said of the whole run, not of a step of it. */
export function isOutcome({ line, sense }: Statement): boolean {
  if (sense !== 'failure') return false
  const text = foldCase(line)
  const now = withoutThreats(text)
  if (now !== text && readFoldedSense(now) !== 'failure') return false
  if (text.length <= maxVerdict && (verdictAtEnd.test(text) || stateBegins.test(text))) return true
  if (crashed.test(text) || isBadState(line)) return true
  if (notMade.test(text) && !ofFiles.test(text)) return true
  if (partOfAll.test(text)) return true
  return (
    (/^\W{0,3}(?:fail|failed|failure|fehlgeschlagen|échec|fallid|fallit|falha|mislukt|mislyk|misslyck|niepowod)/u.test(
      text,
    ) &&
      !failedFiles.test(text)) ||
    (/(?:back-?up|job|task|plan|(?<!\p{L})cop(?:y|ies)(?!\p{L})|sicherung|auftrag|sauvegarde|tâche|copia|tarea|attività|taak|tarefa|opgave|kopi)\p{L}*(?: \S+){0,8} (?:has |have |is |was |wurde |ist |a |ha )?(?:not |nicht |non |no |niet |ikke |inte |nie )?(?:fail|abort|error|cancel|interr|finish|stopped|fehlge|gescheit|abgebr|gesto|stoppet|stoppades|zatrzyman|échou|échec|annul|arrêt|fall|deteni|mislu|geannul|afgebro|mislyk|afbrud|misslyck|avbr|niepow|przerwan|anulowan|succe|erfolg|réuss|riusc|complet|termin|fuldf|slutf|voltoo|gelukt|geslaagd)/u.test(
      text,
    ) &&
      !/^\W{0,3}(?:error|warn|warning|fehler|erreur|avviso|aviso)\b/u.test(text))
  )
}

const stamp =
  /^\W{0,2}[\d][\d\s:.,/tz+[\]-]{5,40}(?:\[?(?:info|error|warn(?:ing)?|fatal|notice|debug)\]?:?\s+)?/u
const runFailed =
  /^(?:the |die |der |la |le |il |el |o |de )?(?:\S+ )?(?:back-?up|job|task|sicherung|datensicherung|sauvegarde|copia|kopia)(?: \S+){0,2}?(?: (?:of|for|from|to|on|von|der|des|für|auf|de|du|d'|di|del|della|sur|su|van|voor|af|av|til|till)(?: [^\s"]+| "[^"]{1,60}"){1,5}?)?:? (?:has |was |is |wurde |ist |a |ha |è )?(?:failed|aborted|fehlgeschlagen|abgebrochen|échoué|fallit[oa]|fallid[oa]|fallado|falhou|mislukt|mislykkedes|misslyckades|did not (?:complete|finish|run)(?: successfully)?)(?: (?:because|due|as|with|wegen|weil|mit|à cause|perché|porque|omdat|fordi|eftersom|ponieważ) .*|(?: ?[:(]| [–-]) ?(?!.*(?:retr|attempt|again|erneut|nouvelle tentative|riprov|reint)).*)?\W*$/u

/** A line of a log that says it of the run, and nothing else. */
export function isLoggedOutcome({ line, sense }: Statement): boolean {
  if (sense !== 'failure') return false
  const text = foldCase(line)
  return ended.test(text) || runFailed.test(text.replace(stamp, ''))
}

const stateFailed =
  /^(?:(?:job |backup |overall |final )?(?:status|result|state|outcome)|ergebnis|résultat|estado|resultado|esito|resultaat|resultat|wynik)\W{1,3}(?:fail(?:ed|ure)|error|aborted|fehler|fehlgeschlagen|échec|échoué|fallid[oa]|fallit[oa]|errore|erro|falhou|mislukt|fejl|fel|błąd)\W*$/u

/** `Volume D: failed`. */
const partFailed =
  /^[^"'\\/\t]{1,60}[:–-] ?(?:failed|fehlgeschlagen|échec|échouée?|fallit[oa]|fallid[oa]|falhou|mislukt|mislykke[td]e?s?|misslyckades)\W*$/u

/** It takes back what stands before it. */
const reserved =
  /^(?:however|nevertheless|jedoch|allerdings|cependant|toutefois|tuttavia|sin embargo|no entanto|echter)(?!\p{L})/u

/** A line that says it of the run, and cannot mean one of its files: `/srv/a: error` may. */
export function isPlainOutcome(said: Statement): boolean {
  const text = withoutHearsay(foldCase(said.line))
  if (isLoggedOutcome(said) || crashed.test(text) || stateFailed.test(text)) return true
  if (said.sense === 'failure' && (partOfAll.test(text) || reserved.test(text))) return true
  if (!path.test(text) && isOutcome(withoutAsides(said))) return true
  if (said.sense === 'warning' && skipped.test(text)) return true
  if (said.sense !== 'failure' || ofFiles.test(text)) return false
  return partFailed.test(text) || (text.length <= maxVerdict && notMade.test(text))
}

/** `The backup of database A was skipped`: what is said of files is no warning. */
const skipped = /(?:was|were|has been|have been) skipped/u

/** Names of schedules and steps stand in brackets. */
function withoutAsides(said: Statement): Statement {
  if (!said.line.includes('(')) return said
  const line = said.line.replace(/\([^()]*\)/g, ' ')
  const sense = readSense(line)
  return sense === 'nothing' ? { ...said, sense: 'running' } : { ...said, line, sense }
}

const path = /^\W{0,3}(?:[/\\]|[a-z]:\\)/u
