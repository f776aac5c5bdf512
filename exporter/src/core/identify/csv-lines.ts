/** A list whose cells are divided by semicolons or commas, as lines with tabs: read as any other table. */

const maxLook = 200_000
const leastCells = 3
const dividers = [';', ','] as const
/** Names of columns, no sentence. What a product file reads as it is stays. */
const head =
  /^(?!"?device"?[;,])(?:"[^"\d]{1,40}"|[\p{L}][\p{L} _()%#/.-]{0,40})(?:[;,|] ?(?:"[^"\d]{0,40}"|[\p{L}]?[\p{L} _()%#/.-]{0,40}))+[;,|]?$/iu

/** @returns undefined when not every line of the text has as many cells as its head */
export function findCsvLines(text: string): readonly string[] | undefined {
  const first = text.slice(0, 500).trimStart().split('\n', 1)[0]?.trimEnd() ?? ''
  if (!head.test(first) || text.length > maxLook) return undefined
  const divider = dividers.find(one => first.split(one).length >= leastCells)
  if (divider === undefined) return undefined
  const rows = text
    .trim()
    .split(/\r?\n/)
    .filter(line => line.trim() !== '')
    .map(line => cellsOf(line, divider))
  const width = rows[0]?.length ?? 0
  if (rows.length < 2 || rows.some(row => row.length !== width)) return undefined
  return rows.map(row => row.join('\t'))
}

/** `"Kahn, Ltd.";ok` has two cells. */
function cellsOf(line: string, divider: string): readonly string[] {
  if (!line.includes('"')) return line.split(divider).map(cell => cell.trim() || '-')
  const cells: string[] = []
  let cell = ''
  let isQuoted = false
  for (const sign of line) {
    if (sign === '"') isQuoted = !isQuoted
    else if (sign === divider && !isQuoted) {
      cells.push(cell.trim() || '-')
      cell = ''
    } else cell += sign
  }
  return [...cells, cell.trim() || '-']
}
