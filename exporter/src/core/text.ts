/** Text as conditions compare it. White space and letter case are levelled here and nowhere else, so that a
 *  message, a value and the index of literals can never disagree about them. */
import { isAscii } from './ascii.ts'

/** Everything but the plain blank that counts as a blank: white space of Unicode (NBSP and line breaks among it)
 *  and characters without width (joiners, direction marks, BOM, the fillers of newsletter preheaders). */
const ODD_BLANKS =
  '\\t-\\r\\u0085\\u00a0\\u034f\\u061c\\u1680\\u180e\\u2000-\\u200f\\u2028-\\u202f\\u205f-\\u2064\\u2066-\\u206f\\u3000\\ufeff'
const blankRun = new RegExp(`[${ODD_BLANKS}][ ${ODD_BLANKS}]*| [ ${ODD_BLANKS}]+`, 'g')
const oneBlank = new RegExp(`[ ${ODD_BLANKS}]`)

/** Shows only where a line ends in it; inside a word it is not there, so a word that has one stays a word. */
const SOFT_HYPHEN = '\u00ad'

/** Every run of blanks, however it is made, becomes one plain blank; soft hyphens vanish. Nothing is trimmed. */
export function condense(text: string): string {
  const visible = text.includes(SOFT_HYPHEN) ? text.replaceAll(SOFT_HYPHEN, '') : text
  return visible.replace(blankRun, ' ')
}

/** As `condense`, for a regular expression: a run before `?`, `*` or `{` stays, as its length has a meaning there. */
export function condensePattern(pattern: string): string {
  const visible = pattern.replaceAll(SOFT_HYPHEN, '')
  return visible.replace(blankRun, (run: string, at: number) =>
    /[?*{]/.test(visible.charAt(at + run.length)) ? run : ' ',
  )
}

export function isBlank(character: string): boolean {
  return oneBlank.test(character)
}

/** The case-folded form of every UTF-16 code unit: what one letter's upper, lower and title case share.
 *  One unit stays one unit (ß, İ and ligatures as they are), so a text that contains a word also contains it folded,
 *  and at the same place. */
export const foldedUnits: Uint16Array = foldingTable()
const otherwise = otherwiseTable()

/** Same length; equal for texts that differ in letter case only. */
export function foldCase(text: string): string {
  if (isAscii(text) || !beyondLatin1.test(text) || !foldsOtherwise(text)) return text.toLowerCase()
  const parts: string[] = []
  const units = new Uint16Array(Math.min(text.length, FOLD_CHUNK))
  for (let start = 0; start < text.length; start += FOLD_CHUNK) {
    const length = Math.min(FOLD_CHUNK, text.length - start)
    for (let i = 0; i < length; i++) units[i] = foldedUnits[text.charCodeAt(start + i)] ?? 0
    parts.push(Reflect.apply(String.fromCharCode, undefined, units.subarray(0, length)))
  }
  return parts.join('')
}

/** Whether letters, digits or accents would be torn apart by a cut at this place. */
export function isInsideWord(text: string, at: number): boolean {
  const next = text.codePointAt(at)
  if (next === undefined || at <= 0) return false
  const low = isLowSurrogate(text.charCodeAt(at - 1)) && at > 1
  const before = text.codePointAt(low ? at - 2 : at - 1)
  return before !== undefined && isWordCharacter(before) && isWordCharacter(next)
}

/** At most `limit` characters, the last an ellipsis when something was left out. */
export function shorten(text: string, limit: number): string {
  if (text.length <= limit) return text
  const end = limit - 1
  return `${text.slice(0, isLowSurrogate(text.charCodeAt(end)) ? end - 1 : end)}…`
}

const FOLD_CHUNK = 4096
/** µ folds to a Greek letter, so it is not one of those that `toLowerCase` folds rightly. */
const beyondLatin1 = /[^\u0000-\u00b4\u00b6-\u00ff]/
const word = /[\p{L}\p{N}\p{M}]/u

function isWordCharacter(codePoint: number): boolean {
  if (codePoint < 0x80)
    return (
      (codePoint >= 0x30 && codePoint <= 0x39) ||
      (codePoint >= 0x41 && codePoint <= 0x5a) ||
      (codePoint >= 0x61 && codePoint <= 0x7a)
    )
  return word.test(String.fromCodePoint(codePoint))
}

function isLowSurrogate(unit: number): boolean {
  return unit >= 0xdc00 && unit <= 0xdfff
}

/** Whether `toLowerCase` may make something else of it. */
function foldsOtherwise(text: string): boolean {
  for (let at = 0; at < text.length; at++) if (otherwise[text.charCodeAt(at)] === 1) return true
  return false
}

/** 1: its lower case has another length or is not what it folds to. The sigma has another form at the end of a word, and
 *  what stands beyond the first 65,536 characters folds to itself here, whatever its case; pictures have none. */
function otherwiseTable(): Uint8Array {
  const table = Uint8Array.from(foldedUnits, (folded, unit) =>
    String.fromCharCode(unit).toLowerCase() === String.fromCharCode(folded) ? 0 : 1,
  )
  table[0x3a3] = 1
  table.fill(1, 0xd800, 0xd83c)
  table.fill(1, 0xd83f, 0xdc00)
  return table
}

function foldingTable(): Uint16Array {
  const table = new Uint16Array(0x10000)
  for (let unit = 0; unit < table.length; unit++) {
    const letter = String.fromCharCode(unit)
    const upper = letter.toUpperCase()
    const lower = (upper.length === 1 ? upper : letter).toLowerCase()
    table[unit] = lower.length === 1 ? lower.charCodeAt(0) : unit
  }
  // Unicode's simple folding keeps the dotless i apart, and joins these although their upper case is longer.
  table[0x131] = 0x131
  for (const [from, to] of [
    [0x1fd3, 0x390],
    [0x1fe3, 0x3b0],
    [0xfb05, 0xfb06],
  ] as const)
    table[from] = to
  return table
}

/** Numbers count as words. */
export function countWords(text: string): number {
  return text.match(/[\p{L}\p{N}]+/gu)?.length ?? 0
}
