/** Wall clock and epoch of an IANA zone. A wall time that a clock change skips is read with the offset from before
 *  it, so it moves on by the length of the gap (02:30 is 03:30); one that comes twice means its first pass.
 *
 *  Asking Intl takes some 20 us, so the zone is cut into pieces of a few days, each asked about once and kept. */
import { type Day, dayMs, dayOfWall, hourMs, secondMs, type WallMs } from './day.ts'

/** A change of the clock: from `atMs` on, the offset is `afterMs` and no longer `beforeMs`. */
type Shift = { readonly atMs: number; readonly beforeMs: number; readonly afterMs: number }

export type Zone = {
  readonly name: string
  offsetAt(atMs: number): number
  wallAt(atMs: number): WallMs
  dayAt(atMs: number): Day
  epochOf(wallMs: WallMs): number
  /** First moment of a day; not always its midnight, which a clock change may skip. */
  startOf(day: Day): number
  /** The change that skips this wall time, if one does. */
  gapAt(wallMs: WallMs): Shift | undefined
  /** First change in (fromMs, toMs]; meant for spans of hours, not of years. */
  shiftIn(fromMs: number, toMs: number): Shift | undefined
}

/** Shorter than any two changes of a clock lie apart, so that a piece holds one at most. */
const pieceMs = 8 * dayMs
/** Pieces kept per zone: some 90 years. */
const pieceLimit = 4096
/** Zones kept; there are about 600 names. */
const zoneLimit = 1000
/** No wall clock is, or was, farther from UTC than this. */
const reachMs = 16 * hourMs

type Piece = { readonly offsetMs: number; readonly shift: Shift | undefined }

const zones = new Map<string, Zone>()

/** @throws Error when the name is not one of the tz database. */
export function openZone(name: string): Zone {
  const known = zones.get(name)
  if (known) return known
  if (zones.size >= zoneLimit) zones.clear()
  const zone = createZone(name)
  zones.set(name, zone)
  return zone
}

export function isZone(name: string): boolean {
  try {
    openZone(name)
    return true
  } catch {
    return false
  }
}

function createZone(name: string): Zone {
  const askOffset = offsetsOf(name)
  const pieces = new Map<number, Piece>()
  let lastIndex = Number.NaN
  let last: Piece = { offsetMs: 0, shift: undefined }

  function pieceAt(atMs: number): Piece {
    const index = Math.floor(atMs / pieceMs)
    if (index === lastIndex) return last
    let piece = pieces.get(index)
    if (!piece) {
      piece = readPiece(askOffset, index * pieceMs)
      if (pieces.size >= pieceLimit) pieces.clear()
      pieces.set(index, piece)
    }
    lastIndex = index
    last = piece
    return piece
  }

  function offsetAt(atMs: number): number {
    const { offsetMs, shift } = pieceAt(atMs)
    return shift && atMs >= shift.atMs ? shift.afterMs : offsetMs
  }

  function shiftIn(fromMs: number, toMs: number): Shift | undefined {
    const end = Math.floor(toMs / pieceMs)
    for (let index = Math.floor(fromMs / pieceMs); index <= end; index++) {
      const { shift } = pieceAt(index * pieceMs)
      if (shift && shift.atMs > fromMs) return shift.atMs <= toMs ? shift : undefined
    }
    return undefined
  }

  /** The moment a wall time means; or, for one that does not exist, only the offset from before the gap. */
  function read(wallMs: WallMs): { readonly atMs: number } | { readonly skippedFromMs: number } {
    const before = offsetAt(wallMs - reachMs)
    const after = offsetAt(wallMs + reachMs)
    if (before === after || offsetAt(wallMs - before) === before) return { atMs: wallMs - before }
    if (offsetAt(wallMs - after) === after) return { atMs: wallMs - after }
    return { skippedFromMs: wallMs - before }
  }

  function epochOf(wallMs: WallMs): number {
    const found = read(wallMs)
    return 'atMs' in found ? found.atMs : found.skippedFromMs
  }

  function gapAt(wallMs: WallMs): Shift | undefined {
    return 'atMs' in read(wallMs) ? undefined : shiftIn(wallMs - reachMs, wallMs + reachMs)
  }

  return {
    name,
    offsetAt,
    wallAt: atMs => atMs + offsetAt(atMs),
    dayAt: atMs => dayOfWall(atMs + offsetAt(atMs)),
    epochOf,
    startOf: day => gapAt(day * dayMs)?.atMs ?? epochOf(day * dayMs),
    gapAt,
    shiftIn,
  }
}

function readPiece(askOffset: (atMs: number) => number, fromMs: number): Piece {
  const offsetMs = askOffset(fromMs)
  const toMs = fromMs + pieceMs
  const afterMs = askOffset(toMs)
  if (offsetMs === afterMs) return { offsetMs, shift: undefined }
  // Clocks change at whole seconds.
  let before = fromMs / secondMs
  let changed = toMs / secondMs
  while (changed - before > 1) {
    const middle = Math.floor((before + changed) / 2)
    if (askOffset(middle * secondMs) === offsetMs) before = middle
    else changed = middle
  }
  return { offsetMs, shift: { atMs: changed * secondMs, beforeMs: offsetMs, afterMs } }
}

/** Offset as Intl has it. */
function offsetsOf(name: string): (atMs: number) => number {
  let format: Intl.DateTimeFormat
  try {
    format = new Intl.DateTimeFormat('en-US', {
      timeZone: name,
      hourCycle: 'h23',
      year: 'numeric',
      month: 'numeric',
      day: 'numeric',
      hour: 'numeric',
      minute: 'numeric',
      second: 'numeric',
    })
  } catch (cause) {
    throw new Error(`time zone "${name}" is not a name like "Europe/Berlin" or "UTC"`, { cause })
  }
  return atMs => {
    const [month = 1, day = 1, year = 1970, hour = 0, minute = 0, second = 0] = (
      format.format(atMs).match(/\d+/g) ?? []
    ).map(Number)
    return Date.UTC(year, month - 1, day, hour, minute, second) - Math.floor(atMs / secondMs) * secondMs
  }
}
