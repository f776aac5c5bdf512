/** A draft in sentences, so that a person can hear once more what they are about to save. */
import type { BlockYaml, CheckYaml } from '../../../exporter/src/api/contract-checks.ts'
import { isCondition, type Part, partsOf, quantifierOf } from './draft-block.ts'
import { describeCondition } from './draft-condition.ts'
import { scheduleOf } from './draft-schedule.ts'
import { lookOfStatus } from './look.ts'
import { countInWords } from './words.ts'

export type Sentence = { readonly about: string; readonly text: string }

/** @param schedule as the exporter words it; undefined while that is not known, or there is none */
export function describeDraft(check: CheckYaml, schedule: string | undefined): readonly Sentence[] {
  return [
    { about: 'Check', text: `${check.name ?? check.id} in the group ${check.group ?? 'Backups'}` },
    { about: 'Expected', text: describeExpected(check, schedule) },
    ...describePaused(check),
    { about: 'Takes', text: describeMatch(check) },
    ...describeTrust(check),
    ...describeStatus(check),
    ...describeFigures(check),
    { about: 'Tells', text: describeNotify(check) },
  ]
}

function describeExpected(check: CheckYaml, schedule: string | undefined): string {
  const written = scheduleOf(check)
  if (!written) return 'never: it is not overdue, whatever happens'
  return `${schedule ?? 'as scheduled'}; overdue ${written.overdueAfter ?? '30 minutes'} later`
}

function describeMatch({ match }: CheckYaml): string {
  const address = match.alias === undefined ? undefined : `mails sent to ${match.alias}`
  const conditions = partsOf(match).length === 0 ? undefined : describeBlock(match)
  if (address && conditions) return `${address}, if ${conditions}`
  return address ?? (conditions ? `messages where ${conditions}` : 'no message yet')
}

function describeStatus(check: CheckYaml): readonly Sentence[] {
  const { status = {} } = check
  const { order = ['failure', 'warning', 'success'] } = status
  const rules = (['ignore', ...order] as const).flatMap(kind => {
    const block = status[kind]
    if (!block || partsOf(block).length === 0) return []
    const about = lookOfStatus[kind === 'ignore' ? 'ignored' : kind].text
    return [{ about, text: describeBlock(block) }]
  })
  return [
    ...rules,
    ...describeTemplate(check),
    { about: 'Otherwise', text: lookOfStatus[status.default ?? 'failure'].text.toLowerCase() },
  ]
}

function describeTemplate({ template, object }: CheckYaml): readonly Sentence[] {
  if (template === undefined) return []
  const of = object === undefined ? '' : `, of ${object} alone`
  return [{ about: 'Then', text: `what the template ${template} reads${of}` }]
}

function describeTrust({ trust }: CheckYaml): readonly Sentence[] {
  if (trust === undefined || trust === 'any') return []
  return [
    {
      about: 'Believes',
      text: `good results of ${trust === 'authenticated' ? 'authenticated' : 'known'} senders only`,
    },
  ]
}

function describePaused({ paused }: CheckYaml): readonly Sentence[] {
  if (paused === undefined || paused === false) return []
  return [{ about: 'Paused', text: paused === true ? 'until resumed' : `until ${paused}` }]
}

function describeFigures({ figures = [] }: CheckYaml): readonly Sentence[] {
  return figures.length === 0 ? [] : [{ about: 'Reads', text: countInWords(figures.length, 'figure') }]
}

function describeNotify({ notify = {} }: CheckYaml): string {
  const { route, grace, repeat, restored, outsideWindow } = notify
  return [
    route === undefined ? 'the usual receiver' : `the receiver ${route}`,
    grace === undefined || grace === '0' ? undefined : `after ${grace}`,
    repeat === 'every' ? 'of every failure' : 'once',
    restored === false ? 'not when it is good again' : 'and when it is good again',
    outsideWindow === false ? 'inside the arrival window only' : undefined,
  ]
    .filter(part => part !== undefined)
    .join(', ')
}

function describeBlock(block: BlockYaml): string {
  const joint = quantifierOf(block) === 'all' ? ' and ' : ' or '
  return partsOf(block).map(describePart).join(joint)
}

export function describePart(part: Part): string {
  if (isCondition(part)) return describeCondition(part)
  return partsOf(part).length > 1 ? `(${describeBlock(part)})` : describeBlock(part)
}
