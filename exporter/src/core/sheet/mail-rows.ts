/** The rows of a table that a mail has room for. What is bad stays as long as it can; what is good is folded into numbers
 *  by client first; what is left out is always counted. */
import type { Column, TableBlock, TableRow } from './sheet.ts'

export type MailTable = Pick<TableBlock, 'heading' | 'remark' | 'empty' | 'look'> & {
  readonly columns: readonly Column[]
  readonly bad: readonly TableRow[]
  readonly good: readonly TableRow[]
  /** Those that there are besides. */
  readonly moreBad: number
  /** Good ones that are counted only, by client. */
  readonly folded: ReadonlyMap<string, number>
}

/** No mail has room for more. */
const mostRows = 400

export async function collectRows({
  rows,
  columns,
  heading,
  remark,
  empty,
  look,
}: TableBlock): Promise<MailTable> {
  const bad: TableRow[] = []
  const good: TableRow[] = []
  const folded = new Map<string, number>()
  let moreBad = 0
  for await (const row of rows) {
    if (!isGood(row)) {
      if (bad.length < mostRows) bad.push(row)
      else moreBad++
    } else if (good.length < mostRows) good.push(row)
    else fold(folded, row)
  }
  return {
    heading,
    columns,
    empty,
    bad,
    good,
    moreBad,
    folded,
    ...(remark !== undefined && { remark }),
    ...(look && { look }),
  }
}

/** @param sizeOf what a row takes @param budget what all rows may take together */
export function fitRows(table: MailTable, sizeOf: (row: TableRow) => number, budget: number): MailTable {
  let left = budget
  const take = (row: TableRow) => {
    left -= sizeOf(row)
    return left >= 0
  }
  const bad: TableRow[] = []
  for (const row of table.bad) {
    if (!take(row)) break
    bad.push(row)
  }
  const moreBad = table.moreBad + table.bad.length - bad.length
  const hasRoom = moreBad === 0 && table.folded.size === 0 && table.good.every(take)
  if (hasRoom) return { ...table, bad, moreBad }
  const folded = new Map(table.folded)
  for (const row of table.good) fold(folded, row)
  return { ...table, bad, moreBad, good: [], folded }
}

/** The clients with most first; the rest as one. */
export function foldedParts(folded: ReadonlyMap<string, number>, most: number) {
  const sorted = [...folded].sort(([a, many], [b, more]) => more - many || (a < b ? -1 : 1))
  const rest = sorted.slice(most)
  return {
    total: sorted.reduce((sum, [, number]) => sum + number, 0),
    shown: sorted.slice(0, most),
    others: rest.reduce((sum, [, number]) => sum + number, 0),
    otherClients: rest.length,
  }
}

/** A row that does not say how it stands is kept like a bad one. */
function isGood({ tone }: TableRow): boolean {
  return tone === 'good' || tone === 'paused'
}

function fold(folded: Map<string, number>, { of = '' }: TableRow) {
  folded.set(of, (folded.get(of) ?? 0) + 1)
}
