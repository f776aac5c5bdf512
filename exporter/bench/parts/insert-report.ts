/** A message that results hang on, in a bench that writes its past straight into the store. */
import type { Tx } from '../../src/store/store.ts'

/** @returns its id */
export function insertReport(
  tx: Tx,
  { identity, receivedAtMs }: { readonly identity: string; readonly receivedAtMs: number },
): Promise<number> {
  return tx.insertMessage({
    intake: 'bench',
    identity,
    receivedAtMs,
    subject: 'Report',
    from: 'nas@example.net',
    to: [],
    originallyTo: [],
    recipients: [],
    marks: [],
    outcome: 'matched',
    raw: Buffer.from('x'),
  })
}
