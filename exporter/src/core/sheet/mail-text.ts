/** A sheet as plain text: the part of a mail for those who read no HTML, and for programs that show the first lines. */
import { fill } from './formats.ts'
import { glyphs } from './look.ts'
import { foldedText, type MailBlock, type MailSheet } from './mail.ts'
import { fitRows, type MailTable } from './mail-rows.ts'
import { cutText, hasCutText, limits } from './mail-texts.ts'
import type { Cell, TableRow } from './sheet.ts'
import type { Words } from './words-en.ts'

type TextLook = { readonly words: Words; readonly budget: number; readonly link?: string }

const tableShare = 0.6

export function textOf(sheet: MailSheet, { words, budget, link }: TextLook): string {
  const { title, about, facts, foot } = sheet
  const head = [
    about === undefined ? title : `${title}: ${cutText(flat(about), limits.fact)}`,
    ...facts.map(({ name, text }) => `${name}: ${cutText(flat(text), limits.fact)}`),
    ...(link === undefined ? [] : [link]),
  ].join('\n')
  const parts = [head]
  let left = budget - head.length - foot.length
  for (const block of sheet.blocks) {
    const text = block.kind === 'table' ? tableText(block, words, left * tableShare) : plainText(block)
    left -= text.length
    parts.push(text)
  }
  return `${[...parts, foot].map(cleaned).join('\n\n')}\n`
}

/** Characters that steer a terminal, or turn the direction of what follows, become visible. */
export function cleaned(text: string): string {
  return text
    .toWellFormed()
    .replace(/[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/g, '\ufffd')
}

function plainText(block: Exclude<MailBlock, { readonly kind: 'table' }>): string {
  if (block.kind === 'tally')
    return block.parts.map(({ tone, count, word }) => `${glyphs[tone]} ${count} ${word}`).join('   ')
  if (block.kind === 'chart') return `${underlined(block.heading)}\n${block.drawing.description}`
  return block.heading === undefined ? block.text : `${underlined(block.heading)}\n${block.text}`
}

function tableText(table: MailTable, words: Words, budget: number): string {
  const draw = (row: TableRow) => rowText(row, table)
  const { bad, good, moreBad, folded } = fitRows(
    table,
    row => draw(row).length + 1,
    budget - table.heading.length * 2,
  )
  const rows = [...bad, ...good].map(draw)
  const more = [
    ...(moreBad > 0 ? [fill(words.moreRows, { count: String(moreBad) })] : []),
    ...(folded.size > 0 ? [foldedText(folded, words)] : []),
    ...([...bad, ...good].some(hasCutText) ? [words.cutTexts] : []),
  ]
  const lines = rows.length + more.length === 0 ? [table.empty] : [...rows, ...more]
  return [underlined(table.heading), ...lines].join('\n')
}

function rowText({ cells }: TableRow, { columns, look }: MailTable): string {
  const written = cells.flatMap((cell, at) => {
    const text = cellText(cell)
    if (text === '') return []
    const isPlain = cell.strong || cell.tone !== undefined || look === 'grid' || at === 0
    return [isPlain ? text : `${columns[at]?.title ?? ''}: ${text}`]
  })
  return `- ${written.join(' | ')}`
}

function cellText({ text, small, tone, strong }: Cell): string {
  if (text === '') return ''
  const told = cutText(flat(text), strong ? limits.name : limits.text)
  const shown = tone === undefined ? told : `${glyphs[tone]} ${told}`
  return small === undefined ? shown : `${shown} (${cutText(flat(small), limits.small)})`
}

/** A line end in a name must not begin what looks like another row. */
function flat(text: string): string {
  return text.replace(/\s+/g, ' ').trim()
}

function underlined(text: string): string {
  return `${text}\n${'-'.repeat(Math.min(60, [...text].length))}`
}
