/** Whether a message is about backups at all: other automation sends `[Success]`, too. */
import type { MessageLines } from './message-lines.ts'

const backup =
  /back-?(?:ed )?up|\bbkp|sicherung|gesichert|sauvegard|copias? de segur|copia (?:diaria|de|di)|respald|salvaguard|salvatagg|cópia|kopi[aeię] zapas|sikkerhedskop|säkerhetskop|sikkerhetskop|reservekop|veiligheidskop|snapshot|schnappschuss|instantané|replicat|replik|restore point|recovery point|wiederherstellungspunkt|vzdump|rsync|mysqldump|pg_dump|pg_basebackup|sqldump|db ?dump|tape|archiv|zálo|biztonsági ment|резервн|бэкап|yedek|varmuuskop|バックアップ|备份|備份|백업|disk image|system image/iu
/** Said of backups by those who do not call them so, and of other work, too. */
const copies =
  /\b(?:jobs?|tasks?|nightly|imag(?:e|ing)|upload(?:ed)?|cop(?:y|ied|ies)|robocopy|mirror\w*|sync\w*|export(?:ed)?|dump\w*|buckets?|scrub|zfs|raid|volumes?|datasets?)(?!\p{L})|auftrag|aufgabe|kopi(?:e|er|a)|hochgeladen|copi(?:a|e|é)|tâche|tarea|tarefa|attività|taak|opgave|uppgift|zadani|téléversé|esporta|exporta/iu
const automation =
  /\b(?:build|pipeline|deploy(?:ment)?|merge request|pull request|commit|unit tests?|workflow run|invoice|order|payment|ticket|login|password|newsletter|webinar)\b/iu
const marketing =
  /\b(?:unsubscribe|abmelden|abbestellen|désabonner|désinscrire|darse de baja|disiscri|afmelden|uitschrijven|afmeld|avregistrera|wypisz)\b|newsletter|webinar|% off|special offer|jetzt kaufen|black friday/iu
const bodyLook = 50_000
/** Looked for in whole messages. */
export const subjectMatter: readonly RegExp[] = [backup, copies, automation]

/** @param may whether an expression can fit the text */
export function aboutBackup(text: () => string, may: (expression: RegExp) => boolean): boolean {
  return may(backup) && backup.test(text().slice(0, bodyLook))
}

export function aboutCopies(text: () => string, may: (expression: RegExp) => boolean): boolean {
  return may(copies) && copies.test(text().slice(0, bodyLook))
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
