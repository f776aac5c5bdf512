/** Which numbers of a name belong to the run: short ones grow with time and hardly ever come twice, others are different
 *  nearly every time. */
import type { Fact } from './fact.ts'
import { isShortNumber } from './stable-name.ts'

const leastValues = 3
/** A run may be told of twice. */
const leastShare = 0.7

export function findCountingNumbers(
  facts: readonly Fact[],
  numbersOf: (fact: Fact) => readonly string[],
): ReadonlySet<number> {
  const rows = facts.toSorted((a, b) => a.atMs - b.atMs).map(numbersOf)
  const isCounting = (at: number) => {
    const values = rows.map(row => row[at] ?? '')
    return values.every(isShortNumber) ? counts(values.map(Number)) : varies(values)
  }
  return new Set((rows[0] ?? []).flatMap((_, at) => (isCounting(at) ? [at] : [])))
}

function counts(values: readonly number[]): boolean {
  const distinct = new Set(values).size
  if (distinct < leastValues || distinct < leastShare * values.length) return false
  return values.every((value, i) => i === 0 || value >= (values[i - 1] ?? value))
}

function varies(values: readonly string[]): boolean {
  return new Set(values).size >= leastShare * values.length
}
