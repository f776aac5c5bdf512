/** Checks for messages that wait unmatched: one for each job that they tell of. Each check fits all messages of its job and
 *  none of others; where that cannot be had, its hints say so. */
import type { ResultStatus } from '../activity.ts'
import { aliasKey, createAliasReader } from '../alias-index.ts'
import type { Match } from '../check.ts'
import type { Engines } from '../condition.ts'
import { keepLastingIds } from '../lasting-ids.ts'
import { createMatcher } from '../match.ts'
import type { Product } from '../products/product.ts'
import { firstFree, slug } from '../slug.ts'
import { findCandidates, type Texts, textsOfFact } from './candidates.ts'
import { begin, type Choice, type Conflict, narrow } from './choose.ts'
import { type Fact, viewOfFact } from './fact.ts'
import { groupFacts } from './group.ts'
import { findLeft, type Left } from './left.ts'
import type { Pile } from './pile.ts'

export type Suggested = {
  /** Stays the same while its messages wait. */
  readonly key: string
  readonly pile: Pile
  readonly choice: Choice
  /** Messages of others that it takes all the same. */
  readonly foreign: readonly Conflict[]
}

export type SuggestContext = {
  readonly products: readonly Product[]
  readonly addresses: readonly string[]
  /** Of checks that there are. */
  readonly aliases: readonly string[]
  readonly engines: Engines
}

export type Suggesting = { readonly suggested: readonly Suggested[]; readonly left: readonly Left[] }

/** @param waiting messages without a check
 *  @param taken messages of other checks
 *  @yields between pieces of work, so that whoever runs it can give others a turn */
export function* suggestChecks(
  waiting: readonly Fact[],
  taken: readonly Fact[],
  context: SuggestContext,
): Generator<undefined, Suggesting> {
  const { runs: found, left } = findLeft(waiting)
  const runs = yield* keepLastingIds(found, ({ sender, parts }) => `${sender} ${parts.key}`)
  const readAliases = createAliasReader(context.addresses)
  const own = new Set(context.addresses.map(aliasKey))
  const aliasOf = ({ recipients }: Fact) =>
    context.addresses.length === 0
      ? undefined
      : [...readAliases(recipients)].find(
          alias => !own.has(alias) && /^[^\s@+<>(),;:"[\]\\][^\s@<>(),;:"[\]\\]{0,63}$/.test(alias),
        )
  const grouping = { products: new Map(context.products.map(one => [one.id, one])), aliasOf }
  const all = yield* groupFacts(runs, grouping)
  yield
  const told = all.filter(pile => !isNews(pile))
  const piles = told.filter(isKnown)
  const unknown = told.filter(pile => !isKnown(pile))
  const news = all.filter(isNews)
  const keys = keysOf(piles)
  const texts = new Map<Fact, Texts>()
  const textsOf = (fact: Fact) => {
    const found = texts.get(fact) ?? textsOfFact(fact)
    texts.set(fact, found)
    return found
  }
  const usedAliases = countAliases([...waiting, ...taken], piles, aliasOf, context.aliases)
  const start = (pile: Pile) =>
    begin(
      pile.facts.every(fact => aliasOf(fact) === pile.alias) ? pile : { ...pile, alias: undefined },
      findCandidates(pile, textsOf),
      pile.alias !== undefined && usedAliases.get(pile.alias) === pile,
    )
  const choices: Choice[] = []
  for (const pile of piles) {
    choices.push(start(pile))
    yield
  }
  const isRead = new Map(found.map((fact, at) => [fact, runs[at] ?? fact]))
  const everything = [
    ...waiting.flatMap(fact => (isNeutral(fact) ? [] : [isRead.get(fact) ?? fact])),
    ...taken,
  ]
  const pileOf = new Map(piles.flatMap(pile => pile.facts.map(fact => [fact, pile] as const)))
  const findForeign = () => findConflicts(choices, piles, everything, pileOf, context)
  function* narrowAll(chosen: readonly Pile[]) {
    const conflicts = yield* findForeign()
    for (const [at, pile] of chosen.entries()) {
      const found = conflicts[at] ?? []
      const choice = choices[at]
      if (choice && found.length > 0) choices[at] = narrow(choice, { pile, conflicts: found, textsOf })
      yield
    }
    return yield* findForeign()
  }
  let foreign = yield* narrowAll(piles)
  const strict = piles.map((pile, at) => (foreign[at]?.length ? withoutForwarded(pile) : pile))
  if (strict.some((pile, at) => pile !== piles[at])) {
    for (const [at, pile] of strict.entries()) if (pile !== piles[at]) choices[at] = start(pile)
    foreign = yield* narrowAll(strict)
  }
  return {
    suggested: piles.flatMap((pile, at) => {
      const choice = choices[at]
      return choice ? [{ key: keys[at] ?? '', pile, choice, foreign: foreign[at] ?? [] }] : []
    }),
    left: [
      ...left,
      ...leave(unknown, 'Nothing in them says how a run went, and no known product wrote them.'),
      ...leave(news, 'They read like a newsletter, and hardly one is like another.'),
    ],
  }
}

const maxKey = 120

/** Of what its messages have in common, never of how many there are. */
function keysOf(piles: readonly Pile[]): readonly string[] {
  const used = new Set<string>()
  return piles.map(({ product, alias, machineKey, jobKey, subjectKey, fixed, sender }) => {
    const words = [product ?? 'general', alias, machineKey, jobKey ?? subjectKey, fixed, machineKey ?? sender]
    const text = words.join(' ')
    // Two names may differ in signs that no key has.
    const base = `${slug(text).slice(0, maxKey)}-${checksum(text)}`
    const key = firstFree(base, one => used.has(one))
    used.add(key)
    return key
  })
}

/** FNV-1a. */
function checksum(text: string): string {
  let sum = 0x811c9dc5
  for (let at = 0; at < text.length; at++) sum = Math.imul(sum ^ text.charCodeAt(at), 0x01000193)
  return (sum >>> 0).toString(36)
}

/** Somebody knows how one of its runs went. */
function isKnown({ product, facts }: Pile): boolean {
  return product !== undefined || facts.some(({ run }) => run.status !== undefined)
}

/** What goes to many and does not come again in the same words, from whoever is no known product. */
function isNews({ product, facts }: Pile): boolean {
  return product === undefined && facts.length < leastOfBulk && facts.every(({ isBulk }) => isBulk)
}
const leastOfBulk = 3

function leave(piles: readonly Pile[], reason: string): readonly Left[] {
  return piles.length === 0 ? [] : [{ reason, facts: piles.flatMap(({ facts }) => facts) }]
}

/** A copy that was sent on has not the sender that tells its job from another. Better that one waits than that two jobs
 *  share their results. */
function withoutForwarded(pile: Pile): Pile {
  const own = pile.facts.filter(({ isForwarded }) => !isForwarded)
  return own.length === 0 || own.length === pile.facts.length ? pile : { ...pile, facts: own }
}

/** Of a product, about something else than a run: it does no harm in any check. */
function isNeutral({ run }: Fact): boolean {
  return run.product !== undefined && run.status === 'none'
}

/** Whose an alias is, where all that was sent there is of one job. */
function countAliases(
  facts: readonly Fact[],
  piles: readonly Pile[],
  aliasOf: (fact: Fact) => string | undefined,
  taken: readonly string[],
): ReadonlyMap<string, Pile> {
  const totals = new Map<string, number>()
  for (const fact of facts) {
    const alias = aliasOf(fact)
    if (alias !== undefined) totals.set(alias, (totals.get(alias) ?? 0) + 1)
  }
  const others = new Set(taken.map(aliasKey))
  return new Map(
    piles.flatMap(pile => {
      const { alias, facts: its } = pile
      if (alias === undefined || others.has(alias) || totals.get(alias) !== its.length) return []
      return its.every(fact => aliasOf(fact) === alias) ? [[alias, pile] as const] : []
    }),
  )
}

const messagesPerTurn = 100

function* findConflicts(
  choices: readonly Choice[],
  piles: readonly Pile[],
  facts: readonly Fact[],
  pileOf: ReadonlyMap<Fact, Pile>,
  { engines, addresses }: SuggestContext,
): Generator<undefined, readonly (readonly Conflict[])[]> {
  yield
  const matcher = createMatcher(
    choices.map((choice, at) => ({ id: String(at), match: toMatch(choice) })),
    engines,
    addresses,
  )
  yield
  const found: Conflict[][] = piles.map(() => [])
  for (const [i, fact] of facts.entries()) {
    if (i % messagesPerTurn === 0) yield
    for (const id of matcher.find(viewOfFact(fact))) {
      const at = Number(id)
      if (pileOf.get(fact) !== piles[at]) found[at]?.push({ fact, pile: pileOf.get(fact) })
    }
  }
  return found
}

export function toMatch({ alias, all }: Choice): Match {
  return {
    ...(alias !== undefined && { alias }),
    ...(all.length > 0 && {
      block: {
        quantifier: 'all',
        condenseWhitespace: true,
        combineAttachments: true,
        parts: all.map(condition => ({
          field: condition.field,
          ignoreCase: 'contains' in condition && condition.ignoreCase === true,
          ...('contains' in condition
            ? { operator: 'contains' as const, value: condition.contains }
            : { operator: 'notContains' as const, value: condition.notContains }),
        })),
      },
    }),
  }
}

/** How its messages count by the template. */
export function countStatuses(facts: readonly Fact[]): { readonly [status in ResultStatus]?: number } {
  const counts: { [status in ResultStatus]?: number } = {}
  for (const { run } of facts) counts[run.counts] = (counts[run.counts] ?? 0) + 1
  return counts
}
