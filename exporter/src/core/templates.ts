/** What a check's `template` can be: every product that is known, and `general`, which recognises the product of each
 *  message and reads what no product file knows as any backup's message. A message is read once by each, however many
 *  checks ask. */
import { createOutcomeReader, createProductReader, type Outcome } from './identify/identify.ts'
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
  read(message: Message): Outcome
}

export const generalId = 'general'

function createTemplate(of: Omit<Template, 'read'>, createReader: () => Template['read']): Template {
  let reader: Template['read'] | undefined
  const known = new WeakMap<Message, Outcome>()
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

const general = createTemplate({ id: generalId, name: 'General', reportsObjects: true }, () =>
  createOutcomeReader(products),
)

function templateOf(product: Product): Template {
  const { id, name, results = [] } = product
  return createTemplate({ id, name, reportsObjects: results.length > 0, product }, () => {
    const readAs = createProductReader(product)
    return message => {
      const found = readAs(message)
      return found.status === 'success' ? verified(found, product, message) : found
    }
  })
}

/** A word for a success of one product is said of warnings by others: of a message that is not recognised as its own,
 *  it counts for what that says by its own product, or by itself. */
function verified(found: Outcome, product: Product, message: Message): Outcome {
  const { product: id, status, confidence, reason } = general.read(message)
  if (id === product.id) return found
  const { status: _, ...rest } = found
  return { ...rest, ...(status && { status }), confidence, reason }
}

/** By name; `general` is the last. */
export const templates: readonly Template[] = [
  ...products.map(templateOf).toSorted((a, b) => (a.name.toLowerCase() < b.name.toLowerCase() ? -1 : 1)),
  general,
]

const byId = new Map(templates.map(template => [template.id, template]))

export function findTemplate(id: string): Template | undefined {
  return byId.get(id)
}
