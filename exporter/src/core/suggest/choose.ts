/** As few conditions as keep a job's messages from those of all others. What is chosen fits all its own. */
import { condense, foldCase } from '../text.ts'
import { type Candidates, findCandidates, holds, type TextCondition, type Texts } from './candidates.ts'
import type { Fact } from './fact.ts'
import type { Pile } from './pile.ts'

export type Choice = {
  readonly alias?: string
  readonly all: readonly TextCondition[]
}

export type Conflict = { readonly fact: Fact; readonly pile: Pile | undefined }

const maxDenials = 3

/** What a person would write first; it may fit others' messages, too. */
export function begin(pile: Pile, candidates: Candidates, isOwnAlias: boolean): Choice {
  const { alias, product } = pile
  if (alias !== undefined && isOwnAlias) return { alias, all: [] }
  const { job, machine, from, pieces } = candidates
  const named = [
    ...(job ? [job] : []),
    ...(machine && (machine.field === 'subject' || !job || !from) ? [machine] : []),
  ]
  const chosen = named.length > 0 ? named : pieces
  // One name alone may be any word.
  const isSure = product !== undefined && named.length > 1
  const all = distinct([...(isSure || !from ? [] : [from]), ...chosen])
  return { ...(alias !== undefined && { alias }), all: all.length > 0 ? all : candidates.more.slice(0, 1) }
}

/** @returns with conditions that keep the others away, as far as there are such */
export function narrow(
  choice: Choice,
  {
    pile,
    conflicts,
    textsOf,
  }: {
    readonly pile: Pile
    readonly conflicts: readonly Conflict[]
    readonly textsOf: (fact: Fact) => Texts
  },
): Choice {
  const { from, job, machine, more } = findCandidates(pile, textsOf)
  const candidates = [from, machine, job, ...more].flatMap(one => one ?? [])
  let all = choice.all
  let left = conflicts
  while (left.length > 0) {
    const best = pick(candidates, left, textsOf)
    if (!best) break
    all = [...all, best.condition]
    left = best.left
  }
  for (let denials = 0; left.length > 0 && denials < maxDenials; denials++) {
    const best = pick(findDenials(pile, left, textsOf), left, textsOf)
    if (!best) break
    all = [...all, best.condition]
    left = best.left
  }
  return { ...choice, all: distinct(all) }
}

function pick(
  candidates: readonly TextCondition[],
  left: readonly Conflict[],
  textsOf: (fact: Fact) => Texts,
) {
  let best: { readonly condition: TextCondition; readonly left: readonly Conflict[] } | undefined
  for (const condition of candidates) {
    const still = left.filter(({ fact }) => holds(condition, textsOf(fact)))
    if (still.length < (best?.left.length ?? left.length)) best = { condition, left: still }
  }
  return best
}

/** Names of the others that none of its own messages has. */
function findDenials(
  pile: Pile,
  left: readonly Conflict[],
  textsOf: (fact: Fact) => Texts,
): readonly TextCondition[] {
  const own = pile.facts.map(textsOf)
  const names = new Set(
    left
      .slice(0, 50)
      .flatMap(({ fact: { run, parts } }) => [
        ...(run.jobName?.pieces ?? []),
        ...(run.machine === undefined ? [] : [run.machine]),
        ...parts.pieces,
      ]),
  )
  return [...names].flatMap(name =>
    (['subject', 'body'] as const).flatMap(field =>
      name.length > 2 && own.every(one => !one[field].includes(condense(name)))
        ? [{ field, notContains: name }]
        : [],
    ),
  )
}

/** One that another one says already is left out. */
function distinct(all: readonly TextCondition[]): readonly TextCondition[] {
  return all.filter((one, at) => {
    const isSaid = (other: TextCondition, i: number) =>
      i !== at && says(other, one) && (i < at || !says(one, other))
    return !all.some(isSaid)
  })
}

/** Whatever fits the first fits the second, too. */
function says(one: TextCondition, other: TextCondition): boolean {
  if (one.field !== other.field) return false
  if ('notContains' in one) return 'notContains' in other && one.notContains === other.notContains
  if ('notContains' in other) return false
  if (other.ignoreCase) return foldCase(one.contains).includes(foldCase(other.contains))
  return !one.ignoreCase && one.contains.includes(other.contains)
}
