/** Conditions that all messages of a job fit, as a person would write them: the job's lasting words in the subject, a line
 *  of the text that names job or machine, the sender. No word of how a run went is among them. */

import { readSubjectParts } from '../subject-parts.ts'
import { condense, foldCase, isInsideWord } from '../text.ts'
import { CONDENSED, FOLDED } from '../view.ts'
import { type Fact, viewOfFact } from './fact.ts'
import type { Pile } from './pile.ts'
import { readStableName } from './stable-name.ts'

type TextField = 'subject' | 'from' | 'body'
type Positive = { readonly field: TextField; readonly contains: string; readonly ignoreCase?: true }
export type TextCondition = Positive | { readonly field: TextField; readonly notContains: string }

export type Candidates = {
  readonly job: TextCondition | undefined
  readonly machine: TextCondition | undefined
  readonly from: TextCondition | undefined
  readonly pieces: readonly TextCondition[]
  /** Further ones, better ones first. */
  readonly more: readonly TextCondition[]
}

/** A message's texts, prepared as conditions see them. */
export type Texts = { readonly [field in TextField]: string } & {
  /** In lower case. */
  readonly folded: { readonly [field in TextField]: string }
}

const minLength = 2
const minLine = 6
const maxLine = 100
const maxLines = 80
const maxLooked = 200
const maxPieces = 3

export function textsOfFact(fact: Fact): Texts {
  const view = viewOfFact(fact)
  const read = (form: number) => ({
    get subject() {
      return view.text('subject', form)
    },
    get from() {
      return view.text('from', form)
    },
    get body() {
      return view.text('body', form)
    },
  })
  return Object.assign(read(CONDENSED), { folded: read(CONDENSED | FOLDED) })
}

export function holds(condition: TextCondition, texts: Texts): boolean {
  const { field } = condition
  if ('notContains' in condition) return !texts[field].includes(condense(condition.notContains))
  const value = condense(condition.contains)
  return condition.ignoreCase ? texts.folded[field].includes(foldCase(value)) : texts[field].includes(value)
}

export function findCandidates(pile: Pile, textsOf: (fact: Fact) => Texts): Candidates {
  const texts = pile.facts.map(textsOf)
  const contain = (field: TextField, value: string) => findCondition(field, value, texts)
  const anyCase = (field: TextField, value: string) => findCondition(field, value, texts, 'any case')
  const lines = linesOf(pile)
  const jobs = spellings(pile, ({ run }) => run.job, pile.counting.ofJob)
  const machines = spellings(pile, ({ run }) => run.machine)
  const inSubject = (names: readonly string[]) =>
    (pile.product === undefined
      ? undefined
      : first(names, name => wholeWord(contain('subject', name), texts))) ??
    first(names, name => wholeWord(withSpelling(anyCase('subject', name), pile), texts))
  const inText = (names: readonly string[]) =>
    first(names, name => first(lines, line => (hasWord(line, name) ? contain('body', line) : undefined))) ??
    first(names, name => (name.length > minLength ? wholeWord(anyCase('body', name), texts) : undefined))
  const jobInText = inText(jobs)
  const machineInText = inText(machines)
  const job = inSubject(jobs) ?? jobInText
  const machine = inSubject(machines) ?? machineInText
  const pieces = findPieces(pile, texts)
  return {
    job,
    machine,
    from: findSender(pile, anyCase),
    pieces,
    more: [
      ...(job?.field === 'subject' && 'contains' in job ? widen(job, pile, texts) : []),
      ...(machineInText ? [machineInText] : []),
      ...(jobInText ? [jobInText] : []),
      ...pieces,
      ...findWords(pile, anyCase),
      // Whatever else all of them say.
      ...lines.flatMap(line => (line.length >= minLine ? (contain('body', line) ?? []) : [])),
    ],
  }
}

/** That all of them contain it; in any letter case only where asked for and where they write it differently. */
function findCondition(
  field: TextField,
  value: string,
  texts: readonly Texts[],
  spelling?: 'any case',
): Positive | undefined {
  if (value.length < minLength) return undefined
  const asWritten = { field, contains: value } as const
  if (texts.every(one => holds(asWritten, one))) return asWritten
  const inAnyCase = { ...asWritten, ignoreCase: true } as const
  return spelling && texts.every(one => holds(inAnyCase, one)) ? inAnyCase : undefined
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

/** Of an unknown product in any letter case: where a failure begins otherwise, the same words stand in its middle. */
function withSpelling<T extends Positive | undefined>(found: T, { product }: Pick<Pile, 'product'>) {
  return found && product === undefined ? { ...found, ignoreCase: true as const } : found
}

function findPieces(pile: Pile, texts: readonly Texts[]) {
  const { facts, counting } = pile
  const { ofSubject } = counting
  const found = new Set(
    facts
      .slice(0, maxLooked)
      .flatMap(({ subject, parts }) =>
        ofSubject.size === 0
          ? parts.pieces
          : [...parts.pieces, ...readSubjectParts(subject, ofSubject, parts.lasting).pieces],
      ),
  )
  const toCondition = (contains: string): Positive => withSpelling({ field: 'subject', contains }, pile)
  const fitting = [...found]
    .filter(piece => texts.every(one => holds(toCondition(piece), one)))
    .map(piece => wholeWords(piece, texts))
    .toSorted((a, b) => b.length - a.length)
  const chosen: string[] = []
  for (const piece of fitting)
    if (chosen.length < maxPieces && !chosen.some(one => foldCase(one).includes(foldCase(piece))))
      chosen.push(piece)
  return chosen.map(toCondition)
}

/** Single words of the subject, where no longer piece is in all of them. */
function findWords(
  { facts: [fact] }: Pile,
  contain: (field: TextField, value: string) => Positive | undefined,
): readonly Positive[] {
  const words = fact?.parts.pieces.flatMap(piece => piece.split(' ')) ?? []
  return words.flatMap(word => (word.length > minLength ? (contain('subject', word) ?? []) : []))
}

/** The address, or what stays of it: machines put numbers before the @. */
function findSender(
  { facts }: Pile,
  contain: (field: TextField, value: string) => Positive | undefined,
): Positive | undefined {
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

function wholeWord(found: Positive | undefined, texts: readonly Texts[]): Positive | undefined {
  if (!found) return undefined
  const word = foldCase(condense(found.contains))
  return texts.every(({ folded }) => hasWord(folded[found.field], word)) ? found : undefined
}

/** With the rest of the word that it ends in, where all have the same: `site` is `site-A`. */
function wholeWords(piece: string, texts: readonly Texts[]): string {
  const rests = texts.map(({ subject, folded }) => {
    const at = folded.subject.indexOf(foldCase(condense(piece)))
    return /^[-_./]\S*?(?=[:;,)\]]*(?:\s|$))/u.exec(subject.slice(at + piece.length))?.[0] ?? ''
  })
  const [rest = ''] = rests
  return rests.every(one => one === rest) ? piece + rest : piece
}

/** The name with what stands right beside it in every subject, so that it is not taken for the beginning of another. */
function widen(name: Positive, pile: Pile, texts: readonly Texts[]): readonly Positive[] {
  const after = commonNeighbour(texts, name.contains, 1)
  const before = commonNeighbour(texts, name.contains, -1)
  const wide = { ...name, contains: `${before}${name.contains}${after}` }
  return [...(wide.contains === name.contains ? [] : [wide]), ...nextWords(name, pile, texts)]
}

/** With the lasting word before or after it. */
function nextWords(name: Positive, { facts: [fact] }: Pile, texts: readonly Texts[]) {
  const { contains } = name
  const wide = (fact?.parts.pieces ?? []).flatMap(piece => {
    const at = piece.indexOf(contains)
    if (at < 0) return []
    const after = /^\S*\s+\S+/u.exec(piece.slice(at + contains.length))?.[0]
    const before = /\S+\s+\S*$/u.exec(piece.slice(0, at))?.[0]
    return [after && contains + after, before && before + contains].flatMap(one => one || [])
  })
  return wide.map(one => ({ ...name, contains: one })).filter(one => texts.every(text => holds(one, text)))
}

const maxNeighbour = 2

function commonNeighbour(texts: readonly Texts[], name: string, side: 1 | -1): string {
  const beside = texts.map(({ subject, folded }) => {
    const at = folded.subject.indexOf(foldCase(condense(name)))
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
