/** What a message is besides its text: a bounce, an automatic answer, a mail without a sender, a mail host's question.
 *  None of them is the result of a backup. What backup software sends itself is none of them: `Auto-Submitted:
 *  auto-generated`, `Precedence: bulk` and List-* headers are normal. */
import type { Envelope, Header, MessageMark } from '../core/message.ts'

export type MarkSource = {
  readonly headers: readonly Header[]
  readonly subject: string
  /** Bare address, lower case; empty when there is none. */
  readonly fromAddress: string
  readonly envelope?: Envelope
}

/** What a subject says about its kind stands at its beginning. */
const subjectChars = 500

export function readMarks(whole: MarkSource): MessageMark[] {
  const source = { ...whole, subject: whole.subject.slice(0, subjectChars) }
  const nullSender = hasNullSender(source)
  const marks: MessageMark[] = []
  if (isBounce(source, nullSender)) marks.push('bounce')
  if (isAutoReply(source)) marks.push('autoReply')
  if (nullSender) marks.push('nullSender')
  if (asksToConfirmForwarding(source)) marks.push('forwardingConfirmation')
  return marks
}

function find(source: MarkSource, ...names: readonly string[]): string | undefined {
  return source.headers.find(header => names.includes(header.name))?.value
}

/** The envelope decides; Return-Path is where a mailbox keeps what the envelope said. */
function hasNullSender(source: MarkSource): boolean {
  if (source.envelope !== undefined) return source.envelope.from.trim() === ''
  return /^<\s*>$/.test(find(source, 'return-path')?.trim() ?? '')
}

function isBounce(source: MarkSource, nullSender: boolean): boolean {
  const contentType = find(source, 'content-type') ?? ''
  if (/^multipart\/report\b/i.test(contentType) && /report-type\s*=\s*"?delivery-status/i.test(contentType))
    return true
  if (find(source, 'x-failed-recipients') !== undefined) return true
  const fromMailSystem = mailSystem.test(source.fromAddress)
  const saysUndelivered = undelivered.test(source.subject)
  return (nullSender && (fromMailSystem || saysUndelivered)) || (fromMailSystem && saysUndelivered)
}

const mailSystem = /^(mailer-daemon|postmaster|mail-daemon|mdaemon|microsoftexchange[0-9a-f]+)(@|$)/
const undelivered =
  /^\W*(undeliver(able|ed)|unzustellbar|non remis|no se puede entregar|non recapitabile|onbestelbaar|mail delivery (failed|failure|system|subsystem)|delivery (status notification|failure|has failed|incomplete|delayed)|returned mail|failure notice|mail (system )?error|message (undelivered|could not be delivered)|warning: (message|could not send message))/i

function isAutoReply(source: MarkSource): boolean {
  const autoSubmitted =
    /^\s*([a-z-]+)/i.exec(find(source, 'auto-submitted') ?? '')?.[1]?.toLowerCase() ?? 'no'
  if (/^auto-(replied|notified-as-reply)$/.test(autoSubmitted)) return true
  const answering = find(
    source,
    'x-autoreply',
    'x-auto-reply',
    'x-autorespond',
    'x-autoresponder',
    'x-autoreply-from',
  )
  if (answering !== undefined && !/^\s*(no|false|0)\s*$/i.test(answering)) return true
  const precedence = find(source, 'precedence') ?? ''
  if (/^\s*auto[_-]?reply\b/i.test(precedence)) return true
  // A read receipt answers too.
  if (/report-type\s*=\s*"?disposition-notification/i.test(find(source, 'content-type') ?? '')) return true
  // An out-of-office subject alone proves nothing: a job may be called so. With a header that only machines or
  // answers set, it does.
  return (
    awayNotice.test(source.subject) &&
    (autoSubmitted !== 'no' ||
      /^\s*(bulk|junk|list)\b/i.test(precedence) ||
      find(source, 'x-auto-response-suppress', 'in-reply-to', 'references') !== undefined)
  )
}

const awayNotice =
  /^\W*(out of (the )?office|auto(matic|mated)?[ -]?(reply|response)|abwesenheit|automatische antwort|abwesend|automatisch antwoord|afwezig|réponse automatique|absence du bureau|absent du bureau|respuesta automática|fuera de la oficina|risposta automatica|fuori sede|resposta automática|autosvar|automatiskt? svar|automaattinen vastaus|automatyczna odpowiedź|automatická odpověď|автоответ|自動応答|自动答复|自動回覆)/i

/** Mail hosts ask the new address before they forward to it. Somebody has to answer; it is no backup result. */
const forwardingQuestions: readonly { readonly from: RegExp; readonly subject: RegExp }[] = [
  { from: /^forwarding-noreply@google\.com$/, subject: /./ },
  {
    from: /[@.](outlook|hotmail|live|microsoft|office|office365|microsoftonline)\.com$/,
    subject: /\b(verify|confirm|code).*\bforward|\bforward\w*\b.*\b(verif|confirm)/i,
  },
  {
    from: /[@.](yahoo(-inc)?|yahoomail|aol|icloud|apple|me|mac|zoho(mail|corp)?|fastmail|yandex|yandex-team|gmx|web|mail|proton|protonmail|hushmail|ionos|1und1|ovh|ovhcloud|migadu|mailbox|posteo)\.(com|net|org|de|at|ch|fr|es|it|eu|ru|me|fm|in|jp|ca|uk|com?\.[a-z]{2})$/,
    subject:
      /(forward|weiterleit|transfert|redirection|reenv|inoltr|doorstur|пересыл).*(confirm|verif|bestätig|activat|aktivier|vérif|conferm|bevestig|подтвер)|(confirm|verif|bestätig|activat|aktivier|vérif|conferm|bevestig|подтвер).*(forward|weiterleit|transfert|redirection|reenv|inoltr|doorstur|пересыл)/i,
  },
]

function asksToConfirmForwarding(source: MarkSource): boolean {
  return forwardingQuestions.some(
    row => row.from.test(source.fromAddress) && row.subject.test(source.subject),
  )
}
