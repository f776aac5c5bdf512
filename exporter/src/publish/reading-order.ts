/** A line of text as pieces from left to right, as they are drawn one after the other. Letters of Hebrew, Arabic and their kin
 *  run from right to left, also over several words; Latin words and numbers among them do not. The line itself begins at the left.
 *  By the Unicode Bidirectional Algorithm (UAX 9), as bidi-js reads it. */
import createBidi from 'bidi-js'

const bidi = createBidi()
const fromRight = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufeff\u{10800}-\u{10fff}\u{1e800}-\u{1efff}]/u
/** Letters with their marks, and whatever stands between them. */
const runsOf = /[\p{L}\p{M}\p{Nd}]+|[^\p{L}\p{M}\p{Nd}]+/gu
const letter = /^[\p{L}\p{M}\p{Nd}]/u

/** What goes one way, at its depth of directions within others: odd from the right, even from the left. */
type Run = { readonly text: string; readonly level: number }

export function piecesInOrder(line: string): readonly string[] {
  if (!fromRight.test(line)) return [line]
  const runs = readRuns(line)
  for (let level = Math.max(...runs.map(run => run.level)); level > 0; level--) turn(runs, level)
  return runs.map(drawn)
}

function readRuns(line: string): Run[] {
  const { levels } = bidi.getEmbeddingLevels(line, 'ltr')
  const runs: Run[] = []
  for (let at = 0; at < line.length; ) {
    const from = at
    const level = levels[at] ?? 0
    while (at < line.length && levels[at] === level) at++
    const text = line.slice(from, at)
    for (const part of level % 2 === 0 ? [text] : (text.match(runsOf) ?? [])) runs.push({ text: part, level })
  }
  return runs
}

/** Rule L2: whatever is as deep as this, or deeper, is turned round. */
function turn(runs: Run[], level: number) {
  for (let at = 0; at < runs.length; at++) {
    const from = at
    while ((runs[at]?.level ?? 0) >= level) at++
    if (at > from) runs.splice(from, at - from, ...runs.slice(from, at).reverse())
  }
}

/** Letters are turned by their font. */
function drawn({ text, level }: Run): string {
  if (level % 2 === 0 || letter.test(text)) return text
  return [...text]
    .reverse()
    .map(one => bidi.getMirroredCharacter(one) ?? one)
    .join('')
}
