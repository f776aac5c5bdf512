/** What a message must contain for a rule to fit: never more than is necessary, so that whoever leaves out the
 *  messages without it leaves out none that fits. */
import type { TextField } from './view.ts'

export type Need =
  /** This text, condensed and case-folded, is in the field. */
  | { readonly kind: 'literal'; readonly text: string; readonly field: TextField; readonly combined: boolean }
  /** Each of these; an empty list needs nothing. */
  | { readonly kind: 'all'; readonly needs: readonly Need[] }
  /** One of these at least; an empty list can never be met. */
  | { readonly kind: 'any'; readonly needs: readonly Need[] }

export const nothing: Need = { kind: 'all', needs: [] }

/** A need whose place and spelling are not known yet. */
export type TextNeed =
  | string
  | { readonly kind: 'all'; readonly needs: readonly TextNeed[] }
  | { readonly kind: 'any'; readonly needs: readonly TextNeed[] }

/** `prepare` brings a text into the form of the index; a text that is only blanks then is no need, nor is one that
 *  begins or ends with half a character, which is not to be found among whole ones. */
export function placeNeed(
  need: TextNeed,
  place: Pick<Extract<Need, { kind: 'literal' }>, 'field' | 'combined'>,
  prepare: (text: string) => string,
): Need {
  if (typeof need !== 'string')
    return { kind: need.kind, needs: need.needs.map(part => placeNeed(part, place, prepare)) }
  const text = prepare(need)
  return text.trim() === '' || !text.isWellFormed() ? nothing : { kind: 'literal', text, ...place }
}
