/** Suggested checks as people judge them: what they say in words, which are looked for, and what is asked for when some
 *  are accepted. */
import type {
  AcceptRequest,
  CheckYaml,
  SuggestionJson,
  SuggestionsJson,
} from '../../../exporter/src/api/contract-checks.ts'
import { partsOf, quantifierOf } from './draft-block.ts'
import { describePart } from './draft-words.ts'
import { type Look, lookOfStatus } from './look.ts'
import { countInWords } from './words.ts'

export type Sureness = NonNullable<SuggestionJson['schedule']>['sure']

export const lookOfSureness: Readonly<Record<Sureness, Look>> = {
  sure: { color: 'blue', glyph: '●', text: 'sure' },
  likely: { color: 'blue', glyph: '◐', text: 'likely' },
  guess: { color: 'gray', glyph: '○', text: 'a guess' },
}

const worstFirst = ['failure', 'warning', 'success', 'ignored'] as const

/** What its messages say, worst first. */
export function statusesOf({
  statuses,
}: Pick<SuggestionJson, 'statuses'>): readonly { readonly look: Look; readonly count: number }[] {
  return worstFirst.flatMap(status => {
    const count = statuses[status] ?? 0
    return count === 0 ? [] : [{ look: lookOfStatus[status], count }]
  })
}

/** Which messages it takes, one line for each thing that is asked. */
export function conditionsInWords({ match }: CheckYaml): readonly string[] {
  const parts = partsOf(match).map(describePart)
  return [
    ...(match.alias === undefined ? [] : [`Sent to ${match.alias}`]),
    ...(quantifierOf(match) === 'all' ? parts : parts.length === 0 ? [] : [parts.join(' or ')]),
  ]
}

/** `SERVER1, job Nightly`; what is in the name already is not said again. */
export function placeInWords({ check, machine, job }: SuggestionJson): string {
  const isTold = (text: string) => (check.name ?? '').toLowerCase().includes(text.toLowerCase())
  return [
    machine !== undefined && !isTold(machine) && machine,
    job !== undefined && !isTold(job) && `job ${job}`,
    check.group !== undefined && `in ${check.group}`,
  ]
    .filter(part => part !== false)
    .join(', ')
}

/** Every word must stand somewhere in what the suggestion is about. */
export function searchSuggestions(
  suggestions: readonly SuggestionJson[],
  q: string | undefined,
): readonly SuggestionJson[] {
  const words = (q ?? '').toLowerCase().split(/\s+/).filter(Boolean)
  if (words.length === 0) return suggestions
  return suggestions.filter(({ check, product, machine, job, objects = [] }) => {
    const text = [check.name, check.id, check.group, product?.name, machine, job, ...objects]
      .filter(part => part !== undefined)
      .join('\n')
      .toLowerCase()
    return words.every(word => text.includes(word))
  })
}

/** By key, and those of them that become one check for each of their objects. */
export function toAcceptRequest(keys: readonly string[], perObject: ReadonlySet<string>): AcceptRequest {
  return { suggestions: keys.map(key => ({ key, ...(perObject.has(key) && { perObject: true }) })) }
}

/** How many checks come of it. */
export function countChecks(suggestions: readonly SuggestionJson[], perObject: ReadonlySet<string>): number {
  return suggestions.reduce(
    (sum, { key, objects = [] }) => sum + (perObject.has(key) ? Math.max(1, objects.length) : 1),
    0,
  )
}

export function isReading({ looked, waiting }: Pick<SuggestionsJson, 'looked' | 'waiting'>): boolean {
  return looked < waiting
}

/** `42 messages wait for a check`; undefined when there are none. */
export function waitingInWords(messages: number): string | undefined {
  if (messages === 0) return undefined
  return `${countInWords(messages, 'message')} ${messages === 1 ? 'waits' : 'wait'} unmatched`
}
