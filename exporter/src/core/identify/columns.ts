/** Names that stand in a column of a table, under what would be their label: where all its rows have the same one. */
import { isHead, rowsBelow, stateHead } from './tables.ts'

const maxLook = 20_000

/** @param labels as of pairs, in small letters */
export function findColumn(body: string, labels: ReadonlySet<string>): string | undefined {
  if (!body.includes('\t')) return undefined
  const lines = body.slice(0, maxLook).split('\n')
  for (const [at, line] of lines.entries()) {
    if (!line.includes('\t') || /\d/.test(line)) continue
    const columns = line.split('\t')
    const place = columns.findIndex(name => labels.has(name.toLowerCase()))
    if (place < 0 || !isHead(columns) || !stateHead.test(line)) continue
    const rows = rowsBelow(lines, at, columns.length)
    const names = new Set(rows.map(row => row[place] ?? ''))
    const [only] = names
    if (names.size === 1 && rows.length > 0 && only !== undefined && /\p{L}/u.test(only) && only.length <= 80)
      return only
  }
  return undefined
}
