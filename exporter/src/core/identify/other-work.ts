/** Whether a text tells of other work than making a backup: of a restore, a check of what was saved, a clean-up, upkeep.
 *  That such work went well is no success of a run, whoever did it. Words of it may stand beside a backup (`Backup and
 *  verification completed`) and in names (`Backup of recovery-srv`): then they say nothing. */
import { foldCase } from '../text.ts'
import type { MessageLines } from './message-lines.ts'
import { release } from './notices.ts'
import type { Pairs } from './pairs.ts'
import { readFoldedSense } from './sense.ts'

/** Begin with the word or are joined to one, as in `Sicherungsüberprüfung`. */
const joined =
  '(?:(?:wiederherstellung(?:en)?|rücksicherung|(?:über)?prüfung|bereinigung|hersteltest|integriteitscontrole|(?:back-?up|data)-?controle|gendannelse|genskabelse|återställning(?:en|ar)?|återläsning|gjenoppretting(?:en)?|integritets?(?:kontroll?|check)|konsistenzprüfung)(?:s-?(?:aufgabe|auftrag|vorgang|job|task|test|lauf|prozess))?)'
const mailTests =
  "(?:e-?mail|mail|smtp|mail server|notification|alert|connection|connectivity|configuration|destination|target|storage|repository|credentials?|access|ziel|speicherziel) ?tests?|pre-?(?:flight|check)(?:[- ]checks?)?|(?:prerequisites?|readiness|precondition) checks?|vor(?:ab)?prüfung|(?:test|prueba|teste|prova|vérification) (?:de |di |de la |della |du |do |da )(?:connexion|destination|connessione|destinazione|conexión|destino|conexão|cible|stockage)|(?:doel|verbindings)-?test|(?:forbindelses|anslutnings|tilkoblings|mål)-?test|test połączenia|tests? (?:e-?mail|mail|message|notification|alert)s?|test-?(?:e-?mail|nachricht|mail|benachrichtigung)|(?:e-?mail|message|courriel|mensaje|correo|mensagem|messaggio|notification|notificación|notifica) (?:de |di |d')?(?:test|essai|prova|prueba|teste)|testbericht|testmail|testmeddelande|testbesked|testmelding|wiadomość testowa|verbindungstest"
const words = [
  'restor(?:e|es|ation|ing)|recover(?:y|ing)|restaur(?:ation|o|ierung|ación|ação)|récupération|ripristino|recuper(?:o|ación|ação)|restablecimiento|reposição|herstel(?:len)?|terugzetten|terugplaatsing|przyw(?:racanie|rócenie)|odtw(?:arzanie|orzenie)|surebackup|fail-?(?:over|back) (?:test|plan|drill)',
  "verif(?:y|ying|ication|ica|icación|icação|icatie|izierung|ikation|iering|icering)|vérification|valid(?:ation|ating|ate|ierung|ación|ação|atie|ering)|validazione|convalida|walidacja|weryfikacja|sprawdz(?:anie|enie)|comprobación|(?:integrity|consistency|health|sanity|parity|repository|file system|filesystem|archive|database) (?:check|scan)|(?:data )?scrub(?:bing)?|contrôle (?:d'intégrité|de cohérence)|controllo (?:di |dell')integrità|kontrol[al]?(?= a?f |i?l?nt| av )|verificatie",
  'prun(?:e|ing)|purg(?:e|ing|a)|clean-?(?:up|ing)|retention(?: polic(?:y|ies)| rules?)?|garbage collection|compact(?:ion|ing)?|house-?keeping|re-?index(?:ing)?|maintenance(?! plan)|aufräum(?:en|ung)|aufbewahrung|löschung|wartung|nettoyage|suppression|rétention|pulizia|manutenzione|eliminazione|rimozione|limpieza|depuración|mantenimiento|eliminación|limpeza|manutenção|remoção|opschon(?:en|ing)|opruim(?:en|ing)|onderhoud|oprydning|vedligehold(?:else)?|rensning|underhåll|czyszczenie|usuwanie|konserwacja',
  'smart (?:short |long |extended )?(?:self-?)?tests?|self-?tests?|(?:short|extended|long) tests?|selbsttest|(?:disk|drive|hard disk) (?:check|test|scan)s?|(?:unattended|package|system|os|security|software|windows|kernel|server)[- ](?:up(?:grade|date)s?|patch(?:es|ing)?)|(?:apt|yum|dnf|zypper|pacman|winget)(?:-get)? (?:up(?:grade|date)|dist-upgrade|full-upgrade)|(?:system|paket|windows|software|sicherheits)-?(?:aktualisierung(?:en)?|updates?)|mises? à (?:jour|niveau)|aggiornament[oi]|actualizaci(?:ón|ones)|atualizaç(?:ão|ões)|aktualizacj[aei]|(?:systeem|pakket)-?updates?|(?:system|pakke|paket)-?(?:opdatering(?:er)?|uppdatering(?:ar)?)|(?:raid|array|volume|pool|mirror) (?:rebuild|resync|repair|expansion|synchronization)|rebuild(?:ing)?|resilver(?:ing)?|migration|migrating|migrierung|umzug|migración|migração|migrazione|migratie|migrering|migracja',
  'rescan|inventory|inventarisierung|eject(?:ing|ion)?|label(?:l?ing)?(?= (?:of )?(?:tape|volume|media|cartridge))|(?:tape|media) (?:erase|import|labell?ing)|discovery',
  mailTests,
]
const work = `(?:${joined}|(?<![\\p{L}\\p{N}])(?:${words.join('|')}))(?![\\p{L}\\p{N}]|[-_.@\\\\](?!(?:job|task|test|auftrag|aufgabe|plan|vorgang|prozess|lauf|report)(?!\\p{L}))[\\p{L}\\p{N}])`
const backup =
  '(?<!\\p{L})(?:back-?ups?|back-?up(?:copy|s)|(?:daten)?sicherung(?:en)?|sauvegardes?|copi[ae]s?(?: di sicurezza| de segur\\p{L}+)?|cópias?(?: de segur\\p{L}+)?|respaldos?|kopi[aeię]\\p{L}?(?: zapasow\\p{L}+)?|säkerhetskopi\\p{L}+|sikker?hetskopi\\p{L}+|sikkerhedskopi\\p{L}+|dumps?|snapshots?|images?|archives?|exports?)(?!\\p{L})'
const thing =
  '(?:jobs?|tasks?|plans?|operations?|process|activit(?:y|ies)|sessions?|procedures?|requests?|tests?|drills?|runs?|auftrag|aufgabe|vorgang|prozess|lauf|test)'
const thingBefore =
  "(?:jobs?|tâche|travail|opération|tarea|trabajo|operación|attività|processo|operazione|tarefa|trabalho|operação|taak|opgaven?|oppgave|uppgift(?:en)?|zadanie|proces) (?:di |de |d'|da |do |van |af |av |för )"
const about =
  "(?:of|for|on|from|to|in|at|with|von|vom|der|des|für|auf|aus|im|du|de|des|d'|sur|pour|di|del|della|dei|delle|dell'|su|da|do|dos|das|van|voor|op|uit|af|av|på|til|för|z|na|dla)"
const verdict =
  '(?:has |have |is |was |were |been |wurden? |war |waren |ist |a été |est |è (?:stat[oa] )?|ha sido |se ha |foi |is |blev |ble |er |har |została )*(?:all )?(?:success|succe|complet|finish|done|ended|ok(?!\\p{L})|pass|erfolg|abgeschl|beend|fertig|termin|réussi|effectu|riusc|correct|exitos|con éxito|finaliz|conclu|voltooid|geslaagd|gelukt|afgerond|fuldf|fullf|gennemf|lykke|lycka|slutför|zakończ|pomyśl|wykon|report|notification|summary|results?(?!\\p{L})|ergebnis|résultat|resultad|risultat|resultaa?t|wynik|fail)'
const joint =
  '(?:and|&|\\+|/|with|incl\\p{L}*|und|mit|inkl\\p{L}*|et|avec|ed?|con|y|com|en|met|og|och|med|i|oraz|z)'

/** What is done to backups stands behind it without a word between. */
const takesObject =
  '(?:verify|restore|check|validate|prune|purge|aufräumen|löschen|przyw\\p{L}+|odtw\\p{L}+|usuwanie|weryfikacja|sprawdz\\p{L}+|walidacja|czyszczenie)'
/** `Restore task for …`, `restore of …`, `Verification completed`, `verify backup`. */
const told = new RegExp(
  `(?:${thingBefore})?${work}(?:$|[.!]?$|[- ]${thing}(?!\\p{L})| (?:of |de |di |da |von |van |der |des )?(?:old|alter|alten|älterer|vieilles|anciennes|vecchi|antigu[ao]s|antigas|oude|gamle|gamla|starych) ${backup}| (?:volume|tape|media|cartridge)s? | (?:the |a |all |this |old )?${about}(?=[ ']|$)| (?:the |all )?${verdict}|(?<=${takesObject})(?: \\p{L}+)? ${backup})`,
  'iu',
)
/** `Backup verification`, `backup integrity check`. */
const compound = new RegExp(
  `${backup}[- ](?:(?:jobs?|sets?|chains?|files?|copy|data|repository|storage|image|task) )?${work}`,
  'iu',
)
/** `Old backups were deleted`. */
const undone = new RegExp(
  `${backup}(?: \\p{L}+)? (?:(?:has|have|was|were|been|wurden?|sind|ont|été|è|sono|stat[ie]|han|sido|se|foram|zijn|er|blev|har|zostały) ){0,3}(?:successfully |erfolgreich |correctamente |correttamente )?(?:deleted|removed|purged|pruned|expired|restored|recovered|gelöscht|entfernt|bereinigt|wiederhergestellt|supprimée?s?|restaurée?s?|eliminat[ieoa]|rimoss[ieoa]|ripristinat[ieoa]|eliminad[oa]s?|borrad[oa]s?|restaurad[oa]s?|removid[oa]s?|excluíd[oa]s?|verwijderd|teruggezet|hersteld|slettet|gendannet|borttagn?a|raderade|återställd|usunięt[eay]|przywrócon[eay])(?!\\p{L})`,
  'iu',
)
const mailTest = new RegExp(`(?<!\\p{L})(?:${mailTests})(?!\\p{L})`, 'iu')
const any = new RegExp(`${work}|${undone.source}`, 'iu')
const backupRun = new RegExp(backup, 'iu')
const beside = new RegExp(`${backup}(?: [^\\s]+){0,2}? ?${joint} (?:[^\\s]+ )?$`, 'iu')
const besideBehind = new RegExp(`^ ?(?:${joint}) (?:the )?${backup}`, 'iu')
/** Names of programs have the word, whatever they do just now. */
const programs =
  /(?:(?:rapid|instant|site|unitrends|arcserve|data) recovery(?= (?:core|manager|center|server|appliance|-))|(?:protect|back-?up) (?:&|and) (?:restore|recovery))(?! (?:of|job|task|complet|finish|success|fail))|(?:active|hyper|hybrid|comet|cloudberry(?: lab)?|msp360|iperius|cobian|veeam|windows server|acronis(?: cyber)?|proxmox|azure|aws|barracuda|altaro|hornetsecurity|arq|macrium|ahsay|carbonite|spanning|skykick|nakivo|online|cloud|managed|simple|synology) back-?up(?: for (?:business|microsoft 365|office 365|google workspace|server)| & (?:replication|restore|recovery)| (?:server|sync|exec|service|manager|agent|vault|center))?/giu
const quoted = /"[^"]{1,120}"|'[^']{1,120}'|„[^“]{1,120}“|«[^»]{1,120}»|\[[^\]]{1,120}\]/gu
/** `Last step: 2 (Verify backups)`. */
const asides = /\([^()]*\)/gu
const clauses = /[;|()!]|, | [-–—] |: |\. |\.$/u

/** @param line whatever says that something went well, or a subject */
export function isOtherWork(line: string): boolean {
  if (!any.test(line)) return false
  const plain = foldCase(line).replace(asides, ' ').replace(quoted, '').replace(programs, '')
  let isOther = false
  for (const clause of plain.split(clauses)) {
    const text = clause.replaceAll(/\s+/g, ' ').trim()
    if (isOtherClause(text)) isOther = true
    else if (backupRun.test(text) && saysEnd(text)) return false
  }
  return isOther
}

function saysEnd(text: string): boolean {
  const sense = readFoldedSense(text)
  return sense !== 'nothing' && sense !== 'running'
}

function isOtherClause(text: string): boolean {
  if (undone.test(text)) return !saysMade.test(text)
  if (compound.test(text)) return true
  const found = told.exec(text)
  if (!found) return false
  const before = text.slice(0, found.index)
  if (beside.test(before) || besideBehind.test(text.slice(found.index + found[0].length))) return false
  // `Backup of the recovery site completed`.
  return !backupRun.test(before)
}
const saysMade = /(?<!\p{L})(?:creat|made|saved|complet|finish|erstellt|gesichert|créé|creat|salvat)/iu

const kindLabels = [
  ...['job type', 'type', 'operation', 'operation type', 'main operation', 'task type', 'plan type'],
  ...[
    'event type',
    'activity',
    'activity type',
    'action',
    'vorgang',
    'auftragstyp',
    'typ',
    'tipo',
    'type de tâche',
  ],
]
/** Only a restore has them. */
const restoredLabels = [
  ...[
    'restore type',
    'restored version',
    'restored files',
    'files restored',
    'restored items',
    'items restored',
  ],
  ...['restore destination', 'restored to', 'restore target', 'recovery type', 'restored data'],
  ...[
    'wiederherstellungstyp',
    'wiederhergestellte dateien',
    'wiederhergestellte version',
    'type de restauration',
  ],
  ...['tipo di ripristino', 'versione ripristinata', 'tipo de restauración', 'versión restaurada'],
]
const kindOfWork = new RegExp(`^(?:\\p{L}+ ){0,2}${work}`, 'iu')
export const workLooks: readonly RegExp[] = [any, told, compound, kindOfWork]
/** `Cron <root@web1> borg prune …`: what programs that make backups do besides. */
const otherCommand =
  /(?<![\w/-])(?:\S*\/)?(?:restic|borg(?:matic)?|kopia|duplicity|duply|rclone|pgbackrest|barman|wal-g|rdiff-backup|tarsnap|autorestic|resticprofile)(?: -{1,2}[\w-]+(?:[= ](?!check|prune|forget)\S+)?| \S+(?=\.)\S*)* (?:check|prune|forget|compact|verify|restore|recover|extract|expire|cleanup|purge|unlock|stats|snapshots|list|info|mount|dump|rebuild-index|collection-status|remove-\S+|maintenance|delete)(?![\w-])/iu
const backupCommand = / (?:backup|create|sync|copy|move|full|incr|bisync|snapshot create)(?![\w-])/iu

/** At the top of a report it says what it is about. */
const topLines = 15
const maxTop = 2000

/** Of the settings, whatever stands in it. */
export function isMailTest({ subjects }: MessageLines): boolean {
  return subjects.some(subject => mailTest.test(subject) && isOtherWork(subject))
}

/** @returns what says that the message is about other work */
export function findOtherWork({ subjects, body }: MessageLines, pairs: Pairs): string | undefined {
  const subject = subjects.find(line => isOtherWork(line) || isOtherCommand(line) || release.test(line))
  if (subject !== undefined) return subject
  const kinds = pairs.find(kindLabels)
  const kind = kinds.find(value => kindOfWork.test(foldCase(value)))
  if (kind !== undefined && !kinds.some(value => backupRun.test(value))) return kind
  const restored = pairs
    .find(restoredLabels)
    .find(value => !/^(?:0|no|none|n\/a|-|nein|keine)(?!\d)/i.test(value))
  if (restored !== undefined) return restored
  const top = body.slice(0, maxTop).split('\n', topLines)
  if (!any.test(top.join('\n'))) return undefined
  const other = top.find(isOtherWork)
  if (other === undefined) return undefined
  const rest = [...subjects, ...top].filter(line => !isOtherWork(line))
  return rest.some(line => backupRun.test(foldCase(line).replace(programs, ''))) ? undefined : other
}

function isOtherCommand(subject: string): boolean {
  return otherCommand.test(subject) && !backupCommand.test(subject)
}
