/** What of a subject is the same in every message of a job: prefixes, status words, dates, times, counters and sizes
 *  are cut out. Numbers of a name stay (`NAS01`, `Server 2`), unless other subjects show that they count. */
import type { Lexicon } from './lexicon.ts'
import { languages } from './status-lexicon.ts'
import { condense } from './text.ts'

export type SubjectParts = {
  /** Pieces of the subject, as they stand there, in order. */
  readonly pieces: readonly string[]
  /** Equal for two subjects that differ in what was cut out, and in short numbers. */
  readonly key: string
  /** Short numbers, each of which belongs to a name or counts. */
  readonly numbers: readonly string[]
  /** Long numbers that stay. */
  readonly lasting: ReadonlySet<string>
}

const maxSubject = 500
const maxPieces = 3
const minPiece = 3
/** Of a place that must not be cut out. */
const keep = 2

/** @param counting which of the short numbers are cut out, too
 *  @param lasting of `idsOf`: those that stay, as they are names */
export function readSubjectParts(
  subject: string,
  counting: ReadonlySet<number> = new Set(),
  lasting: ReadonlySet<string> = new Set(),
): SubjectParts {
  const text = condense(subject).slice(0, maxSubject)
  const cut = new Uint8Array(text.length)
  const take = (from: number, length: number) => cut.fill(1, from, from + length)
  const isCut = (at: number) => cut[at] === 1
  const isKept = (from: number, length: number) => cut.subarray(from, from + length).includes(keep)
  take(0, findPrefix(text).length)
  const kept = new Set<string>()
  for (const pattern of variable)
    for (const { index, 0: found } of findAll(pattern, text)) {
      if (isKept(index, found.length)) continue
      const id = ids.has(pattern) ? idOf(found) : ''
      if (lasting.has(id) && !isCut(index + found.length - 1)) {
        cut.fill(keep, index, index + found.length)
        for (const digits of id.match(/(?<![a-z\d])\d+(?![a-z\d])/g) ?? []) kept.add(digits)
      } else take(index, found.length)
    }
  const numbers: string[] = []
  for (const { index, 0: found } of findAll(shortNumber, text)) {
    if (isCut(index) || isKept(index, found.length)) continue
    if (counting.has(numbers.length)) take(index, found.length)
    numbers.push(found)
  }
  cutAuxiliaries(text, take, isCut)
  const left = runs(text, isCut)
  return {
    pieces: choose(left),
    key: left
      .join(' ')
      .replace(/[^\p{L}\p{N}]+/gu, ' ')
      .replace(/(?<![\p{L}\p{N}])\d+(?![\p{L}\p{N}])/gu, digits => (kept.has(digits) ? digits : '#'))
      .trim(),
    numbers,
    lasting,
  }
}

/** Long numbers and the like, which are of a run nearly always: a customer's number is not. */
export function idsOf(subject: string): readonly string[] {
  const text = condense(subject).slice(0, maxSubject)
  const cut = new Uint8Array(text.length)
  const found: string[] = []
  for (const pattern of variable)
    for (const { index, 0: one } of findAll(pattern, text)) {
      if (ids.has(pattern) && cut[index + one.length - 1] !== 1) found.push(idOf(one))
      cut.fill(1, index, index + one.length)
    }
  return found
}

function idOf(found: string): string {
  return found.replace(/^[-_ ]/, '').toLowerCase()
}

/** `Re: Fwd: `, `[EXT]` and the like, which come and go. */
export function findPrefix(text: string): string {
  return prefixes.exec(text)?.[0] ?? ''
}

/** Which short numbers count: in three subjects or more they are there once each. One that comes again is part of a
 *  name, and to cut it out would take the messages of others for one's own.
 *  @param rows of `numbers`, one of each subject with the same key */
export function findCounting(rows: readonly (readonly string[])[]): ReadonlySet<number> {
  const [first = []] = rows
  const counts = (at: number) => {
    const values = rows.map(row => row[at])
    return rows.length >= 3 && new Set(values).size === rows.length
  }
  return new Set(first.flatMap((_, at) => (counts(at) ? [at] : [])))
}

const prefixes =
  /^(?:\s*(?:(?:re|fw|fwd|aw|wg|tr|rv|sv|vs|antw|antwort|enc|doorst|odp|pd|i|r)(?:\[\d+\])?\s*:|\[(?:ext|extern|external|spam|[\w.-]*list[\w.-]*)\]|\*{2,}\s*\w+\s*\*{2,}))+/i

const month = '(?:jan|feb|mar|mär|apr|may|mai|jun|jul|aug|sep|sept|oct|okt|nov|dec|dez)(?:[a-zé]{2,6})?\\.?'
const edge = '(?<![\\p{L}\\p{N}])'
const end = '(?![\\p{L}\\p{N}])'
const unit =
  '(?:[kmgtp]i?b|bytes?|%|percent|min(?:utes?)?|sec(?:onds?)?|hours?|hrs?|h|m|s|days?|files?|items?|objects?|errors?|warnings?|dateien|fehler|warnungen|fichiers|archivos)'
const status = languages.flatMap(({ failing, failingWords, warning, good, ended }: Lexicon) => [
  ...[...failing, ...warning].filter(stem => /^\p{L}{3,}$/u.test(stem)).map(stem => `${stem}\\p{L}{0,8}`),
  ...[...good, ...ended].map(escaped),
  ...failingWords.filter(word => word.length > 2 && /^\p{L}+$/u.test(word)),
])
/** Longest first, as the first that fits is taken. */
const statusWords = [...new Set(status)].toSorted((a, b) => b.length - a.length).join('|')
const eastAsian = languages.flatMap(({ failing, warning, good, ended }) =>
  [...failing, ...warning, ...good, ...ended].filter(word =>
    /^[^\p{Script=Latin}\p{Script=Cyrillic}]{2,}$/u.test(word),
  ),
)

/** What only a machine reads, long numbers, also those that hang on a word, and what is called a number: a name's where it
 *  comes again beside others. */
const idPatterns: readonly RegExp[] = [
  new RegExp(`${edge}(?:nr|no|number|id|job id|task id|#)[.:]? ?#?\\d+${end}`, 'giu'),
  /#\d+/g,
  new RegExp(`${edge}\\{?[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}\\}?${end}`, 'giu'),
  new RegExp(`${edge}(?=[a-f]*\\d)[0-9a-f]{8,}${end}`, 'giu'),
  /[-_ ]?\d{5,}/g,
  new RegExp(`${edge}\\d{4}${end}`, 'gu'),
]
const ids: ReadonlySet<RegExp> = new Set(idPatterns)

export const variable: readonly RegExp[] = [
  new RegExp(`\\[(?:${statusWords})\\]`, 'giu'),
  // Dates and times.
  new RegExp(
    `${edge}\\d{4}-?\\d{2}-?\\d{2}(?:[T_ ]?\\d{2}[:.h-]?\\d{2}(?:[:.-]?\\d{2})?(?:[.,]\\d+)?)?(?:Z|[+-]\\d{2}:?\\d{2})?${end}`,
    'giu',
  ),
  new RegExp(`${edge}\\d{1,4}[./-]\\d{1,2}[./-]\\d{1,4}${end}`, 'gu'),
  new RegExp(`${edge}\\d{1,2}\\.? (?:de )?${month} ?(?:de )?(?:\\d{4})?${end}`, 'giu'),
  new RegExp(`${edge}${month} \\d{1,2}(?:st|nd|rd|th)?(?:,? \\d{4})?${end}`, 'giu'),
  new RegExp(`${edge}(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?,?${end}`, 'giu'),
  new RegExp(
    `${edge}(?:montag|dienstag|mittwoch|donnerstag|freitag|samstag|sonntag|lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche)${end}`,
    'giu',
  ),
  new RegExp(
    `${edge}\\d{1,2}[:.h]\\d{2}(?:[:.]\\d{2})?(?: ?[ap]\\.?m\\.?)?(?: ?(?:utc|gmt|ces?t|uhr))?${end}`,
    'giu',
  ),
  // Counters, sizes, spans, shares.
  new RegExp(`${edge}(?:run|session|seq|attempt|try|lauf)[.:]? ?#?\\d+${end}`, 'giu'),
  /\(?\d+ ?(?:\/|of|von|de|sur|di|van) ?\d+\)?/giu,
  new RegExp(`(?<!\\p{L})\\d[\\d.,]* ?${unit}${end}`, 'giu'),
  /(?:errors?|warnings?|failed|skipped|fehler|warnungen) ?[:=] ?\d+/giu,
  ...idPatterns,
  // How it went.
  /^(?:DOWN|UP)(?= ?[ |:])/g,
  new RegExp(`${edge}(?:${statusWords})${end}`, 'giu'),
  new RegExp(eastAsian.join('|'), 'gu'),
  /[✅✔✓❌✖✗⚠🟢🔴🟡]\ufe0f?/gu,
]
const shortNumber = new RegExp(`${edge}\\d{1,3}${end}`, 'gu')

/** As `matchAll`, which makes a copy of the expression each time: of a long one that costs more than the search.
 *  @param pattern global, and never fits nothing */
function findAll(pattern: RegExp, text: string): readonly RegExpExecArray[] {
  const found: RegExpExecArray[] = []
  pattern.lastIndex = 0
  for (let match = pattern.exec(text); match; match = pattern.exec(text)) found.push(match)
  return found
}

/** Small words around a status word, which change with it. */
const auxiliary = new RegExp(
  `${edge}(?:has|have|had|been|was|were|is|are|did|does|with|not|be|hat|wurde|wurden|ist|war|nicht|mit|a|été|est|avec|se|ha|fue|con|sido|está|foi|com|è|stato|stata|met|werd|med|blev|er|status|result|state|ergebnis|realizad[oa]|efectuad[oa]|effectuée?|exécutée?|effettuat[oa]|eseguit[oa]|durchgeführt|ausgeführt|uitgevoerd|utförd|udført|utført|performed|executed)${end}`,
  'giu',
)

function cutAuxiliaries(
  text: string,
  take: (from: number, length: number) => void,
  isCut: (at: number) => boolean,
) {
  const words = findAll(auxiliary, text)
  /** The nearest letter or digit on that side was cut out. */
  const isBeside = (at: number, step: 1 | -1) => {
    for (let place = at; place >= 0 && place < text.length; place += step)
      if (/[\p{L}\p{N}]/u.test(text.charAt(place))) return isCut(place)
    return false
  }
  for (const { index, 0: found } of words) if (isBeside(index - 1, -1)) take(index, found.length)
  for (const { index, 0: found } of words.toReversed())
    if (isBeside(index + found.length, 1)) take(index, found.length)
}

function runs(text: string, isCut: (at: number) => boolean): string[] {
  const found: string[] = []
  let from = 0
  for (let at = 0; at <= text.length; at++) {
    if (at < text.length && !isCut(at)) continue
    const piece = text
      .slice(from, at)
      .replace(/^[^\p{L}\p{N}([]+/u, '')
      .replace(/[^\p{L}\p{N})\]"]+$/u, '')
    if (/[\p{L}\p{N}]/u.test(piece)) found.push(closed(piece))
    from = at + 1
  }
  return found
}

/** A bracket or quote whose partner was cut out stays outside, too. */
function closed(piece: string): string {
  const opens = /^[([]/.test(piece) && !/[)\]]/.test(piece)
  const closes = /[)\]]$/.test(piece) && !/[([]/.test(piece)
  const inner = opens ? piece.replace(/^[^\p{L}\p{N}]+/u, '') : piece
  const quotes = inner.split('"').length - 1
  return closes || (inner.endsWith('"') && quotes % 2 === 1) ? inner.replace(/[^\p{L}\p{N}]+$/u, '') : inner
}

/** The longest, in the order in which they stand. */
function choose(left: readonly string[]): readonly string[] {
  const long = left.filter(piece => piece.length >= minPiece || /[^\p{Script=Latin}\p{N}]/u.test(piece))
  const chosen = new Set(long.toSorted((a, b) => b.length - a.length).slice(0, maxPieces))
  return long.filter((piece, at) => chosen.has(piece) && long.indexOf(piece) === at)
}

function escaped(text: string): string {
  return text.replaceAll(/[.*+?^${}()|[\]\\/]/g, '\\$&')
}
