/** Messages for suggestions, told by their subjects: one a day, or several on each day. */
import { createRegexEngine } from '../src/config/regex.ts'
import { createIdentifier } from '../src/core/identify/identify.ts'
import type { Message } from '../src/core/message.ts'
import { products } from '../src/core/products/all.ts'
import { doWhole } from '../src/core/steps.ts'
import { type Fact, toFact } from '../src/core/suggest/fact.ts'
import { type Suggesting, suggestChecks } from '../src/core/suggest/suggest.ts'

const identify = createIdentifier(products)
export const hourMs = 3_600_000
const sinceMs = Date.UTC(2025, 10, 3, 2)

export type Given = {
  readonly subject: string
  readonly text?: string
  readonly from?: string
  readonly to?: string
  readonly marks?: Message['marks']
}

export function aFact(
  { subject, text = '', from = 'root@box.example.com', to, marks = [] }: Given,
  at: number,
): Fact {
  const message: Message = {
    intake: 'smtp',
    receivedAtMs: sinceMs + at * 24 * hourMs,
    subject,
    from,
    to: [],
    originallyTo: [],
    recipients: [to ?? 'backups@example.com'],
    headers: [],
    text,
    attachments: [],
    marks,
  }
  return toFact(at + 1, message, identify(message))
}

export function suggest(waiting: readonly Given[], taken: readonly Given[] = []): Suggesting {
  return run(
    waiting.map(aFact),
    taken.map((one, at) => aFact(one, 1000 + at)),
  )
}

export function run(waiting: readonly Fact[], taken: readonly Fact[] = []): Suggesting {
  const work = suggestChecks(waiting, taken, {
    products,
    addresses: ['backups@example.com'],
    aliases: [],
    engines: { regex: createRegexEngine() },
  })
  return doWhole(work)
}

/** Two on each day. */
export function suggestPairs(pair: readonly Given[], more: readonly Given[] = []): Suggesting {
  const days = [0, 1, 2].flatMap(day => pair.map(one => aFact(one, day)))
  return run([...days, ...more.map(one => aFact(one, 3))].map((fact, id) => ({ ...fact, id })))
}

export const groupsOf = (found: Suggesting) =>
  found.suggested.map(({ pile }) => pile.facts.map(({ subject }) => subject).toSorted()).toSorted()
export const matchesOf = (found: Suggesting) => found.suggested.map(({ choice }) => choice.all)
export const of = (subjects: readonly string[], text = 'Backup finished.') =>
  subjects.map(subject => ({ subject, text }))

export const countsOf = (found: Suggesting) =>
  found.suggested.map(({ pile, foreign }) => [pile.facts.length, foreign.length])
