/** A report mail as it is written, before it becomes bytes. */

export type MailContent = {
  readonly subject: string
  readonly html: string
  readonly text: string
  /** Whether something needs attention. */
  readonly isWrong: boolean
  readonly attachments: readonly {
    readonly name: string
    readonly contentType: string
    readonly content: Uint8Array
    /** It is shown in the HTML, as `cid:`. */
    readonly contentId?: string
  }[]
}
