/** Whether a text has nothing beyond ASCII. The runtime's encoder tells it many times faster than an expression. */

const encoder = new TextEncoder()
const room = new Uint8Array(1 << 16)
/** For shorter ones the call costs more than it saves. */
const shortText = 100
const beyond = /[^\p{ASCII}]/u

export function isAscii(text: string): boolean {
  if (text.length <= shortText) return !beyond.test(text)
  for (let from = 0; from < text.length; from += room.length) {
    const piece = text.length <= room.length ? text : text.slice(from, from + room.length)
    const { read, written } = encoder.encodeInto(piece, room)
    if (read < piece.length || written > piece.length) return false
  }
  return true
}
