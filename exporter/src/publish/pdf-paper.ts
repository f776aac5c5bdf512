/** Paper to write a PDF on: pages of A4 across with a foot each, fonts that have Latin, Greek and Cyrillic letters, and
 *  texts that are cut to lines of a width. What is written is handed on page by page. */
import PDFDocument from 'pdfkit'
import { fontFile } from './fonts.ts'
import { createLetters, type Face, type Ink } from './pdf-letters.ts'
import { piecesInOrder } from './reading-order.ts'

export const paper = { width: 841.89, height: 595.28, margin: 31, foot: 22 } as const
export const contentWidth = paper.width - 2 * paper.margin
export type Paper = ReturnType<typeof openPaper>

const fonts: Readonly<Record<Face, string>> = {
  regular: 'DejaVuSansCondensed',
  bold: 'DejaVuSansCondensed-Bold',
}
const footInk: Ink = { face: 'regular', size: 7, colour: '#5d6675' }
/** Of the size of its letters. */
const lineFactor = 1.28

export type Written = {
  readonly title: string
  readonly language: string
  readonly foot: string
  /** `Page 2 of 7`. */
  readonly words: { readonly page: string; readonly of: string }
}

export function openPaper({ title, language, foot, words }: Written) {
  const doc = new PDFDocument({
    size: [paper.width, paper.height],
    margin: 0,
    autoFirstPage: false,
    lang: language,
    displayTitle: true,
    info: { Title: title, Creator: 'Lastgood', Producer: 'Lastgood' },
    // Words are remembered here, and not more and more of them.
    fontLayoutCache: false,
  })
  const letters = createLetters({ regular: open('regular'), bold: open('bold') })
  const { widthOf } = letters
  let drawn: string[] = []
  doc.addContent = operators => {
    drawn.push(String(operators))
    return doc
  }
  let written: Uint8Array[] = []
  doc.on('data', piece => written.push(piece))
  /** What stands on each page about the number of all, which is known in the end: a drawing of its own, filled in then. */
  const numbers: ReturnType<typeof doc.ref>[] = []
  let y = 0

  function open(face: Face): unknown {
    doc.registerFont(face, fontFile(fonts[face])).font(face)
    return Reflect.get(doc, '_font')
  }

  function text(line: string, x: number, top: number, ink: Ink) {
    let left = x
    for (const piece of piecesInOrder(line)) {
      textPiece(piece, left, top, ink)
      left += widthOf(piece, ink)
    }
  }

  function textPiece(piece: string, x: number, top: number, ink: Ink) {
    const { id, ref } = letters.fontOf(ink.face)
    const written = letters.write(piece, x, top + letters.ascentOf(ink), ink)
    if (written === undefined) {
      const { face, size, colour } = ink
      doc.font(face).fontSize(size).fillColor(colour).text(piece, x, top, { lineBreak: false })
      return
    }
    doc.page.fonts[id] ??= ref()
    put(written)
  }

  /** Operators of PDF, after all that was drawn before. */
  const put = (operators: string) => void drawn.push(operators)

  /** What is drawn goes into its page in one piece: pdfkit makes bytes of each operator otherwise. */
  function closePage() {
    if (drawn.length > 0) doc.page.write(drawn.join('\n'))
    drawn = []
  }

  function addPage() {
    closePage()
    doc.addPage()
    y = paper.margin
    const top = paper.height - paper.foot
    text(foot, paper.margin, top, footInk)
    const number = doc.ref({ Type: 'XObject', Subtype: 'Form', BBox: [0, 0, paper.width, paper.height] })
    numbers.push(number)
    doc.page.xobjects['Number'] = number
    put('/Number Do')
  }

  function writeNumbers() {
    const { id, ref } = letters.fontOf(footInk.face)
    const top = paper.height - paper.foot + letters.ascentOf(footInk)
    for (const [place, number] of numbers.entries()) {
      const told = `${words.page} ${place + 1} ${words.of} ${numbers.length}`
      const left = paper.width - paper.margin - widthOf(told, footInk)
      Object.assign(number.data, { Resources: { Font: { [id]: ref() } } })
      number.end(letters.write(told, left, top, footInk))
    }
  }

  return {
    doc,
    put,
    /** Operators that `draw` would put here. */
    operatorsOf(draw: () => void): string {
      const before = drawn
      drawn = []
      draw()
      const own = drawn.join('\n')
      drawn = before
      return own
    },
    text,
    widthOf,
    isLacking: letters.isLacking,
    addPage,
    get y() {
      return y
    },
    moveTo(top: number) {
      y = top
    },
    /** @returns whether so much has room on this page */
    hasRoom: (height: number) => y + height <= paper.height - paper.margin - 6,
    lines: (value: string, width: number, ink: Ink, most: number) =>
      breakLines(plain(value), width, most, line => widthOf(line, ink)),
    /** What was written since it was last taken. */
    take(): readonly Uint8Array[] {
      const taken = written
      written = []
      return taken
    },
    end(): Promise<void> {
      const ended = new Promise<void>((resolve, reject) => {
        doc.on('end', resolve)
        doc.on('error', reject)
      })
      closePage()
      writeNumbers()
      doc.end()
      return ended
    },
  }
}

export function lineHeight({ size }: Pick<Ink, 'size'>): number {
  return size * lineFactor
}

/** Breaks at blanks, and inside of what is wider than the line. What does not fit into the last line ends with `…`. */
export function breakLines(
  text: string,
  width: number,
  most: number,
  widthOf: (line: string) => number,
): readonly string[] {
  // Most texts are one line.
  if (text !== '' && most > 0 && widthOf(text) <= width) return [text]
  const found: string[] = []
  let line = ''
  let lineWidth = 0
  const blank = widthOf(' ')
  const close = () => {
    found.push(line)
    line = ''
    lineWidth = 0
  }
  for (const word of text.split(' ').flatMap(one => pieces(one, width, widthOf))) {
    if (found.length >= most) break
    const own = widthOf(word)
    if (line !== '' && lineWidth + blank + own > width) close()
    line = line === '' ? word : `${line} ${word}`
    lineWidth += own + (line === word ? 0 : blank)
  }
  if (line !== '') close()
  if (found.length <= most) return found
  const last = found[most - 1] ?? ''
  return [...found.slice(0, most - 1), `${[...last].slice(0, -1).join('')}…`]
}

function pieces(word: string, width: number, widthOf: (line: string) => number): readonly string[] {
  if (word.length < 4 || widthOf(word) <= width) return [word]
  const found: string[] = []
  let piece = ''
  let pieceWidth = 0
  for (const letter of word) {
    const own = widthOf(letter)
    if (piece !== '' && pieceWidth + own > width) {
      found.push(piece)
      piece = ''
      pieceWidth = 0
    }
    piece += letter
    pieceWidth += own
  }
  return [...found, piece]
}

/** Names come from outside: control characters have no place on paper. */
function plain(text: string): string {
  return text
    .toWellFormed()
    .replace(/\s+/g, ' ')
    .replace(/[\u0000-\u001f\u007f-\u009f\u200b-\u200f\u202a-\u202e\u2066-\u2069]/g, '')
    .trim()
}
