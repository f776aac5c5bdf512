/** A sheet as a whole HTML page, piece by piece: it needs no script and loads nothing, and everything it shows is
 *  escaped. */
import { toSvg } from '../chart/svg.ts'
import { type Html, html } from '../html.ts'
import { glyphs, signs, type Tone } from './look.ts'
import { pageStyle } from './page-style.ts'
import type { Block, Cell, Column, Sheet, TableBlock, TableRow } from './sheet.ts'

/** So many rows make a piece. */
const pieceRows = 50

/** @param logo a picture as a `data:` address */
export async function* pageOf(sheet: Sheet, logo?: string): AsyncGenerator<string> {
  yield headOf(sheet, logo).markup
  for (const block of sheet.blocks) yield* blockOf(block)
  yield html`<footer>${sheet.foot}</footer></main></body></html>
`.markup
}

/** Which sheet it is, for a title bar or a file's name. */
export function titleOf({ title, about }: Pick<Sheet, 'title' | 'about'>): string {
  return about === undefined ? title : `${title}: ${about}`
}

const signSheet: Html = {
  markup: `<svg class="sheet" aria-hidden="true">${Object.entries(signs)
    .map(
      ([name, path]) =>
        `<symbol id="${name}" viewBox="0 0 16 16"><path d="${path}" fill="none" stroke="currentColor" stroke-width="2" stroke-linecap="round" stroke-linejoin="round"/></symbol>`,
    )
    .join('')}</svg>`,
}

function headOf(sheet: Sheet, logo: string | undefined): Html {
  const { language, title, about, facts } = sheet
  const heading = about === undefined ? html`${title}` : html`<small>${title}</small>${about}`
  return html`<!doctype html>
<html lang="${language}"><head><meta charset="utf-8"><title>${titleOf(sheet)} · Lastgood</title>
<meta name="viewport" content="width=device-width, initial-scale=1"><style>${{ markup: pageStyle }}</style></head><body>${signSheet}
<main><div class="head"><div><h1>${heading}</h1>
<dl>${facts.map(({ name, text }) => html`<div><dt>${name}</dt><dd>${text}</dd></div>`)}</dl></div>${logo !== undefined && html`<img class="logo" alt="" src="${logo}">`}</div>
`
}

async function* blockOf(block: Block): AsyncGenerator<string> {
  if (block.kind === 'table') yield* tableOf(block)
  else yield plainBlock(block).markup
}

function plainBlock(block: Exclude<Block, TableBlock>): Html {
  if (block.kind === 'tally')
    return html`<ul class="tally">${block.parts.map(
      ({ tone, count, word }) => html`<li class="${tone}">${signOf(tone)}<b>${count}</b> ${word}</li>`,
    )}</ul>
`
  if (block.kind === 'chart')
    return html`<h2>${block.heading}</h2><div class="box chart">${toSvg(block.drawing, 'inherit')}</div>
`
  return html`${block.heading !== undefined && html`<h2>${block.heading}</h2>`}<p class="text">${block.text}</p>
`
}

async function* tableOf({
  heading,
  remark,
  columns,
  rows,
  empty,
  cut,
  look,
}: TableBlock): AsyncGenerator<string> {
  yield html`<h2>${heading}${remark !== undefined && html` <span>${remark}</span>`}</h2>
`.markup
  let [count, isCut] = [0, false]
  let piece: Html[] = []
  for await (const row of rows) {
    if (count === cut?.rows) {
      isCut = true
      break
    }
    if (count === 0) yield tableHead(columns, look).markup
    count++
    piece.push(rowOf(row, columns))
    if (piece.length < pieceRows) continue
    yield html`${piece}`.markup
    piece = []
  }
  yield count === 0
    ? html`<p class="none">${empty}</p>
`.markup
    : html`${piece}</tbody></table></div>${isCut && html`<p class="text">${cut?.text}</p>`}
`.markup
}

function tableHead(columns: readonly Column[], look: TableBlock['look']): Html {
  const heads = columns.map(column => html`<th scope="col"${classOf(column)}>${column.title}</th>`)
  return html`<div class="box" tabindex="0"><table class="${look === 'grid' ? 'grid' : 'rows'}"><thead><tr>${heads}</tr></thead><tbody>
`
}

function rowOf({ cells, tone }: TableRow, columns: readonly Column[]): Html {
  const drawn = cells.map((cell, index) => {
    const column = columns[index]
    return html`<td${column && classOf(column)}${cell.text !== '' && column && html` data-k="${column.title}"`}>${contentOf(cell, column?.moments)}</td>`
  })
  return html`<tr${tone !== undefined && html` class="${tone}"`}>${drawn}</tr>
`
}

/** An empty cell is really empty, so that a narrow page can leave it out. */
function contentOf({ text, small, tone, mark, strong }: Cell, isMoment: true | undefined): Html {
  if (text === '') return html``
  const below = small !== undefined && html`<small>${small}</small>`
  if (tone !== undefined && mark)
    return html`<span class="mark ${tone}" title="${text}">${signOf(tone)}<span class="sr">${glyphs[tone]} ${text}</span></span>`
  if (tone !== undefined) return html`<span class="chip ${tone}">${signOf(tone)}${text}</span>${below}`
  if (isMoment) return html`<span>${text.split(' ').map(partOfMoment)}</span>${below}`
  return strong ? html`<b>${text}</b>${below}` : html`<span>${text}</span>${below}`
}

function partOfMoment(part: string, index: number): Html {
  return html`${index > 0 && ' '}<span class="m">${part}</span>`
}

function classOf({ align, width, moments }: Column): Html {
  if (align === 'right') return html` class="r"`
  if (align === 'center') return html` class="c"`
  if (moments) return html``
  return width >= wideShare ? html` class="w"` : html` class="n"`
}

const wideShare = 11

function signOf(tone: Tone): Html {
  return html`<svg aria-hidden="true"><use href="#${tone}"/></svg>`
}
