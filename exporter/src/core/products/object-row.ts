/** A row of a table whose first cell names an object and whose next ones have the word of its result: what many products
 *  list their machines in. Labels, totals and headings are no objects. */
import type { Product } from './product.ts'

type Rows = NonNullable<Product['results']>[number]

const verdict =
  'success(?:ful(?:ly)?)?|succeeded|completed?(?: successfully| with (?:errors|warnings|exceptions))?|finished|ok|fail(?:ed|ure)?|error|aborted|cancell?ed|stopped|missed|skipped|warnings?|partial(?:ly)?(?: (?:completed|successful))?|incomplete|killed|erfolgreich|fehlgeschlagen|warnung|réussie?|échec|riuscit[oa]|fallit[oa]|correct[oa]|fallid[oa]'
const label =
  '(?:.* )?(?:status|state|result|outcome|total|summary|severity|type|job|plan|task|backup|report|events?|message|details?|date|time|errors?|warnings?|last .*|previous .*|next .*|name|ergebnis|zustand|statut|stato|estado)'

export const objectRow: Rows = {
  as: new RegExp(
    `^(?!(?:${label}|${verdict})\\s?:?\\t)(?!(?:last|previous|next|overall|final)\\s)(?<object>[^\\t\\n:]*\\p{L}[^\\t\\n:]*)\\t(?:[^\\t\\n]*\\t)?(?<status>${verdict})(?=\\t|$)`,
    'iu',
  ),
  words: {
    completed: 'success',
    complete: 'success',
    finished: 'success',
    ok: 'success',
    aborted: 'failure',
    canceled: 'failure',
    cancelled: 'failure',
    stopped: 'failure',
    missed: 'failure',
    killed: 'failure',
    incomplete: 'failure',
    skipped: 'warning',
    partial: 'warning',
    partially: 'warning',
  },
}
