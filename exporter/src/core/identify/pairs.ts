/** Labels and what stands behind them: `Label: value`, two cells of a row, a label alone on its line above the value,
 *  names in JSON. One label may stand there several times. */
import { isAsciiDigit, isAsciiLetter } from '../ascii.ts'
import { askedBeginnings, askFor, isUnasked, isUnaskedRow } from './asked-labels.ts'

export type Pairs = {
  /** Of these labels, which have no digits, the better ones first; values in the order of the text. */
  find(labels: readonly string[]): readonly string[]
  /** The same of numbers that stand behind a label without a mark: `Size 12 GB`. */
  findLoose(labels: readonly string[]): readonly string[]
  /** The same of lines of a log, behind their time: where they tell one value, and no other. */
  findLogged(labels: readonly string[]): readonly string[]
}

const maxLabel = 60
const maxPairs = 20_000
/** At the beginning and at the end: a list between them has no labels. */
const maxLines = 300
/** Where a label can begin. */
const labelStart = /^[\p{L}"'#*•–([-]/u

/** @param body lines as `toLines` makes them */
export function readPairs(body: string): Pairs {
  let known: { readonly asked: number; readonly read: ReadPairs } | undefined
  // What is read depends on the labels that are known: those that are looked for have to be among them.
  const read = () => {
    const asked = askedBeginnings()
    if (known?.asked !== asked) known = { asked, read: readAsked(body) }
    return known.read
  }
  return {
    find: labels => {
      const keys = keysOf(labels)
      const { found, stacked } = read()
      const own = valuesOf(keys, found)
      return own.length > 0 ? own : valuesOf(keys, stacked)
    },
    findLoose: labels => {
      const keys = keysOf(labels)
      return valuesOf(keys, read().loose)
    },
    findLogged: labels => {
      const values = valuesOf(keysOf(labels), read().logged)
      return values.every(value => value === values[0]) ? values : []
    },
  }
}

type Values = ReadonlyMap<string, readonly string[]>
type ReadPairs = {
  readonly found: Values
  /** A line above another may be a label; what looks more like one goes first. */
  readonly stacked: Values
  /** A label and its number, with nothing but a blank between. */
  readonly loose: Values
  readonly logged: Values
}

/** `2026-04-02 03:00:01 INFO `, `[03:00:01] `. */
const stamp =
  /^[[(]?(?:\d{4}[-/]\d\d[-/]\d\d|\d{1,2}[./]\d{1,2}[./]\d{2,4}|\d{1,2}:\d\d(?::\d\d)?)(?:[\d:.,/ +\])\t-]|T(?=\d)|Z(?!\p{L})){0,40}(?:[[(]?(?:info|notice|note|debug|ok)[\])]?[:\t -]{1,3})?(?=\p{L})/iu
/** `ANE4961I `: the number of a message, as programs of mainframes have it. */
const numbered = /^[A-Z]{2,6}(?:_?[A-Z])?_?\d{3,5}[A-Z]:? (?:\([^()]{1,80}\)[: ]{1,2})?(?=\p{L})/u

/** `nightly:backup:INFO: `, before each line of a program's log. */
const prefixed = /^[\w.:-]{1,80}:INFO: (?=\p{L})/u

/** May begin with a time. */
function isStamped(line: string): boolean {
  const unit = line.charCodeAt(0)
  return isAsciiDigit(unit) || unit === 0x5b
}

/** Begins with three capitals. */
function mayBeNumbered(line: string): boolean {
  for (let at = 0; at < 3; at++) {
    const unit = line.charCodeAt(at)
    if (!(unit >= 0x41 && unit <= 0x5a)) return false
  }
  return true
}

/** Of labels that somebody has asked for by now, and of some others. */
function readAsked(body: string): ReadPairs {
  const found = new Map<string, string[]>()
  const stacked = new Map<string, string[]>()
  const loose = new Map<string, string[]>()
  const logged = new Map<string, string[]>()
  let count = 0
  const isPrefixed = body.includes(':INFO: ')
  const add = (to: Map<string, string[]>, told: string, bare: string) => {
    if (bare === '' || isUnasked(told) || /\d/.test(told)) return
    const { label, value } = unitToValue(told, bare)
    const key = labelKey(label)
    if (key === '' || count++ > maxPairs) return
    const known = to.get(key)
    if (known) known.push(value)
    else to.set(key, [value])
  }
  const readCell = (cell: string, next: string | undefined, below: string | undefined) => {
    if (!startsLabel(cell)) return
    const { label, mark, value } = divide(cell)
    const isTime = mark === ':' && /\d$/.test(label) && /^\d/.test(value)
    const mayBeLoose = (value === '' || isTime) && next === undefined && !isUnasked(cell)
    const [, name = '', number = ''] = (mayBeLoose && hasLooseNumber(cell) && looseNumber.exec(cell)) || []
    if (name !== '') add(loose, name, number)
    if (value !== '' && !isTime) {
      add(found, label, value)
      if (mark === ':' && label.includes('.')) {
        const parts = label.split('.')
        const own = parts.at(-1) ?? ''
        // `labels.k10.kasten.io/policyName`
        add(found, own.slice(own.lastIndexOf('/') + 1), value)
        // `monitor.name`
        if (parts.length > 1 && parts.at(-1) === 'name') add(found, parts.slice(-2).join(' '), value)
      }
    } else if (cell.length > maxLabel) return
    else if (next !== undefined) add(found, cell, next)
    else if (below !== undefined && below.length <= 4 * maxLabel && !isUnasked(cell))
      add(stacked, cell, firstCell(below))
  }
  for (const { lines, last } of readEnds(body))
    for (let at = 0; at < last; at++) {
      const told = lines[at] ?? ''
      const plain = mayBeNumbered(told) ? told.replace(numbered, '') : told
      const line = isPrefixed ? plain.replace(prefixed, '') : plain
      if (isUnaskedRow(line)) continue
      if (isStamped(line)) {
        const { label, value } = divide(line.replace(stamp, '').replace('\t', ' '))
        if (value !== '' && startsLabel(label)) add(logged, label, value)
      }
      if (!line.includes('\t')) {
        readCell(line, undefined, lines[at + 1])
        continue
      }
      const cells = line.split('\t')
      for (const [place, cell] of cells.entries()) readCell(cell, cells[place + 1], undefined)
    }
  return { found, stacked, loose, logged }
}

const looseNumber = /^(\p{L}[\p{L} ']{2,40}) (\d.*)$/u

/** Before its first digit stands a blank, and nothing but letters before that. */
function hasLooseNumber(cell: string): boolean {
  for (let at = 0; at < cell.length; at++) {
    const unit = cell.charCodeAt(at)
    if (isAsciiDigit(unit)) return cell.charCodeAt(at - 1) === 0x20
    if (unit < 0x80 && !isAsciiLetter(unit) && unit !== 0x20 && unit !== 0x27) return false
  }
  return false
}

function startsLabel(cell: string): boolean {
  const unit = cell.charCodeAt(0)
  return isAsciiLetter(unit) || (!isAsciiDigit(unit) && labelStart.test(cell))
}

function firstCell(line: string): string {
  const end = line.indexOf('\t')
  return end < 0 ? line : line.slice(0, end)
}

const unitBehind =
  /^(.{1,50}?) ?[[(](?:in |en |em |i |w )?([kmgtp]i?[bo]|bytes|octets|seconds?|secs?|s|minutes?|mins?|hours?|hrs?|h|(?:h{1,2}|hrs?):(?:mm|min)(?::ss?)?)[\])]$/i
/** `JobDurationInSecs`, `data_size_in_mb`. */
const unitInName =
  /^(.{2,50}?[a-z\d])(?:In|_|[ _](?:in|en|em|i|w)[ _]?|[ _]|(?=[KMGT]B|M[sS]$|Se|Mi|Ho))([kmgt]i?[bo]|ms|milliseconds|s|secs?|seconds|mins?|minutes|hrs?|hours)$/i
const unitBefore =
  /^([kmgtp]i?b|(?:kilo|mega|giga|tera)bytes) (?=written|transferred|processed|saved|copied|backed up|uploaded)/i

/** `Size (GB): 12`, `GB written: 12` are 12 GB. */
function unitToValue(label: string, value: string): { label: string; value: string } {
  if (!/^[\d.,:' ]+$/.test(value)) return { label, value }
  const [, name, unit] = unitBehind.exec(label) ?? []
  if (name !== undefined && unit !== undefined)
    return { label: name, value: unit.includes(':') ? `${value} (h:mm)` : `${value} ${unit}` }
  const [, bare, told] = unitInName.exec(label) ?? []
  if (bare !== undefined && told !== undefined && !isMoment(value))
    return { label: bare, value: `${value} ${told}` }
  const [before, first] = unitBefore.exec(label) ?? []
  return before !== undefined && first !== undefined
    ? { label: label.slice(before.length), value: `${value} ${first}` }
    : { label, value }
}

/** `unixTimeStartMs: 1764000000000`. */
function isMoment(value: string): boolean {
  return /^\d{10,}$/.test(value)
}

/** Lists of labels are the same for every message. */
const knownKeys = new WeakMap<readonly string[], readonly string[]>()

function keysOf(labels: readonly string[]): readonly string[] {
  const known = knownKeys.get(labels)
  if (known) return known
  const keys = labels.map(labelKey)
  askFor(keys)
  knownKeys.set(labels, keys)
  return keys
}

function valuesOf(keys: readonly string[], pairs: ReadonlyMap<string, readonly string[]>): readonly string[] {
  const values: string[] = []
  if (pairs.size === 0) return values
  for (const key of keys) {
    const some = pairs.get(key)
    if (some) values.push(...some)
  }
  return values
}

/** `backupSize`, `backup_size`, `backup-size` and `Backup size ....:` are one, and so are `Durée` and `Duree`. */
function labelKey(label: string): string {
  const even = /[a-zß-ÿ][A-ZÀ-Þ]|_|\s\s|[^\S ]/.test(label)
    ? label.replace(/([a-zß-ÿ])([A-ZÀ-Þ])/g, '$1 $2').replaceAll(/[_\s]+/g, ' ')
    : label
  const start = isAsciiLetter(even.charCodeAt(0)) ? even : even.replace(/^[^\p{L}\p{N}#]+/u, '')
  let end = start.length
  while (end > 0 && ' .:=…'.includes(start.charAt(end - 1))) end--
  const key = withoutAccents(start.slice(0, end).toLowerCase())
  return key.includes('-') && hyphened.test(key) ? key.replaceAll('-', ' ') : key
}

/** `backup-size` of a program, as `Backup size`. */
const hyphened = /^[a-z]+(?:-[a-z]+)+$/

/** Scripts write `Duree`, too. */
function withoutAccents(label: string): string {
  const plain = accented.test(label) ? label.normalize('NFD').replaceAll(/\p{M}/gu, '') : label
  return plain.includes("'") ? plain.replaceAll("'", ' ') : plain
}
const accented = /[\u00c0-\u024f]/

/** `Total size (disk)........ 12 GB`. */
const leader = /^(\p{L}[^.:=]{2,50}?) ?(\.{2,}):? ?(\S.*)$/u

function divide(cell: string): { label: string; mark: string; value: string } {
  const isMarked = cell.includes(':') || cell.includes('=')
  if (!isMarked && !cell.includes('..')) return undivided
  const led = cell.includes('..') ? leader.exec(cell) : null
  const [, label = '', mark = '', value = ''] =
    led ??
    (isMarked
      ? /^([^:=[(]{1,60}?(?: ?[[(][^\])]{1,20}[\])]| ?[[(][^:=]{0,60}?)?) ?([:=])(?!\/\/) ?(.*)$/.exec(cell)
      : null) ??
    []
  return { label, mark, value }
}
const undivided = { label: '', mark: '', value: '' }

/** The lines that are read: of each part, those before `last`. */
function readEnds(body: string): readonly { readonly lines: readonly string[]; readonly last: number }[] {
  const whole = () => {
    const lines = body.split('\n')
    return [{ lines, last: lines.length }]
  }
  let head = -1
  for (let left = maxLines + 1; left > 0; left--) {
    head = body.indexOf('\n', head + 1)
    if (head < 0) return whole()
  }
  let tail = body.length
  for (let left = maxLines; left > 0 && tail >= head; left--) tail = body.lastIndexOf('\n', tail - 1)
  if (tail < head) return whole()
  return [
    { lines: body.slice(0, head).split('\n'), last: maxLines },
    { lines: body.slice(tail + 1).split('\n'), last: maxLines },
  ]
}
