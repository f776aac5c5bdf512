/** A file that holds a message, as a message: a mail, a page or a text as a product writes it, a posted JSON. */
import type { Readable } from '../core/identify/message-lines.ts'
import { decodeText } from '../intake/charset.ts'
import { htmlToText } from '../intake/html-text.ts'
import { readMail } from '../intake/mime.ts'

/** @param name its ending tells what it is; without one, its beginning does */
export async function readSample(name: string, raw: Buffer): Promise<Readable> {
  const text = decodeText(raw)
  const kind = kindOf(name, text)
  if (kind === 'mail') return readMail({ intake: 'identify', receivedAtMs: 0, raw })
  const bare = { from: '', attachments: [], marks: [], headers: [] }
  if (kind === 'text') return { ...bare, subject: '', text }
  const title = /<title[^>]*>([^<]{0,500})<\/title>/i.exec(text.slice(0, maxHead))?.[1] ?? ''
  return { ...bare, subject: htmlToText(title), text: htmlToText(text) }
}

const maxHead = 20_000

function kindOf(name: string, text: string): 'mail' | 'html' | 'text' {
  const ending = /\.(\w{1,5})$/.exec(name)?.[1]?.toLowerCase()
  if (ending === 'eml') return 'mail'
  if (ending === 'html' || ending === 'htm') return 'html'
  const start = text.slice(0, maxHead).trimStart()
  if (ending === 'json' || /^[[{]/.test(start)) return 'text'
  if (/^<(?:!doctype|html|head|body|table|div)[\s/>]/i.test(start)) return 'html'
  if (/^<\?xml/i.test(start)) return /<(?:!doctype html|html)[\s>]/i.test(start) ? 'html' : 'text'
  const mailHead =
    /^(?:from|to|subject|date|received|return-path|message-id|mime-version|content-type|delivered-to|x-[\w-]+): ?\S/i
  return mailHead.test(start) ? 'mail' : 'text'
}
