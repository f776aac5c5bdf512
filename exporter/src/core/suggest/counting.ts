/** Which numbers of a name count its runs: they grow with time and hardly ever come twice. */
import type { Fact } from './fact.ts'

const leastValues = 3
/** A run may be told of twice. */
const leastShare = 0.7

export function findCountingNumbers(
  facts: readonly Fact[],
  numbersOf: (fact: Fact) => readonly string[],
): ReadonlySet<number> {
  const rows = facts.toSorted((a, b) => a.atMs - b.atMs).map(numbersOf)
  return new Set(
    (rows[0] ?? []).flatMap((_, at) => (counts(rows.map(row => Number(row[at] ?? 0))) ? [at] : [])),
  )
}

function counts(values: readonly number[]): boolean {
  const distinct = new Set(values).size
  if (distinct < leastValues || distinct < leastShare * values.length) return false
  return values.every((value, i) => i === 0 || value >= (values[i - 1] ?? value))
}
