/** Long texts keep their beginning and their end: the verdict of a log often stands in its last line. */

export type CutText = { readonly text: string; readonly cut: boolean }

const headShare = 0.75

/** The result, with the line that tells what was left out, is never longer than `maxChars`. */
export function cutText(text: string, maxChars: number): CutText {
  if (text.length <= maxChars) return { text, cut: false }
  const room = maxChars - lineChars
  if (room <= 0) return { text: text.slice(0, wholeCharacters(text, maxChars)), cut: true }
  const head = wholeCharacters(text, Math.floor(room * headShare))
  const tail = wholeCharacters(text, text.length - (room - head) + 1)
  return {
    text: `${text.slice(0, head)}\n[… ${tail - head} characters left out …]\n${text.slice(tail)}`,
    cut: true,
  }
}

/** Room for the line between beginning and end. */
const lineChars = 50

/** The index, moved off the middle of a character outside the basic plane. */
function wholeCharacters(text: string, index: number): number {
  const code = text.charCodeAt(index)
  return code >= 0xdc00 && code <= 0xdfff ? index - 1 : index
}
