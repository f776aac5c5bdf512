/** Drafts that rest on what is known of a product: begun from the product, or its rules proposed for a message. */
import {
  begin,
  byDefault,
  type Draft,
  type DraftContext,
  everyDay,
  type KnownRules,
  proposeAlias,
  untilSaid,
} from './draft.ts'
import type { DraftCondition } from './draft-conditions.ts'
import type { Outcome } from './identify/identify.ts'
import type { Message } from './message.ts'
import type { Product } from './products/product.ts'
import { compileTemplate, surely } from './template-rules.ts'
import { findTemplate, generalId, type Template } from './templates.ts'
import { condense } from './text.ts'

const maxSigns = 12
const maxObjects = 8

/** A check for a product whose messages are still to come. */
export function draftFromTemplate(template: Template, context: DraftContext): Draft {
  const name = context.name?.trim() || (template.product ? template.name : 'New check')
  const alias = proposeAlias(name, context)
  const signs = template.product ? conditionsOf(template.product) : []
  const match =
    signs.length > 0
      ? { any: signs }
      : alias !== undefined
        ? { alias }
        : { all: [{ field: 'subject', contains: name }] as const }
  const taken =
    signs.length > 0
      ? `Takes every message that has a sign of ${template.name}: say in the matching which job it is for.`
      : alias !== undefined
        ? `Takes what is sent to the alias ${alias}.`
        : `Takes messages whose subject contains "${name}".`
  return {
    check: { ...begin(name, context), schedule: everyDay, template: template.id, match, status: byDefault },
    hints: [taken, untilSaid, ruledBy(template)],
    ...(signs.length > 0 && alias !== undefined && { alias }),
  }
}

/** What tells the product without an expression, and enough alone; a text says it too often, unless nothing else does. */
function conditionsOf({ signs }: Product): readonly DraftCondition[] {
  const sure = signs.filter(({ as, weight }) => as === undefined && weight >= 2)
  const shown = sure.filter(({ in: place, weight }) => place !== 'body' || weight >= 3)
  return (shown.length > 0 ? shown : sure)
    .slice(0, maxSigns)
    .map(({ in: field, says }) => ({ field, contains: says, ignoreCase: true }))
}

/** The rules of its product where that is recognised, and for others the general ones if they are sure of it and of all
 *  its siblings. */
export function proposeTemplate(message: Message, siblings: readonly Message[]): KnownRules | undefined {
  const general = findTemplate(generalId)
  if (!general) return undefined
  const found = general.read(message)
  const others = siblings.map(one => general.read(one))
  if (found.product === undefined && ![found, ...others].every(isSure)) return undefined
  const isMixed = others.some(({ product }) => product !== undefined && product !== found.product)
  const template = (found.product !== undefined && !isMixed && findTemplate(found.product)) || general
  const rules = compileTemplate({ template: template.id })
  const readings = rules ? [message, ...siblings].map(one => rules.read(one)) : []
  const inDoubt = readings.some(({ status }) => status === undefined)
  const own = readings[0]
  const figures = Object.keys(own?.figures ?? {})
  return {
    template: template.id,
    inDoubt,
    hints: [
      ruledBy(template),
      ...(own ? [`By it this message is ${own.status ?? 'undecided'}: ${own.reason}`] : []),
      ...(inDoubt ? ['It leaves messages in doubt, so the words of the subject are asked first.'] : []),
      ...(figures.length > 0 ? [`It reads ${figures.join(', ')} from this message.`] : []),
      ...objectHints(found),
    ],
  }
}

function isSure({ product, status, confidence }: Outcome): boolean {
  return product !== undefined || (status !== undefined && status !== 'none' && confidence >= surely)
}

function ruledBy({ id, product, name }: Template): string {
  return product
    ? `Status and figures by what is known of ${name}: template ${id}.`
    : `Status and figures as any backup's messages are read: template ${id}.`
}

function objectHints({ results }: Outcome): readonly string[] {
  const names = [...new Set(results.map(({ object }) => condense(object).trim()))]
  if (names.length < 2) return []
  const shown = names.slice(0, maxObjects).join(', ') + (names.length > maxObjects ? ' …' : '')
  return [`It reports of ${shown}: the worst of all counts, or with object: NAME that of one alone.`]
}
