/** Checks → the text of a file of `checkFiles`. What is read from that text is what was written, to the last
 *  character; keys stand in the order of docs/configuration.md, small maps in one line. */
import { Document, isMap, isScalar, isSeq, type Node, visit } from 'yaml'
import { checkSchema, scheduleSchema } from './check-schema.ts'

/** A map that is longer gets a line for each key. */
const maxFlowCharacters = 100

const order = new Map(
  [
    ...Object.keys(checkSchema.shape),
    ...Object.keys(scheduleSchema.shape),
    'field',
    'alias',
    'default',
    'order',
  ]
    .map((key, at) => [key, at] as const)
    .reverse(),
)

export function checksToYaml(checks: readonly unknown[]): string {
  if (checks.length === 0) return '[]\n'
  const document = new Document(checks.map(sortKeys), { aliasDuplicateObjects: false })
  visit(document, {
    Map(_, map, path) {
      // A check itself never stands in one line: people look for its id in the first column.
      if (path.length > 2 && isSmall(map)) map.flow = true
    },
    Seq(_, list) {
      if (list.items.every(item => isScalar(item)) && isSmall(list)) list.flow = true
    },
  })
  return document.toString({ lineWidth: 0, flowCollectionPadding: true })
}

/** Holds scalars only, all of them short. */
function isSmall(node: Node): boolean {
  if (isSeq(node)) return node.items.every(item => isScalar(item)) && length(node) <= maxFlowCharacters
  if (!isMap(node)) return false
  return node.items.every(({ value }) => isScalar(value)) && length(node) <= maxFlowCharacters
}

function length(node: Node): number {
  return JSON.stringify(node).length
}

/** Known keys in their order, then all others as they came. */
function sortKeys(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sortKeys)
  if (typeof value !== 'object' || value === null) return value
  const rank = ([key]: readonly [string, unknown]) => order.get(key) ?? order.size
  const entries = Object.entries(value).toSorted((a, b) => rank(a) - rank(b))
  return Object.fromEntries(entries.map(([key, inside]) => [key, sortKeys(inside)]))
}
