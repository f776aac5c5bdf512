/** Labels and what stands behind them: `Label: value`, two cells of a row, a label alone on its line above the value,
 *  names in JSON. One label may stand there several times. */

export type Pairs = {
  /** Of these labels, which have no digits, the better ones first; values in the order of the text. */
  find(labels: readonly string[]): readonly string[]
  /** The same of numbers that stand behind a label without a mark: `Size 12 GB`. */
  findLoose(labels: readonly string[]): readonly string[]
}

const maxLabel = 60
const maxPairs = 20_000
/** At the beginning and at the end: a list between them has no labels. */
const maxLines = 300
/** Where a label can begin. */
const labelStart = /^[\p{L}"'#*•–([-]/u

/** @param body lines as `toLines` makes them */
export function readPairs(body: string): Pairs {
  const found = new Map<string, string[]>()
  /** A line above another may be a label; what looks more like one goes first. */
  const stacked = new Map<string, string[]>()
  const loose = new Map<string, string[]>()
  let count = 0
  const add = (to: Map<string, string[]>, label: string, value: string) => {
    if (value === '' || /\d/.test(label)) return
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
    const [, name = '', number = ''] = ((value === '' || isTime) && looseNumber.exec(cell)) || []
    if (name !== '' && next === undefined) add(loose, name, number)
    if (value !== '' && !isTime) {
      add(found, label, value)
      if (mark === ':' && label.includes('.')) add(found, label.slice(label.lastIndexOf('.') + 1), value)
    } else if (cell.length > maxLabel) return
    else if (next !== undefined) add(found, cell, next)
    else if (below !== undefined && below.length <= 4 * maxLabel) add(stacked, cell, firstCell(below))
  }
  for (const { lines, last } of readEnds(body))
    for (let at = 0; at < last; at++) {
      const line = lines[at] ?? ''
      if (!line.includes('\t')) {
        readCell(line, undefined, lines[at + 1])
        continue
      }
      const cells = line.split('\t')
      for (const [place, cell] of cells.entries()) readCell(cell, cells[place + 1], undefined)
    }
  return {
    find: labels => {
      const keys = keysOf(labels)
      const own = valuesOf(keys, found)
      return own.length > 0 ? own : valuesOf(keys, stacked)
    },
    findLoose: labels => valuesOf(keysOf(labels), loose),
  }
}

const looseNumber = /^(\p{L}[\p{L} ']{2,40}) (\d.*)$/u

function startsLabel(cell: string): boolean {
  return isLetter(cell.charCodeAt(0)) || labelStart.test(cell)
}

/** Of ASCII. */
function isLetter(unit: number): boolean {
  return (unit >= 0x61 && unit <= 0x7a) || (unit >= 0x41 && unit <= 0x5a)
}

function firstCell(line: string): string {
  const end = line.indexOf('\t')
  return end < 0 ? line : line.slice(0, end)
}

/** Lists of labels are the same for every message. */
const knownKeys = new WeakMap<readonly string[], readonly string[]>()

function keysOf(labels: readonly string[]): readonly string[] {
  const known = knownKeys.get(labels) ?? labels.map(labelKey)
  knownKeys.set(labels, known)
  return known
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

/** `backupSize`, `backup_size` and `Backup size ....:` are one, and so are `Durée` and `Duree`. */
function labelKey(label: string): string {
  const even = /[a-zß-ÿ][A-ZÀ-Þ]|_|\s\s|[^\S ]/.test(label)
    ? label.replace(/([a-zß-ÿ])([A-ZÀ-Þ])/g, '$1 $2').replaceAll(/[_\s]+/g, ' ')
    : label
  const start = isLetter(even.charCodeAt(0)) ? even : even.replace(/^[^\p{L}\p{N}#]+/u, '')
  let end = start.length
  while (end > 0 && ' .:=…'.includes(start.charAt(end - 1))) end--
  return withoutAccents(start.slice(0, end).toLowerCase())
}

/** Scripts write `Duree`, too. */
function withoutAccents(label: string): string {
  const plain = accented.test(label) ? label.normalize('NFD').replaceAll(/\p{M}/gu, '') : label
  return plain.includes("'") ? plain.replaceAll("'", ' ') : plain
}
const accented = /[\u00c0-\u024f]/

function divide(cell: string): { label: string; mark: string; value: string } {
  const [, label = '', mark = '', value = ''] =
    cell.includes(':') || cell.includes('=')
      ? (/^([^:=]{1,60}?) ?([:=])(?!\/\/) ?(.*)$/.exec(cell) ?? [])
      : []
  return { label, mark, value }
}

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
