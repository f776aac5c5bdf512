/** A check to begin with, for a person to judge: made from a message, as a copy, or from a name. The same arguments
 *  give the same draft, and a draft from a message always fits that message. */
import { aliasKey, createAliasReader } from './alias-index.ts'
import {
  conditionsOf,
  type DraftCondition,
  findSender,
  fitsCondition,
  type Sender,
} from './draft-conditions.ts'
import { everyDayHint, matchHint, noResultHints, noSuccess, scheduleHints } from './draft-hints.ts'
import { findLastingIds, toDated } from './lasting-ids.ts'
import { type LearnedSchedule, learnSchedule, type WrittenSchedule } from './learn-schedule.ts'
import { describeLearned, evidenceWords } from './learning/words.ts'
import type { Message } from './message.ts'
import { aliasWord, firstFree, slug } from './slug.ts'
import {
  conditionsFor,
  conditionsForGood,
  readSubjectStatus,
  type SubjectSays,
  type WordCondition,
} from './status-words.ts'
import { findCounting, readSubjectParts, type SubjectParts } from './subject-parts.ts'
import { shorten } from './text.ts'

type DraftBlock = { readonly all: readonly WordCondition[] }
/** In the words of the configuration. */
type DraftCheck = {
  readonly id: string
  readonly name: string
  readonly group?: string
  readonly schedule: Partial<WrittenSchedule>
  readonly template?: string
  readonly match: {
    readonly alias?: string
    readonly all?: readonly DraftCondition[]
    readonly any?: readonly DraftCondition[]
  }
  readonly status: {
    readonly default: 'failure'
    readonly warning?: DraftBlock
    readonly success?: DraftBlock
  }
}
export type Draft<T = DraftCheck> = {
  readonly check: T
  readonly hints: readonly string[]
  /** A word that could be its alias, where it has none: mail has to be sent there first. */
  readonly alias?: string
  /** Absent when its schedule is not learned. */
  readonly learned?: LearnedWords
}
/** A learned schedule in words. */
type LearnedWords = {
  readonly text: string
  readonly sure: LearnedSchedule['sure']
  readonly evidence: readonly string[]
}

export type DraftContext = {
  /** Of the service itself. */
  readonly addresses: readonly string[]
  /** IANA name. */
  readonly zone: string
  readonly checks: readonly { readonly id: string; readonly alias?: string }[]
  /** What the person has said already. */
  readonly name?: string
  readonly group?: string
}

/** What is known of a stored message without reading it. */
export type Sibling = Pick<Message, 'subject' | 'from' | 'recipients' | 'receivedAtMs' | 'sentAtMs'>

const maxName = 100
export const everyDay = { every: '1 day' }
export const byDefault = { default: 'failure' } as const
export const untilSaid = 'Expected every day until the schedule says something else.'

/** A check for what has no messages yet. */
export function draftFromName(context: DraftContext): Draft {
  const name = context.name?.trim() || 'New check'
  const alias = proposeAlias(name, context)
  const match = alias === undefined ? { all: [{ field: 'subject', contains: name }] as const } : { alias }
  const hints =
    alias === undefined
      ? [
          `Takes messages whose subject contains "${name}": there is no address of our own that could carry an alias.`,
        ]
      : [`Takes what is sent to the alias ${alias}.`]
  return {
    check: { ...begin(name, context), schedule: everyDay, match, status: byDefault },
    hints: [...hints, untilSaid, noSuccess],
  }
}

/** The same rules under another name. */
export function draftFromCopy<
  T extends { readonly id: string; readonly name?: string; readonly group?: string },
>(original: T, context: DraftContext): Draft<T & { readonly name: string }> {
  const name = context.name?.trim() || shorten(`${original.name ?? original.id} (copy)`, maxName)
  const group = context.group ?? original.group
  return {
    check: { ...original, ...begin(name, context), ...(group !== undefined && { group }) },
    hints: [`A copy of ${original.id}: it takes the same messages until its matching is changed.`],
  }
}

/** Those of the others that the draft will take, too.
 *  @param others stored messages of the same sender, this one not among them */
export function findSiblings<T extends Sibling>(
  message: Message,
  others: readonly T[],
  context: DraftContext,
): readonly T[] {
  return look(message, others, context).siblings
}

function look<T extends Sibling>(message: Message, others: readonly T[], context: DraftContext) {
  const from = findSender(message.from)
  const alias = findAlias(message, context.addresses)
  const { parts, family } = readFamily(message, others, alias, context)
  const conditions = conditionsOf(message, parts, from)
  const fits = (one: Sibling) => conditions.every(condition => fitsCondition(condition, one))
  return { from, alias, parts, conditions, siblings: family.filter(fits) }
}

/** Rules that are known of whoever wrote the message. */
export type KnownRules = {
  /** Id of the template. */
  readonly template: string
  /** They leave messages in doubt, so that the words of subjects are needed, too. */
  readonly inDoubt: boolean
  readonly hints: readonly string[]
}

/** @param others stored messages of the same sender, this one not among them */
export function draftFromMessage(
  message: Message,
  others: readonly Sibling[],
  context: DraftContext,
  known?: KnownRules,
): Draft {
  const { from, alias, parts, conditions, siblings } = look(message, others, context)
  const name = context.name?.trim() || nameFrom(parts, from)
  const shared = alias !== undefined && isShared(alias, others, parts, context)
  const match = alias === undefined ? { all: conditions } : shared ? { alias, all: conditions } : { alias }
  const { schedule, learned, hints } = scheduleFrom([message, ...siblings], context.zone)
  const told = known && !known.inDoubt ? { status: {}, hints: [] } : statusFrom(message, siblings)
  const proposed = alias === undefined ? proposeAlias(name, context) : undefined
  return {
    check: {
      ...begin(name, context),
      schedule,
      ...(known && { template: known.template }),
      match,
      status: { ...byDefault, ...told.status },
    },
    hints: [
      matchHint({ alias, shared, fields: conditions.map(({ field }) => field), others: siblings.length }),
      ...(proposed === undefined
        ? []
        : [`Mail sent to the alias ${proposed} could be its own; this message was not.`]),
      ...hints,
      ...(known?.hints ?? []),
      ...told.hints,
      ...noResultHints(message),
    ],
    ...(proposed !== undefined && { alias: proposed }),
    ...(learned && { learned }),
  }
}

/** The addresses that an alias stands for. */
export function addressesOfAlias(alias: string | undefined, own: readonly string[]): readonly string[] {
  if (!alias || own.length === 0) return []
  if (alias.includes('@')) return [alias]
  return own.flatMap(address => {
    const at = address.lastIndexOf('@')
    return at > 0 ? [`${address.slice(0, at)}+${alias}${address.slice(at)}`] : []
  })
}

export function begin(name: string, { checks, group }: DraftContext) {
  const taken = new Set(checks.map(({ id }) => id))
  const id = firstFree(slug(name) || 'check', one => taken.has(one))
  return { id, name, ...(group !== undefined && { group }) }
}

export function proposeAlias(name: string, { addresses, checks }: DraftContext): string | undefined {
  const word = aliasWord(name)
  if (word === '' || addresses.length === 0) return undefined
  const taken = new Set(checks.flatMap(({ alias }) => (alias ? [aliasKey(alias)] : [])))
  return firstFree(word, one => taken.has(one))
}

/** The word that a message was sent to already; what a configuration would not take is none. */
function findAlias(
  { recipients }: Pick<Message, 'recipients'>,
  addresses: readonly string[],
): string | undefined {
  if (addresses.length === 0) return undefined
  const own = new Set(addresses.map(aliasKey))
  return [...createAliasReader(addresses)(recipients)].find(
    alias => !own.has(alias) && /^(?!\+)[^\s@<>(),;:"[\]\\]{1,64}$/.test(alias),
  )
}

/** The subject's lasting parts, and the messages that have the same. */
function readFamily<T extends Sibling>(
  message: Message,
  others: readonly T[],
  alias: string | undefined,
  { addresses }: DraftContext,
) {
  const plain = readSubjectParts(message.subject)
  const alike = others.filter(
    other =>
      readSubjectParts(other.subject).key === plain.key &&
      (alias === undefined || findAlias(other, addresses) === alias),
  )
  const lasting = findLastingIds([message, ...alike].map(toDated))
  const read = (subject: string, counting?: ReadonlySet<number>) =>
    readSubjectParts(subject, counting, lasting)
  const first = read(message.subject)
  const family = alike.filter(({ subject }) => read(subject).key === first.key)
  const rows = [first.numbers, ...family.map(({ subject }) => read(subject).numbers)]
  return { family, parts: read(message.subject, findCounting(rows)) }
}

/** Whether more than this job sends there. */
function isShared(
  alias: string,
  others: readonly Sibling[],
  { key, lasting }: SubjectParts,
  { addresses, checks }: DraftContext,
): boolean {
  return (
    checks.some(check => check.alias !== undefined && aliasKey(check.alias) === alias) ||
    others.some(
      other =>
        findAlias(other, addresses) === alias &&
        readSubjectParts(other.subject, undefined, lasting).key !== key,
    )
  )
}

function nameFrom({ pieces }: SubjectParts, from: Sender): string {
  return shorten(pieces.join(' ') || from.name || from.address || 'New check', maxName)
}

/** Learned from when they were sent; every day where they tell of no rhythm. */
function scheduleFrom(
  messages: readonly Sibling[],
  zone: string,
): {
  readonly schedule: DraftCheck['schedule']
  readonly hints: readonly string[]
  readonly learned?: LearnedWords
} {
  const atMs = messages.map(one => toDated(one).atMs)
  const found = learnSchedule({ atMs, zone, nowMs: Math.max(...atMs) })
  if (found.kind !== 'found') return { schedule: everyDay, hints: [everyDayHint(found)] }
  const { timezone, ...rest } = found.learned.schedule
  const schedule = timezone === undefined || timezone === zone ? rest : { ...rest, timezone }
  const learned = {
    text: describeLearned(found.learned),
    sure: found.learned.sure,
    evidence: evidenceWords(found.learned, zone),
  }
  return { schedule, learned, hints: scheduleHints(found.learned, zone) }
}

/** What the message says, and what its siblings say that ended otherwise. */
function statusFrom(message: Message, siblings: readonly Sibling[]) {
  const all = [message, ...siblings].map(({ subject }) => readSubjectStatus(subject))
  const isTold = all.some(({ kind }) => kind === 'failure' || kind === 'warning')
  const isGood = ({ kind }: SubjectSays) => kind === 'success' || (kind === 'ended' && isTold)
  const success = all.find(isGood)
  const warning = all.find(({ kind, word }) => kind === 'warning' && word !== '')
  const block = (says: SubjectSays): DraftBlock => ({ all: conditionsFor(says) })
  const good = success && conditionsForGood(success, all.filter(isGood))
  const own = all[0]
  const hints = [
    success
      ? `Success when the subject says ${success.word} in the same words as here, with other numbers and dates; anything else is a failure.`
      : noSuccess,
    ...(warning ? [`Warning when the subject says ${warning.word}.`] : []),
  ]
  if (!success && own?.kind === 'ended')
    hints.push(
      `The subject says ${own.word}, which may be said of a failed run, too: look into the text for what tells them apart.`,
    )
  if (!success && own?.kind === 'counts')
    hints.push('The subject counts how much was good, which words cannot judge: a figure can.')
  return {
    status: { ...(warning && { warning: block(warning) }), ...(good && { success: { all: good } }) },
    hints,
  }
}
