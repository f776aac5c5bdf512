/** Whether a message is about backups at all: other automation sends `[Success]`, too. */
import type { MessageLines } from './message-lines.ts'

const backup =
  /back-?(?:ed )?up|\bbkp|\bsave ?(?:group|set|operation)|sicherung|gesichert|sauvegard|copias? de segur|copia (?:diaria|de|di)|respald|salvaguard|salvatagg|cópia|kopi[aeię] zapas|sikkerhedskop|säkerhetskop|sikkerhetskop|reservekop|veiligheidskop|snapshot|schnappschuss|instantané|replicat|replik|restore point|recovery point|wiederherstellungspunkt|vzdump|rsync|speedup is|mysqldump|pg_dump|pg_basebackup|sqldump|db ?dump|tape|archiv|archiwiz|zaloh|kopi[aię] bezp|бекап|varmist|zálo|biztonsági ment|резервн|бэкап|yedek|varmuuskop|バックアップ|备份|備份|백업|disk image|system image|\b(?:bup|btrbk|tarsnap|syncoid|sanoid|znapzend|zrepl|zfs (?:send|receive)|dirvish|duplicacy|clonezilla|partclone|timeshift|mongodump|expdp|data pump|ontape)\b/iu
/** Said of backups by those who do not call them so, and of other work, too. */
const copies =
  /\b(?:jobs?|tasks?|nightly|imag(?:e|ing)|upload(?:ed)?|cop(?:y|ied|ies)|robocopy|mirror\w*|(?:free|good|cloud|true)?(?:file|folder|data)?sync\w*|export(?:ed)?|dump\w*|buckets?|scrub|zfs|raid|volumes?|datasets?)(?!\p{L})|auftrag|aufgabe|kopi(?:e|er|a|or)|jobb|hochgeladen|copi(?:a|e|é)|tâche|tarea|tarefa|attività|taak|opgave|uppgift|zadani|téléversé|esporta|exporta|(?:items|elements|elemente|éléments|elementi|elementos|elementen|elementer|element|elementy) (?:processed|verarbeitet|traités|elaborati|procesados|processados|verwerkt|behandlet|bearbetade|przetworzone)/iu
const automation =
  /\b(?:build|pipeline|deploy(?:ment)?|merge request|pull request|commit|unit tests?|workflow run|invoice|order|payment|ticket|login|password|newsletter|webinar)\b/iu
const marketing =
  /\b(?:unsubscribe|abmelden|abbestellen|désabonner|désinscrire|darse de baja|disiscri|afmelden|uitschrijven|afmeld|avregistrera|wypisz)\b|nyhedsbrev|nyhetsbrev|nieuwsbrief|newsletter|webinar|% off|special offer|jetzt kaufen|black friday/iu
const rid =
  /you(?:'re| are)? receiv(?:e|ing) this (?:e-?mail|message|newsletter) because you (?:signed|subscribed|are subscribed|opted)|manage (?:your )?(?:e-?mail )?preferences|se désabonner|désabonnement|view (?:this email )?in (?:your )?browser/iu
const bodyLook = 50_000
/** Looked for in whole messages. */
export const subjectMatter: readonly RegExp[] = [backup, copies, automation, marketing, rid]

/** @param may whether an expression can fit the text */
export function aboutBackup(text: () => string, may: (expression: RegExp) => boolean): boolean {
  return may(backup) && backup.test(text().slice(0, bodyLook))
}

export function aboutCopies(text: () => string, may: (expression: RegExp) => boolean): boolean {
  return may(copies) && copies.test(text().slice(0, bodyLook))
}

/** Programs that do nothing else, by the name under which they send. */
const copier =
  /^"?[^<@]*(?<!\p{L})(?:free ?file ?sync|good ?sync|sync ?back(?:pro|se)?|allway sync|chronosync|syncovery|viceversa|bvckup|robocopy|carbon copy cloner|superduper|second copy|syncthing)(?!\p{L})/iu

export function isOfCopier({ from }: MessageLines): boolean {
  return copier.test(from)
}

export function isAutomation(text: () => string, may: (expression: RegExp) => boolean): boolean {
  return may(automation) && automation.test(text().slice(0, bodyLook))
}

/** Success stories and offers. A report may carry a footer of that kind, but no such subject. */
export function isMarketing({ subjects, body }: MessageLines): boolean {
  const subject = subjects.join(' ')
  const sells =
    /newsletter|webinar|% off|free (?:trial|with)|special offer|release notes|what's new|angebot|rabatt|promo/iu
  return sells.test(subject) && marketing.test(`${subject}\n${body.slice(0, bodyLook)}`)
}

const article =
  /(?<!\p{L})(?:(?:\d{1,2}|two|three|four|five|six|seven|eight|nine|ten|fem|seks|sex|syv|sju|pięć|cinco|cinq|cinque|vijf|zwei|drei|vier|fünf|sechs|sieben|acht|neun|zehn|deux|trois|quatre|cinq|sept|huit|dix|due|tre|quattro|cinque|sette|tres|cuatro|cinco|siete|diez) (?:\p{L}+ )?(?:ways|scripts|tools|tips|steps|reasons|mistakes|myths|rules|things|facts|wege|tipps|schritte|gründe|fehler,|mythen|regeln|conseils|étapes|raisons|astuces|erreurs à|consigli|passi|motivi|modi|consejos|pasos|razones|tips|stappen|redenen|gode råd|råd|trin|grunde|fejl,|skäl|steg|misstag|porad|kroków|powodów|błędów,|dicas|passos|motivos|erros que|errores que|errori da|fouten die|fehler, die|erreurs à)|how to|why your|stud(?:y|ie)|umfrage|étude|best practices?|ebook|whitepaper|e-book|ratgeber|leitfaden|so gelingt|guide|sådan undgår|så undviker|cómo evitar|come evitare|comment éviter|como evitar|zo voorkom|jak uniknąć|introducing|meet (?=\p{Lu}))(?!\p{L})/iu
const pitch =
  /(?<!\p{L})(?:dear reader|in this (?:issue|edition)|(?:this|next) (?:week|month),? (?:we|you)|read (?:more|the (?:full|whole) (?:story|article))|our blog|register (?:now|today|for)|sign up now|learn how|save \d+ ?%|get \d+ ?%|try (?:it |us )?(?:now |today )?(?:for )?free|free for \d+ days|we(?:'re| are) (?:happy|excited|proud|pleased|thrilled)|book a demo|liebe leser\p{L}*|in dieser ausgabe|jetzt anmelden|melden sie sich|sparen sie|so gelingt|wir zeigen|weiterlesen|cher lecteur|dans ce numéro|inscrivez-vous|lire la suite|économisez|découvrez|cari lettori|iscriviti|leggi (?:di più|tutto)|scopri (?:come|di più)|estimado lector|regístrese|leer más|descubra|beste lezer|lees (?:meer|verder)|schrijf je in)(?!\p{L})/iu
/** Of one run: when it was, and how much. */
const ofOneRun =
  /(?<!\d)\d{1,2}:\d{2}(?!\d)|\d ?(?:[kmgt]i?b|[kmgt]o|bytes|files|dateien|fichiers)(?!\p{L})|^(?:job|status|result|device|computer|server|host|client|machine|task|ergebnis|auftrag|résultat|esito|estado)\t?: ?\S/imu

/** A letter to many about how backups succeed. What has moments and figures of a run is a report, whatever stands
 *  below it. */
export function isLetter(
  { subjects, body }: MessageLines,
  isFailure: boolean,
  may: (expression: RegExp) => boolean,
): boolean {
  const text = body.slice(0, bodyLook)
  if (![marketing, rid].some(expression => may(expression) && expression.test(text))) return false
  // A failure is one of an article only where its title begins so and the text has nothing of a run.
  if (isFailure) return subjects.some(subject => article.exec(subject)?.index === 0) && !ofOneRun.test(text)
  return article.test(subjects.join('\n')) || (pitch.test(text) && !ofOneRun.test(text))
}
