/** Which checks a message is for. Every check is filed under the rarest thing a message must have for it to fit, an
 *  alias or a literal; only checks found so are asked, so that the cost of a message does not grow with their number.
 *  What cannot be filed is asked every time. The answer is the same as if all had been asked. */
import { aliasKey, createAliasReader } from './alias-index.ts'
import {
  type Explanation,
  explainBlock,
  fitsBlock,
  needOfBlock,
  type ReadyBlock,
  readyBlock,
} from './block.ts'
import type { Match } from './check.ts'
import type { Engines } from './condition.ts'
import { createLiteralIndex } from './literal-index.ts'
import type { Need } from './need.ts'
import { shorten } from './text.ts'
import { COMBINED, CONDENSED, FOLDED, type MessageView, type TextField } from './view.ts'

export type Matched = { readonly id: string; readonly match: Match }
export type Matcher = {
  /** Ids of the checks that fit, in the order of their definition. */
  find(view: MessageView): readonly string[]
}

/** @param addresses of the service itself: before their plus-words aliases count; none = all do
 *  @throws Error that names the check, the part of it, and what would be right */
export function createMatcher(
  checks: readonly Matched[],
  engines: Engines,
  addresses: readonly string[],
): Matcher {
  const blocks = checks.map(({ id, match }) => compileOne(`check "${id}": match`, match, engines))
  const { always, byAlias, literals, postings, fields } = fileChecks(checks, blocks)
  const index = createLiteralIndex(literals)
  const readAliases = createAliasReader(addresses)
  const aliases = checks.map(({ match }) => match.alias && aliasKey(match.alias))
  const asked = new Uint32Array(checks.length)
  let turn = 0
  let candidates: number[] = []
  const propose = (check: number) => {
    if (asked[check] === turn) return
    asked[check] = turn
    candidates.push(check)
  }
  const seen = new Uint32Array(literals.length)
  const proposeFor = (literal: number) => {
    if (seen[literal] === turn) return
    seen[literal] = turn
    postings[literal]?.forEach(propose)
  }

  return {
    find(view) {
      turn = (turn + 1) >>> 0
      if (turn === 0) {
        // The counter came round: what an old turn left behind must not look like this one's.
        asked.fill(0)
        seen.fill(0)
        turn = 1
      }
      candidates = []
      const sentTo = readAliases(view.recipients)
      always.forEach(propose)
      for (const alias of sentTo) byAlias.get(alias)?.forEach(propose)
      for (const [field, form] of fields.places(view)) index.scan(view.text(field, form), proposeFor)
      return candidates
        .sort((a, b) => a - b)
        .filter(check => {
          const alias = aliases[check]
          const block = blocks[check]
          return (!alias || sentTo.has(alias)) && (!block || fitsBlock(block, view))
        })
        .flatMap(check => checks[check]?.id ?? [])
    },
  }
}

export type MatchExplanation = {
  readonly fits: boolean
  /** Present when the check has an alias; `actual` is where the message was sent. */
  readonly alias?: { readonly text: string; readonly fits: boolean; readonly actual: string }
  readonly block?: Explanation
  /** Present when the check is for one object; `actual` is what the message tells of. */
  readonly object?: { readonly text: string; readonly fits: boolean; readonly actual: string }
}

/** One check's matching, asked the plain way: what a preview shows, and what `find` must agree with.
 *  @throws Error that names the part, and what would be right */
export function compileMatch(match: Match, engines: Engines, addresses: readonly string[]) {
  const block = compileOne('match', match, engines)
  const readAliases = createAliasReader(addresses)
  const isSentTo = (view: MessageView) =>
    !match.alias || readAliases(view.recipients).has(aliasKey(match.alias))
  const fits = (view: MessageView) =>
    Boolean(match.alias || block) && isSentTo(view) && (!block || fitsBlock(block, view))
  return {
    fits,
    explain: (view: MessageView): MatchExplanation => ({
      fits: fits(view),
      ...(match.alias && {
        alias: {
          text: `sent to the alias ${match.alias}`,
          fits: isSentTo(view),
          actual: shorten(view.recipients.join(', '), MAX_ACTUAL),
        },
      }),
      ...(block && { block: explainBlock(block, view) }),
    }),
  }
}

const MAX_ACTUAL = 120

function compileOne(where: string, match: Match, engines: Engines): ReadyBlock | undefined {
  try {
    return match.block && readyBlock(match.block, engines)
  } catch (cause) {
    throw new Error(`${where}: ${cause instanceof Error ? cause.message : String(cause)}`, { cause })
  }
}

type Literal = Extract<Need, { kind: 'literal' }>
/** One of several ways to file a check: under all of these, as one of them is always there. */
type Filing = { readonly alias?: string; readonly literals: readonly Literal[]; readonly cost: number }

function fileChecks(checks: readonly Matched[], blocks: readonly (ReadyBlock | undefined)[]) {
  const sharing = countSharing(checks, blocks)
  const always: number[] = []
  const byAlias = new Map<string, number[]>()
  const numbers = new Map<string, number>()
  const postings: number[][] = []
  const fields = createFields()
  checks.forEach(({ match }, check) => {
    // Without an alias and conditions a check is for no message at all.
    if (!match.alias && !match.block) return
    const block = blocks[check]
    const filing = choose(match, block && needOfBlock(block), sharing)
    if (filing === undefined) always.push(check)
    else if (filing.alias !== undefined) push(byAlias, filing.alias, check)
    for (const { text, field, combined } of filing?.literals ?? []) {
      let number = numbers.get(text)
      if (number === undefined) numbers.set(text, (number = postings.push([]) - 1))
      postings[number]?.push(check)
      fields.add(field, combined)
    }
  })
  return { always, byAlias, literals: [...numbers.keys()], postings, fields }
}

/** How many checks ask for an alias (behind an @, which no literal's key begins with) or a literal. */
function countSharing(checks: readonly Matched[], blocks: readonly (ReadyBlock | undefined)[]) {
  const counts = new Map<string, number>()
  const add = (key: string) => counts.set(key, (counts.get(key) ?? 0) + 1)
  const addNeed = (need: Need) => {
    if (need.kind === 'literal') add(`=${need.text}`)
    else need.needs.forEach(addNeed)
  }
  checks.forEach(({ match }, check) => {
    if (match.alias) add(`@${aliasKey(match.alias)}`)
    const block = blocks[check]
    if (block) addNeed(needOfBlock(block))
  })
  return {
    ofAlias: (alias: string) => counts.get(`@${alias}`) ?? 0,
    ofLiteral: (text: string) => counts.get(`=${text}`) ?? 0,
  }
}
type Sharing = ReturnType<typeof countSharing>

function choose(match: Match, need: Need | undefined, sharing: Sharing): Filing | undefined {
  const byNeed = need && cheapest(need, sharing)
  if (!match.alias) return byNeed
  const alias = aliasKey(match.alias)
  const cost = sharing.ofAlias(alias)
  return byNeed && byNeed.cost < cost ? byNeed : { alias, literals: [], cost }
}

/** Undefined when nothing is needed. */
function cheapest(need: Need, sharing: Sharing): Filing | undefined {
  if (need.kind === 'literal') {
    // Where two are shared by as many, the longer one is found less often by chance.
    return { literals: [need], cost: sharing.ofLiteral(need.text) + 1 / (1 + need.text.length) }
  }
  const filings = need.needs.map(part => cheapest(part, sharing))
  if (need.kind === 'all')
    return filings.reduce(
      (best, filing) => (filing && (!best || filing.cost < best.cost) ? filing : best),
      undefined,
    )
  const certain = filings.filter(filing => filing !== undefined)
  if (certain.length < filings.length) return undefined
  return {
    literals: certain.flatMap(filing => filing.literals),
    cost: certain.reduce((sum, filing) => sum + filing.cost, 0),
  }
}

/** The texts that the filed literals may stand in; no others are scanned. */
function createFields() {
  const plain = new Map<TextField, number>()
  const headers = new Set<string>()
  return {
    add(field: TextField, combined: boolean) {
      if (field.startsWith('header:')) headers.add(field.slice('header:'.length))
      else plain.set(field, (plain.get(field) ?? CONDENSED | FOLDED) | (combined ? COMBINED : 0))
    },
    *places(view: MessageView): Generator<readonly [TextField, number]> {
      yield* plain
      if (headers.size > 0)
        for (const name of view.headerNames)
          if (headers.has(name)) yield [`header:${name}`, CONDENSED | FOLDED]
    },
  }
}

function push(map: Map<string, number[]>, key: string, check: number): void {
  const list = map.get(key)
  if (list) list.push(check)
  else map.set(key, [check])
}
