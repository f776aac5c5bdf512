/** What somebody sent on belongs to the job that it tells of, whoever sent it. */
import type { Fact } from './fact.ts'
import { onlyBest, sameMachine } from './join.ts'
import type { Pile } from './pile.ts'

export function* joinForwarded(
  piles: readonly Pile[],
  forwarded: readonly Pile[],
): Generator<undefined, readonly Pile[]> {
  const alone: Pile[] = []
  for (const pile of forwarded) {
    for (const fact of pile.facts) {
      yield
      const one = { ...pile, facts: [fact] }
      const target =
        onlyBest(piles, other => likeness(one, other)) ??
        onlyBest(piles, other => (likeness(one, other) === undefined ? undefined : isQuoted(fact, other)))
      if (target) target.facts.push(fact)
      else alone.push(one)
    }
  }
  return [...piles, ...joinAlone(alone)]
}

/** Of a job that nothing else is known of. */
function joinAlone(alone: readonly Pile[]): readonly Pile[] {
  const keyOf = ({ product, machineKey, jobKey, subjectKey }: Pile) =>
    JSON.stringify(jobKey === undefined ? [product, machineKey, subjectKey] : [product, machineKey, jobKey])
  return [...Map.groupBy(alone, keyOf).values()].flatMap(same => {
    const [first] = same
    return first ? [{ ...first, facts: same.flatMap(({ facts }) => facts) }] : []
  })
}

function likeness(one: Pile, other: Pile): number | undefined {
  const [fact] = one.facts
  if (!fact || one.product !== other.product) return undefined
  const isSame = other.facts.some(
    ({ parts }) =>
      parts.key === fact.parts.key &&
      parts.numbers.every(
        (number, at) => number === fact.parts.numbers[at] || other.counting.ofSubject.has(at),
      ),
  )
  const isNamed = one.jobKey !== undefined && one.jobKey === other.jobKey
  if (isNamed && !other.facts.some(({ run }) => sameNumbers(run, fact.run, other.counting.ofJob)))
    return undefined
  const machine = { machineKey: machineOf(fact) }
  const isThere = sameMachine(machine, other)
  if (machine.machineKey !== undefined && other.machineKey !== undefined && !isThere) return undefined
  if (one.jobKey !== undefined && other.jobKey !== undefined && !isNamed && !(isSame && runsOn(one, other)))
    return undefined
  const points = (isSame ? 2 : 0) + (isNamed ? 2 : 0) + (isThere ? 1 : 0)
  return points >= 2 ? points : undefined
}

function sameNumbers(a: Fact['run'], b: Fact['run'], counting: ReadonlySet<number>): boolean {
  const [one, two] = [a.jobName?.numbers ?? [], b.jobName?.numbers ?? []]
  return one.every((number, at) => number === two[at] || counting.has(at))
}

/** Where several can be meant: whose very words it has. */
function isQuoted({ text }: Fact, { facts }: Pile): number | undefined {
  const quoted = new Set(wordsOf(text))
  const isThere = facts.some(one => !one.isForwarded && wordsOf(one.text).every(word => quoted.has(word)))
  return isThere ? 1 : undefined
}

function wordsOf(text: string): readonly string[] {
  return text.toLowerCase().match(/[\p{L}\p{N}][\p{L}\p{N}.:/-]*[\p{L}\p{N}]|[\p{L}\p{N}]/gu) ?? []
}

/** Where a table became a line, the next cell stands behind the name. */
function runsOn(one: Pile, other: Pile): boolean {
  return one.jobKey?.startsWith(`${other.jobKey} `) === true
}

/** Where a product names its machine in the sender, whoever sent it on stands there now. */
function machineOf({ run: { machineKey }, sender }: Fact): string | undefined {
  const [name = '', domain = ''] = sender.split('@')
  return machineKey === domain || machineKey === domain.split('.')[0] || machineKey === name
    ? undefined
    : machineKey
}
