/** Which numbers of a name belong to the run: short ones grow with time and hardly ever come twice, others are different
 *  nearly every time. */
import { dayMs, hourMs } from '../day.ts'
import type { Fact } from './fact.ts'
import { isShortNumber } from './stable-name.ts'

const leastValues = 3
/** A run may be told of twice. */
const leastShare = 0.7
/** In one night, `Server 1` to `Server 9` come in their order, too: only the next night shows that they come again. */
const leastSpanMs = dayMs + 2 * hourMs
/** So do `Monday 1` and `Tuesday 2` in the first week. */
const mostNames = 9

export function findCountingNumbers(
  facts: readonly Fact[],
  numbersOf: (fact: Fact) => readonly string[],
): ReadonlySet<number> {
  const inOrder = facts.toSorted((a, b) => a.atMs - b.atMs)
  const rows = inOrder.map(numbersOf)
  const isLong = (inOrder.at(-1)?.atMs ?? 0) - (inOrder[0]?.atMs ?? 0) >= leastSpanMs
  const isCounting = (at: number) => {
    const values = rows.map(row => row[at] ?? '')
    return isLong && (values.every(isShortNumber) ? counts(values.map(Number)) : varies(values))
  }
  return new Set((rows[0] ?? []).flatMap((_, at) => (isCounting(at) ? [at] : [])))
}

function counts(values: readonly number[]): boolean {
  const distinct = new Set(values).size
  if (distinct < leastValues || distinct < leastShare * values.length) return false
  if (distinct <= mostNames && (values[0] ?? 0) <= 1) return false
  return values.every((value, i) => i === 0 || value >= (values[i - 1] ?? value))
}

function varies(values: readonly string[]): boolean {
  return new Set(values).size >= leastShare * values.length
}
