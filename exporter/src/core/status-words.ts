/** What a subject says of how a backup went, and rules that say the same. Failing words beat all others, and a rule
 *  for a success asks that none of them is there: no failing message may ever count as a success by a rule that was
 *  only proposed. */
import { type ComplexItem, printComplex } from './complex.ts'
import { fitsComplex } from './complex-fit.ts'
import { createWordIndex } from './identify/word-index.ts'
import type { Lexicon } from './lexicon.ts'
import { findNoTrouble, withoutNoTrouble } from './no-trouble.ts'
import { english, languages } from './status-lexicon.ts'
import { shapeOf } from './subject-shape.ts'
import { condense, foldCase } from './text.ts'

export type SubjectSays = {
  /** `ended`: that it came to its end, which some products say of failed runs, too.
   *  `counts`: how much of it was good, in numbers. */
  readonly kind: 'failure' | 'warning' | 'success' | 'ended' | 'counts' | 'nothing'
  /** The word that says it, as written there, `[Success]` with its brackets; empty when nothing says it. */
  readonly word: string
  /** `0 errors`, `ohne Fehler`: counts of trouble that say that there was none. */
  readonly noTrouble: readonly string[]
  /** As conditions see it. */
  readonly subject: string
  /** Those the word may be of. */
  readonly languages: readonly Lexicon[]
}

/** As in a configuration. */
export type WordCondition =
  | { readonly field: 'subject'; readonly contains: string }
  | { readonly field: 'subject'; readonly complex: string; readonly ignoreCase?: boolean }
  | { readonly field: 'subject'; readonly matches: string; readonly ignoreCase: true }

const maxSubject = 1000
/** Shorter words stand in many others. */
const shortWord = 6
/** `3 of 5`, `90 %`: a rule made of words cannot tell a good one from a bad one. */
const ratio =
  /\d ?(?:%|percent\b|prozent\b)|\d ?(?:\/|\bof\b|\bvon\b|\bde\b|\bsur\b|\bdi\b|\bvan\b|\bav\b|\baf\b|из) ?\d/iu
const date = /\d{1,4}[/.-]\d{1,2}[/.-]\d{1,4}/g

export function readSubjectStatus(subject: string): SubjectSays {
  const { kind, word, text, rest, of } = read(subject)
  const { select, tail } = wordsOf[of]
  const own = languages.filter(language => findWord(rest, select(language), tail) !== '')
  return { kind, word, noTrouble: findNoTrouble(text), subject: text, languages: own }
}

/** The same for who needs no more, at a small part of the cost. */
export function readSubjectWord(subject: string): Pick<SubjectSays, 'kind' | 'word'> {
  const { kind, word } = read(subject)
  return { kind, word }
}

type Read = Pick<SubjectSays, 'kind' | 'word'> & {
  readonly text: string
  /** Without counts of no trouble. */
  readonly rest: string
  /** Of which kind the word is. */
  readonly of: WordKind
}

function read(subject: string): Read {
  const text = condense(subject).slice(0, maxSubject)
  const rest = withoutNoTrouble(text)
  const folded = foldCase(rest)
  const present = findPresent(folded)
  const find = (of: WordKind): Read => ({
    kind: of,
    word: findKnown(rest, present, of),
    text,
    rest,
    of,
  })
  const says = (items: ReadonlyMap<string, readonly ComplexItem[]>) =>
    present.some(one => items.get(one)?.some(item => fitsComplex([[item]], folded, 'whole')))
  if (says(failingByText)) return find('failure')
  if (says(warningByText)) return find('warning')
  const good = find('success')
  if (ratio.test(rest.replaceAll(date, ' '))) return { ...good, kind: 'counts' }
  if (good.word !== '') return good
  const ended = find('ended')
  return ended.word !== '' ? ended : { ...ended, kind: 'nothing' }
}

/** Conditions that hold of the subject that was read, and of none that says something worse. */
export function conditionsFor(says: SubjectSays): readonly WordCondition[] {
  const worse: Items =
    says.kind === 'warning'
      ? failingItems
      : language => [...failingItems(language), ...warningItems(language)]
  return [wordCondition(says.word), ...says.noTrouble.map(edged), guard(says, worse)]
}

/** Conditions for a success: its words, and nothing that no good one has said.
 *  @param all that are good, with it among them */
export function conditionsForGood(
  success: SubjectSays,
  all: readonly SubjectSays[],
): readonly WordCondition[] {
  const rule = conditionsFor(success)
  const shape = shapeOf(
    all.map(({ subject }) => subject),
    all.flatMap(({ noTrouble }) => noTrouble),
  )
  return shape === undefined ? rule : [...rule, { field: 'subject', matches: shape, ignoreCase: true }]
}

type Select = (language: Lexicon) => readonly string[]
type Items = (language: Lexicon) => readonly ComplexItem[]
type Tail = 'whole words' | 'any ending'

function wordCondition(word: string): WordCondition {
  const isPlain = word.startsWith('[') || word.length >= shortWord || !/^\p{Script=Latin}+$/u.test(word)
  return isPlain ? { field: 'subject', contains: word } : edged(word)
}

function edged(text: string): WordCondition {
  return {
    field: 'subject',
    complex: printComplex([[{ sign: '', unit: { kind: 'phrase', text, edges: true } }]]),
  }
}

/** None of these words; those in counts that say that there was no trouble as often as they are there, and no more. */
function guard({ word, subject, languages: own }: SubjectSays, items: Items): WordCondition {
  const text = foldCase(subject)
  // It is said in every language.
  const spoken = /\bok(?:ay)?\b/i.test(word) ? languages : new Set([english, ...own])
  const all = new Map([...spoken].flatMap(items).map(item => [JSON.stringify(item), item]))
  const guarded = [...all.values()].map((item): ComplexItem => {
    let least = 0
    while (least < maxCounted && fitsComplex([[{ ...item, count: { least: least + 1 } }]], text, 'whole'))
      least++
    return least === 0 ? { ...item, sign: '-' } : { ...item, count: { least, most: least } }
  })
  return { field: 'subject', complex: printComplex([guarded]), ignoreCase: true }
}

const maxCounted = 20

const failingItems = ofLanguage(({ failing, failingWords }) => [
  ...failing.map(stem => phrase(stem, false)),
  ...failingWords.map(word => phrase(word, true)),
])
const warningItems = ofLanguage(({ warning }) => warning.map(stem => phrase(stem, false)))

function ofLanguage(items: Items): Items {
  const known = new Map(languages.map(language => [language, items(language)]))
  return language => known.get(language) ?? items(language)
}

function phrase(text: string, edges: boolean): ComplexItem {
  return { sign: '', unit: { kind: 'phrase', text: foldCase(text), edges } }
}

const failingByText = byText(failingItems)
const warningByText = byText(warningItems)

function byText(items: Items): ReadonlyMap<string, readonly ComplexItem[]> {
  return Map.groupBy(languages.flatMap(items), ({ unit }) => (unit.kind === 'phrase' ? unit.text : ''))
}

type WordKind = 'failure' | 'warning' | 'success' | 'ended'
type KindWords = {
  readonly select: Select
  readonly tail: Tail
  /** The longest first. */
  readonly stems: readonly string[]
  /** Places in the stems by what they are in folded form. */
  readonly placesOf: ReadonlyMap<string, readonly number[]>
}

const wordsOf: { readonly [kind in WordKind]: KindWords } = {
  failure: kindWords(({ failing }) => failing, 'any ending'),
  warning: kindWords(({ warning }) => warning, 'any ending'),
  success: kindWords(({ good }) => good, 'whole words'),
  ended: kindWords(({ ended }) => ended, 'whole words'),
}

function kindWords(select: Select, tail: Tail): KindWords {
  const stems = languages.flatMap(select).toSorted((a, b) => b.length - a.length)
  return { select, tail, stems, placesOf: Map.groupBy(stems.keys(), at => foldCase(stems[at] ?? '')) }
}

const known = [
  ...new Set([
    ...[...failingByText.keys(), ...warningByText.keys()],
    ...Object.values(wordsOf).flatMap(({ placesOf }) => [...placesOf.keys()]),
  ]),
]
const index = createWordIndex(known)

/** All words of the lexicon that the text has. */
function findPresent(folded: string): readonly string[] {
  return index(folded).map(place => known[place] ?? '')
}

/** The longest of its kind that is there, as it is written, with its brackets. */
function findKnown(text: string, present: readonly string[], of: WordKind): string {
  const { stems, placesOf, tail } = wordsOf[of]
  const places = present.flatMap(word => placesOf.get(word) ?? []).sort((a, b) => a - b)
  for (const at of places) {
    const found = wordPattern(stems[at] ?? '', tail).exec(text)
    if (found) return found[0]
  }
  return ''
}

/** The same of some stems. */
function findWord(text: string, stems: readonly string[], tail: Tail): string {
  const folded = foldCase(text)
  const present = stems.filter(stem => folded.includes(foldStem(stem)))
  for (const stem of present.toSorted((a, b) => b.length - a.length)) {
    const found = wordPattern(stem, tail).exec(text)
    if (found) return found[0]
  }
  return ''
}

const foldedStems = new Map<string, string>()

function foldStem(stem: string): string {
  const known = foldedStems.get(stem) ?? foldCase(stem)
  foldedStems.set(stem, known)
  return known
}

const wordPatterns = new Map<string, RegExp>()

function wordPattern(stem: string, tail: Tail): RegExp {
  const key = `${tail} ${stem}`
  const known = wordPatterns.get(key)
  if (known) return known
  const literal = stem.replaceAll(/[.*+?^${}()|[\]\\/]/g, '\\$&') + (tail === 'any ending' ? '\\p{L}*' : '')
  // East Asian words stand without blanks between them.
  const isSpaced = !/[\p{Script=Han}\p{Script=Katakana}\p{Script=Hiragana}\p{Script=Hangul}]/u.test(stem)
  const bare = isSpaced ? `(?<![\\p{L}\\p{N}])${literal}(?![\\p{L}\\p{N}])` : literal
  const pattern = new RegExp(`\\[${literal}\\]|${bare}`, 'iu')
  wordPatterns.set(key, pattern)
  return pattern
}
