/** Something that was asked for and cannot be done. The text is for whoever asked: what is wrong, and what would be
 *  right. */
export class Refusal extends Error {
  override readonly name = 'Refusal'
  /** `missing`: there is no such thing; `taken`: something is in the way; `wrong`: the value itself;
   *  `forbidden`: whoever asks may not; `outdated`: it was changed since whoever asks has seen it. */
  readonly reason: 'missing' | 'taken' | 'wrong' | 'forbidden' | 'outdated'
  /** The field it is about. */
  readonly field: string | undefined
  /** All that is wrong, where it is more than one field's text can say. */
  readonly errors: readonly { readonly field: string; readonly detail: string }[]

  constructor(reason: Refusal['reason'], text: string, field?: string, errors: Refusal['errors'] = []) {
    super(text)
    this.reason = reason
    this.field = field
    this.errors = errors
  }
}
