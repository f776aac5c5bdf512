/** One body from the parts that may be it. The plain text stands first; the text of the HTML follows only when it has
 *  a word that the plain text lacks, so that nothing a rule may look for is missing and most mails say things once. */

export function joinBody(plain: string, fromHtml: string): string {
  if (plain.trim() === '') return fromHtml
  if (fromHtml === '' || !hasNewWord(plain, fromHtml)) return plain
  return `${plain.trimEnd()}\n\n${fromHtml}`
}

/** Blanks of every kind end a word here, as they do when white space is condensed. */
const blanks = /[\s\u200b-\u200d\u2060\ufeff]+/

function hasNewWord(known: string, text: string): boolean {
  const words = new Set(known.split(blanks))
  return text.split(blanks).some(word => word !== '' && !words.has(word))
}

/** Undoes the line wrapping of `format=flowed` (RFC 3676). */
export function unwrapFlowed(text: string, joinWords: boolean): string {
  const lines = text.split(/\r?\n/).map(line => (line.startsWith(' ') ? line.slice(1) : line))
  let unwrapped = ''
  lines.forEach((line, i) => {
    const goesOn = line.endsWith(' ') && line !== '-- ' && i < lines.length - 1
    unwrapped += goesOn ? (joinWords ? line.slice(0, -1) : line) : i < lines.length - 1 ? `${line}\n` : line
  })
  return unwrapped
}
