/** What a check takes from its template: a status and figures for where its own rules say nothing. Success needs a
 *  whole message and a reading that is sure of it; in doubt it says so, and the check's default holds. */
import type { Figures, ResultStatus } from './activity.ts'
import type { CheckDefinition } from './check.ts'
import type { Outcome } from './identify/identify.ts'
import type { Moment } from './identify/moment.ts'
import type { ObjectResult } from './identify/table-results.ts'
import type { Message } from './message.ts'
import { findTemplate, type Template } from './templates.ts'
import { condense, foldCase, shorten } from './text.ts'
import { openZone } from './zone.ts'

type TemplateReading = {
  /** Absent: nothing in the message decides it. */
  readonly status?: ResultStatus
  readonly reason: string
  readonly figures: Figures
}

export type TemplateRules = {
  /** Whether the message says anything of the check's object. */
  takes(message: Message): boolean
  read(message: Message): TemplateReading
  /** Of a check with an object: how `takes` comes to its answer. */
  explain?(message: Message): { readonly text: string; readonly fits: boolean; readonly actual: string }
  /** What the message tells of separately. */
  objects(message: Message): readonly ObjectResult[]
}

type Verdict = Pick<TemplateReading, 'status' | 'reason'>

/** A success that is less sure is none. */
export const surely = 0.6

/** @returns undefined when the check has no template. @throws Error when there is none of that id */
export function compileTemplate({
  template: id,
  object,
  zone,
}: Pick<CheckDefinition, 'template' | 'object' | 'zone'>): TemplateRules | undefined {
  if (id === undefined) return undefined
  const template = findTemplate(id)
  if (!template) throw new Error(`template: there is none with the id ${JSON.stringify(id)}`)
  if (object === undefined)
    return {
      takes: () => true,
      read(message) {
        const found = template.read(message)
        return { ...tell(template, ofWhole(found), message), figures: figuresOf(found, message, zone) }
      },
      objects: message => template.read(message).results,
    }
  const key = objectKey(object)
  const isIt = (one: ObjectResult) => objectKey(one.object) === key
  const takes = (message: Message) => {
    const { results, status } = template.read(message)
    return results.length > 0 ? results.some(isIt) : status !== 'success'
  }
  return {
    takes,
    explain: message => ({
      text: `tells of the object ${JSON.stringify(object)}, or of none and no success`,
      fits: takes(message),
      actual: shorten(nameObjects(template.read(message)), maxActual),
    }),
    read(message) {
      const found = template.read(message)
      const row = findWorst(found.results.filter(isIt))
      return { ...tell(template, ofObject(object, row, found), message), figures: figuresOfRow(row) }
    },
    objects: message => template.read(message).results,
  }
}

/** Names of objects that are equal mean the same one. */
function objectKey(name: string): string {
  return foldCase(condense(name).trim())
}

const maxActual = 120

function nameObjects({ results, status }: Outcome): string {
  const names = [...new Set(results.map(({ object }) => condense(object).trim()))]
  return names.length > 0 ? names.join(', ') : `no objects, ${status ?? 'in doubt'}`
}

function ofWhole({ status, confidence, reason }: Outcome): Verdict {
  if (status === undefined) return { reason }
  if (status === 'none') return { status: 'ignored', reason }
  if (status === 'success' && confidence < surely) return { reason: `In doubt: ${reason}` }
  return { status, reason }
}

/** Names that differ in letter case or blanks alone are of one object. */
function findWorst(rows: readonly ObjectResult[]): ObjectResult | undefined {
  return (
    rows.find(row => row.status === 'failure') ??
    rows.find(row => row.status === undefined) ??
    rows.find(row => row.status === 'warning') ??
    rows[0]
  )
}

/** What is told of the whole run counts for an object only where none are listed, and only when it is bad. */
function ofObject(object: string, row: ObjectResult | undefined, found: Outcome): Verdict {
  const name = JSON.stringify(shorten(object, 80))
  if (found.status === 'none') return ofWhole(found)
  if (!row) {
    if (found.results.length === 0 && found.status !== 'success') return ofWhole(found)
    return { reason: `It says nothing of ${name}.` }
  }
  if (!row.status) return { reason: `In doubt: it does not say how ${name} went.` }
  if (row.status === 'success' && found.product === undefined)
    return { reason: `In doubt: it reads well of ${name}, but no product is recognised.` }
  return { status: row.status, reason: `Of ${name} it tells a ${row.status}.` }
}

function tell({ name }: Template, { status, reason }: Verdict, { marks }: Message): Verdict {
  const text = `template ${name}: ${reason.startsWith(`${name} `) ? reason.slice(name.length + 1) : reason}`
  if (status === undefined) return { reason: text }
  // What was cut off may have said otherwise.
  if (status === 'success' && marks.length > 0) return { reason: `${text} But the message was cut.` }
  return { status, reason: text }
}

const dayMs = 86_400_000
const maxRunMs = 14 * dayMs

function figuresOf(found: Outcome, message: Message, zone: string | undefined): Figures {
  const { sizeBytes, transferredBytes, durationSeconds } = found
  const startedAt = momentOf(found.startedAt, message, zone)
  const endedAt = momentOf(found.endedAt, message, zone)
  return {
    ...(sizeBytes !== undefined && { size: sizeBytes }),
    ...(transferredBytes !== undefined && { transferred: transferredBytes }),
    ...(durationSeconds !== undefined && { duration: durationSeconds }),
    ...(startedAt !== undefined && { startedAt }),
    ...(endedAt !== undefined && { endedAt }),
  }
}

/** A time far from the message's own was read in the wrong order of day and month, or is of another run. */
function momentOf(
  moment: Moment | undefined,
  { sentAtMs, receivedAtMs }: Message,
  zone: string | undefined,
): number | undefined {
  if (!moment || (!moment.isAbsolute && zone === undefined)) return undefined
  const atMs = moment.isAbsolute || zone === undefined ? moment.wallMs : openZone(zone).epochOf(moment.wallMs)
  const beforeMs = (sentAtMs ?? receivedAtMs) - atMs
  return beforeMs > -dayMs && beforeMs < maxRunMs ? atMs : undefined
}

function figuresOfRow(row: ObjectResult | undefined): Figures {
  return {
    ...(row?.sizeBytes !== undefined && { size: row.sizeBytes }),
    ...(row?.durationSeconds !== undefined && { duration: row.durationSeconds }),
  }
}
