/** Which product a message is from. The texts that any product is known by are looked for in the same pass as all other
 *  words, whatever their number; only products with such a text are looked at. */
import type { Product, Sign } from '../products/product.ts'
import { foldCase } from '../text.ts'
import { findMatches } from './line-pattern.ts'
import { createLookThrough, looksOf, lookThrough } from './looks.ts'
import type { MessageLines } from './message-lines.ts'
import { createWordIndex } from './word-index.ts'

type ProductSign = { readonly product: Product; readonly sign: Sign }
type Take = (one: ProductSign) => void

/** @param where whether attachments are part of the text, too */
export type Recognise = (lines: MessageLines, where: 'body' | 'body and attached') => Product | undefined

/** Signs stand at the beginning or the end of a message. */
const lookChars = 25_000
const enough = 2
/** So few need no index. */
const fewTexts = 12

export function createRecogniser(products: readonly Product[]): Recognise {
  const signs = products.flatMap(product => product.signs.map(sign => ({ product, sign })))
  const signsIn = (place: Sign['in']) => signs.filter(({ sign }) => sign.in === place)
  const inSubject = createFinder(signsIn('subject'))
  const inFrom = createFinder(signsIn('from'))
  const inBody = createBodyFinder(signsIn('body'))

  return (lines, where) => {
    const attached = where === 'body' ? '' : lines.attached
    const body = once(() => ends(`${lines.body}\n${attached.slice(0, lookChars)}`))
    const subject = lines.subjects.join('\n')
    const points = new Map<Product, number>()
    const take: Take = ({ product, sign }) => {
      const text = sign.in === 'subject' ? subject : sign.in === 'from' ? lines.from : body()
      if (fits(sign, text)) points.set(product, (points.get(product) ?? 0) + sign.weight)
    }
    inSubject(foldCase(subject), take)
    inFrom(foldCase(lines.from), take)
    inBody(lines, where, body, take)
    let best: Product | undefined
    for (const product of products) {
      const own = points.get(product) ?? 0
      if (own >= enough && own > (best ? (points.get(best) ?? 0) : 0)) best = product
    }
    return best
  }
}

/** Calls back with each sign whose text is there, once. */
function createFinder(signs: readonly ProductSign[]) {
  const byText = Map.groupBy(signs, ({ sign }) => foldCase(sign.says))
  const texts = [...byText.keys()]
  const find = createWordIndex(texts)
  return (text: string, take: Take) => {
    for (const place of find(text)) byText.get(texts[place] ?? '')?.forEach(take)
  }
}

/** The same for the body, which is looked through for other words, too. */
function createBodyFinder(signs: readonly ProductSign[]) {
  const byText = Map.groupBy(signs, ({ sign }) => foldCase(sign.says))
  const few = byText.size <= fewTexts ? [...byText.keys()] : undefined
  const look = few ? lookThrough : createLookThrough([...byText.keys()])
  return (lines: MessageLines, where: Parameters<Recognise>[1], text: () => string, take: Take) => {
    const { texts } = looksOf(lines, look)
    const isWhole = where === 'body' && lines.body.length < 2 * lookChars
    const folded = once(() => (isWhole ? texts.body().folded : foldCase(text())))
    const found = few ?? [
      ...texts.body().screened.words,
      ...(where === 'body' ? [] : texts.attached().screened.words),
    ]
    for (const word of new Set(found)) {
      const own = byText.get(word)
      if (own && folded().includes(word)) own.forEach(take)
    }
  }
}

function once(read: () => string): () => string {
  let value: string | undefined
  return () => (value ??= read())
}

function ends(text: string): string {
  return text.length <= 2 * lookChars ? text : `${text.slice(0, lookChars)}\n${text.slice(-lookChars)}`
}

function fits({ as }: Sign, text: string): boolean {
  return as === undefined || findMatches(as, text, 1).length > 0
}
