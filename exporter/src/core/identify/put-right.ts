/** Whether the trouble of a log was put right: the run was tried again after the last of it, the log says that this went
 *  well, and so do the subject and a status field. Anything less is no more than a doubt. */
import { isAboutRun } from './about-run.ts'
import type { Heard } from './gather.ts'
import type { MessageLines } from './message-lines.ts'
import { isSuccess, isTrouble } from './statements.ts'

const again =
  /(?<!\p{L})(?:(?:back-?up|job|task|sync\p{L}*|copy|run|upload|transfer|session|sicherung|auftrag|sauvegarde|tâche|copia|tarea|attività|taak|opgave|jobb|zadanie)\p{L}* (?:was |is |wurde )?(?:re-?started|re-?run|retried|resumed|neu gestartet|wiederholt|relancée?|riavviat[oa]|reiniciad[oa]|herstart|genstartet|startats om)|(?:attempt|try|versuch|tentative|tentativo|intento|tentativa|poging|forsøg|forsøk|försök|próba) (?:no\.? ?|nr\.? ?|#)?[2-9](?!\d))/iu

export function isPutRight({ subject, fields, body }: Heard, { body: text }: MessageLines): boolean {
  if (!subject.some(isSuccess) || !fields.some(isSuccess)) return false
  const troubles = body.filter(isTrouble)
  if (troubles.some(({ isLog }) => !isLog)) return false
  const after = Math.max(...troubles.map(({ line }) => text.lastIndexOf(line) + line.length))
  const mark = again.exec(text.slice(after))
  if (!mark) return false
  const from = after + mark.index
  return body.some(one => isSuccess(one) && isAboutRun(one) && text.lastIndexOf(one.line) >= from)
}
