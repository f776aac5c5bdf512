/** Names of jobs, in which a word says nothing of the run: `Job "Warning-DB" ok`, `Error-Logs backup: success`, `Task:
 *  Error reports`. Only a line that says at its end how it went, or that names a job, is read this way, and only what
 *  cannot be the trouble itself is left out. */

const saidAtEnd =
  /(?:succe(?:ss(?:ful(?:ly)?)?|eded)|(?<!\p{L})ok|completed|finished|erfolg(?:reich)?|abgeschlossen|succès|réussie?|terminée?|riuscit[oa]|successo|éxito|correctamente|sucesso|geslaagd|voltooid|gelukt|gennemført|lykkedes|lyckades|slutförd|pomyślnie|powiodł[ao])(?: \d[\d :.-]*)?\W*$|^(?:job|task|plan|policy|profile|host|server|machine|device|client|computer|database|source|target|destination|auftrag|aufgabe|quelle|ziel|tâche|tarea|attività|taak|tarefa|opgave)(?:[ -]?name)?\t?: ?[^ \t]+$/u
const named =
  /(?<=(?:(?:job|task|plan|policy|set|auftrag|aufgabe|tâche|tarea|attività|tarefa|taak|opgave|jobb|uppgift|zadani[ae]) ?:? ?|(?:back-?up|sicherung|sauvegarde|copia|cópia|reservekopie|(?:back-?up|copia|cópia|sauvegarde) (?:de|di|do|da|van|af|av|of|von) (?:seguridad|sicurezza|segurança)?|kopi\p{L}*(?: zapasowa)?|(?:sikkerheds|säkerhets|sikkerhets)kopi\p{L}*) (?:(?:of|von|der|de|di|do|da|van|af|av) )?))(?:"[^"]{1,80}"|'[^']{1,80}'|„[^“”]{1,80}[“”]|«[^»]{1,80}»|“[^”]{1,80}”)|"[^"]{1,80}"(?= (?:\p{L}+ )?(?:back-?up|job|task|sicherung|sauvegarde|copia))/gu
/** `error-logs`, `Fehlerprotokolle`; not `error-code`, `failed-jobs`. */
const compound =
  /(?<![\p{L}\p{N}-])(?:(?:fehler|störungs|problem)(?:management|melde\p{L}*|erfassung|verwaltung|analyse)(?:-[\p{L}\d]+)?|(?:errors?|warnings?|warn|failures?|exceptions?|problems?|alerts?|issues?|incidents?|fehler|warnungs?|störungs?|problem)-?(?:logs?|protokolle?|db|datenbank|archive?|mails?|tickets?|data|daten|reports?|portal|server|tracker|board|history|store))(?![\p{L}\p{N}])/gu

/** `Backing up location "failed-imports"`: it only begins. */
/** `[OK] dump tracker-errors`. */
const saidAtBegin = /^\W{0,2}(?:success(?:ful)?|succeeded|ok)\W/u
const manyAtEnd =
  /(?<=[\p{L}\d]{2})(?<!(?<!\p{L})(?:with|mit|avec|con|com|met|med|and))[-_](?:errors|warnings|failures|alerts|problems|exceptions|issues)(?![\p{L}\p{N}]| ?[:=(] ?\d)/gu
const begin =
  /^(?:backing up|starting (?:the )?back-?up of|start(?:ing)? dump of|dumping|exporting|uploading|copying|archiving|syncing|processing) (?:(?:location|database|db|table|folder|directory|volume|vm|host|server|share|mailbox|repository|container|domain|site|user) )?(?:"[^"\n]{1,80}"|'[^'\n]{1,80}'|[\p{L}\d]+(?:[-_/\\][\p{L}\d]+)+)[ .]*$/u
const nameLabel =
  /^(?:backup |back-up )?(?:job|task|plan|policy|profile?|profil[ou]?|profiel|perfil|auftrag|aufgabe|sicherungsaufgabe|tâche|attività|tarea|tarefa|taak|opgave|uppgift|zadanie)(?: ?name)?\t?[:\t] ?/u
/** What a program is at work on, as its log lists it: `Copying ./shop/error_log.ibd`, `done dumping app.failed_logins`. A
 *  name has a mark within it that sentences have not; what stands behind it stays. */
const listedName =
  /(?<=(?<!\p{L})(?:back-?up(?: of)?(?= (?:database )?(?:table|file|database|db|collection|schema|tabelle|datei|datenbank|fichier|tabla|archivo)s?(?: |:))|copying|copied|dumping|dumped|writing|saving|uploading|uploaded|exported|imported|dumping contents of|adding|archiving|compressing|streaming|exporting|mirroring|transferring|processing|encrypting|backing up|sicher[en]|kopier(?:en?|er|ar)|copie de|copia di|copiando) (?:(?:database )?(?:table|file|database|db|collection|schema|object|tabelle|datei|datenbank|fichier|base|tabla|archivo)s?:? )?["'«]?)(?:[\p{L}\d_$#]+"\."[\p{L}\d_$#]+"|(?:\.{0,2}[/\\]|[a-z]:\\)[^\s"'»]*[\p{L}\d]|(?![\p{L}\d_]*_(?:fail\p{L}*|error|aborted|missed|cancell?ed)(?![\p{L}\d_]))[\p{L}\d]+(?:_[\p{L}\d]+)+|[\p{L}\d_]+\.[\p{L}\d]*_[\p{L}\d_]*|[\p{L}\d]*_[\p{L}\d_]*\.[\p{L}\d_]+)(?![\p{L}\d])/gu
/** `error_log, failed_jobs`: several names in a row. */
const nameList =
  /(?<![\p{L}\d_])(?:(?![\p{L}\d_]*_(?:fail\p{L}*|errors?|aborted|missed|missing|full|cancell?ed)(?![\p{L}\d_]))[\p{L}\d]+(?:_[\p{L}\d]+)+(?:, ?| and )){1,60}[\p{L}\d]+(?:_[\p{L}\d]+)+(?![\p{L}\d_])/gu
/** Where it writes it. */
const listedTarget = /(?<= (?:to|into|as) (?:archive |file )?["'«]?)(?:\.{0,2}\/|[a-z]:\\)[^\s"'»]+/gu
/** `failed_jobs  ok  12M`: a row that has a name of several parts, and says how that went. */
const goodName =
  /(?<=^|\t)(?![^\t]*[-_.](?:fail\p{L}*|error|aborted|missed|cancell?ed)[\t ])[\p{L}\d]+(?:[-_.][\p{L}\d]+)+(?=(?:\t(?:[^\t]{0,40}\t){0,2}| )(?:ok|success(?:ful)?|succeeded|completed|done|erfolg(?:reich)?|succès|réussie?|éxito|correct[oa]|riuscit[oa]|sucesso|geslaagd|gelukt|voltooid|gennemført|slutförd|sukces)(?:\t|$))/gu
/** `Database "failed_orders"`: a name in one word, wherever the line goes. */
const quotedName =
  /(?<=(?:back-?up|job|task|plan|policy|database|db|server|host|share|folder|mailbox|volume|vm|site|datenbank|auftrag|sicherung|sauvegarde|tâche|base|copia|tarea|attività|cópia|tarefa|taak|opgave|uppgift|zadanie|baza|kopi\p{L}*|(?:sikkerheds|säkerhets|sikkerhets)kopi\p{L}*) (?:(?:of|von|der|de|di|do|da|van|af|av) )?)(?:"(?!(?:\P{L}*(?:fail\p{L}*|errors?|warning|aborted|missed|cancell?ed|unsuccessful|partial|fehlgeschlagen|abgebrochen|fehler|échec|échouée?|erreur|fallid[oa]|fallit[oa]|errore?|erro|falhou|mislukt|mislykket|fejlet|misslyckad\p{L}?|błąd)\P{L}*)")[^"\s]{2,60}"|„(?!fehl|abge)[^“”\s]{2,60}[“”]|«[^»\s]{2,60}»)/gu
/** A name alone. */
const heading = new RegExp(`^${compound.source}$`, 'u')
/** In front of a row: `error-tracker  files  OK`. */
const rowName = new RegExp(`^${compound.source}(?:[-_.][\\p{L}\\d]+){0,2}(?=\\t[^\\t]*\\t)`, 'u')
/** What a line has that is looked into. */
export const mayName: RegExp = new RegExp(
  [saidAtEnd, saidAtBegin, nameLabel, listedName, quotedName, nameList, begin, heading, rowName, goodName]
    .map(({ source }) => source)
    .join('|'),
  'u',
)
const compoundName = new RegExp(compound.source.replace(')-?(?:', ')[- ]?(?:'), compound.flags)

/** @param text folded */
export function withoutNames(text: string): string {
  if (begin.test(text) || heading.test(text)) return ' '
  if (text.includes('\t') && rowName.test(text)) return withoutNames(text.replace(rowName, '-'))
  if (nameLabel.test(text)) return text.replace(compoundName, ' ')
  const known = text.replace(goodName, ' ').replace(listedName, ' ')
  if (known !== text) return withoutNames(known.replace(listedTarget, ' '))
  const unquoted = text.replace(quotedName, ' ').replace(nameList, ' ')
  if (unquoted !== text) return withoutNames(unquoted)
  const rest = saidAtEnd.test(text) ? text.replace(named, ' ').replace(compound, ' ') : text
  return saidAtBegin.test(rest) ? rest.replace(manyAtEnd, ' ').replace(compound, ' ') : rest
}

const path =
  /(?<![^\s"'(=[])(?:(?:[a-z]:)?(?:[/\\][^\s"'/\\:,;()]+){2,}|(?=[^\s:]{0,60}[.@\d-])[\p{L}\d_@.-]{2,80}:\/[^\s"':,;()]*)/gu

/** `copied /srv/app/error.log`, `errors.example.org:/srv`: what a file is called says nothing.
 *  @param text folded */
export function withoutPaths(text: string): string {
  return text.includes('/') || text.includes('\\') ? text.replace(path, '/') : text
}
