/** Which product's rules a check takes on, and which of the objects that its messages tell of it is for. */
import type { CheckDefinition } from '../core/check.ts'
import { findTemplate, templates } from '../core/templates.ts'
import type { CheckYaml } from './check-schema.ts'
import { findNear } from './near-miss.ts'
import { type Path, type Problem, show } from './problem.ts'

const maxNear = 3
const leastPart = 3

/** @param zone of times that messages tell without an offset */
export function toTemplate(
  { template: id, object }: Pick<CheckYaml, 'template' | 'object'>,
  path: Path,
  zone: string,
  report: (problem: Problem) => void,
): Pick<CheckDefinition, 'template' | 'object' | 'zone'> {
  if (id === undefined) {
    if (object !== undefined)
      report({
        path: [...path, 'object'],
        text: 'needs a template, which tells the objects of a message apart: give one, such as general',
      })
    return {}
  }
  const template = findTemplate(id)
  if (!template) report({ path: [...path, 'template'], text: `${show(id)} is no template: ${propose(id)}` })
  else if (object !== undefined && !template.reportsObjects)
    report({
      path: [...path, 'object'],
      text: `is not told by messages of ${template.name}, which report a run as a whole: leave it out`,
    })
  return { template: id, zone, ...(object !== undefined && { object }) }
}

/** People write an id with a slip, or the name that they see everywhere else, or a part of it. */
function propose(written: string): string {
  const meant = findMeant(written).slice(0, maxNear)
  return meant.length > 0 ? `did you mean ${meant.join(' or ')}?` : 'take general, or one of docs/products.md'
}

function findMeant(written: string): readonly string[] {
  const words = written.toLowerCase().trim()
  const named = templates.find(({ name }) => name.toLowerCase() === words)
  if (named) return [named.id]
  const ids = findNear(
    written,
    templates.map(({ id }) => id),
  )
  const byName = new Map(templates.map(({ id, name }) => [name, id]))
  const names = findNear(written, [...byName.keys()]).flatMap(name => byName.get(name) ?? [])
  const parts = templates.filter(
    ({ name }) => words.length >= leastPart && name.toLowerCase().includes(words),
  )
  return [...new Set([...ids, ...names, ...parts.map(({ id }) => id)])]
}
