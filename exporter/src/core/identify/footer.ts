/** What companies put below their mails for lawyers, and what scanners add: it speaks of errors, failures and viruses,
 *  and of no run. Left out only line by line, by its own words, and never where a line speaks of a backup: what stands
 *  below it is kept. */

/** A line with one of these is of a footer. */
const legal =
  /confidential|privileged (?:information|and)|intended (?:solely |only |exclusively )?(?:for|recipients?)|(?:received|receive) (?:it|this (?:e-?mail|message|communication|transmission)) (?:in error|by mistake)|(?:accepts?|assumes?) no (?:liability|responsibility)|no liability|(?:held|be) (?:liable|responsible) for|errors? (?:or|and) omissions?|virus-free|checked for viruses|scanned (?:for|by) (?:viruses|spam|malware|\p{Lu})|error-free|vertraulich|irrtümlich|nicht der (?:richtige|beabsichtigte|vorgesehene)|keine haftung|confidentiel|destinataire (?:désigné|prévu)|reçu ce (?:message|courriel|mail) par erreur|décline toute responsabilité|(?:correo|mensaje) (?:\p{L}+ )?por error|ninguna responsabilidad|informazioni riservate|(?:messaggio|e-?mail) (?:\p{L}+ )?per errore|vertrouwelijk|niet de geadresseerde|ten onrechte (?:hebt|heeft)? ?ontvangen|aansprakelijkheid/iu
/** Every such line has one of these, whatever its case; most mails have none. */
const hint =
  /onfident|rivileged |ntended |eceived? (?:it|this)|iabil|esponsib|missions|irus|canned|rror-free|ertraulich|rrtümlich|nicht der |eine [Hh]aftung|par erreur|por error|per errore|ninguna resp|nformazioni ris|ertrouwelijk|eadresseerde|ten onrechte|ansprakelijk/

/** Its next lines, where it is wrapped. */
const more =
  /error|omission|failure|transmi|virus|damage|delet|sender|recipient|disclos|distribut|unauthori[sz]ed|prohibited|liab|haftung|fehler|schäden|absender|lösch|empfänger|erreur|dommage|expéditeur|destinataire|remitente|destinatario|mittente|afzender/iu
const ofRun =
  /back-?up|sicherung|gesichert|sauvegard|copia|respald|snapshot|volume|job|task|auftrag|aufgabe|tâche|tarea|attività|kopi(?!er(?:en|ing|a)(?!\p{L}))|dump|replicat|sync|repositor|database|datenbank/iu
const label = /^[\p{L} ]{1,30}:/u
/** Footers stand at the end, and before what was forwarded. */
const lookChars = 8000
const maxMore = 8

/** @param body lines as `toLines` makes them */
export function withoutFooter(body: string): string {
  if (body.length <= 2 * lookChars) return hint.test(body) ? dropFooter(body) : body
  const middle = body.slice(lookChars, -lookChars)
  const head = body.slice(0, lookChars)
  const end = body.slice(-lookChars)
  return `${hint.test(head) ? dropFooter(head) : head}${middle}${hint.test(end) ? dropFooter(end) : end}`
}

function dropFooter(text: string): string {
  const kept: string[] = []
  let left = 0
  for (const line of text.split('\n')) {
    const isFooter =
      !ofRun.test(line) && (legal.test(line) || (left > 0 && more.test(line) && !label.test(line)))
    if (!isFooter) kept.push(line)
    left = isFooter ? (legal.test(line) ? maxMore : left - 1) : 0
  }
  return kept.join('\n')
}
