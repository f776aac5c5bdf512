/** Products whose rules a check can begin with, for people to choose from. */
import type { Product } from '../products/product.ts'

type TemplateList = {
  readonly templates: readonly {
    readonly id: string
    readonly name: string
    readonly reportsObjects: boolean
  }[]
}

export function listTemplates(products: readonly Product[]): TemplateList {
  const named = products.map(({ id, name, results = [] }) => ({
    id,
    name,
    reportsObjects: results.length > 0,
  }))
  const general = { id: 'general', name: 'Any other product', reportsObjects: false }
  return { templates: [...named.toSorted((a, b) => a.name.localeCompare(b.name, 'en')), general] }
}
