/** Which product a message is from. One pass finds the texts that any product is known by, whatever their number; only
 *  products with such a text are looked at. */
import { createLiteralIndex } from '../literal-index.ts'
import type { Product, Sign } from '../products/product.ts'
import { foldCase } from '../text.ts'
import type { MessageLines } from './message-lines.ts'

export type Recognise = (lines: MessageLines) => Product | undefined

/** Signs stand at the beginning or the end of a message. */
const lookChars = 60_000
const enough = 2

export function createRecogniser(products: readonly Product[]): Recognise {
  const signs = products.flatMap(product => product.signs.map(sign => ({ product, sign })))
  const literals = [...new Set(signs.map(({ sign }) => foldCase(sign.says)))]
  const byLiteral = literals.map(text => signs.filter(({ sign }) => foldCase(sign.says) === text))
  const index = createLiteralIndex(literals)

  return lines => {
    const texts = {
      subject: lines.subjects.join('\n'),
      from: lines.from,
      body: ends(`${lines.body}\n${lines.attached.slice(0, lookChars)}`),
    }
    const found = new Set<(typeof signs)[number]>()
    for (const place of ['subject', 'from', 'body'] as const)
      index.scan(foldCase(texts[place]), literal => {
        for (const one of byLiteral[literal] ?? []) if (one.sign.in === place) found.add(one)
      })
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

function ends(text: string): string {
  return text.length <= 2 * lookChars ? text : `${text.slice(0, lookChars)}\n${text.slice(-lookChars)}`
}

function fits({ as }: Sign, text: string): boolean {
  return (
    as === undefined || new RegExp(as.source, as.flags.includes('m') ? as.flags : `${as.flags}m`).test(text)
  )
}
