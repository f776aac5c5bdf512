/** Tables on paper: the head stands again on every page, rows are never torn, and no more than a page is in memory. */
import { colours, glyphs } from '../core/sheet/look.ts'
import type { Cell, Column, TableBlock, TableRow } from '../core/sheet/sheet.ts'
import { drawBox, drawRule, drawSign } from './pdf-drawing.ts'
import type { Ink } from './pdf-letters.ts'
import { contentWidth, lineHeight, type Paper, paper } from './pdf-paper.ts'

const plainInk: Ink = { face: 'regular', size: 7.2, colour: '#000' }
const strongInk: Ink = { ...plainInk, face: 'bold' }
const smallInk: Ink = { ...plainInk, size: 6.2, colour: '#4f5967' }
const headInk: Ink = { face: 'bold', size: 6.6, colour: '#4f5967' }
const headRule = { width: 0.8, colour: '#1b1f27' }
const rowRule = { width: 0.4, colour: '#c9ced6' }
const padding = { x: 3.2, y: 3, gridX: 0.6 }
/** A cell of more lines is cut: it would fill the page. */
const mostLines = 14
const markSize = 11
const signSize = 6.5

type Placed = { readonly column: Column; readonly x: number; readonly width: number; readonly pad: number }
type Fitted = {
  readonly cell: Cell
  readonly ink: Ink
  readonly lines: readonly string[]
  readonly small: readonly string[]
}

/** Yields whenever a page is full. @returns how many rows were drawn */
export async function* drawTable(onto: Paper, table: TableBlock): AsyncGenerator<undefined, number> {
  const columns = place(table)
  let [count, isCut] = [0, false]
  for await (const row of table.rows) {
    if (count === table.cut?.rows) {
      isCut = true
      break
    }
    if (count === 0) drawHead(onto, columns)
    const cells = columns.map((column, index) => fit(onto, row.cells[index] ?? { text: '' }, column))
    const height = Math.max(...cells.map(heightOf)) + 2 * padding.y
    if (!onto.hasRoom(height)) {
      onto.addPage()
      drawHead(onto, columns)
      yield
    }
    drawRow(onto, { cells, columns, height, row })
    count++
  }
  if (isCut && table.cut) drawText(onto, table.cut.text)
  return count
}

/** A paragraph over the whole width. */
export function drawText(onto: Paper, text: string) {
  const ink: Ink = { ...plainInk, size: 7.6, colour: '#4f5967' }
  const lines = onto.lines(text, Math.min(contentWidth, 620), ink, 40)
  if (!onto.hasRoom(lines.length * lineHeight(ink))) onto.addPage()
  for (const [index, line] of lines.entries())
    onto.text(line, paper.margin, onto.y + 4 + index * lineHeight(ink), ink)
  onto.moveTo(onto.y + 8 + lines.length * lineHeight(ink))
}

function place({ columns, look }: TableBlock): readonly Placed[] {
  const all = columns.reduce((sum, { width }) => sum + width, 0)
  let x: number = paper.margin
  return columns.map(column => {
    const width = (column.width / all) * contentWidth
    const pad = look === 'grid' && column.align === 'center' ? padding.gridX : padding.x
    const placed = { column, x, width, pad }
    x += width
    return placed
  })
}

function drawHead(onto: Paper, columns: readonly Placed[]) {
  const titles = columns.map(({ column, width, pad }) =>
    onto.lines(column.title, width - 2 * pad, headInk, 2),
  )
  const lines = Math.max(...titles.map(({ length }) => length))
  const height = lines * lineHeight(headInk) + 5
  if (!onto.hasRoom(height + 30)) onto.addPage()
  const top = onto.y
  for (const [index, placed] of columns.entries()) {
    const own = titles[index] ?? []
    const first = top + 2 + (lines - own.length) * lineHeight(headInk)
    for (const [line, text] of own.entries())
      drawLine(onto, text, placed, first + line * lineHeight(headInk), headInk)
  }
  drawRule(onto, top + height, headRule)
  onto.moveTo(top + height)
}

function fit(onto: Paper, cell: Cell, { width, pad }: Placed): Fitted {
  const ink = cell.strong || cell.tone !== undefined ? strongInk : plainInk
  if (cell.mark) return { cell, ink, lines: [], small: [] }
  const room = width - 2 * pad - (cell.tone === undefined ? 0 : signSize + 7)
  return {
    cell,
    ink,
    lines: onto.lines(cell.text, room, ink, mostLines),
    small: cell.small === undefined ? [] : onto.lines(cell.small, width - 2 * pad, smallInk, mostLines),
  }
}

function heightOf({ cell, ink, lines, small }: Fitted): number {
  if (cell.mark) return markSize
  const chip = cell.tone === undefined ? 0 : 2
  return lines.length * lineHeight(ink) + small.length * lineHeight(smallInk) + chip
}

type DrawnRow = {
  readonly cells: readonly Fitted[]
  readonly columns: readonly Placed[]
  readonly height: number
  readonly row: TableRow
}

function drawRow(onto: Paper, { cells, columns, height, row }: DrawnRow) {
  const top = onto.y
  if (row.tone !== undefined && row.tone !== 'good' && row.tone !== 'paused')
    drawBox(onto, { x: paper.margin - 3, y: top, width: 2.4, height }, colours[row.tone].ink)
  for (const [index, placed] of columns.entries()) {
    const cell = cells[index]
    if (cell) drawCell(onto, cell, placed, top + padding.y)
  }
  drawRule(onto, top + height, rowRule)
  onto.moveTo(top + height)
}

function drawCell(onto: Paper, { cell, ink, lines, small }: Fitted, placed: Placed, top: number) {
  const { x, width, pad } = placed
  const { tone } = cell
  if (tone !== undefined && cell.mark) {
    const { ink: colour, ground } = colours[tone]
    const middle = x + width / 2
    const box = { x: middle - markSize / 2, y: top, width: markSize, height: markSize, radius: 2 }
    drawBox(onto, box, ground)
    const mark: Ink = { face: 'bold', size: 7.5, colour }
    onto.text(glyphs[tone], middle - onto.widthOf(glyphs[tone], mark) / 2, top + 1, mark)
    return
  }
  let y = top
  if (tone !== undefined && lines.length > 0) {
    const { ink: colour, ground } = colours[tone]
    const chipWidth = Math.max(...lines.map(line => onto.widthOf(line, ink))) + signSize + 7
    const chipHeight = lines.length * lineHeight(ink) + 1.6
    drawBox(onto, { x: x + pad - 1, y: y - 0.8, width: chipWidth, height: chipHeight, radius: 4 }, ground)
    drawSign(onto, tone, { x: x + pad + 1.6, y: y + 1.2, size: signSize, colour })
    for (const line of lines) {
      onto.text(line, x + pad + signSize + 3.6, y, { ...ink, colour })
      y += lineHeight(ink)
    }
    y += 2
  } else
    for (const line of lines) {
      drawLine(onto, line, placed, y, ink)
      y += lineHeight(ink)
    }
  for (const line of small) {
    drawLine(onto, line, placed, y, smallInk)
    y += lineHeight(smallInk)
  }
}

function drawLine(onto: Paper, line: string, { column, x, width, pad }: Placed, top: number, ink: Ink) {
  const own = column.align === 'left' ? 0 : onto.widthOf(line, ink)
  const left =
    column.align === 'right'
      ? x + width - pad - own
      : column.align === 'center'
        ? x + (width - own) / 2
        : x + pad
  onto.text(line, left, top, ink)
}
