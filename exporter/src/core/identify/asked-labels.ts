/** The labels that somebody has asked for by now, by how they begin. What has another beginning need not be read, which
 *  spares most of most messages: lists are left at the first letters of a line. */
import { isAsciiDigit } from '../ascii.ts'

const headLetters = 3
/** Which beginnings were asked for, and how many. */
const askedHeads = new Uint8Array(1 << 15)
let asked = 0

/** Grows whenever a label is asked for that begins like none before. */
export function askedBeginnings(): number {
  return asked
}

/** @param keys in lower case */
export function askFor(keys: readonly string[]): void {
  for (const key of keys) {
    const head = headOf(key, 0)
    if (head === undefined || askedHeads[head] === 1) continue
    askedHeads[head] = 1
    asked++
  }
}
// Behind a unit stands the label itself.
askFor(['kib', 'mib', 'gib', 'tib', 'pib', 'kilo', 'mega', 'giga', 'tera'])

/** Nobody has asked for a label that begins so. */
export function isUnasked(label: string): boolean {
  const head = headOf(label, 0)
  return head !== undefined && askedHeads[head] === 0
}

/** No cell of the line can have a label that somebody has asked for. */
export function isUnaskedRow(line: string): boolean {
  for (let from = 0; ; ) {
    // A number is no label, but may be the time of a line of a log.
    if (from === 0 || !isAsciiDigit(line.charCodeAt(from))) {
      const isDrive = line.startsWith(':\\', from + 1)
      const head = isDrive ? headOf(line.charAt(from), 0) : headOf(line, from)
      if (head === undefined || askedHeads[head] === 1) return false
      // Of `job.name: Letters` the last part is a label, too.
      const dot = isDrive ? -1 : line.indexOf('.', from)
      if (dot >= 0 && line.includes(':', dot)) return false
    }
    from = line.indexOf('\t', from) + 1
    if (from === 0) return true
  }
}

/** The first letters as a number, of which only the first may be a capital: in a label as it is written they are then the
 *  same as in its key.
 *  @returns undefined where other characters are among them */
function headOf(text: string, from: number): number | undefined {
  let head = 0
  for (let at = from; at < from + headLetters; at++) {
    if (at >= text.length) head <<= 5
    else {
      const unit = text.charCodeAt(at)
      const small = at === from && unit >= 0x41 && unit <= 0x5a ? unit + 0x20 : unit
      if (small < 0x61 || small > 0x7a) return undefined
      head = (head << 5) | (small - 0x60)
    }
  }
  return head
}
