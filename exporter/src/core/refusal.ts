/** Something that was asked for and cannot be done. The text is for whoever asked: what is wrong, and what would be
 *  right. */
export class Refusal extends Error {
  override readonly name = 'Refusal'
  /** `missing`: there is no such thing; `taken`: something is in the way; `wrong`: the value itself;
   *  `forbidden`: whoever asks may not. */
  readonly reason: 'missing' | 'taken' | 'wrong' | 'forbidden'
  /** The field it is about. */
  readonly field: string | undefined

  constructor(reason: Refusal['reason'], text: string, field?: string) {
    super(text)
    this.reason = reason
    this.field = field
  }
}
