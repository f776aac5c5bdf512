/** How much of a text a mail shows. One name or message of a megabyte must not push everything else out of it. */

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
