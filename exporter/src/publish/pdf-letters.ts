/** Letters on paper, written past pdfkit's own `text()`, which lays each line out three times and took half the time of a long
 *  table (0.20; can go when it does not). Each word is laid out once, as most come again on the next row. */

import { piecesInOrder } from './reading-order.ts'

export type Face = 'regular' | 'bold'
export type Ink = { readonly face: Face; readonly size: number; readonly colour: string }

/** A font that pdfkit has opened, as far as it is used here. */
type OpenedFont = {
  readonly id: string
  /** Of 1000. */
  readonly ascender: number
  /** Glyphs as hexadecimal digits, and where each stands; all glyphs that were asked for are embedded. */
  encode(text: string): readonly [readonly string[], readonly Position[]]
  /** What a page names as its resource. */
  ref(): unknown
}
type Position = {
  readonly xAdvance: number
  readonly advanceWidth: number
  readonly xOffset: number
  readonly yOffset: number
}
/** What the operator `TJ` shows. Undefined where marks stand above or below their letters: those it cannot place. */
type Word = { readonly shown: string | undefined; readonly width: number }

/** What stands for a letter that the font has not. */
const noGlyph = '0000'
/** Words that are kept of each face. */
const wordLimit = 20_000

export function createLetters(fonts: Readonly<Record<Face, unknown>>) {
  const opened = { regular: toFace(fonts.regular), bold: toFace(fonts.bold) }

  function widthOf(line: string, { face, size }: Pick<Ink, 'face' | 'size'>): number {
    const { wordOf, blank } = opened[face]
    let width = 0
    for (const piece of piecesInOrder(line)) {
      const words = piece.split(' ')
      width += words.reduce((sum, word) => sum + wordOf(word).width, (words.length - 1) * blank.width)
    }
    return (width * size) / 1000
  }

  /** Operators that write a piece of a line on which letters stand at `y`, which grows towards the foot of the page.
   *  @returns undefined where a letter has a mark that is not placed so easily */
  function write(piece: string, x: number, y: number, { face, size, colour }: Ink): string | undefined {
    const { font, wordOf, blank } = opened[face]
    let shown = ''
    for (const [place, word] of piece.split(' ').entries()) {
      const own = wordOf(word).shown
      if (own === undefined) return undefined
      shown += place === 0 ? own : blank.shown + own
    }
    return `BT ${toRgb(colour)} rg 1 0 0 -1 ${round(x)} ${round(y)} Tm /${font.id} ${round(size)} Tf [${shown}] TJ ET`
  }

  return {
    widthOf,
    write,
    /** Some letter that was laid out has no glyph: a box stands for it. */
    isLacking: () => opened.regular.isLacking() || opened.bold.isLacking(),
    /** Its name on a page, and what a page has under that name. */
    fontOf: (face: Face) => ({ id: opened[face].font.id, ref: () => opened[face].font.ref() }),
    /** From the top of a line to where its letters stand. */
    ascentOf: ({ face, size }: Ink): number => (opened[face].font.ascender * size) / 1000,
  }
}

function toFace(font: unknown) {
  if (!isOpenedFont(font)) throw new Error('pdfkit opened a font in a way that is not known here')
  const kept = new Map<string, Word>()
  let isLacking = false
  const layOut = (text: string): Word => {
    const [glyphs, positions] = font.encode(text)
    let shown = ''
    let width = 0
    let isPlaced = false
    for (const [place, { xAdvance, advanceWidth, xOffset, yOffset }] of positions.entries()) {
      shown += glyphs[place] ?? ''
      if (glyphs[place] === noGlyph) isLacking = true
      if (xAdvance !== advanceWidth) shown += `>${round(advanceWidth - xAdvance)}<`
      if (xOffset !== 0 || yOffset !== 0) isPlaced = true
      width += xAdvance
    }
    return { shown: isPlaced ? undefined : `<${shown}>`, width }
  }
  const wordOf = (text: string): Word => {
    const known = kept.get(text)
    if (known) return known
    const word = text.length > 1 && figures.test(text) ? joined([...text].map(wordOf)) : layOut(text)
    if (kept.size >= wordLimit) kept.clear()
    kept.set(text, word)
    return word
  }
  return { font, wordOf, blank: layOut(' '), isLacking: () => isLacking }
}

/** Hardly one comes twice, and none of their letters moves another one. */
const figures = /^[\d.,:]+$/

function joined(letters: readonly Word[]): Word {
  return {
    shown: letters.map(({ shown }) => shown).join(''),
    width: letters.reduce((sum, { width }) => sum + width, 0),
  }
}

function isOpenedFont(font: unknown): font is OpenedFont {
  return (
    typeof font === 'object' &&
    font !== null &&
    'id' in font &&
    'ascender' in font &&
    'encode' in font &&
    'ref' in font &&
    typeof font.encode === 'function' &&
    typeof font.ref === 'function'
  )
}

const colours = new Map<string, string>()

/** `#rrggbb` or `#rgb`, as numbers up to 1. */
export function toRgb(colour: string): string {
  const known = colours.get(colour)
  if (known !== undefined) return known
  const digits =
    colour.length === 4 ? [...colour.slice(1)].map(one => one + one) : (colour.slice(1).match(/../g) ?? [])
  const found = digits.map(two => round(Number.parseInt(two, 16) / 255)).join(' ')
  colours.set(colour, found)
  return found
}

/** A thousandth of a point is nothing. */
export function round(number: number): number {
  return Math.round(number * 1000) / 1000
}
