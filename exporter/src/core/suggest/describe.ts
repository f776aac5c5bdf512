/** A suggestion as a finished check, and what it rests on in words. */

import type { History, Learned } from '../learn-schedule.ts'
import { describeLearned, evidenceWords, nothingLearned } from '../learning/words.ts'
import type { WrittenSchedule } from '../learning/written.ts'
import type { Product } from '../products/product.ts'
import { firstFree, slug } from '../slug.ts'
import type { TextCondition } from './candidates.ts'
import type { Names } from './names.ts'
import type { Suggested } from './suggest.ts'

type SuggestedCheck = {
  readonly id: string
  readonly name: string
  readonly group?: string
  readonly label?: string
  readonly schedule: Partial<WrittenSchedule>
  readonly template: string
  readonly match: { readonly alias?: string; readonly all?: readonly TextCondition[] }
}

export type Described = {
  readonly check: SuggestedCheck
  readonly hints: readonly string[]
  readonly machine?: string
  readonly job?: string
  readonly schedule?: {
    readonly text: string
    readonly sure: 'sure' | 'likely' | 'guess'
    readonly evidence: readonly string[]
  }
  readonly objects?: readonly string[]
}

type Context = {
  /** IANA name. */
  readonly zone: string
  readonly products: ReadonlyMap<string, Product>
  readonly names: Names
  readonly isTaken: (id: string) => boolean
  /** Of its `historyOf`. */
  readonly learned: Learned
}

const maxObjects = 200

export function describeSuggestion(
  { pile, choice, foreign }: Suggested,
  { zone, products, names, isTaken, learned }: Context,
): Described {
  const { facts } = pile
  const product = products.get(pile.product ?? '')
  const { name, group, job, machine } = names
  const { schedule, told, hint } = scheduleOf(learned, zone)
  const objects = [...new Set(facts.flatMap(({ run }) => run.objects))].slice(0, maxObjects)
  const { alias, all } = choice
  return {
    check: {
      id: firstFree(idOf(name, machine, product?.name), isTaken),
      name,
      ...(group !== undefined && { group }),
      ...(product && { label: product.name }),
      schedule,
      template: product?.id ?? 'general',
      match: { ...(alias !== undefined && { alias }), ...(all.length > 0 && { all }) },
    },
    hints: [...hintsOf({ pile, choice, foreign }, product), ...(hint === undefined ? [] : [hint])],
    ...(machine !== undefined && { machine }),
    ...(job !== undefined && { job }),
    ...(told && { schedule: told }),
    ...(objects.length > 1 && { objects }),
  }
}

/** Of the first that has letters for it. */
function idOf(...names: readonly (string | undefined)[]): string {
  return names.map(name => slug(name ?? '')).find(id => id !== '') ?? 'check'
}

/** When its messages were sent first.
 *  @param zone an IANA name */
export function historyOf({ pile: { facts } }: Suggested, zone: string): History {
  const first = facts.filter(({ isForwarded }) => !isForwarded)
  const atMs = (first.length > 0 ? first : facts).map(one => one.atMs)
  return { atMs, zone, nowMs: Math.max(...atMs) }
}

/** Every day where they tell of no rhythm. */
function scheduleOf(found: Learned, zone: string) {
  if (found.kind !== 'found')
    return {
      schedule: { every: '1 day' },
      told: undefined,
      hint: `Expected every day: ${nothingLearned(found)}`,
    }
  const { timezone, ...rest } = found.learned.schedule
  const schedule = timezone === undefined || timezone === zone ? rest : { ...rest, timezone }
  const { learned } = found
  return {
    schedule,
    hint: undefined,
    told: { text: describeLearned(learned), sure: learned.sure, evidence: evidenceWords(learned, zone) },
  }
}

function hintsOf(
  { pile, choice, foreign }: Omit<Suggested, 'key'>,
  product: Product | undefined,
): readonly string[] {
  const { facts } = pile
  const forwarded = facts.filter(({ isForwarded }) => isForwarded).length
  const others = new Set(foreign.map(({ pile: other }) => other)).size
  const fields = [...new Set(choice.all.map(({ field }) => field))].join(', ')
  return [
    choice.alias === undefined
      ? `Takes messages by their ${fields}.`
      : `Takes what is sent to the alias ${choice.alias}${fields === '' ? '' : `, by ${fields}`}.`,
    product
      ? `What ${product.name} says tells how each run went.`
      : 'No known product: how a run went is read from the usual words; what is in doubt counts as a failure.',
    ...(forwarded > 0 ? [`${forwarded} of its messages were sent on by somebody.`] : []),
    ...(foreign.length > 0
      ? [
          `It also takes ${foreign.length} messages of ${others} others: nothing in them tells them apart. Give it a condition more.`,
        ]
      : []),
  ]
}
