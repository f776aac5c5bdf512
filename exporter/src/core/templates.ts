/** What a check's `template` can be: every product that is known, and `general`, which recognises the product of each
 *  message and reads what no product file knows as any backup's message. A message is read once by each, however many
 *  checks ask. */
import { createIdentifier, createProductReader, type Identified, type Identify } from './identify/identify.ts'
import type { Message } from './message.ts'
import { products } from './products/all.ts'
import type { Product } from './products/product.ts'

export type Template = {
  readonly id: string
  readonly name: string
  /** Its messages may tell of several objects, each with a result of its own. */
  readonly reportsObjects: boolean
  /** Absent: that of each message. */
  readonly product?: Product
  read(message: Message): Identified
}

export const generalId = 'general'

function createTemplate(of: Omit<Template, 'read'>, createReader: () => Identify): Template {
  let reader: Identify | undefined
  const known = new WeakMap<Message, Identified>()
  return {
    ...of,
    read(message) {
      let found = known.get(message)
      if (!found) {
        reader ??= createReader()
        found = reader(message)
        known.set(message, found)
      }
      return found
    },
  }
}

/** By name; `general` is the last. */
export const templates: readonly Template[] = [
  ...products
    .map(product =>
      createTemplate(
        { id: product.id, name: product.name, reportsObjects: product.results !== undefined, product },
        () => createProductReader(product),
      ),
    )
    .toSorted((a, b) => (a.name.toLowerCase() < b.name.toLowerCase() ? -1 : 1)),
  createTemplate({ id: generalId, name: 'General', reportsObjects: true }, () => createIdentifier(products)),
]

const byId = new Map(templates.map(template => [template.id, template]))

export function findTemplate(id: string): Template | undefined {
  return byId.get(id)
}
