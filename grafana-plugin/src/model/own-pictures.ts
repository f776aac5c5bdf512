/** Which attachment an address of a mail's HTML means. Content ids decide; a name does only for an attachment that has
 *  none, as some scripts send them. */
import type { MessageJson } from '../../../exporter/src/api/contract.ts'

export type OwnPicture = {
  /** As the HTML asks for it, by `pictureIdOf`. */
  readonly id: string
  readonly attachment: number
  readonly contentType: string
}

const mostBytes = 2_000_000
const mostPictures = 20

/** @param address `cid:` with an id that may be percent-encoded (RFC 2392) and, against the rule, in angle brackets
 *  @returns undefined for any other address */
export function pictureIdOf(address: string): string | undefined {
  const id = /^cid:(.+)$/is.exec(address.trim())?.[1]
  return id === undefined ? undefined : withoutBrackets(decode(id))
}

/** Pictures only, and not so many or so large that a reader would wait for them.
 *  @param ids what the HTML asks for */
export function findOwnPictures(
  ids: Iterable<string>,
  attachments: MessageJson['attachments'],
): readonly OwnPicture[] {
  const found: OwnPicture[] = []
  for (const id of new Set(ids)) {
    const attachment = placeOf(id, attachments)
    const { contentType = '', bytes = 0 } = attachments[attachment] ?? {}
    if (!/^image\/(png|jpe?g|gif|webp|bmp)$/i.test(contentType) || bytes > mostBytes) continue
    if (found.length < mostPictures) found.push({ id, attachment, contentType })
  }
  return found
}

/** @returns -1 when there is none */
function placeOf(id: string, attachments: MessageJson['attachments']): number {
  const idOf = (one: MessageJson['attachments'][number]) => withoutBrackets(one.contentId ?? '')
  const folded = id.toLowerCase()
  // Mail programs change the case on one of both sides; ids that differ in nothing else stay apart.
  const tries: readonly ((one: MessageJson['attachments'][number]) => boolean)[] = [
    one => idOf(one) === id,
    one => idOf(one).toLowerCase() === folded,
    one => {
      const name = one.name.toLowerCase()
      return idOf(one) === '' && name !== '' && (folded === name || folded.startsWith(`${name}@`))
    },
  ]
  for (const fits of tries) {
    const place = attachments.findIndex(fits)
    if (place >= 0) return place
  }
  return -1
}

function withoutBrackets(id: string): string {
  return id
    .trim()
    .replaceAll(/^<+|>+$/g, '')
    .trim()
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}
