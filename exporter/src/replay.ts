/** What was found out about a sender, held against the record: a signature proves one mail, not every later one. */
import type { Message, Received } from './core/message.ts'
import type { SenderFinding } from './core/sender-trust.ts'
import type { Tx } from './store/store.ts'

/** A signature that counted once, on another mail: somebody took a good mail and gave it a new name. */
export async function findReplay(tx: Tx, sender: SenderFinding, identity: string): Promise<SenderFinding> {
  const { signatures, ...verdict } = sender
  const first = signatures && (await tx.findSigned(signatures, identity))
  if (first === undefined) return sender
  return { ...verdict, outcome: 'failed', detail: `replayed: message ${first} came with the same signature` }
}

/** The message with what was found out about its sender. */
export function withSender<T extends Received | Message>(one: T, sender: SenderFinding): T {
  return { ...one, sender }
}
