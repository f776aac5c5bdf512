/** Holidays as a schedule names them: a calendar of lastgood.yml, a date, or an .ics file. Each file is read once. */
import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { findDay } from '../core/day.ts'
import type { IsoDate } from '../core/schedule.ts'
import { parseHolidays } from './holidays.ts'
import { didYouMean } from './near-miss.ts'
import type { Problem } from './problem.ts'
import { reasonOf } from './secrets.ts'

export type HolidayReader = {
  /** @param folder what .ics paths are relative to. The answer throws an Error that says what would be right. */
  from(folder: string): (written: readonly string[]) => readonly IsoDate[]
  /** All that was read. */
  readonly known: KnownHolidays
}

export type KnownHolidays = {
  readonly named: ReadonlyMap<string, readonly IsoDate[]>
  /** By absolute path. */
  readonly files: ReadonlyMap<string, readonly IsoDate[]>
}

const noDays: readonly IsoDate[] = Object.freeze([])

type Calendars = {
  readonly [name: string]: {
    readonly file?: string | undefined
    readonly dates?: readonly string[] | undefined
  }
}

export function createHolidayReader(options: {
  readonly calendars: Calendars
  readonly folder: string
  readonly report: (problem: Problem) => void
  readonly watch: (file: string) => void
}): HolidayReader {
  const { calendars, folder, report, watch } = options
  const files = new Map<string, readonly IsoDate[]>()
  const named = new Map<string, readonly IsoDate[]>()

  function readFile(file: string): readonly IsoDate[] {
    const known = files.get(file)
    if (known) return known
    watch(file)
    const dates = parseHolidays(readText(file), file)
    files.set(file, dates)
    return dates
  }

  for (const [name, { file, dates = [] }] of Object.entries(calendars)) {
    const path = ['holidays', name]
    const all = dates.filter((date, at) => {
      const isDate = findDay(date) !== undefined
      if (!isDate) report({ path: [...path, 'dates', at], text: noDate(date) })
      return isDate
    })
    if (file === undefined && !dates.length) report({ path, text: 'has no days: give dates or an .ics file' })
    if (!/^[A-Za-z_][\w-]*$/.test(name))
      report({ path, text: 'is no name of a calendar: write letters, digits, - and _', at: 'key' })
    try {
      if (file !== undefined) all.push(...readFile(resolve(folder, file)))
    } catch (error) {
      report({ path: [...path, 'file'], text: error instanceof Error ? error.message : String(error) })
    }
    named.set(name, all)
  }

  const joined = new Map<string, readonly IsoDate[]>()
  const from = (base: string) => (written: readonly string[]) => {
    if (!written.length) return noDays
    const key = JSON.stringify([base, written])
    const known = joined.get(key)
    if (known) return known
    const dates = new Set(written.flatMap(one => readOne(one, named, () => readFile(resolve(base, one)))))
    const sorted = Object.freeze([...dates].sort())
    joined.set(key, sorted)
    return sorted
  }
  return { from, known: { named, files } }
}

/** Holidays of what does not stand in a file of the configuration: no .ics file is opened for it beside those that were
 *  read already. Whoever may hand in a check must not be able to have any file of the machine read, nor would a change
 *  of that file be noticed. */
export function createSealedHolidays({ named, files }: KnownHolidays, folder: string) {
  const readFile = (written: string) => {
    const dates = files.get(resolve(folder, written))
    if (dates) return dates
    throw new Error(
      `${JSON.stringify(written)} is no file that the configuration reads: name a calendar of holidays in lastgood.yml, or write dates`,
    )
  }
  return (written: readonly string[]): readonly IsoDate[] =>
    [...new Set(written.flatMap(one => readOne(one, named, () => readFile(one))))].sort()
}

function readOne(
  written: string,
  named: KnownHolidays['named'],
  readFile: () => readonly IsoDate[],
): readonly IsoDate[] {
  const calendar = named.get(written)
  if (calendar) return calendar
  if (isCalendarFile(written)) return readFile()
  if (findDay(written) !== undefined) return [written]
  if (/^\d/.test(written)) throw new Error(noDate(written))
  const near = didYouMean(written, [...named.keys()])
  throw new Error(
    `${JSON.stringify(written)} is no calendar in holidays:${near && `${near} Or`} write a date or an .ics file`,
  )
}

export function isCalendarFile(written: string): boolean {
  return /\.ics$/i.test(written)
}

function noDate(written: string): string {
  return `${JSON.stringify(written)} is no date: write it like 2026-12-24`
}

function readText(file: string): string {
  try {
    return readFileSync(file, 'utf8')
  } catch (error) {
    throw new Error(`${file} cannot be read (${reasonOf(error)}): expected an .ics file`, { cause: error })
  }
}
