/** A line of text as pieces from left to right, as they are drawn one after the other. Letters of Hebrew, Arabic and their kin
 *  run from right to left, also over several words; Latin words and numbers among them do not. The line itself begins at the left.
 *  What is left of the Unicode Bidirectional Algorithm (UAX 9) without embeddings, whose marks do not come to paper. */

const fromRight = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufeff\u{10800}-\u{10fff}\u{1e800}-\u{1efff}]/u
const runsOf =
  /[\u0590-\u065f\u066e-\u06ef\u06fa-\u08ff\ufb1d-\ufdff\ufe70-\ufeff\u{10800}-\u{10fff}\u{1e800}-\u{1efff}]+|\p{Nd}+(?:[.,:]\p{Nd}+)*|[\p{L}\p{M}]+|[()[\]{}]|[^\p{L}\p{M}\p{Nd}()[\]{}]+/gu
const number = /^\p{Nd}/u
const letter = /^[\p{L}\p{M}]/u
const mirrored = new Map([...'()[]{}<>«»'].map((one, at, all) => [one, all[at % 2 === 0 ? at + 1 : at - 1]]))

type Run = { readonly text: string; readonly kind: 'right' | 'left' | 'number' | 'other' }

export function piecesInOrder(line: string): readonly string[] {
  if (!fromRight.test(line)) return [line]
  const runs = withBrackets((line.match(runsOf) ?? []).map(toRun))
  const pieces: string[] = []
  let held: Run[] = []
  const release = () => {
    pieces.push(...held.reverse().map(drawnFromRight))
    held = []
  }
  for (const [at, run] of runs.entries()) {
    if (isFromRight(runs, at)) held.push(run)
    else {
      release()
      pieces.push(run.text)
    }
  }
  release()
  return pieces
}

function toRun(text: string): Run {
  const kind = fromRight.test(text)
    ? 'right'
    : number.test(text)
      ? 'number'
      : letter.test(text)
        ? 'left'
        : 'other'
  return { text, kind }
}

/** Both of a pair go the same way: that of the line where letters of it are between them, else that of the letters before. */
function withBrackets(runs: readonly Run[]): readonly Run[] {
  const found = [...runs]
  const open: { readonly at: number; readonly closing: string | undefined }[] = []
  for (const [at, { text }] of runs.entries()) {
    if ('([{'.includes(text)) open.push({ at, closing: mirrored.get(text) })
    const pair = open.at(-1)
    if (pair?.closing !== text) continue
    open.pop()
    const inside = found.slice(pair.at + 1, at)
    if (!inside.some(run => run.kind !== 'other')) continue
    const isOfLine = inside.some(run => run.kind === 'left')
    const kind = isOfLine ? 'left' : (found.slice(0, pair.at).findLast(isStrong)?.kind ?? 'left')
    found[pair.at] = { text: runs[pair.at]?.text ?? '', kind }
    found[at] = { text, kind }
  }
  return found
}

/** A number goes with the letters before it; what is neither goes with its neighbours where they agree. */
function isFromRight(runs: readonly Run[], at: number): boolean {
  const kind = runs[at]?.kind
  if (kind === 'right' || kind === 'left') return kind === 'right'
  const before = runs.slice(0, at).findLast(isStrong)?.kind
  if (before !== 'right' || kind === 'number') return before === 'right'
  const next = runs.slice(at + 1).find(run => run.kind !== 'other')?.kind
  return next === 'right' || next === 'number'
}

function isStrong({ kind }: Run): boolean {
  return kind === 'right' || kind === 'left'
}

/** Letters are turned by their font, numbers stay as they are. */
function drawnFromRight({ text, kind }: Run): string {
  if (kind !== 'other' && !mirrored.has(text)) return text
  return [...text]
    .reverse()
    .map(one => mirrored.get(one) ?? one)
    .join('')
}
