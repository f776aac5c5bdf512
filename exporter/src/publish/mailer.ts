/** Report mails as bytes, and their way to the mail server. The bytes are made once and kept, so that every attempt sends
 *  the same mail under the same Message-ID: who gets it twice after a crash sees one. */
import { createTransport } from 'nodemailer'
import { shorterEncoding } from '../core/mailing/transport.ts'

export type MailServer = {
  readonly host: string
  readonly port: number
  readonly tls: 'starttls' | 'implicit' | 'none'
  /** PEM of the authority of its certificate, when it is no public one. */
  readonly ca?: string
  readonly login?: { readonly user: string; readonly password: string }
  readonly timeoutMs: number
}

export type OutgoingMail = {
  readonly from: string
  readonly to: readonly string[]
  readonly subject: string
  readonly html: string
  readonly text: string
  readonly dateMs: number
  /** Without angle brackets. */
  readonly messageId: string
  /** `mailto:` or `https:`. */
  readonly unsubscribe: string
  readonly attachments: readonly MailAttachment[]
}
type MailAttachment = {
  readonly name: string
  readonly contentType: string
  readonly content: Uint8Array
  /** It is shown in the HTML, as `cid:`. */
  readonly contentId?: string
}

export async function composeMail(mail: OutgoingMail): Promise<Buffer> {
  const composer = createTransport({ streamTransport: true, buffer: true, newline: 'windows' })
  const { message } = await composer.sendMail({
    from: mail.from,
    to: [...mail.to],
    subject: mail.subject,
    html: mail.html,
    text: mail.text,
    // Letters that are not Latin are half as long so, which the limit of a mail's size counts on.
    textEncoding: shorterEncoding(mail.html),
    date: new Date(mail.dateMs),
    messageId: `<${mail.messageId}>`,
    headers: {
      'List-Unsubscribe': `<${mail.unsubscribe}>`,
      // Answering machines keep quiet, and Lastgood itself takes such a mail for no result.
      'Auto-Submitted': 'auto-generated',
      'X-Auto-Response-Suppress': 'All',
    },
    attachments: mail.attachments.map(({ name, contentType, content, contentId }) => ({
      filename: name,
      contentType,
      content: Buffer.from(content),
      ...(contentId !== undefined && { cid: contentId, contentDisposition: 'inline' as const }),
    })),
    disableFileAccess: true,
    disableUrlAccess: true,
  })
  return message as Buffer
}

export type Letter = {
  readonly sender: string
  readonly recipients: readonly string[]
  readonly raw: Uint8Array
}

export type Delivery = {
  /** Whom the server took the mail for. */
  readonly taken: readonly string[]
  readonly refusals: readonly Refusal[]
}
type Refusal = {
  readonly address: string
  /** The server's. */
  readonly words: string
  /** It may take the mail for them at another time (RFC 5321: 4xx). */
  readonly isForNow: boolean
}

/** @throws Error in the server's words when it took the mail for nobody */
export async function sendMail(server: MailServer, { sender, recipients, raw }: Letter): Promise<Delivery> {
  const { host, port, tls, ca, login, timeoutMs } = server
  const transport = createTransport({
    host,
    port,
    secure: tls === 'implicit',
    requireTLS: tls === 'starttls',
    ignoreTLS: tls === 'none',
    ...(ca !== undefined && { tls: { ca } }),
    ...(login && { auth: { user: login.user, pass: login.password } }),
    connectionTimeout: timeoutMs,
    greetingTimeout: timeoutMs,
    socketTimeout: timeoutMs,
  })
  try {
    const sent = await transport.sendMail({
      envelope: { from: sender, to: [...recipients] },
      raw: Buffer.from(raw),
    })
    const refusals = sent.rejected.map((address, at): Refusal => {
      const { response = 'refused', responseCode = 0 } = sent.rejectedErrors?.[at] ?? {}
      return {
        address: String(address),
        words: response,
        isForNow: responseCode >= 400 && responseCode < 500,
      }
    })
    return { taken: sent.accepted.map(String), refusals }
  } finally {
    transport.close()
  }
}

/** Whether it was not about the mail: the server was not reached, broke off, or does not let us in. */
export function isServerTrouble(cause: unknown): boolean {
  if (!(cause instanceof Error)) return true
  return (
    !('responseCode' in cause && cause.responseCode !== undefined) ||
    ('code' in cause && cause.code === 'EAUTH')
  )
}
