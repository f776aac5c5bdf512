/** The same job on machines of the same name, of two clients that only the words before the job tell apart
 *  (`Acme: [Success] Daily`, `Bolt: [Success] Daily`). Both run on the same days: what is full on Sundays and incremental
 *  on others is one job. */
import { dayMs } from '../day.ts'
import type { Fact } from './fact.ts'
import { tokensOf } from './join.ts'
import type { Pile } from './pile.ts'

const leastGood = 2

export function splitByClient(pile: Pile): readonly Pile[] {
  const { jobKey, machineKey } = pile
  if (jobKey === undefined || machineKey === undefined) return [pile]
  const groups = Map.groupBy(pile.facts, ({ parts }) => findLead(parts.key, jobKey))
  if (groups.size < 2 || groups.has(undefined)) return [pile]
  const found = [...groups.values()]
  const leads = [...groups.keys()].map(key =>
    tokensOf({ parts: { key: key ?? '', pieces: [], numbers: [] } }),
  )
  const areApart = leads.every((one, i) =>
    leads.every((other, j) => i === j || [...one].some(token => !other.has(token))),
  )
  if (!areApart || !found.every(isOften) || !shareDays(found)) return [pile]
  return [...groups].map(([lead, facts]) => ({ ...pile, fixed: `${pile.fixed} ${lead}`.trim(), facts }))
}

/** Of a subject, what stands before the job. */
function findLead(key: string, jobKey: string): string | undefined {
  const at = key.toLowerCase().indexOf(jobKey)
  return at < 0 ? undefined : key.slice(0, at).toLowerCase().trim()
}

function isOften(facts: readonly Fact[]): boolean {
  return facts.filter(({ run }) => run.status === 'success').length >= leastGood
}

function shareDays([first = [], ...rest]: readonly (readonly Fact[])[]): boolean {
  const daysOf = (facts: readonly Fact[]) => new Set(facts.map(({ atMs }) => Math.floor(atMs / dayMs)))
  const days = daysOf(first)
  return rest.every(facts => [...daysOf(facts)].filter(day => days.has(day)).length >= leastGood)
}
