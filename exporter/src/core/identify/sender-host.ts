/** The computer that a message is from, where only its sender tells: `root@web3.example.org` is the cron of web3. Not of
 *  senders who write for others: their host is that of a mail server. */
import type { MessageLines } from './message-lines.ts'

const address = /([\w.+-]{1,64})@([\w-]{1,63}(?:\.[\w-]{1,63}){0,6})/u
/** Who runs things on a computer. */
const system =
  /^(?:root|postgres|oracle|mysql|mariadb|mongodb?|backup|bkp|borg\w*|restic\w*|rclone|rsnapshot|duply|duplicity|kopia|pgbackrest|amanda|backuppc|bareos|bacula|barman|cron|daemon|admin|administrator|operator|nobody|www-data|db2inst\d|git|svc[-_.]?\w*|system|sysadmin|adm)$/iu
/** What is no computer of its own, or not the one. */
const relay =
  /^(?:mail\d*|smtp\d*|mx\d*|mta\d*|mailer|relay\d*|e?mail|webmail|out\d*|outbound|send|sender|bounces?|notify|notifications?|alerts?|news|noreply|cloud|www|support|portal|app|console|localhost)$/iu
/** It writes for an organisation, whose name stands in its subjects, too. */
const office =
  /^(?:support|info|billing|service|help|help-?desk|team|hello|hi|contact|sales|news|customer-?care|(?:do-?not|no)-?reply)$/iu
const shared = /^(?:co|com|org|net|gov|edu|ac|or|ne)$/iu
/** `srv-file`, `hv01`. */
const hostLike = /^(?=\p{L})(?=.*[\d-])[\p{L}\d-]{3,40}$/u

export function findSenderHost({ from, subjects, body }: MessageLines): string | undefined {
  const [own = ''] = from.split('\n')
  const [, user = '', domain = ''] = address.exec(own) ?? []
  if (user === '') return undefined
  const named = findNamed(domain.split('.'), subjects[0] ?? '', office.test(user))
  if (named !== undefined) return named
  if (
    hostLike.test(user) &&
    !relay.test(user) &&
    !/(?:no-?reply|backup|report|alert|notif|support)/iu.test(user)
  )
    return findAsWritten(user, `${subjects.join('\n')}\n${own}\n${body.slice(0, 2000)}`)
  const labels = domain.split('.')
  // No mail comes from beyond the house.
  const isAlone = labels.length === 1 && hostLike.test(domain)
  if (!system.test(user) && !isAlone) return undefined
  const [host = '', above = ''] = labels
  const isWhole =
    labels.length === 1 ||
    (labels.length === 2 && /^(?:local|lan|home|internal|localdomain|intern)$/iu.test(above))
  const isHost = isWhole || (labels.length >= 3 && !(labels.length === 3 && shared.test(above)))
  return isHost && !relay.test(host) && !/^\d+$/.test(host) ? host : undefined
}

/** Elsewhere than in the address: a person's name stands nowhere else. */
function findAsWritten(user: string, text: string): string | undefined {
  const found = new RegExp(`(?<![\\p{L}\\d@.<-])${user}(?![\\p{L}\\d@-])`, 'iu').exec(text)?.[0]
  return found && /[\d]|^\P{Ll}+$/u.test(found) ? found : undefined
}

/** The name under which a device sends, where its message has it, too. */
export function findShownSender({ from, subjects, body }: MessageLines): string | undefined {
  const text = `${subjects.join('\n')}\n${body.slice(0, 2000)}`
  const name = /^"?([\p{L}\d][\p{L}\d_-]{2,40})"? </u.exec(from)?.[1]
  if (name === undefined || !hostLike.test(name) || isNoDevice.test(name)) return undefined
  return new RegExp(`(?<![\\p{L}\\d@.<-])${name}(?![\\p{L}\\d@-])`, 'iu').test(text) ? name : undefined
}
const isNoDevice =
  /no-?reply|back-?up|report|alert|notif|support|mail|cron|script|service|robot|sync|36[05]|cloud|sicherung|sauvegarde|copia|^(?:sql|php|db)\d/iu

/** The first part of its domain stands in the subject, too: `nightly dump of crm-db1` from crm-db1.example.org. That of an
 *  organisation does so, as well. */
function findNamed(
  [host = '', ...above]: readonly string[],
  subject: string,
  isOffice: boolean,
): string | undefined {
  const whole = [host, ...above].join('.')
  if (above.length > 1 && relay.test(host) && subject.split(/[\s"',:;()[\]]+/).includes(whole)) return whole
  // `mail` is a word, and `mail2` is a name.
  if (host.length < 2 || (relay.test(host) && !/\d$/.test(host))) return undefined
  const isOwn = /[\d-]/.test(host) || above.length > 2 || (above.length === 2 && !shared.test(above[0] ?? ''))
  if (isOffice && !isOwn) return undefined
  const edge = isOwn ? '' : '(?<=^\\W?\\[)'
  const found = new RegExp(`(?<![\\p{L}\\d@.<-])${edge}${host}(?![\\p{L}\\d@-])`, 'iu').exec(subject)?.[0]
  return found
}
