/** Parts of a run that are listed one a line and say each how they went, as rows of cells or as `name: ok`: where others
 *  say a word that is known and one says something else, nobody can tell that all went well. */
import type { Sense } from './sense.ts'
import { readState } from './states.ts'
import { isColumnName, isNeutral } from './tables.ts'

const maxLook = 20_000
const leastGood = 2
const maxCell = 60

/** No verdict: figures, moments, paths and addresses, signs. */
const figure = /\d|[@/\\_]|^[^\p{L}]*$/u

/** @param body of a message in which nothing firm says that it went well
 *  @returns what is said where its neighbours say that they went well */
export function findOdd(body: string): string | undefined {
  const rows = body
    .slice(0, maxLook)
    .split('\n')
    .map(line => (line.includes('\t') ? line.split('\t') : readLabelled(line)))
  for (let from = 0; from < rows.length; ) {
    const width = rows[from]?.length ?? 0
    let end = from + 1
    while (end < rows.length && rows[end]?.length === width) end++
    const odd = width > 1 && end - from > leastGood ? findInRows(rows.slice(from, end), width) : undefined
    if (odd !== undefined) return odd
    from = end
  }
  return undefined
}

/** `Copy of the data: ok`, as two cells. */
function readLabelled(line: string): readonly string[] {
  const [, label, value] = /^([^\t:]{2,60}): ?(\S[^\t]*)$/u.exec(line) ?? []
  return label === undefined || value === undefined ? [] : [label, value]
}

function findInRows(rows: readonly (readonly string[])[], width: number): string | undefined {
  for (let place = 1; place < width; place++) {
    const cells = rows.map(row => row[place] ?? '')
    const senses = cells.map((cell): Sense => (cell.length > maxCell ? 'nothing' : readState(cell)))
    const good = senses.flatMap((sense, at) => (sense === 'success' ? [at] : []))
    if (good.length < leastGood) continue
    // Two cells may be any label and its value, unless they stand among those that are not. The first row may be a head.
    const first = width > 2 ? 0 : Math.min(...good)
    const last = width > 2 ? rows.length : Math.max(...good)
    if (width === 2 && good.length * 3 < (last - first + 1) * 2) continue
    const odd = cells.find(
      (cell, at) =>
        at > first && at < last && senses[at] !== 'success' && senses[at] !== 'ended' && isWords(cell),
    )
    if (odd !== undefined) return odd
  }
  return undefined
}

function isWords(cell: string): boolean {
  return !figure.test(cell) && !isNeutral(cell) && !isColumnName(cell)
}
