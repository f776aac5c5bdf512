/** The machine where no label stands before it: `sauvegarde sur SRV-4`, `auf dem Computer PC-2`, `[NAS-7] Backup task …`,
 *  `Backup failed (WS-12)`. Only what looks like the name of a host is one: others are words. */
import type { MessageLines } from './message-lines.ts'

/** In capitals, with a digit, or with a hyphen behind what hosts are called. */
const host =
  '(?:[A-ZÄÖÜÅÆØÉ][A-ZÄÖÜÅÆØÉ\\d]{2,30}(?:[-_][A-Za-z\\d]+)*|[A-Z]{1,2}(?:[-_][A-Z\\d]+)+|[A-Za-z][A-Za-z\\d]*(?:[-_][A-Za-z\\d]+)*\\d[A-Za-z\\d-]*|(?:srv|web|db|host|node|vm|app|nas|pc|fs|dc|mail|sql|hv|esx|pve|lap|laptop|ws|desktop|server|serveur|servidor|serwer|file|backup)[-_][A-Za-z\\d-]+|[a-z\\d]+[-_](?:srv|nas|pc|vm|dc|fs|sql|server)\\d*|[A-Z][A-Za-z]+-[A-Z][A-Za-z\\d-]+)'
/** With its domain. */
const whole = `${host}(?:\\.[A-Za-z][\\w-]*)*`
const behind = '(?![\\p{L}\\d@/\\\\_]|[.-][\\p{L}\\d]| \\p{Lu}\\p{Ll})'
const noHost =
  /^(?:OK|FAIL\w*|SUCC\w*|ERR\w*|WARN\w*|INFO\w*|CRIT\w*|ALERT\w*|NOTICE|DONE|COMPLETE\w*|FINISHED|MISSED|ABORTED|CANCEL\w*|FEHLER|ERFOLG\w*|WARNUNG|BACKUPS?|RESTORE|REPORT|STATUS|JOB|TASK|TEST|DAILY|WEEKLY|NIGHTLY|FULL|INCR?|DIFF|SQL|NAS|RAID|USB|SMB|NFS|FTPS?|SFTP|SSH|HTTPS?|API|AWS|CEST?|UTC|GMT|CET|EST|PST|URGENT|EXTERN\w*|SPAM|CRON|LXC|KVM|ESXI?|VMS?|BKP|LOG|CSV|PDF|ZIP|FWD?|ESITO|ERRORE|AVVISO|ÉCHEC|ECHEC|AVISO|ERRO|FALHA|SUCESSO|EXITO|FEJL|FEL|WAARSCHUWING|MISLUKT|GELUKT|[SB]\d|C2|M365|O365|V?\d+|[A-Z]\d|RAID\d|LTO\d?|Q[1-4]|KW\d+|KB\d+|CVE-.*|ID\d+|SEV\d|P\d|AES-?\d*|SHA-?\d*|UTF-?\d*|ISO-?\d*|[A-Za-z]+-(?:to|zu|nach|vers|auf)-.*|(?:back|roll|follow|start|clean|set|sign|log)-\w+|backup-(?:sets?|jobs?|tasks?|plans?|runs?|reports?|status|cop(?:y|ies)|system|service|software|tool|script|name|date|window)|\w+-(?:of|to|in|on|by|the|and|up)-.*|e-mail.*|B2|S3|Office365|Microsoft365|Exchange\d+|Server\d{4}|Windows\d*|VSS|VM\d*)$/iu
const things =
  'computer|server|host|machine|rechner|maschine|serveur|poste|ordinateur|serverin|macchina|postazione|equipo|servidor|ordenador|máquina|computador|datorn?|maskine?n?|computeren|serveren|servern|komputer\\w*|stacji|serwer\\w*|stacja|client|klient|nas|gerät|device|agent|vm|guest|droplet|instance|instanz|instancia|istanza|instância|vps|linode|cluster'
/** A noun may have a capital. */
const thing = `(?:${things
  .split('|')
  .map(word => `[${word.charAt(0).toUpperCase()}${word.charAt(0)}]${word.slice(1)}`)
  .join('|')}|VM|NAS|PC|VPS)`
const place =
  '(?:on|auf|sur|su|en|op|på|em|na|from|von|of|for|für|de|di|da|du|af|av|van|voor|pour|per|para|till|til|dla|del|do|dos)'
/** Behind a word for a machine, also `front-eu-west`. */
const named = `${host}|[a-z]+(?:-[a-z\\d]+){2,}`
/** With a word for a machine, or for a place. */
const placed: readonly RegExp[] = [
  new RegExp(`(?<![\\p{L}\\d/\\\\_-])${thing}s?:? ["'„“«]?(${named})${behind}`, 'u'),
  new RegExp(`(?<![\\p{L}\\d-])${place} ["'„“«]?(${host})${behind}`, 'u'),
]
const forms: readonly RegExp[] = [
  ...placed,
  new RegExp(`^\\W?\\[(${whole})\\]`, 'u'),
  new RegExp(`\\((${host})\\)\\W*$`, 'u'),
  new RegExp(`(?: [-–—|]|:) (${host})\\W*$`, 'u'),
  new RegExp(`^(${host})(?: [-–—|]|:) `, 'u'),
  new RegExp(`(?: [-–—|]|:) (${host})(?: [-–—|/]| ?:) `, 'u'),
  new RegExp(`^\\W?\\[[^\\]]{1,40}\\] (${host})(?= ?[:|–—]| -)`, 'u'),
  new RegExp(`^(?=\\S*\\d)(${host})(?= \\p{Ll})`, 'u'),
  new RegExp(`(?<![\\p{L}\\d])(?:[Oo][Kk]|KO|[Ff]ailed) (${host})(?= ?[(:]|\\W*$)`, 'u'),
  // `wbadmin SRV-4`: in capitals, with a hyphen.
  /(?<![^\s("'])((?!(?:[A-Z]+-)*(?:BACKUP|BKP|SAVE|SYNC|OK|NOK|FAIL\w*|ERR\w*|WARN\w*|JOB|TASK|FULL|INCR?|DIFF|DAILY|TEST|REPORT|LOG)(?![A-Z]))[A-ZÄÖÜÅÆØ]{2,15}\d{0,3}-[A-Z\d]{2,15}(?:-[A-Z\d]{1,10})?)(?![^\s)"',:])/u,
]
/** Where it stands in a sentence, only behind a word for a machine, or for a place behind words of a backup. */
const sentences: readonly RegExp[] = [
  // `PageSaver on HOST-4, user eve`.
  new RegExp(`^(?:\\p{L}[\\w.-]* ){1,3}(?:on|auf|sur|su|en|op|på|em|na) (${whole})(?=,|$)`, 'u'),
  new RegExp(`(?<![\\p{L}\\d])${thing}s? ["'„“«]?(${whole}|${named})${behind}`, 'u'),
  new RegExp(`(?<!\\p{L})(?:[Bb]acking up|[Bb]acked up|heard from) ["'„“«]?(${host})${behind}`, 'u'),
  new RegExp(
    `(?<!\\p{L})(?:\\p{L}*(?:[Bb]ack-?up|[Ss]ync|[Ss]napshot|[Dd]ump|[Ss]icherung|[Kk]opi)|[Ss]auvegarde|[Cc]op(?:ia|ie|y|ies)|[Cc]ópia|[Rr]espaldo|[Ff]olders|[Ff]iles?|[Ss]hares|[Dd]ata|[Oo]rdner|[Dd]ateien|[Dd]aten|[Dd]ossiers|[Ff]ichiers|[Dd]onnées|[Cc]artelle|[Dd]ati|[Cc]arpetas|[Aa]rchivos|[Dd]atos|[Pp]astas|[Aa]rquivos|[Dd]ados|[Mm]app(?:en|er|ar)|[Bb]estanden|[Gg]egevens|[Ff]iler|[Kk]ataloger|[Tt]aak|[Tt]ask|[Tt]âche|[Tt]area|[Tt]arefa|[Aa]ttività|[Aa]ufgabe|[Oo]pgave|[Uu]ppgift|[Zz]adani|[Jj]ob)\\p{L}*(?: \\S+){0,5}? (?:on|auf|sur|su|en|op|på|em|na|of|von|van|af|av|de|di) (${host})${behind}`,
    'u',
  ),
]
const topLines = 8
const maxTop = 1500
const maxLine = 300

export function findMachineInText({ subjects, body }: MessageLines): string | undefined {
  let weak: string | undefined
  for (const subject of subjects.filter(mayHave))
    for (const form of forms) {
      const found = take(form, subject)
      if (found === undefined) continue
      if (marked.test(found) || placed.includes(form)) return found
      weak ??= found
    }
  for (const line of body.slice(0, maxTop).split('\n', topLines).filter(mayHave))
    for (const form of sentences) {
      const found = take(form, line)
      if (found !== undefined) return found
    }
  return weak
}
/** A word in capitals alone may be any name: `Backup: INVOICES`. */
const marked = /[\d_-]/

/** Behind a blank, a bracket or a quote; most lines have none. */
const anyHost = new RegExp(`(?:^|[ [("'„“«])(?:${named})`)

function mayHave(line: string): boolean {
  return line.length < maxLine && anyHost.test(line)
}

function take(form: RegExp, text: string): string | undefined {
  const found = form.exec(text)?.[1]
  return found === undefined || noHost.test(found) || !isHost.test(found) ? undefined : found
}
/** `iu` of a sentence would let any word through. */
const isHost = new RegExp(`^(?:${whole}|${named})$`, 'u')
