/** A document laid out for people, in words of one language: what HTML, PDF and mails draw, each in its way. Rows may
 *  come as they are read, so that a long table is never whole in memory. */
import type { Drawing } from '../chart/drawing.ts'
import type { DocumentKind } from '../documents/document.ts'
import type { Language } from '../mailing/subscription.ts'
import type { Tone } from './look.ts'

export type Sheet = {
  readonly kind: DocumentKind
  readonly language: Language
  readonly title: string
  /** The client or job it is about. */
  readonly about?: string
  readonly facts: readonly Fact[]
  /** Set small at its end: when it was made. */
  readonly foot: string
  readonly blocks: readonly Block[]
  /** Of paper. */
  readonly words: {
    readonly page: string
    readonly of: string
    /** Where letters have no glyph. */
    readonly lacking: string
  }
}

export type Fact = { readonly name: string; readonly text: string }

export type Block =
  | { readonly kind: 'tally'; readonly parts: readonly TallyPart[] }
  | TableBlock
  | { readonly kind: 'chart'; readonly heading: string; readonly drawing: Drawing }
  | { readonly kind: 'text'; readonly heading?: string; readonly text: string }

/** How many of which standing: the first thing that is seen. */
export type TallyPart = { readonly tone: Tone; readonly count: string; readonly word: string }

export type TableBlock = {
  readonly kind: 'table'
  readonly heading: string
  /** Set beside the heading. */
  readonly remark?: string
  readonly columns: readonly Column[]
  readonly rows: Iterable<TableRow> | AsyncIterable<TableRow>
  /** Said in the place of a table without rows. */
  readonly empty: string
  /** So many rows are drawn; when there is another one, this is said in its place. */
  readonly cut?: { readonly rows: number; readonly text: string }
  /** A calendar stays a grid, however narrow the page is. */
  readonly look?: 'grid'
}

export type Column = {
  readonly title: string
  readonly align: 'left' | 'right' | 'center'
  /** Breaks between date and time only. */
  readonly moments?: true
  /** Share of a wide page. */
  readonly width: number
}

export type TableRow = {
  readonly cells: readonly Cell[]
  readonly tone?: Tone
  /** The client, by which rows are counted that there is no room for. */
  readonly of?: string
}

export type Cell = {
  readonly text: string
  /** Set small below it. */
  readonly small?: string
  /** Text with its sign. */
  readonly tone?: Tone
  /** Only the sign is drawn, the text is its name. */
  readonly mark?: true
  /** What the row is about. */
  readonly strong?: true
}
