/** Conditions that all messages of a job fit, as a person would write them: the job's lasting words in the subject, a line
 *  of the text that names job or machine, the sender. No word of how a run went is among them. */

import { readSubjectParts } from '../subject-parts.ts'
import { condense, isInsideWord } from '../text.ts'
import { CONDENSED } from '../view.ts'
import { type Fact, viewOfFact } from './fact.ts'
import type { Pile } from './pile.ts'
import { readStableName } from './stable-name.ts'

type TextField = 'subject' | 'from' | 'body'
export type TextCondition =
  | { readonly field: TextField; readonly contains: string }
  | { readonly field: TextField; readonly notContains: string }

export type Candidates = {
  readonly job: TextCondition | undefined
  readonly machine: TextCondition | undefined
  readonly from: TextCondition | undefined
  readonly pieces: readonly TextCondition[]
  /** Further ones, better ones first. */
  readonly more: readonly TextCondition[]
}

/** A message's texts, prepared as conditions see them. */
export type Texts = { readonly [field in TextField]: string }

const minLength = 2
const minLine = 6
const maxLine = 100
const maxLines = 80
const maxLooked = 200
const maxPieces = 3

export function textsOfFact(fact: Fact): Texts {
  const view = viewOfFact(fact)
  return {
    subject: view.text('subject', CONDENSED),
    from: view.text('from', CONDENSED),
    body: view.text('body', CONDENSED),
  }
}

export function findCandidates(pile: Pile, textsOf: (fact: Fact) => Texts): Candidates {
  const texts = pile.facts.map(textsOf)
  const inAll = (field: TextField, value: string) => texts.every(one => one[field].includes(condense(value)))
  const contain = (field: TextField, value: string): TextCondition | undefined =>
    value.length >= minLength && inAll(field, value) ? { field, contains: value } : undefined
  const lines = linesOf(pile)
  const jobs = spellings(pile, ({ run }) => run.job, pile.counting)
  const machines = spellings(pile, ({ run }) => run.machine)
  const inSubject = (names: readonly string[]) =>
    first(names, name => wholeWord(contain('subject', name), texts))
  const inText = (names: readonly string[]) =>
    first(names, name => first(lines, line => (hasWord(line, name) ? contain('body', line) : undefined))) ??
    first(names, name => (name.length > minLength ? wholeWord(contain('body', name), texts) : undefined))
  const jobInText = inText(jobs)
  const machineInText = inText(machines)
  const job = inSubject(jobs) ?? jobInText
  const machine = inSubject(machines) ?? machineInText
  const pieces = findPieces(pile, inAll, texts)
  const widened = job?.field === 'subject' && 'contains' in job ? widen(job.contains, texts) : undefined
  return {
    job,
    machine,
    from: findSender(pile, contain),
    pieces,
    more: [
      ...(widened === undefined ? [] : [{ field: 'subject', contains: widened } as const]),
      ...(machineInText ? [machineInText] : []),
      ...(jobInText ? [jobInText] : []),
      ...pieces,
      ...findWords(pile, contain),
      // Whatever else all of them say.
      ...lines.flatMap(line => (line.length >= minLine ? (contain('body', line) ?? []) : [])),
    ],
  }
}

/** Lasting pieces of a name in all its spellings, longest first. */
function spellings(
  { facts }: Pile,
  nameOf: (fact: Fact) => string | undefined,
  counting?: ReadonlySet<number>,
): readonly string[] {
  const found = new Set(
    facts.slice(0, maxLooked).flatMap(fact => {
      const name = nameOf(fact)
      return name === undefined ? [] : readStableName(name, counting).pieces
    }),
  )
  return [...found].toSorted((a, b) => b.length - a.length)
}

/** What of the text's lines lasts, without words of a result. */
function linesOf({ facts: [fact] }: Pile): readonly string[] {
  if (!fact) return []
  const lines = known.get(fact) ?? readLasting(fact)
  known.set(fact, lines)
  return lines
}
/** The same message is asked for again with every request. */
const known = new WeakMap<Fact, readonly string[]>()

function readLasting({ text }: Fact): readonly string[] {
  return text
    .split(/\r\n|\n|\r/)
    .slice(0, maxLines)
    .map(line => condense(line).trim())
    .filter(line => line !== '' && line.length <= maxLine)
    .flatMap(line => readSubjectParts(line).pieces)
}

function findPieces(
  { facts, counting }: Pile,
  inAll: (field: TextField, value: string) => boolean,
  texts: readonly Texts[],
) {
  const found = new Set(
    facts
      .slice(0, maxLooked)
      .flatMap(({ subject, parts }) =>
        counting.size === 0 ? parts.pieces : [...parts.pieces, ...readSubjectParts(subject, counting).pieces],
      ),
  )
  const fitting = [...found]
    .filter(piece => inAll('subject', piece))
    .map(piece => wholeWords(piece, texts))
    .toSorted((a, b) => b.length - a.length)
  const chosen: string[] = []
  for (const piece of fitting)
    if (chosen.length < maxPieces && !chosen.some(one => one.includes(piece))) chosen.push(piece)
  return chosen.map(contains => ({ field: 'subject', contains }) as const)
}

/** Single words of the subject, where no longer piece is in all of them. */
function findWords(
  { facts: [fact] }: Pile,
  contain: (field: TextField, value: string) => TextCondition | undefined,
): readonly TextCondition[] {
  const words = fact?.parts.pieces.flatMap(piece => piece.split(' ')) ?? []
  return words.flatMap(word => (word.length > minLength ? (contain('subject', word) ?? []) : []))
}

/** The address, or what stays of it: machines put numbers before the @. */
function findSender(
  { facts }: Pile,
  contain: (field: TextField, value: string) => TextCondition | undefined,
): TextCondition | undefined {
  const address = /[^\s<>,;:"()]+@[^\s<>,;:"()]+/.exec(facts[0]?.from ?? '')?.[0]
  if (address === undefined) return undefined
  const at = address.indexOf('@')
  const isNumbered = /\d{5,}|[0-9a-f]{12,}/i.test(address.slice(0, at))
  return (isNumbered ? undefined : contain('from', address)) ?? contain('from', address.slice(at))
}

function hasWord(text: string, name: string): boolean {
  for (let at = text.indexOf(name); at >= 0; at = text.indexOf(name, at + 1))
    if (!isInsideWord(text, at) && !isInsideWord(text, at + name.length)) return true
  return false
}

function wholeWord(found: TextCondition | undefined, texts: readonly Texts[]): TextCondition | undefined {
  if (!found || !('contains' in found)) return found
  return texts.every(one => hasWord(one[found.field], condense(found.contains))) ? found : undefined
}

/** With the rest of the word that it ends in, where all have the same: `site` is `site-A`. */
function wholeWords(piece: string, texts: readonly Texts[]): string {
  const rests = texts.map(({ subject }) => {
    const at = subject.indexOf(condense(piece))
    return /^[-_./]\S*?(?=[:;,)\]]*(?:\s|$))/u.exec(subject.slice(at + piece.length))?.[0] ?? ''
  })
  const [rest = ''] = rests
  return rests.every(one => one === rest) ? piece + rest : piece
}

/** The name with what stands right beside it in every subject, so that it is not taken for the beginning of another. */
function widen(name: string, texts: readonly Texts[]): string | undefined {
  const after = commonNeighbour(texts, name, 1)
  const before = commonNeighbour(texts, name, -1)
  const wide = `${before}${name}${after}`
  return wide === name ? undefined : wide
}

const maxNeighbour = 2

function commonNeighbour(texts: readonly Texts[], name: string, side: 1 | -1): string {
  const beside = texts.map(({ subject }) => {
    const at = subject.indexOf(condense(name))
    return side === 1
      ? subject.slice(at + name.length, at + name.length + maxNeighbour)
      : subject.slice(Math.max(0, at - maxNeighbour), at)
  })
  const [found = ''] = beside
  const marks = side === 1 ? /^ ?[^\p{L}\p{N}\s]/u : /[^\p{L}\p{N}\s] ?$/u
  const neighbour = marks.exec(found)?.[0] ?? ''
  const isCommon = beside.every(one => (side === 1 ? one.startsWith(neighbour) : one.endsWith(neighbour)))
  return isCommon ? neighbour : ''
}

function first<T, R>(all: readonly T[], find: (one: T) => R | undefined): R | undefined {
  for (const one of all) {
    const found = find(one)
    if (found !== undefined) return found
  }
  return undefined
}
