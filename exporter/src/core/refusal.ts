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

/** What was handed in is wrong in these fields; the text tells the first of them. */
export function refuseFields(errors: Refusal['errors']): Refusal {
  const [first] = errors
  const more = errors.length > 1 ? ` (and ${errors.length - 1} more)` : ''
  const where = first?.field ? `${first.field}: ` : ''
  return new Refusal(
    'wrong',
    `${where}${first?.detail ?? 'is wrong'}${more}`,
    first?.field || undefined,
    errors,
  )
}
