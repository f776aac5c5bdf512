/** A sheet as the parts of a mail: HTML and text of limited length, pictures beside them, the PDF that goes with it. */
import type { Drawing } from '../core/chart/drawing.ts'
import type { MailContent } from '../core/mailing/content.ts'
import { drawToFit, shorterEncoding } from '../core/mailing/transport.ts'
import { pictureSize } from '../core/picture.ts'
import { type MailBlock, mailOf } from '../core/sheet/mail.ts'
import { collectRows } from '../core/sheet/mail-rows.ts'
import { textOf } from '../core/sheet/mail-text.ts'
import type { Sheet } from '../core/sheet/sheet.ts'
import type { Words } from '../core/sheet/words-en.ts'

export type MailLayoutOptions = {
  readonly renderPdf: (sheet: Sheet, logo?: string) => AsyncIterable<Uint8Array>
  /** A picture of a drawing, and of a logo that mail programs do not show (SVG), as PNG. */
  readonly drawPng: (drawing: Drawing) => Promise<Uint8Array>
  readonly logoPng: (svg: Uint8Array) => Promise<Uint8Array>
  /** Where people see all of it; undefined when the service has no address for people. */
  readonly link: () => string | undefined
}
type Layout = {
  readonly words: Words
  /** A picture as a `data:` address. */
  readonly logo: string | undefined
  /** It is attached. */
  readonly pdf: Sheet | undefined
}
type Laid = Pick<MailContent, 'html' | 'text' | 'attachments'>
type Attachment = MailContent['attachments'][number]

/** Bytes on the wire of the HTML and of the text. With its head a mail stays under 100 KB: mail programs cut longer ones. */
const limits = { html: 74_000, text: 18_000 }
const logoId = 'logo'

export function createMailLayout(options: MailLayoutOptions) {
  return async (sheet: Sheet, { words, logo, pdf }: Layout, signal?: AbortSignal): Promise<Laid> => {
    const attachments: Attachment[] = []
    const blocks: MailBlock[] = []
    for (const block of sheet.blocks)
      blocks.push(block.kind === 'table' ? { kind: 'table', ...(await collectRows(block)) } : block)
    const pictures = new Map<Drawing, string>()
    for (const block of blocks) {
      if (block.kind !== 'chart') continue
      const contentId = `chart${pictures.size + 1}`
      const content = await options.drawPng(block.drawing)
      attachments.push({ name: `${contentId}.png`, contentType: 'image/png', content, contentId })
      pictures.set(block.drawing, `cid:${contentId}`)
    }
    const picture = logo === undefined ? undefined : await findPicture(logo)
    const url = options.link()
    const link = url === undefined ? {} : { link: url }
    const told = { ...sheet, blocks }
    const look = {
      words,
      pictureOf: (drawing: Drawing) => pictures.get(drawing) ?? '',
      ...link,
      ...(picture && { logo: `cid:${logoId}` }),
    }
    const html = drawToFit(budget => mailOf(told, { ...look, budget }), limits.html, shorterEncoding)
    const text = drawToFit(
      budget => textOf(told, { words, budget, ...link }),
      limits.text,
      // Both parts of a mail are encoded the same way.
      () => shorterEncoding(html),
    )
    if (picture) attachments.push(picture)
    if (pdf) attachments.push(await attachPdf(pdf, logo, signal))
    return { html, text, attachments }
  }

  /** A picture that cannot be drawn is left out: the mail is worth more. */
  async function findPicture(logo: string): Promise<Attachment | undefined> {
    try {
      return await toPicture(logo, options.logoPng)
    } catch {
      return undefined
    }
  }

  async function attachPdf(
    sheet: Sheet,
    logo: string | undefined,
    signal: AbortSignal | undefined,
  ): Promise<Attachment> {
    const pieces: Uint8Array[] = []
    for await (const piece of options.renderPdf(sheet, logo)) {
      signal?.throwIfAborted()
      pieces.push(piece)
    }
    return {
      name: `lastgood-${sheet.kind}.pdf`,
      contentType: 'application/pdf',
      content: Buffer.concat(pieces),
    }
  }
}

async function toPicture(
  logo: string,
  logoPng: MailLayoutOptions['logoPng'],
): Promise<Attachment | undefined> {
  const [, type = '', data = ''] = /^data:(image\/[a-z+]+);base64,(.*)$/.exec(logo) ?? []
  if (data === '') return undefined
  const content = Buffer.from(data, 'base64')
  const isSvg = type === 'image/svg+xml'
  if (!isSvg && !pictureSize(type.slice('image/'.length), content)) return undefined
  return {
    name: `logo.${isSvg ? 'png' : type.slice('image/'.length)}`,
    contentType: isSvg ? 'image/png' : type,
    content: isSvg ? await logoPng(content) : content,
    contentId: logoId,
  }
}
