/** Checks for the messages that wait unmatched. They are read a few at a time, what is known of them is kept small and
 *  bounded, and nothing is stored until a person accepts. */
import { setImmediate as breathe } from 'node:timers/promises'
import type { AcceptAnswer, CheckYaml, SuggestionJson, SuggestionsJson } from './api/contract-checks.ts'
import { reservedIds } from './api/managed-deps.ts'
import type { AcceptAsked, Suggestions } from './api/suggesting.ts'
import { createRegexEngine } from './config/regex.ts'
import { type History, type Learned, learnInSteps } from './core/learn-schedule.ts'
import { createMatcher } from './core/match.ts'
import type { Message, Received } from './core/message.ts'
import type { Product } from './core/products/product.ts'
import { describeSuggestion, historyOf } from './core/suggest/describe.ts'
import { type Fact, viewOfFact } from './core/suggest/fact.ts'
import { nameAll } from './core/suggest/names.ts'
import { checksOfObjects } from './core/suggest/objects.ts'
import { countStatuses, suggestChecks, toMatch } from './core/suggest/suggest.ts'
import type { Fleet } from './fleet.ts'
import { runInSlices } from './in-slices.ts'
import { createInTurn } from './in-turn.ts'
import type { ManagedChecks } from './managed-checks.ts'
import type { Store } from './store/store.ts'
import { createWaiting } from './waiting.ts'

export type SuggestionsDeps = {
  readonly store: Pick<Store, 'messages' | 'raw' | 'managedChecks' | 'changes'>
  readonly fleet: Fleet
  readonly readMessage: (received: Received) => Promise<Message>
  readonly config: () => {
    readonly addresses: readonly string[]
    readonly zone: string
    readonly limits: unknown
  }
  readonly products: readonly Product[]
  readonly create: ManagedChecks['createSeveral']
  /** Stored unmatched messages, on these checks. @returns how many there are */
  readonly tryStored: (checkIds: readonly string[]) => Promise<number>
}

/** For the reading of one request. */
const readBudgetMs = 2000
const maxShownIds = 20
const maxLeftIds = 100

type Found = {
  readonly answer: SuggestionsJson
  /** What each would take, by its key. */
  readonly matches: ReadonlyMap<string, ReturnType<typeof toMatch>>
}

export function createSuggestions(deps: SuggestionsDeps): Suggestions {
  const { store, fleet, config, products } = deps
  const byId = new Map(products.map(product => [product.id, product]))
  const waiting = createWaiting(deps)
  /** Checks that were accepted here: their messages wait no longer, although it takes a while until each was tried. */
  const accepted = new Map<string, ReturnType<typeof toMatch>>()
  const learning = createLearning()
  const inTurn = createInTurn()
  let last: { readonly version: string; readonly facts: number; readonly found: Found } | undefined

  async function find(): Promise<Found> {
    const { facts, taken, looked, total } = await waiting.look(readBudgetMs)
    const version = `${store.changes()} ${waiting.version()} ${fleet.changes()} ${accepted.size}`
    if (last?.version === version) return last.found
    const counts = { looked, waiting: total }
    // On the way each answer would cost as much as the last one: what was found so far stands until twice as much is read.
    if (last && looked < total && facts.length < 2 * last.facts)
      return { ...last.found, answer: { ...last.found.answer, ...counts } }
    const found = await compute(await withoutAccepted(facts), taken, counts)
    last = { version, facts: facts.length, found }
    return found
  }

  /** A check must not take what has not been read yet. */
  async function findWhole(): Promise<Found> {
    for (;;) {
      const found = await find()
      if (found.answer.looked >= found.answer.waiting) return found
    }
  }

  async function withoutAccepted(facts: readonly Fact[]): Promise<readonly Fact[]> {
    for (const id of accepted.keys()) if (!fleet.get(id)) accepted.delete(id)
    if (accepted.size === 0) return facts
    const checks = [...accepted].map(([id, match]) => ({ id, match }))
    const matcher = createMatcher(checks, { regex: createRegexEngine() }, config().addresses)
    const left: Fact[] = []
    for (const [at, fact] of facts.entries()) {
      if (at % 100 === 0) await breathe()
      if (matcher.find(viewOfFact(fact)).length === 0) left.push(fact)
    }
    return left
  }

  async function compute(
    facts: readonly Fact[],
    taken: readonly Fact[],
    counts: Pick<SuggestionsJson, 'looked' | 'waiting'>,
  ): Promise<Found> {
    const { addresses, zone } = config()
    const aliases = [...fleet.all()].flatMap(({ definition: { match } }) => match.alias ?? [])
    const engines = { regex: createRegexEngine() }
    const work = suggestChecks(facts, taken, { products, addresses, aliases, engines })
    const { suggested, left } = await runInSlices(work)
    const used = await takenIds()
    const matches = new Map<string, ReturnType<typeof toMatch>>()
    const suggestions: SuggestionJson[] = []
    const learn = learning.next()
    const inOrder = suggested.toSorted((a, b) => b.pile.facts.length - a.pile.facts.length)
    const names = await runInSlices(nameAll(inOrder, byId))
    for (const [at, one] of inOrder.entries()) {
      const named = names[at]
      if (!named) continue
      const { check, ...told } = describeSuggestion(one, {
        zone,
        products: byId,
        names: named,
        isTaken: id => used.has(id),
        learned: await learn(historyOf(one, zone)),
      })
      used.add(check.id)
      matches.set(one.key, toMatch(one.choice))
      suggestions.push({
        key: one.key,
        check,
        ...told,
        ...countsOf(one.pile.facts),
        ...productOf(check.template),
      })
      await breathe()
    }
    const answer: SuggestionsJson = {
      ...counts,
      suggestions,
      left: left.map(({ reason, facts: found }) => ({
        reason,
        messages: found.length,
        messageIds: newestIds(found, maxLeftIds),
      })),
    }
    return { answer, matches }
  }

  function productOf(id: string): Pick<SuggestionJson, 'product'> {
    const product = byId.get(id)
    return product ? { product: { id, name: product.name } } : {}
  }

  async function takenIds(): Promise<Set<string>> {
    const ofStore = (await store.managedChecks()).map(({ checkId }) => checkId)
    return new Set([...[...fleet.all()].map(({ definition }) => definition.id), ...ofStore, ...reservedIds])
  }

  async function accept(asked: AcceptAsked, who: string): Promise<AcceptAnswer> {
    const { answer, matches } = await findWhole()
    const wanted = 'all' in asked ? answer.suggestions.map(({ key }) => ({ key })) : asked.suggestions
    const refused: { key: string; detail: string }[] = []
    const used = await takenIds()
    const plans = new Map<string, readonly CheckYaml[]>()
    for (const one of wanted) {
      const suggestion = answer.suggestions.find(({ key }) => key === one.key)
      const plan = suggestion && planOf(suggestion, 'perObject' in one && one.perObject === true, used)
      if (plans.has(one.key)) refused.push({ key: one.key, detail: 'It is asked for twice.' })
      else if (!plan) refused.push({ key: one.key, detail: notThere })
      else if (plan.length === 0) refused.push({ key: one.key, detail: noObjects })
      else plans.set(one.key, plan)
    }
    const saved = await deps.create([...plans.values()].flat(), who)
    const done = [...plans].flatMap(([key, plan]) => {
      const ids = plan.map(({ id }) => id).filter(id => saved.done.includes(id))
      const match = matches.get(key)
      if (match) for (const id of ids) accepted.set(id, match)
      for (const { id, detail } of saved.refused)
        if (plan.some(check => check.id === id)) refused.push({ key, detail })
      return ids.length === 0 ? [] : [{ key, ids }]
    })
    return { done, refused, trying: await deps.tryStored(saved.rulesChanged) }
  }

  return {
    suggestions: async () => (await find()).answer,
    // The second click on the same button is told that it is done, in place of making everything once more.
    accept: (asked, who) => inTurn(() => accept(asked, who)),
  }
}

const notThere = 'There is no such suggestion: its messages have a check by now, or are gone.'
const noObjects = 'Its messages report of no objects: accept it without perObject.'

function planOf(
  { check, objects }: SuggestionJson,
  isPerObject: boolean,
  used: Set<string>,
): readonly CheckYaml[] {
  if (!isPerObject) return [check]
  const checks = checksOfObjects(check, objects ?? [], id => used.has(id))
  for (const { id } of checks) used.add(id)
  return checks
}

/** What was learned of the same times is known until they are not asked for any more: of most jobs nothing is new when the
 *  next suggestions are made, and nothing costs as much. */
function createLearning() {
  let before = new Map<string, Learned>()
  let now = new Map<string, Learned>()
  return {
    /** For the suggestions that are made now. */
    next(): (asked: History) => Promise<Learned> {
      before = now
      now = new Map()
      return async asked => {
        const key = `${asked.zone} ${asked.nowMs} ${asked.atMs.join(' ')}`
        const learned = now.get(key) ?? before.get(key) ?? (await runInSlices(learnInSteps(asked)))
        now.set(key, learned)
        return learned
      }
    },
  }
}

function countsOf(facts: readonly Fact[]) {
  const atMs = facts.map(one => one.atMs)
  return {
    messages: facts.length,
    messageIds: newestIds(facts, maxShownIds),
    firstAtMs: atMs.reduce((a, b) => Math.min(a, b)),
    lastAtMs: atMs.reduce((a, b) => Math.max(a, b)),
    statuses: countStatuses(facts),
  }
}

function newestIds(facts: readonly Fact[], limit: number): readonly number[] {
  return facts
    .map(({ id }) => id)
    .toSorted((a, b) => b - a)
    .slice(0, limit)
}
