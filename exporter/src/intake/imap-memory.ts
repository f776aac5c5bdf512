/** What is known of a mailbox's messages from one connection to the next. All of it may be lost: then messages are read
 *  again and found to be stored. */

/** UIDs mean something only under their UIDVALIDITY. */
export type Memory = {
  uidValidity: string
  /** Messages that could not be taken, with how often, and when a set-aside one is due again. */
  readonly tries: Map<number, { readonly count: number; readonly againAtMs: number }>
  /** Stored, and not seen to be marked. */
  readonly stored: Set<number>
  /** Were being read when the connection broke: each is read alone, so that the culprit shows. */
  readonly suspects: Set<number>
  /** A mark failed and has to be set by a poll. */
  isMarkOwed: boolean
}

export function createMemory(): Memory {
  return { uidValidity: '', tries: new Map(), stored: new Set(), suspects: new Set(), isMarkOwed: false }
}
