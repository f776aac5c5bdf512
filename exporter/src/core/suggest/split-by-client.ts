/** The same job on machines of the same name, of two clients: only the sender tells them apart, or the words before the job
 *  (`Acme: [Success] Daily`, `Bolt: [Success] Daily`). Both run on the same days: what is full on Sundays and incremental
 *  on others is one job. */
import { dayMs } from '../day.ts'
import type { Fact } from './fact.ts'
import { tokensOf } from './join.ts'
import type { Pile } from './pile.ts'

const leastGood = 2

export function splitByClient(pile: Pile): readonly Pile[] {
  return pile.machineKey === undefined ? [pile] : splitBySender(pile).flatMap(splitByLead)
}

function splitBySender(pile: Pile): readonly Pile[] {
  const groups = Map.groupBy(pile.facts, ({ sender }) => sender)
  return areClients(groups)
    ? [...groups].map(([sender, facts]) => ({
        ...pile,
        sender,
        fixed: `${pile.fixed} ${sender}`.trim(),
        facts,
      }))
    : [pile]
}

function splitByLead(pile: Pile): readonly Pile[] {
  const { jobKey } = pile
  if (jobKey === undefined) return [pile]
  const groups = Map.groupBy(pile.facts, ({ parts }) => findLead(parts.key, jobKey))
  if (groups.has(undefined) || !areClients(groups)) return [pile]
  const leads = [...groups.keys()].map(key => tokensOf(key ?? ''))
  const areApart = leads.every((one, i) =>
    leads.every((other, j) => i === j || [...one].some(token => !other.has(token))),
  )
  if (!areApart) return [pile]
  return [...groups].map(([lead, facts]) => ({ ...pile, fixed: `${pile.fixed} ${lead}`.trim(), facts }))
}

/** Of a subject, what stands before the job. */
function findLead(key: string, jobKey: string): string | undefined {
  const at = key.toLowerCase().indexOf(jobKey)
  return at < 0 ? undefined : key.slice(0, at).toLowerCase().trim()
}

function areClients(groups: ReadonlyMap<unknown, readonly Fact[]>): boolean {
  const found = [...groups.values()]
  return found.length > 1 && found.every(isOften) && shareDays(found)
}

function isOften(facts: readonly Fact[]): boolean {
  return facts.filter(({ run }) => run.status === 'success').length >= leastGood
}

export function shareDays([first = [], ...rest]: readonly (readonly Fact[])[]): boolean {
  const daysOf = (facts: readonly Fact[]) => new Set(facts.map(({ atMs }) => Math.floor(atMs / dayMs)))
  const days = daysOf(first)
  return rest.every(facts => [...daysOf(facts)].filter(day => days.has(day)).length >= leastGood)
}
