/** A sheet as the HTML of a mail: tables, styles at each element, everything escaped, and never longer than its budget,
 *  as mail programs cut long ones. */
import type { Drawing } from '../chart/drawing.ts'
import { type Html, html } from '../html.ts'
import { fill } from './formats.ts'
import { colours, glyphs, type Tone } from './look.ts'
import { fitRows, foldedParts, type MailTable } from './mail-rows.ts'
import { dim, edgeStyle, font, ink, mailStyle, tallyStyle } from './mail-style.ts'
import { breakable, cutText, hasCutText, limits } from './mail-texts.ts'
import type { Block, Cell, Column, Sheet, TableBlock, TableRow, TallyPart } from './sheet.ts'
import type { Words } from './words-en.ts'

/** A block whose rows have been read. */
export type MailBlock = Exclude<Block, TableBlock> | ({ readonly kind: 'table' } & MailTable)
export type MailSheet = Omit<Sheet, 'blocks' | 'words'> & { readonly blocks: readonly MailBlock[] }

export type MailLook = {
  readonly words: Words
  /** Characters. */
  readonly budget: number
  /** Address of a picture of the drawing, such as `cid:growth`. */
  readonly pictureOf: (drawing: Drawing) => string
  /** Address of the logo. */
  readonly logo?: string
  /** Where all of it can be seen. */
  readonly link?: string
}

/** Of what is left, so that the tables behind the first have room, too. */
const tableShare = 0.6
const shownClients = 30

export function mailOf(sheet: MailSheet, look: MailLook): string {
  const head = headOf(sheet, look)
  const foot = html`<p class="d" style="color:${dim};font-size:12px;margin:22px 0 0">${sheet.foot}</p></td></tr></table></body></html>
`
  const plain = sheet.blocks.map(block => (block.kind === 'table' ? undefined : plainBlock(block, look)))
  const fixed = [head, foot, ...plain].reduce((sum, part) => sum + (part?.markup.length ?? 0), 0)
  let left = look.budget - fixed
  let tables = sheet.blocks.filter(({ kind }) => kind === 'table').length
  const drawn = sheet.blocks.map((block, at) => {
    if (block.kind !== 'table') return plain[at] ?? html``
    tables--
    const made = tableOf(block, look, tables === 0 ? left : left * tableShare)
    left -= made.markup.length
    return made
  })
  return html`${head}${drawn}${foot}`.markup
}

function headOf({ language, title, about, facts }: MailSheet, { logo, link, words }: MailLook): Html {
  return html`<!doctype html>
<html lang="${language}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><meta name="color-scheme" content="light dark"><meta name="supported-color-schemes" content="light dark"><title>${title}</title><style>${{ markup: mailStyle }}</style></head>
<body class="bg" style="margin:0;padding:0;background:#f4f5f7;color:${ink};${font};font-size:14px;line-height:1.4">
<table role="presentation" width="100%" cellpadding="0" cellspacing="0" class="card" style="background:#ffffff;max-width:1180px;margin:0 auto;${font};font-size:14px;color:${ink}"><tr><td class="pad" style="padding:20px 24px">
<table role="presentation" width="100%" cellpadding="0" cellspacing="0"><tr><td class="t" style="${font};color:${ink}"><h1 style="font-size:22px;line-height:1.25;margin:0 0 4px;font-weight:650">${breakable(cutText(about ?? title, limits.fact))}</h1>${about !== undefined && html`<div class="d" style="color:${dim};margin-bottom:4px">${title}</div>`}
<div class="d" style="color:${dim};font-size:13px">${facts.map(({ name, text }, at) => html`${at > 0 && ' · '}${name}: ${breakable(cutText(text, limits.fact))}`)}</div>${link !== undefined && html`<div style="margin-top:6px"><a href="${link}" style="color:#1c5fc4">${words.openAll}</a></div>`}</td>${logo !== undefined && html`<td align="right" style="vertical-align:top"><img class="pic" src="${logo}" alt="" height="48" style="height:48px;max-width:200px;border:0"></td>`}</tr></table>
`
}

function plainBlock(block: Exclude<Block, TableBlock>, look: MailLook): Html {
  if (block.kind === 'tally') return tallyOf(block.parts)
  if (block.kind === 'chart')
    return html`${headingOf(block.heading)}<img class="pic" src="${look.pictureOf(block.drawing)}" alt="${block.drawing.title}. ${block.drawing.description}" width="100%" style="width:100%;max-width:${block.drawing.width}px;height:auto;border:0;background:#ffffff">
`
  return html`${block.heading !== undefined && headingOf(block.heading)}<p class="d" style="color:${dim};margin:10px 0 0">${breakable(block.text)}</p>
`
}

function tallyOf(parts: readonly TallyPart[]): Html {
  return html`<table role="presentation" class="tally" cellpadding="0" cellspacing="0" style="margin-top:16px"><tr>${parts.map(
    ({ tone, count, word }) =>
      html`<td class="${tone}" style="${tallyStyle(tone)};${font}">${glyphs[tone]} <b style="font-size:20px">${count}</b> ${word}</td><td class="gap" style="width:8px;font-size:1px">&nbsp;</td>`,
  )}</tr></table>
`
}

function headingOf(text: string, remark?: string): Html {
  return html`<h2 class="t" style="font-size:17px;margin:24px 0 6px;font-weight:650;color:${ink}">${text}${remark !== undefined && html` <span class="d" style="font-size:13px;font-weight:400;color:${dim}">${remark}</span>`}</h2>
`
}

function tableOf(table: MailTable, { words, link }: MailLook, budget: number): Html {
  const draw = (row: TableRow) => rowOf(row, table)
  const head = html`${headingOf(table.heading, table.remark)}<table class="${table.look === 'grid' ? 'grid' : 'rows'}" width="100%" cellpadding="${table.look === 'grid' ? 2 : 6}" cellspacing="0" style="border-collapse:collapse;${font};font-size:13px"><tr class="h">${table.columns.map(
    ({ title, align, width }) =>
      html`<th class="d" align="${align}"${table.look !== 'grid' && html` width="${Math.round(width)}%"`} style="font-size:12px;font-weight:600;color:${dim}">${title}</th>`,
  )}</tr>
`
  const end = 600
  const fitted = fitRows(table, row => draw(row).markup.length, budget - head.markup.length - end)
  const { bad, good, moreBad, folded } = fitted
  const more = [
    ...(moreBad > 0 ? [fill(words.moreRows, { count: String(moreBad) })] : []),
    ...(folded.size > 0 ? [foldedText(folded, words)] : []),
    ...([...bad, ...good].some(hasCutText) ? [words.cutTexts] : []),
  ]
  const notes = html`${more.map(
    text =>
      html`<p class="d" style="color:${dim};margin:8px 0 0">${breakable(text)}${link !== undefined && html` <a href="${link}" style="color:#1c5fc4">${words.openAll}</a>`}</p>`,
  )}`
  if (bad.length + good.length > 0) return html`${head}${bad.map(draw)}${good.map(draw)}</table>${notes}`
  const isEmpty = more.length === 0
  return html`${headingOf(table.heading, table.remark)}${isEmpty && html`<p class="d" style="color:${dim};margin:0">${table.empty}</p>`}${notes}`
}

export function foldedText(folded: ReadonlyMap<string, number>, words: Words): string {
  const { total, shown, others, otherClients } = foldedParts(folded, shownClients)
  const parts = shown.map(([client, number]) =>
    client === '' ? String(number) : `${cutText(client, limits.client)} ${number}`,
  )
  const rest =
    others === 0 ? [] : [fill(words.moreClients, { count: String(others), clients: String(otherClients) })]
  return `${fill(words.foldedRows, { count: String(total) })} ${[...parts, ...rest].join(', ')}.`
}

function rowOf({ cells, tone }: TableRow, { columns, look }: MailTable): Html {
  const edge = look !== 'grid' && tone !== undefined && isWrong(tone) ? tone : undefined
  const drawn = cells.map((cell, at) => {
    const { align } = columns[at] ?? {}
    // A calendar has many: its signs are coloured by the style sheet only.
    if (look === 'grid' && cell.mark && cell.tone !== undefined)
      return html`<td class="${cell.tone}" align="center">${glyphs[cell.tone]}</td>`
    const side =
      align === undefined || align === 'left'
        ? html``
        : html` align="${align}"${align === 'right' && html` nowrap`}`
    if (cell.text === '') return html`<td class="n"></td>`
    const left = at === 0 && edge && html` class="e e-${edge}" style="${edgeStyle(edge)}"`
    return html`<td${left}${side}>${contentOf(cell, look === 'grid' ? undefined : columns[at], at)}</td>`
  })
  return html`<tr valign="top">${drawn}</tr>
`
}

function isWrong(tone: Tone): boolean {
  return tone !== 'good' && tone !== 'paused'
}

/** On a phone a row is a list (that of a calendar stays one), and each value that does not speak for itself has its title before it. Elsewhere the titles
 *  are hidden; where no style sheet is read they stand before their values, too. */
function contentOf({ text: whole, small, tone, strong }: Cell, column: Column | undefined, at: number): Html {
  const text = breakable(cutText(whole, strong ? limits.name : limits.text))
  const more =
    small !== undefined &&
    small !== '' &&
    html`<small class="d">${breakable(cutText(small, limits.small))}</small>`
  const below = more && html`<br>${more}`
  if (tone !== undefined)
    return html`<b class="c ${tone}" style="color:${colours[tone].ink}">${glyphs[tone]} ${text}</b>${below}`
  if (strong) return html`<b>${text}</b>${below}`
  const label = at > 0 && column !== undefined && html`<span class="k d">${column.title} </span>`
  return html`${label}${text}${more && html`<span class="i"><br> ${more}</span>`}`
}
