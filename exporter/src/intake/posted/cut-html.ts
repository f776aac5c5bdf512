/** HTML that is kept by its head and tail: cut between tags where one is near, so that no half tag becomes text. */

export type CutHtml = {
  readonly html: string
  /** Of the whole, before it was cut; absent when nothing was. */
  readonly bytes?: number
}

const headShare = 0.75
/** How far a cut may move to end beside a tag. */
const nearBytes = 4096
const lineBytes = 100

/** The result, with the paragraph that tells what was left out, has at most `maxBytes` of UTF-8. */
export function cutHtml(html: string, maxBytes: number): CutHtml {
  const whole = Buffer.from(html)
  if (whole.length <= maxBytes) return { html }
  const room = Math.max(0, maxBytes - lineBytes)
  const head = beforeTag(whole, Math.floor(room * headShare))
  const tail = afterTag(whole, whole.length - Math.floor(room * (1 - headShare)))
  const left = `<p>[… ${tail - head} bytes left out …]</p>`
  return {
    html: `${whole.toString('utf8', 0, head)}${left}${whole.toString('utf8', tail)}`,
    bytes: whole.length,
  }
}

function beforeTag(bytes: Buffer, at: number): number {
  const open = bytes.lastIndexOf('<', at)
  return open >= 0 && at - open <= nearBytes ? open : wholeCharacters(bytes, at)
}

function afterTag(bytes: Buffer, at: number): number {
  const close = bytes.indexOf('>', at)
  return close >= 0 && close - at < nearBytes ? close + 1 : wholeCharacters(bytes, at)
}

/** Forward to where a character begins. */
function wholeCharacters(bytes: Buffer, at: number): number {
  let index = at
  while (index < bytes.length && ((bytes[index] ?? 0) & 0xc0) === 0x80) index++
  return index
}
