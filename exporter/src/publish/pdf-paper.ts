/** Paper to write a PDF on: pages of A4 across with a foot each, fonts that have Latin, Greek and Cyrillic letters, and
 *  texts that are cut to lines of a width. What is written is handed on page by page. */
import PDFDocument from 'pdfkit'
import { fontFile } from './fonts.ts'

export const paper = { width: 841.89, height: 595.28, margin: 31, foot: 22 } as const
export const contentWidth = paper.width - 2 * paper.margin
type Face = 'regular' | 'bold'
export type Paper = ReturnType<typeof openPaper>

const fonts: Readonly<Record<Face, string>> = {
  regular: 'DejaVuSansCondensed',
  bold: 'DejaVuSansCondensed-Bold',
}
/** Widths of words that are kept: most come again on the next row. */
const widthLimit = 20_000
/** Of the size of its letters. */
const lineFactor = 1.28

export type Written = {
  readonly title: string
  readonly language: string
  readonly foot: string
  readonly pageWord: string
}

export function openPaper({ title, language, foot, pageWord }: Written) {
  const doc = new PDFDocument({
    size: [paper.width, paper.height],
    margin: 0,
    autoFirstPage: false,
    lang: language,
    displayTitle: true,
    info: { Title: title, Creator: 'Lastgood', Producer: 'Lastgood' },
  })
  const opened = Object.entries(fonts).map(([face, name]): unknown => {
    doc.registerFont(face, fontFile(name)).font(face)
    return Reflect.get(doc, '_font')
  })
  let written: Uint8Array[] = []
  doc.on('data', piece => written.push(piece))
  const widths = new Map<string, number>()
  let pages = 0
  let y = 0

  function text(line: string, x: number, top: number, { face, size, colour }: Ink) {
    doc.font(face).fontSize(size).fillColor(colour).text(line, x, top, { lineBreak: false })
  }

  function addPage() {
    doc.addPage()
    pages++
    y = paper.margin
    const ink: Ink = { face: 'regular', size: 7, colour: '#5d6675' }
    const top = paper.height - paper.foot
    text(foot, paper.margin, top, ink)
    const number = `${pageWord} ${pages}`
    text(number, paper.width - paper.margin - widthOf(number, ink), top, ink)
  }

  function widthOf(line: string, { face, size }: Pick<Ink, 'face' | 'size'>): number {
    const key = `${face} ${line}`
    let unit = widths.get(key)
    if (unit === undefined) {
      unit = doc.font(face).fontSize(100).widthOfString(line) / 100
      if (widths.size >= widthLimit) forget()
      widths.set(key, unit)
    }
    return unit * size
  }

  /** pdfkit remembers how each word that it ever drew is laid out, without a limit (0.20): a document of very many
   *  different words would hold them all. Can go when pdfkit has one. */
  function forget() {
    widths.clear()
    for (const font of opened)
      if (typeof font === 'object' && font !== null) Reflect.set(font, 'layoutCache', Object.create(null))
  }

  return {
    doc,
    text,
    widthOf,
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
      doc.end()
      return ended
    },
  }
}

export type Ink = { readonly face: Face; readonly size: number; readonly colour: string }

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
