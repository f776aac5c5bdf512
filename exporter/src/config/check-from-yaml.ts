/** A check as written in YAML → CheckDefinition of the core, or every problem it has. */
import type { Status } from '../core/activity.ts'
import type { CheckDefinition, Match, Notify, StatusRules } from '../core/check.ts'
import type { Block } from '../core/condition.ts'
import type { ScheduleDefinition } from '../core/schedule.ts'
import type { Trust } from '../core/sender-trust.ts'
import { slug } from '../core/slug.ts'
import {
  type CheckYaml,
  checkSchema,
  type DefaultsYaml,
  type NotifyYaml,
  type ScheduleYaml,
} from './check-schema.ts'
import { toBlock, type VerifyCondition } from './condition-from-yaml.ts'
import type { BlockYaml } from './condition-schema.ts'
import { parseDuration } from './duration.ts'
import { type ReadFigures, toFigures, toldFigures, type VerifyFigure } from './figures-from-yaml.ts'
import { deepFreeze } from './freeze.ts'
import type { Path, Problem } from './problem.ts'
import { readShape, type Shaped } from './read-shape.ts'
import { type ScheduleContext, toSchedule } from './schedule-from-yaml.ts'
import type { SenderTrustConfig } from './senders-from-yaml.ts'
import { toTemplate } from './template-from-yaml.ts'
import { readMoment } from './time-texts.ts'

export type CheckContext = Omit<ScheduleContext, 'verify'> & {
  /** Where the file lies: what paths in it are relative to. */
  readonly folder: string
  readonly defaults: DefaultsYaml
  readonly senders: Senders
  readonly verifyCondition: VerifyCondition
  readonly verifyFigure: VerifyFigure
  readonly verifySchedule: ScheduleContext['verify']
  /** Thousands of checks share few schedules and rules: equal ones are one record, and made once. */
  readonly kept: Kept
}
type Senders = Pick<SenderTrustConfig, 'verify' | 'known'>
type Kept = ReturnType<typeof createKept>
type Report = (problem: Problem) => void

const worstFirst: readonly Status[] = ['failure', 'warning', 'success']
export const maxLabelLength = 200
const maxTextLength = 10_000

export function checkFromYaml(yaml: unknown, path: Path, context: CheckContext): Shaped<CheckDefinition> {
  const shaped = readShape(checkSchema, yaml, path)
  if (!shaped.ok)
    return { ok: false, problems: shaped.problems.map(problem => proposeId(problem, yaml, path)) }
  const problems: Problem[] = []
  const report: Report = problem => problems.push(problem)
  const check = toCheck(shaped.value, path, context, report)
  return problems.length ? { ok: false, problems } : { ok: true, value: check }
}

/** The slug of the name is proposed, not taken: the id would change with the name and the history would be lost. */
function proposeId(problem: Problem, yaml: unknown, path: Path): Problem {
  const isId = problem.path.length === path.length + 1 && problem.path.at(-1) === 'id'
  const name = typeof yaml === 'object' && yaml !== null && 'name' in yaml ? yaml.name : undefined
  if (!isId || typeof name !== 'string' || 'id' in Object(yaml) || !slug(name)) return problem
  return { path: problem.path, text: `is missing: give a stable id, such as ${slug(name)}` }
}

function toCheck(yaml: CheckYaml, path: Path, context: CheckContext, report: Report): CheckDefinition {
  const { defaults } = context
  if (!/^[A-Za-z0-9][A-Za-z0-9_.-]{0,99}$/.test(yaml.id)) {
    const right = slug(yaml.id) ? `, such as ${slug(yaml.id)}` : ''
    const text = `${JSON.stringify(yaml.id)} is no id: write up to 100 letters, digits, - _ . beginning with a letter or digit${right}`
    report({ path: [...path, 'id'], text })
  }
  for (const key of ['name', 'group', 'label', 'asset', 'description'] as const)
    checkText(yaml[key], [...path, key], key === 'description' ? maxTextLength : maxLabelLength, report)
  const zone = scheduleZone(yaml, context)
  const paused = toPaused(yaml.paused, zone, problem => report({ ...problem, path: [...path, 'paused'] }))
  const schedule =
    yaml.schedule && yaml.schedule !== 'none'
      ? readSchedule({ ...defaults.schedule, ...yaml.schedule }, [...path, 'schedule'], context, report)
      : undefined
  checkText(yaml.object, [...path, 'object'], maxLabelLength, report)
  const figures = readFigures(yaml, [...path, 'figures'], context, report)
  return {
    id: yaml.id,
    name: yaml.name ?? yaml.id,
    group: yaml.group ?? defaults.group ?? 'Backups',
    ...(yaml.label !== undefined && { label: yaml.label }),
    ...(yaml.description !== undefined && { description: yaml.description }),
    ...(yaml.asset !== undefined && { asset: yaml.asset }),
    ...(paused !== undefined && { paused }),
    ...(schedule && { schedule }),
    ...toTemplate(yaml, path, zone, report),
    match: toMatch(yaml.match, [...path, 'match'], context, report),
    status: readStatus(yaml.status ?? {}, [...path, 'status'], { ...context, figures }, report),
    ...(figures.rules.length > 0 && { figures: figures.rules }),
    notify: readNotify({ ...defaults.notify, ...yaml.notify }, [...path, 'notify'], context, report),
    ...toTrust(yaml.trust ?? defaults.trust, [...path, 'trust'], context.senders, report),
  }
}

const keptLimit = 10_000

export function createKept() {
  return {
    schedule: new Map<string, ScheduleDefinition | undefined>(),
    status: new Map<string, StatusRules>(),
    figures: new Map<string, ReadFigures>(),
    notify: new Map<string, Notify>(),
  }
}

/** What was made with a problem is not kept: the problem has to be told at each place. */
function keep<T>(kept: Map<string, T>, yaml: unknown, report: Report, make: (report: Report) => T): T {
  const key = JSON.stringify(yaml)
  const known = kept.get(key)
  if (known !== undefined) return known
  let isGood = true
  const made = make(problem => {
    isGood = false
    report(problem)
  })
  if (isGood && kept.size < keptLimit) kept.set(key, deepFreeze(made))
  return made
}

function readSchedule(yaml: ScheduleYaml, path: Path, context: CheckContext, report: Report) {
  const { folder, kept, verifySchedule: verify } = context
  const key = [yaml, yaml.holidays === undefined ? '' : folder]
  return keep(kept.schedule, key, report, told => toSchedule(yaml, path, { ...context, verify }, told))
}

type StatusYaml = NonNullable<CheckYaml['status']>
type StatusContext = CheckContext & { readonly figures: ReadFigures }

const noFigures: ReadFigures = { rules: [], kinds: toldFigures }

function readFigures(yaml: CheckYaml, path: Path, context: CheckContext, report: Report): ReadFigures {
  const { figures } = yaml
  if (!figures || figures.length === 0) return noFigures
  const zone = scheduleZone(yaml, context)
  const verify = context.verifyFigure
  return keep(context.kept.figures, [zone, figures], report, told =>
    toFigures(figures, path, { verify, zone, report: told }),
  )
}

function readStatus(yaml: StatusYaml, path: Path, context: StatusContext, report: Report): StatusRules {
  const { kinds } = context.figures
  const asked = kinds === 'any' ? kinds : [...kinds]
  return keep(context.kept.status, [asked, yaml], report, told => toStatus(yaml, path, context, told))
}

function readNotify(yaml: NotifyYaml, path: Path, context: CheckContext, report: Report): Notify {
  return keep(context.kept.notify, yaml, report, told => toNotify(yaml, path, told))
}

function scheduleZone({ schedule }: CheckYaml, { defaults, zone }: CheckContext): string {
  const own = schedule && schedule !== 'none' ? schedule.timezone : undefined
  return own ?? defaults.schedule?.timezone ?? zone
}

/** Texts that become labels of metrics are kept short and whole. */
export function checkText(written: string | undefined, path: Path, most: number, report: Report): void {
  if (written === undefined) return
  if (!written.trim()) report({ path, text: 'is empty: give a text or leave it out' })
  else if (written.length > most)
    report({ path, text: `is ${written.length} characters long: at most ${most} are taken` })
}

function toPaused(
  written: boolean | string | undefined,
  zone: string,
  report: (problem: Omit<Problem, 'path'>) => void,
): true | number | undefined {
  if (written === undefined || written === false) return undefined
  if (written === true) return true
  try {
    const untilMs = readMoment(written, zone)
    if (untilMs !== undefined) return untilMs
  } catch {
    return undefined // The zone is wrong, which is told where it stands.
  }
  report({
    text: `${JSON.stringify(written)} is no date and time: write true, or one like "2026-12-24 18:00"`,
  })
  return undefined
}

function toMatch(yaml: CheckYaml['match'], path: Path, context: CheckContext, report: Report): Match {
  const { alias, ...conditions } = yaml
  const hasConditions = conditions.all !== undefined || conditions.any !== undefined
  if (alias === undefined && !hasConditions)
    report({ path, text: 'would take every mail: give an alias or conditions under all or any' })
  if (alias !== undefined && !/^(?!\+)[^\s@<>(),;:"[\]\\]{1,64}(@[^\s@<>(),;:"\\]{1,255})?$/.test(alias))
    report({
      path: [...path, 'alias'],
      text: `${JSON.stringify(alias)} is no alias: write a word such as nas01 (for backups+nas01@example.com) or a whole address`,
    })
  const block = hasConditions
    ? toBlock(conditions, path, { verify: context.verifyCondition, figures: 'not yet', report })
    : undefined
  return { ...(alias !== undefined && { alias }), ...(block && { block }) }
}

function toStatus(yaml: StatusYaml, path: Path, context: StatusContext, report: Report): StatusRules {
  const asked = { verify: context.verifyCondition, figures: context.figures.kinds, report }
  const read = (key: Status | 'ignore', written: BlockYaml | undefined) =>
    written && toBlock(written, [...path, key], asked)
  const blocks: { [status in Status]?: Block } = {}
  for (const status of worstFirst) {
    const block = read(status, yaml[status])
    if (block) blocks[status] = block
  }
  const ignore = read('ignore', yaml.ignore)
  return {
    default: yaml.default ?? 'failure',
    order: toOrder(yaml, [...path, 'order'], report),
    blocks,
    ...(ignore && { ignore }),
  }
}

function toOrder(yaml: StatusYaml, path: Path, report: Report): readonly Status[] {
  const order = yaml.order ?? worstFirst
  const left = worstFirst.filter(status => !order.includes(status))
  if (new Set(order).size < order.length)
    report({ path, text: 'names a status twice: name each of failure, warning and success once' })
  const forgotten = left.filter(status => yaml[status])
  if (forgotten.length)
    report({ path, text: `leaves out ${forgotten.join(' and ')}, which has a block: name every status once` })
  return [...order, ...left]
}

/** What was wrong with a default is told where it stands, and the default is not used. */
export function toTrust(
  trust: Trust | undefined,
  path: Path,
  { verify, known }: Senders,
  report: Report,
): Pick<CheckDefinition, 'trust' | 'knownSenders'> {
  if (trust === undefined || trust === 'any') return {}
  if (trust === 'authenticated' && verify === 'off')
    report({
      path,
      text: 'authenticated needs senders to be verified: set senderTrust.verify to dns or headers in lastgood.yml',
    })
  if (trust === 'known senders' && known.length === 0)
    report({ path, text: 'known senders needs a list: name them in senderTrust.known in lastgood.yml' })
  return { trust, ...(trust === 'known senders' && { knownSenders: known }) }
}

export function toNotify(yaml: NotifyYaml, path: Path, report: Report): Notify {
  checkText(yaml.route, [...path, 'route'], maxLabelLength, report)
  let graceMs = 0
  try {
    if (yaml.grace) graceMs = parseDuration(yaml.grace)
  } catch (error) {
    report({ path: [...path, 'grace'], text: error instanceof Error ? error.message : String(error) })
  }
  return {
    ...(yaml.route !== undefined && { route: yaml.route }),
    graceMs,
    repeat: yaml.repeat ?? 'once',
    restored: yaml.restored ?? true,
    outsideWindow: yaml.outsideWindow ?? true,
  }
}
