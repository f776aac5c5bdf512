/** Mails with real signatures, made with keys of the test's own, and the DNS records that go with them. */
import { generateKeyPairSync } from 'node:crypto'
import { dkimSign, sealMessage } from 'mailauth'

const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 })
const key = privateKey.export({ type: 'pkcs8', format: 'pem' }).toString()
export const keyRecord = `v=DKIM1; k=rsa; p=${publicKey.export({ type: 'spki', format: 'der' }).toString('base64')}`

export const records: Readonly<Record<string, string>> = {
  's1._domainkey.example.net': keyRecord,
  's1._domainkey.mail.example.net': keyRecord,
  's1._domainkey.not-example.net': keyRecord,
  's1._domainkey.forwarder.example': keyRecord,
  'example.net': 'v=spf1 ip4:192.0.2.1 ip4:127.0.0.1 -all',
  'not-example.net': 'v=spf1 ip4:192.0.2.66 ip4:127.0.0.1 -all',
  '_dmarc.example.net': 'v=DMARC1; p=reject',
}

export type Written = {
  readonly subject?: string
  readonly date?: Date
  readonly messageId?: string
  readonly from?: string
  readonly to?: string
  readonly text?: string
}

export function write(written: Written = {}): string {
  const { subject = 'Success', date = new Date(), from = 'NAS <nas@example.net>' } = written
  return [
    `From: ${from}`,
    `To: ${written.to ?? 'backups+nas@example.com'}`,
    `Subject: ${subject}`,
    `Date: ${date.toUTCString()}`,
    `Message-ID: ${written.messageId ?? '<1@example.net>'}`,
    'MIME-Version: 1.0',
    'Content-Type: text/plain; charset=utf-8',
    '',
    written.text ?? 'All of it was backed up.',
    '',
  ].join('\r\n')
}

export type Signing = {
  readonly domain?: string
  readonly selector?: string
  readonly headers?: readonly string[]
  readonly signTime?: Date
  readonly expires?: Date
  readonly maxBodyLength?: number
  readonly algorithm?: string
}

const covered = ['From', 'Date', 'Subject', 'MIME-Version', 'Content-Type']

export async function sign(mail: string, signing: Signing = {}): Promise<string> {
  const { domain = 'example.net', selector = 's1', headers = covered, maxBodyLength, algorithm } = signing
  const one = {
    signingDomain: domain,
    selector,
    privateKey: key,
    ...(maxBodyLength !== undefined && { maxBodyLength }),
    ...(algorithm !== undefined && { algorithm }),
  }
  const { signatures, errors } = await dkimSign(mail, {
    ...one,
    canonicalization: 'relaxed/relaxed',
    headerList: headers.join(':'),
    signTime: signing.signTime ?? new Date(),
    ...(signing.expires && { expires: signing.expires }),
    signatureData: [one],
  })
  if (errors.length > 0) throw errors[0]
  return signatures + mail
}

/** As a forwarder passes it on: what it saw, sealed. @param saw its results, such as `dmarc=pass header.from=example.net` */
export async function seal(mail: string, saw: string, domain = 'forwarder.example'): Promise<string> {
  const details = {
    signingDomain: domain,
    selector: 's1',
    privateKey: key,
    authResults: `mx.${domain}; ${saw}`,
    cv: 'none',
  }
  return `${await sealMessage(mail, details)}${mail}`
}
