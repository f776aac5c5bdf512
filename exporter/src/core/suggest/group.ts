/** Which messages are of one job: same product, machine and job. Where a message does not tell all of these, subject and
 *  sender help, and only where they leave no doubt: two jobs in one check would hide each other's silence. */
import type { Product } from '../products/product.ts'
import { foldCase } from '../text.ts'
import { findCountingNumbers } from './counting.ts'
import type { Fact } from './fact.ts'
import { joinPartial, joinTrouble, tokensOf } from './join.ts'
import { joinForwarded } from './join-forwarded.ts'
import type { Pile } from './pile.ts'
import { shareDays, splitByClient } from './split-by-client.ts'

export type Grouping = {
  readonly products: ReadonlyMap<string, Product>
  /** The own alias that a message was sent to. */
  readonly aliasOf: (fact: Fact) => string | undefined
}

/** @yields between pieces of work */
export function* groupFacts(
  facts: readonly Fact[],
  grouping: Grouping,
): Generator<undefined, readonly Pile[]> {
  const own = facts.filter(({ isForwarded }) => !isForwarded)
  const forwarded = facts.filter(({ isForwarded }) => isForwarded)
  const begun: Pile[] = []
  for (const pile of yield* pileUp(own, grouping)) {
    begun.push(
      ...splitByNumbers(pile)
        .flatMap(splitBySubject)
        .flatMap(splitByClient)
        .flatMap(splitByMachine)
        .flatMap(splitByJob),
    )
    yield
  }
  const joined = yield* joinTrouble(yield* joinPartial(begun))
  return yield* joinForwarded(joined, yield* pileUp(forwarded, grouping))
}

const factsPerTurn = 200

function* pileUp(facts: readonly Fact[], grouping: Grouping): Generator<undefined, readonly Pile[]> {
  const piles = new Map<string, Pile>()
  for (const [at, fact] of facts.entries()) {
    if (at % factsPerTurn === 0) yield
    const { sender, parts, run } = fact
    const alias = grouping.aliasOf(fact)
    const isNamed = run.product !== undefined && tellsNames(fact, grouping)
    const machineKey = isNamed ? run.machineKey : undefined
    const jobKey = isNamed ? run.jobName?.key : undefined
    const identity =
      machineKey === undefined && jobKey === undefined
        ? [sender, parts.key]
        : [machineKey === undefined ? sender : '', machineKey ?? '', jobKey ?? '']
    const key = JSON.stringify([run.product ?? '', alias ?? '', ...identity])
    const pile = piles.get(key)
    if (pile) pile.facts.push(fact)
    else
      piles.set(key, {
        product: run.product,
        alias,
        machineKey,
        jobKey,
        subjectKey: parts.key,
        counting: { ofJob: new Set(), ofSubject: new Set() },
        fixed: '',
        sender,
        facts: [fact],
      })
  }
  return [...piles.values()]
}

/** In a list of many objects, what stands behind a label is one of them, unless the product says where its names are. */
function tellsNames({ run }: Fact, { products }: Grouping): boolean {
  if (run.objects.length < 2) return true
  const isObject = (name: string) => foldCase(name.trim()) === run.machineKey
  if (run.objects.some(object => object.split(/[\t,;/|]/).some(isObject))) return false
  const product = products.get(run.product ?? '')
  return product?.job !== undefined || product?.machine !== undefined
}

/** `Server 1` and `Server 2` are two jobs, `run 41` and `run 42` are not. */
function splitByNumbers(pile: Pile): readonly Pile[] {
  if (pile.jobKey !== undefined) return splitByNumbersOf('ofJob', pile)
  return pile.machineKey === undefined ? splitByNumbersOf('ofSubject', pile) : [pile]
}

function splitByNumbersOf(place: keyof Pile['counting'], pile: Pile): readonly Pile[] {
  const numbersOf = ({ run, parts }: Fact) =>
    place === 'ofJob' ? (run.jobName?.numbers ?? []) : parts.numbers
  const counting = findCountingNumbers(pile.facts, numbersOf)
  const fixed = (fact: Fact) =>
    numbersOf(fact)
      .filter((_, at) => !counting.has(at))
      .join(' ')
  return [...Map.groupBy(pile.facts, fixed)].map(([numbers, facts]) => ({
    ...pile,
    counting: { ...pile.counting, [place]: counting },
    fixed: `${pile.fixed} ${numbers}`.trim(),
    facts,
  }))
}

/** The same job of two machines, or two jobs of the same machine, of which only the subject tells: each has words that the
 *  other has not, and good runs; two jobs on the same days. */
function splitBySubject(pile: Pile): readonly Pile[] {
  const { jobKey, machineKey } = pile
  if ((jobKey === undefined) === (machineKey === undefined)) return [pile]
  const groups = Map.groupBy(pile.facts, ({ parts }) => parts.key)
  if (groups.size < 2) return [pile]
  const found = [...groups].map(([subjectKey, facts]) => ({ ...pile, jobKey: undefined, subjectKey, facts }))
  const good = found.filter(
    one => one.facts.filter(({ run }) => run.status === 'success').length >= leastGood,
  )
  const tokens = good.map(({ subjectKey }) => tokensOf(subjectKey))
  const areApart = tokens.every((one, i) =>
    tokens.every((other, j) => i === j || [...one].some(token => !other.has(token))),
  )
  const areTwo = jobKey !== undefined || shareDays(good.map(({ facts }) => facts))
  return good.length >= 2 && areApart && areTwo ? found : [pile]
}
const leastGood = 2

/** Machines that only the text tells of, where no product is known. */
function splitByMachine(pile: Pile): readonly Pile[] {
  if (pile.machineKey !== undefined || pile.jobKey !== undefined) return [pile]
  const groups = Map.groupBy(pile.facts, ({ run }) => run.machineKey)
  if (groups.size < 2) return [{ ...pile, machineKey: pile.facts[0]?.run.machineKey }]
  return [...groups].map(([machineKey, facts]) => ({ ...pile, machineKey, facts }))
}

/** Jobs that only the text tells of; a value that is there once may be anything. */
function splitByJob(pile: Pile): readonly Pile[] {
  if (pile.jobKey !== undefined || pile.product !== undefined) return [pile]
  const groups = Map.groupBy(pile.facts, ({ run }) => run.jobName?.key)
  const isOne = groups.size < 2 || pile.facts.length < 2 * groups.size
  const jobs = isOne
    ? [pile]
    : [...groups].map(([key = '', facts]) => ({ ...pile, fixed: `${pile.fixed} ${key}`.trim(), facts }))
  return jobs.flatMap(job => splitByNumbersOf('ofJob', job))
}
