/** The checks of lastgood.yml and of all check files: read one by one, their ids unique over all files. */
import { dirname, resolve } from 'node:path'
import { setImmediate } from 'node:timers/promises'
import type { CheckDefinition } from '../core/check.ts'
import type { ConfigFile } from './check-files.ts'
import { type CheckReader, createCheckReader, createVerifiers } from './check-from-object.ts'
import {
  type CheckContext,
  checkFromYaml,
  checkText,
  maxLabelLength,
  toNotify,
  toTrust,
} from './check-from-yaml.ts'
import { idOf, listChecks } from './check-list.ts'
import type { DefaultsYaml } from './check-schema.ts'
import type { CheckSource } from './file-checks.ts'
import { deepFreeze } from './freeze.ts'
import {
  createHolidayReader,
  createSealedHolidays,
  type HolidayReader,
  isCalendarFile,
  type KnownHolidays,
} from './holiday-reader.ts'
import type { Path, Problem } from './problem.ts'
import { type Problems, placeOf } from './problems.ts'
import { toSchedule } from './schedule-from-yaml.ts'
import type { SettingsYaml } from './schema.ts'
import type { SenderTrustConfig } from './senders-from-yaml.ts'
import { asList } from './settings-context.ts'

export type ChecksSource = {
  readonly main: ConfigFile
  readonly files: readonly ConfigFile[]
  readonly settings: SettingsYaml
  readonly zone: string
  readonly senders: Pick<SenderTrustConfig, 'verify' | 'known'>
  readonly problems: Problems
  readonly watch: (file: string) => void
}

/** Between so many checks, a running service gets to do its work. */
const checksPerBreak = 250

export type ChecksRead = {
  readonly checks: readonly CheckDefinition[]
  /** In the order of the checks. */
  readonly checkSources: readonly CheckSource[]
  /** For checks that stand in no file. */
  readonly createCheckReader: () => CheckReader
}

export async function readChecks(from: ChecksSource): Promise<ChecksRead> {
  const { main, problems } = from
  const holidays = createHolidayReader({
    calendars: from.settings.holidays ?? {},
    folder: dirname(main.file),
    report: problem => problems.add(main, problem),
    watch: from.watch,
  })
  const context = createContext(from, holidays)
  const read = await readAll(from, context, holidays)
  return { ...read, createCheckReader: laterReader(context, holidays.known) }
}

/** Apart, so that it holds on to nothing of what was only needed to read the files. */
function laterReader({ folder, zone, senders, defaults }: CheckContext, known: KnownHolidays) {
  return () =>
    createCheckReader({ folder, zone, senders, defaults, holidaysOf: createSealedHolidays(known, folder) })
}

async function readAll(
  { main, files, problems }: ChecksSource,
  context: CheckContext,
  holidays: HolidayReader,
): Promise<Pick<ChecksRead, 'checks' | 'checkSources'>> {
  const checkSources: CheckSource[] = []
  const checks: CheckDefinition[] = []
  const places = new Map<string, { file: ConfigFile; path: Path }>()
  for (const file of [main, ...files]) {
    if (file !== main && problems.addSyntax(file)) continue
    const folder = dirname(file.file)
    const inFile = { ...context, folder, holidaysOf: holidays.from(folder) }
    const kind = file === main ? 'lastgood.yml' : 'check file'
    checkSources.push({ file: file.file, kind, first: checks.length })
    for (const { yaml, path } of listChecks(file.source.value, kind, told => problems.add(file, told))) {
      if (problems.full()) return { checks, checkSources }
      if (checks.length % checksPerBreak === 0) await setImmediate()
      tellTwin(places, file, yaml, path, problems)
      const read = checkFromYaml(yaml, path, inFile)
      if (read.ok) checks.push(deepFreeze(read.value))
      else for (const problem of read.problems) problems.add(file, problem)
    }
  }
  return { checks, checkSources }
}

function tellTwin(
  places: Map<string, { file: ConfigFile; path: Path }>,
  file: ConfigFile,
  yaml: unknown,
  path: Path,
  problems: Problems,
): void {
  const id = idOf(yaml)
  if (id === undefined) return
  const first = places.get(id)
  if (!first) places.set(id, { file, path })
  else
    problems.add(file, {
      path: [...path, 'id'],
      text: () =>
        `${JSON.stringify(id)} is the id of another check too, at ${placeOf(first.file, [...first.path, 'id'])}: give one of them another id`,
    })
}

function createContext(from: ChecksSource, holidays: HolidayReader): CheckContext {
  const folder = dirname(from.main.file)
  const context: CheckContext = {
    folder,
    zone: from.zone,
    senders: from.senders,
    defaults: {},
    holidaysOf: holidays.from(folder),
    ...createVerifiers(),
  }
  return { ...context, defaults: readDefaults(from, context) }
}

/** Defaults are held against the rules here, once, so that their mistakes are not told again at every check. */
function readDefaults({ settings, main, problems }: ChecksSource, context: CheckContext): DefaultsYaml {
  const { group, schedule, notify, trust } = settings.checkDefaults ?? {}
  let count = 0
  const report = (problem: Problem) => {
    count++
    problems.add(main, problem)
  }
  checkText(group, ['checkDefaults', 'group'], maxLabelLength, report)
  if (schedule)
    toSchedule(
      { ...schedule, every: '1 day' },
      ['checkDefaults', 'schedule'],
      { ...context, verify: context.verifySchedule },
      report,
    )
  if (notify) toNotify(notify, ['checkDefaults', 'notify'], report)
  toTrust(trust, ['checkDefaults', 'trust'], context.senders, report)
  if (count) return {}
  return {
    ...(group !== undefined && { group }),
    ...(schedule && {
      schedule: { ...schedule, ...absoluteHolidays(schedule.holidays, dirname(main.file)) },
    }),
    ...(notify && { notify }),
    ...(trust !== undefined && { trust }),
  }
}

/** Paths in the defaults are relative to lastgood.yml, wherever the check stands that they are used for. */
function absoluteHolidays(written: string | readonly string[] | undefined, folder: string) {
  if (written === undefined) return {}
  return { holidays: asList(written).map(one => (isCalendarFile(one) ? resolve(folder, one) : one)) }
}
