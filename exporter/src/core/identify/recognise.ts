/** Which product a message is from. One pass finds the texts that any product is known by, whatever their number; only
 *  products with such a text are looked at. */
import type { Product, Sign } from '../products/product.ts'
import { foldCase } from '../text.ts'
import { findMatches } from './line-pattern.ts'
import type { MessageLines } from './message-lines.ts'
import { createWordIndex } from './word-index.ts'

const places = ['subject', 'from', 'body'] as const
type ProductSign = { readonly product: Product; readonly sign: Sign }

export type Recognise = (lines: MessageLines) => Product | undefined

/** Signs stand at the beginning or the end of a message. */
const lookChars = 25_000
const enough = 2

export function createRecogniser(products: readonly Product[]): Recognise {
  const signs = products.flatMap(product => product.signs.map(sign => ({ product, sign })))
  const finders = places.map(place => createFinder(signs.filter(({ sign }) => sign.in === place)))

  return lines => {
    const texts = {
      subject: lines.subjects.join('\n'),
      from: lines.from,
      body: ends(`${lines.body}\n${lines.attached.slice(0, lookChars)}`),
    }
    const found = new Set<ProductSign>()
    for (const [at, place] of places.entries()) finders[at]?.(foldCase(texts[place]), one => found.add(one))
    const points = new Map<Product, number>()
    for (const { product, sign } of found)
      if (fits(sign, texts[sign.in])) points.set(product, (points.get(product) ?? 0) + sign.weight)
    let best: Product | undefined
    for (const product of products) {
      const own = points.get(product) ?? 0
      if (own >= enough && own > (best ? (points.get(best) ?? 0) : 0)) best = product
    }
    return best
  }
}

/** Calls back with each sign whose text is there. */
function createFinder(signs: readonly ProductSign[]) {
  const byText = Map.groupBy(signs, ({ sign }) => foldCase(sign.says))
  const texts = [...byText.keys()]
  const find = createWordIndex(texts)
  return (text: string, take: (one: ProductSign) => void) => {
    if (text !== '') find(text, place => byText.get(texts[place] ?? '')?.forEach(take))
  }
}

function ends(text: string): string {
  return text.length <= 2 * lookChars ? text : `${text.slice(0, lookChars)}\n${text.slice(-lookChars)}`
}

function fits({ as }: Sign, text: string): boolean {
  return as === undefined || findMatches(as, text, 1).length > 0
}
