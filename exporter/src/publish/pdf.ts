/** A sheet as PDF, page by page: nobody waits for the last page to get the first, and a long table is never whole in
 *  memory. */
import { setImmediate } from 'node:timers/promises'
import { colours } from '../core/sheet/look.ts'
import { titleOf } from '../core/sheet/page.ts'
import type { Block, Fact, Sheet, TallyPart } from '../core/sheet/sheet.ts'
import { drawBox, drawChart, drawLogo, drawSign } from './pdf-drawing.ts'
import type { Ink } from './pdf-letters.ts'
import { contentWidth, lineHeight, openPaper, type Paper, paper } from './pdf-paper.ts'
import { drawTable, drawText } from './pdf-table.ts'

const titleInk: Ink = { face: 'bold', size: 19, colour: '#1b1f27' }
const aboveInk: Ink = { face: 'regular', size: 9, colour: '#4f5967' }
const headingInk: Ink = { face: 'bold', size: 11.5, colour: '#1b1f27' }
const remarkInk: Ink = { face: 'regular', size: 7.5, colour: '#4f5967' }
const nameInk: Ink = { face: 'regular', size: 8, colour: '#4f5967' }
const factInk: Ink = { face: 'regular', size: 8, colour: '#000' }
const logoBox: [number, number] = [150, 42]
/** Two of them fit on a page. */
const chartScale = 0.58

/** @param logo a picture as a `data:` address */
export async function* renderPdf(sheet: Sheet, logo?: string): AsyncGenerator<Uint8Array> {
  const onto = openPaper({
    title: titleOf(sheet),
    language: sheet.language,
    foot: sheet.foot,
    words: sheet.words,
  })
  onto.addPage()
  drawTop(onto, sheet, logo)
  for (const block of sheet.blocks) {
    for await (const _page of drawBlock(onto, block)) {
      // The page before is written in a turn of its own.
      await setImmediate()
      yield* onto.take()
    }
  }
  if (onto.isLacking()) drawText(onto, sheet.words.lacking)
  await onto.end()
  yield* onto.take()
}

function drawTop(onto: Paper, { title, about, facts }: Sheet, logo: string | undefined) {
  const { margin } = paper
  if (logo !== undefined)
    drawLogo(onto, logo, { x: paper.width - margin - logoBox[0], y: margin - 6, fit: logoBox })
  const room = contentWidth - logoBox[0] - 20
  let y: number = margin - 6
  if (about !== undefined) {
    onto.text(title, margin, y, aboveInk)
    y += lineHeight(aboveInk)
  }
  for (const line of onto.lines(about ?? title, room, titleInk, 3)) {
    onto.text(line, margin, y, titleInk)
    y += lineHeight(titleInk)
  }
  onto.moveTo(drawFacts(onto, facts, y + 2, room))
}

function drawFacts(onto: Paper, facts: readonly Fact[], top: number, room: number): number {
  let x: number = paper.margin
  let y = top
  for (const { name, text } of facts) {
    const [told = ''] = onto.lines(text, room - 80, factInk, 1)
    const nameWidth = onto.widthOf(name, nameInk)
    const width = nameWidth + 5 + onto.widthOf(told, factInk)
    if (x > paper.margin && x + width > paper.margin + room) {
      x = paper.margin
      y += lineHeight(nameInk) + 1
    }
    onto.text(name, x, y, nameInk)
    onto.text(told, x + nameWidth + 5, y, factInk)
    x += width + 18
  }
  return y + lineHeight(nameInk) + 8
}

async function* drawBlock(onto: Paper, block: Block): AsyncGenerator<undefined> {
  if (block.kind === 'tally') drawTally(onto, block.parts)
  else if (block.kind === 'text') {
    if (block.heading !== undefined) drawHeading(onto, block.heading, 20)
    drawText(onto, block.text)
  } else if (block.kind === 'chart') {
    const { drawing, heading } = block
    drawHeading(onto, heading, drawing.height * chartScale)
    const x = paper.margin + (contentWidth - drawing.width * chartScale) / 2
    drawChart(onto, drawing, { x, y: onto.y, scale: chartScale })
    onto.moveTo(onto.y + drawing.height * chartScale)
  } else {
    drawHeading(onto, block.heading, 50, block.remark)
    const count = yield* drawTable(onto, block)
    if (count === 0) drawText(onto, block.empty)
  }
  yield
}

/** @param below what must have room beneath it on the same page */
function drawHeading(onto: Paper, heading: string, below: number, remark?: string) {
  if (!onto.hasRoom(lineHeight(headingInk) + 18 + below)) onto.addPage()
  else onto.moveTo(onto.y + 12)
  const y = onto.y
  const [told = ''] = onto.lines(heading, contentWidth * 0.5, headingInk, 1)
  onto.text(told, paper.margin, y, headingInk)
  if (remark !== undefined)
    onto.text(remark, paper.margin + onto.widthOf(told, headingInk) + 10, y + 3.2, remarkInk)
  onto.moveTo(y + lineHeight(headingInk) + 4)
}

function drawTally(onto: Paper, parts: readonly TallyPart[]) {
  const height = 25
  let x: number = paper.margin
  for (const { tone, count, word } of parts) {
    const { ink: colour, ground } = colours[tone]
    const numberInk: Ink = { face: 'bold', size: 15, colour }
    const wordInk: Ink = { face: 'bold', size: 9, colour }
    const numberWidth = onto.widthOf(count, numberInk)
    const width = 8 + 12 + 6 + numberWidth + 5 + onto.widthOf(word, wordInk) + 10
    if (x > paper.margin && x + width > paper.margin + contentWidth) {
      x = paper.margin
      onto.moveTo(onto.y + height + 5)
    }
    const { y } = onto
    drawBox(onto, { x, y, width, height, radius: 5 }, ground)
    drawSign(onto, tone, { x: x + 8, y: y + 6.5, size: 12, colour })
    onto.text(count, x + 26, y + 3.2, numberInk)
    onto.text(word, x + 26 + numberWidth + 5, y + 7.6, wordInk)
    x += width + 7
  }
  onto.moveTo(onto.y + height + 6)
}
