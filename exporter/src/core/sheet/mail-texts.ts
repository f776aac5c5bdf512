/** How much of a text a mail shows, and where its words may break. One name or message of a megabyte must not push everything
 *  else out of it, and one long word must not make it wider than the window. */

import { type Html, html } from '../html.ts'
import type { TableRow } from './sheet.ts'

/** Characters. */
export const limits = { name: 120, small: 200, text: 240, fact: 400, client: 60 }

/** Of what is shown of the row something is cut. */
export function hasCutText({ cells }: TableRow): boolean {
  return cells.some(
    ({ text, small = '', strong }) =>
      text.length > (strong ? limits.name : limits.text) || small.length > limits.small,
  )
}

/** At most so many characters, the last one telling that there is more. */
export function cutText(text: string, most: number): string {
  if (text.length <= most) return text
  const kept = [...text.slice(0, most * 2)].slice(0, most - 1).join('')
  return `${kept.trimEnd()}…`
}

/** Letters of a word that stay together. */
const wordPiece = 16
const longWord = /\S{32,}/gu
const letters = new Intl.Segmenter('en', { granularity: 'grapheme' })

/** The text, with places at which its long words break where there is no room: not every mail program breaks a word. */
export function breakable(text: string): Html {
  if (text.length <= wordPiece) return html`${text}`
  const parts: Html[] = []
  let from = 0
  for (const { index, 0: word } of text.matchAll(longWord)) {
    parts.push(html`${text.slice(from, index)}`)
    const whole = Array.from(letters.segment(word), ({ segment }) => segment)
    for (let at = 0; at < whole.length; at += wordPiece)
      parts.push(html`${at > 0 && { markup: '<wbr>' }}${whole.slice(at, at + wordPiece).join('')}`)
    from = index + word.length
  }
  return html`${parts}${text.slice(from)}`
}
