/** What is known of one product's messages, as data: how they are recognised, how they tell the status, and where names
 *  and figures stand. The reading is done elsewhere, the same way for all. Expressions see one line at a time, of
 *  bounded length, so the time they take grows with the text and not faster. */
import type { Status } from '../activity.ts'
import type { DecimalMark } from '../figures/digits.ts'

/** `none`: the message is no run of a backup. */
export type RunStatus = Status | 'none'

/** `anywhere` is subject, body and attachments. */
export type Place = 'subject' | 'from' | 'body' | 'attached' | 'anywhere'

/** A text that points to the product, in any letter case; where that says too little, the expression has to fit, too. */
export type Sign = {
  readonly in: 'subject' | 'from' | 'body'
  readonly says: string
  readonly as?: RegExp
  /** 2 or more is enough alone; of two products the one with more is taken. 9: it wraps another one, whose signs are
   *  there, too. */
  readonly weight: 1 | 2 | 3 | 4 | 9
}

/** The text of a place where an expression fits (its first group, if it has one), or what stands behind a label. */
export type Finder =
  | { readonly in: Place; readonly as: RegExp }
  | {
      readonly label: readonly string[]
      readonly as?: RegExp
      /** A number may stand behind the label without a mark between them. */
      readonly loose?: true
    }

/** In order; the first that fits tells the status. So the forms that deny a success stand before those that say it. */
type StatusRule = Finder & {
  readonly status: RunStatus
  /** Holds only where no line of the message speaks of trouble: the product has no word of its own for success. */
  readonly calm?: true
  /** Has the whole verdict: other words of the line mean nothing, and only a line that says of the run, not of a file,
   *  that it failed is believed against it. */
  readonly exact?: true
}

export type FigureFinder = Finder & {
  /** Of a number that has none. */
  readonly unit?: string
  readonly base?: 1000 | 1024
  readonly decimal?: DecimalMark
  /** Takes all places where it fits, and adds them up. */
  readonly sum?: true
}

type ProductFigure = 'size' | 'transferred' | 'duration' | 'startedAt' | 'endedAt'

/** One message, several results: lines with the named groups `object` and `status`, perhaps `size` and `duration`. */
type ResultRows = {
  readonly as: RegExp
  /** Words of the column that say nothing by themselves; others are read as in any text. `''`: of a row without one. */
  readonly words?: Readonly<Record<string, Status>>
  /** Of a size that has none. */
  readonly unit?: string
  readonly base?: 1000 | 1024
}

export type Product = {
  readonly id: string
  readonly name: string
  /** Of its messages, as far as they are known here: ISO 639-1. */
  readonly languages: readonly string[]
  /** Where each fact is from, and when that was gathered. */
  readonly sources: readonly string[]
  /** What was concluded or remembered, and not seen. */
  readonly likely?: readonly string[]
  readonly signs: readonly Sign[]
  readonly status: readonly StatusRule[]
  readonly job?: readonly Finder[]
  readonly machine?: readonly Finder[]
  readonly vault?: readonly Finder[]
  readonly client?: readonly Finder[]
  readonly figures?: { readonly [name in ProductFigure]?: readonly FigureFinder[] }
  readonly results?: readonly ResultRows[]
}
