/** What a message says of a backup, without any configuration: which product wrote it, how the run went, its names and
 *  figures. Product knowledge first; the general reader for everything that no product file says. */
import { findNoResultMark } from '../message.ts'
import { withoutNoTrouble } from '../no-trouble.ts'
import type { Finder, Product, RunStatus } from '../products/product.ts'
import { condense, foldCase, shorten } from '../text.ts'
import { withoutAhead, withoutThreats } from './ahead.ts'
import { findFailedOutcome } from './failed-outcome.ts'
import { endsOf } from './figure-lines.ts'
import { findLines, findValues, type Source } from './find-values.ts'
import { findTrouble, readGeneralStatus, type Verdict } from './general-status.ts'
import { findMatches } from './line-pattern.ts'
import { looksOf, shareAttached } from './looks.ts'
import { type MessageLines, type Readable, readLines } from './message-lines.ts'
import { isNoticeAlone, isOfStorage } from './no-run.ts'
import { isOldMail } from './old-mail.ts'
import { findOtherWork, isMailTest } from './other-work.ts'
import { readPairs } from './pairs.ts'
import { withoutNamed } from './quoted-job.ts'
import type { RunFigures } from './read-figures.ts'
import { allNames, type Name, type Names, readNames } from './read-names.ts'
import { readResults } from './read-results.ts'
import { createRecogniser } from './recognise.ts'
import { readAllFigures } from './run-figures.ts'
import { readSense, withoutEarlier } from './sense.ts'
import { readState } from './states.ts'
import type { ObjectResult } from './table-results.ts'
import { readTables, tableHead } from './tables.ts'
import { findObjection, isDiscussed } from './talk.ts'

/** How a run went. */
export type Outcome = RunFigures & {
  /** Id of a product file. */
  readonly product?: string
  readonly status?: RunStatus
  readonly confidence: number
  readonly reason: string
  readonly results: readonly ObjectResult[]
}
export type Identified = Outcome & Names

export type Identify = (message: Readable) => Identified
export type ReadOutcome = (message: Readable) => Outcome

export function createIdentifier(products: readonly Product[]): Identify {
  const find = createFinder(products)
  return message => {
    const { product, lines } = find(message)
    return readRun(message, product, lines, allNames)
  }
}

/** As `createIdentifier`, without the names, which cost a quarter of the time. */
export function createOutcomeReader(products: readonly Product[]): ReadOutcome {
  const find = createFinder(products)
  return message => {
    const { product, lines } = find(message)
    return readOutcome(message, product, lines)
  }
}

/** Reads every message as one of this product, which is told only where it has signs of it. */
export function createProductReader(product: Product): ReadOutcome {
  const find = createFinder([product])
  return message => {
    const found = find(message)
    const { product: id, ...read } = readOutcome(message, product, found.lines)
    return found.product ? { product: product.id, ...read } : read
  }
}

/** A product tells its job from what it says of the run. */
function readOutcome(message: Readable, product: Product | undefined, lines: MessageLines): Outcome {
  const { job: _, ...outcome } = readRun(message, product, lines, product ? ['job'] : [])
  return outcome
}

/** The product, and the text to be read by its rules. */
function createFinder(products: readonly Product[]) {
  const recognise = createRecogniser(products)
  return (message: Readable): { readonly product: Product | undefined; readonly lines: MessageLines } => {
    const lines = readLines(message)
    const own = recognise(lines, 'body')
    const product = own ?? (lines.attached === '' ? undefined : recognise(lines, 'body and attached'))
    if (product === own) return { product, lines }
    // What is recognised by an attachment alone is told there.
    return { product, lines: { ...lines, body: `${lines.body}\n${lines.attached}`, attached: '' } }
  }
}

function readRun(
  message: Readable,
  product: Product | undefined,
  lines: MessageLines,
  wanted: readonly Name[],
): Identified {
  const source: Source = { lines, pairs: readPairs(lines.body), may: looksOf(lines).mayInBody }
  const names = readNames(product, source, wanted)
  const own = readVerdict(message, product, source, withoutNamed(product && names.job, source))
  const results = readResults(product ?? {}, lines, own.status === 'success')
  const verdict = worstOf(own, results)
  const told = { ...names, ...readAllFigures(product, source, verdict) }
  const isWhole = (wanted.length === 0 || told.job !== undefined) && hasFigures(told)
  const more = isWhole || lines.attached === '' ? undefined : attachedSource(lines)
  return {
    ...(product && { product: product.id }),
    ...(verdict.status && { status: verdict.status }),
    ...(more && { ...readNames(product, more, wanted), ...readAllFigures(product, more, verdict) }),
    ...told,
    confidence: verdict.confidence,
    reason: verdict.reason,
    results,
  }
}

function hasFigures({ sizeBytes, durationSeconds }: RunFigures): boolean {
  return sizeBytes !== undefined && durationSeconds !== undefined
}

/** What the text does not tell may stand in what is attached to it. */
function attachedSource(lines: MessageLines): Source {
  const body = endsOf(lines.attached)
  const ends = shareAttached(lines, { ...lines, subjects: [], body, attached: '' })
  return { lines: ends, pairs: readPairs(body), may: looksOf(ends).mayInBody }
}

const severity = { success: 0, warning: 1, failure: 2 } as const

/** A message is no better than the worst of what it lists. Of mailboxes and sites, a run saves many: what it warns of,
 *  may be that one is missing. */
function worstOf(verdict: Verdict, listed: readonly ObjectResult[]): Verdict {
  const { status } = verdict
  if (status === 'none') return verdict
  const results = status === 'warning' ? listed.filter(one => !/@|:\/\//.test(one.object)) : listed
  const bad = results.find(one => one.status === 'failure') ?? results.find(one => one.status === 'warning')
  if (!bad?.status || (status && severity[status] >= severity[bad.status])) return verdict
  const name = JSON.stringify(shorten(condense(bad.object), 80))
  return { status: bad.status, confidence: 0.9, reason: `Of ${name} it tells a ${bad.status}.` }
}

/** @param nameless the source without names that have words of trouble: what is no run is known by its name, too */
function readVerdict(
  message: Readable,
  product: Product | undefined,
  source: Source,
  nameless: Source,
): Verdict {
  const verdict = judge(message, product, source, nameless)
  if (isMailTest(source.lines)) return { status: 'none', confidence: 0.8, reason: 'It tests the mail.' }
  if (verdict.status !== 'success' && verdict.status !== undefined) return verdict
  if (verdict.status && isOldMail(message, source.lines, looksOf(source.lines).mayInBody))
    return { status: 'none', confidence: 0.6, reason: 'What it forwards was sent long before.' }
  const objection = verdict.status && findObjection(message)
  if (objection !== undefined)
    return {
      confidence: 0.2,
      reason: `In doubt: above it stands ${JSON.stringify(shorten(objection, 120))}.`,
    }
  const other = findOtherWork(source.lines, source.pairs)
  if (other === undefined) return verdict
  const said = JSON.stringify(shorten(other.replaceAll('\t', ' '), 120))
  return { status: 'none', confidence: 0.7, reason: `It tells of other work than a backup: ${said}.` }
}

function judge(message: Readable, product: Product | undefined, source: Source, nameless: Source): Verdict {
  const mark = findNoResultMark(message)
  if (mark) return { status: 'none', confidence: 0.9, reason: `The message is marked ${mark}.` }
  if (isDiscussed(source.lines))
    return {
      status: 'none',
      confidence: 0.7,
      reason: 'Somebody answers in a discussion, and no run is told of.',
    }
  const known = product && findRule(product, source, nameless)
  if (known) return known
  const general = readGeneralStatus(nameless.lines, nameless.pairs, product !== undefined)
  if (!product || general.status !== 'success') return general
  // What only came to its end may be what this product always says.
  if (general.confidence < 0.6)
    return { confidence: 0.2, reason: `In doubt: no rule of ${product.name} fits. ${general.reason}` }
  return {
    ...general,
    confidence: Math.min(general.confidence, 0.6),
    reason: `No rule of ${product.name} fits. ${general.reason}`,
  }
}

function findRule(product: Product, whole: Source, nameless: Source): Verdict | undefined {
  for (const rule of product.status) {
    const source = rule.status === 'none' ? whole : nameless
    const found =
      rule.status === 'success' && !rule.exact
        ? findGood(rule, source)
        : rule.status === 'success' || rule.status === 'none'
          ? findValues(rule, source)[0]
          : findBad(rule, source)
    if (found === undefined) continue
    if (isOfNotice(rule, found, source.lines)) continue
    if (rule.status === 'success' && isDenied(rule, source.lines)) continue
    if (rule.status === 'success' && !rule.exact && isContradicted(source.pairs)) continue
    if (rule.calm && findTrouble(source.lines, source.pairs) !== undefined) continue
    const said = JSON.stringify(found.replaceAll(/\s+/g, ' ').slice(0, 120))
    return {
      status: rule.status,
      confidence: rule.calm ? 0.8 : 0.95,
      reason: `${product.name} says ${said}.`,
    }
  }
  return undefined
}

/** A success over which the subject says that it failed, or below which the run does, is none. What a rule knows exactly
 *  is not denied by what may be said of a file. */
function isDenied(rule: Product['status'][number], lines: MessageLines): boolean {
  const isOfSubject = 'in' in rule && rule.in === 'subject'
  if (!rule.exact && !isOfSubject && lines.subjects.some(line => readSense(line) === 'failure')) return true
  return findFailedOutcome(lines, rule.exact ? 'plain' : 'any') !== undefined
}

const resultLabels = [
  'result',
  'outcome',
  'status',
  'overall status',
  'overall result',
  'final result',
  'backup result',
  'job result',
  'final status',
  'backup status',
  'job status',
]
const countLabels = [
  ...['errors', 'error count', 'failures', 'failed', 'fehler', 'erreurs', 'errori', 'errores'],
  ...['failed files', 'files failed', 'failed items', 'items failed', 'failed objects', 'objects failed'],
  ...['failed users', 'users with errors', 'files with errors', 'fehlerhafte dateien'],
]

/** A field says of the whole run that it failed: then a word of success is none. */
function isContradicted(pairs: Source['pairs']): boolean {
  return (
    pairs.find(countLabels).some(value => /^[1-9]\d{0,8}(?![\d.,:/%])/.test(value)) ||
    pairs.find(resultLabels).some(value => ['failure', 'warning'].includes(readState(value)))
  )
}

/** The text of a notice speaks of backups made before an update, and of those that will fail without it. */
function isOfNotice(rule: Product['status'][number], found: string, lines: MessageLines): boolean {
  if (rule.status === 'none' || 'label' in rule || rule.exact) return false
  if (rule.status === 'success' && !('in' in rule && rule.in === 'subject') && isOfStorage(lines)) return true
  if (!isNoticeAlone(lines)) return false
  if (rule.status === 'success') return true
  const now = withoutThreats(foldCase(found))
  return now !== foldCase(found) && findMatches(folded(rule.as), now, 1).length === 0
}

/** Whatever a rule says, a line that denies the success or counts failures is none: `unsuccessful`, `not completed`, and
 *  so is one that only promises it: `a backup will be created`. */
function findGood(rule: Finder, source: Source): string | undefined {
  return findLines(rule, source).find(({ line }) => {
    if (line.includes('\t') && !('label' in rule) && isTableHead(source.lines, line)) return false
    if (readSense(line) === 'failure') return false
    const now = withoutAhead(foldCase(line))
    return now === foldCase(line) || 'label' in rule || findMatches(folded(rule.as), now, 1).length > 0
  })?.value
}

/** `Objects failed: 0`, `Last failed backup: never` and `Failover cluster: ok` have the word and not the trouble. */
function findBad(rule: Finder, source: Source): string | undefined {
  return findLines(rule, source).find(({ line }) => {
    if ('label' in rule) return true
    if (line.includes('\t') && isTableHead(source.lines, line)) return false
    const rest = withoutNoTrouble(withoutEarlier(line))
    return rest === foldCase(line) || findMatches(folded(rule.as), rest, 1).length > 0
  })?.value
}

/** The head of a table names what may be counted below it. */
function isTableHead(lines: MessageLines, line: string): boolean {
  return readTables(lines.body, () => looksOf(lines).mayInBody(tableHead)).heads.has(line)
}

const foldedRules = new WeakMap<RegExp, RegExp>()

/** Fits lines in folded form, too. */
function folded(as: RegExp): RegExp {
  const known = foldedRules.get(as) ?? (as.ignoreCase ? as : new RegExp(as.source, `${as.flags}i`))
  foldedRules.set(as, known)
  return known
}
