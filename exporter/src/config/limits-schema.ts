/** The YAML shape of `limits`: what reading one message may cost. */
import { z } from 'zod'
import { count, optional } from './shape.ts'

export const limitDefaults = {
  maxHeaders: 1000,
  maxHeaderChars: 64 * 1024,
  maxHeadChars: 256 * 1024,
  maxParts: 200,
  maxDepth: 20,
  maxPartHeadBytes: 64 * 1024,
  parseMs: 20_000,
  maxTextChars: 2_000_000,
  maxHtmlChars: 8_000_000,
  maxAttachmentChars: 1_000_000,
  maxAttachmentsChars: 4_000_000,
  maxInflatedBytes: 16_000_000,
  maxInflateRatio: 200,
  maxZipEntries: 100,
  maxArchiveDepth: 2,
  maxNestedBytes: 16_000_000,
} as const

const limit = (key: keyof typeof limitDefaults, most: number, description: string) =>
  optional(count(1, most), description, limitDefaults[key])
const thousands = 100_000
const millions = 200_000_000

export const limitsSchema = z.strictObject({
  maxHeaders: limit('maxHeaders', thousands, 'Header lines.'),
  maxHeaderChars: limit('maxHeaderChars', millions, 'Characters of one header.'),
  maxHeadChars: limit('maxHeadChars', millions, 'Characters of all headers.'),
  maxParts: limit('maxParts', thousands, 'MIME parts.'),
  maxDepth: limit('maxDepth', 100, 'Parts inside parts.'),
  maxPartHeadBytes: limit('maxPartHeadBytes', millions, 'Bytes of the headers of one part.'),
  parseMs: limit('parseMs', 600_000, 'Milliseconds that reading may take.'),
  maxTextChars: limit('maxTextChars', millions, 'Characters of the body.'),
  maxHtmlChars: limit('maxHtmlChars', millions, 'Characters of HTML that are read.'),
  maxAttachmentChars: limit('maxAttachmentChars', millions, 'Characters of one attachment.'),
  maxAttachmentsChars: limit('maxAttachmentsChars', millions, 'Characters of all attachments.'),
  maxInflatedBytes: limit(
    'maxInflatedBytes',
    millions,
    'Bytes that all archives of a message may unpack to.',
  ),
  maxInflateRatio: limit(
    'maxInflateRatio',
    10_000,
    'How many times its packed size a large content may have.',
  ),
  maxZipEntries: limit('maxZipEntries', thousands, 'Files in all archives of a message.'),
  maxArchiveDepth: limit('maxArchiveDepth', 10, 'Archives inside archives.'),
  maxNestedBytes: limit('maxNestedBytes', millions, 'Bytes of mails attached to mails.'),
})
export type Limits = { readonly [key in keyof typeof limitDefaults]: number }
