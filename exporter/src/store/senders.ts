/** SQL of what is known of senders, beside the row of the message. */
import type { SenderFinding } from '../core/sender-trust.ts'
import type { Reading, Statements } from './database.ts'
import { integerOf, jsonOf, toJson } from './rows.ts'

export type SenderTx = {
  /** The first message that carries one of these signatures and is another mail. */
  findSigned(signatures: readonly string[], identity: string): Promise<number | undefined>
  /** Puts the verdict on a stored message in the place of the one it has, if any. */
  setSender(messageId: number, sender: SenderFinding): Promise<void>
}
export type SenderStore = {
  /** Messages whose verdict is `unknown`, received since then, by id. */
  unverified(sinceMs: number, afterId: number, limit: number): Promise<readonly number[]>
}

export function senderWriting(statements: Statements): SenderTx {
  return {
    async findSigned(signatures, identity) {
      for (const signature of signatures) {
        const row = await statements.first(
          `select s.message_id from message_signatures s join messages m on m.id = s.message_id
           where s.signature = $1 and m.identity <> $2 order by s.message_id limit 1`,
          [signature, identity],
        )
        if (row) return integerOf(row, 'message_id')
      }
      return undefined
    },
    async setSender(messageId, { signatures = [], ...sender }) {
      const row = await statements.first('select details from messages where id = $1', [messageId])
      if (!row) return
      const details = Object(jsonOf(row, 'details'))
      await statements.run('update messages set details = $2 where id = $1', [
        messageId,
        toJson({ ...details, sender }),
      ])
      await noteSender(statements, messageId, { ...sender, signatures })
    },
  }
}

/** What is kept of a verdict outside of the message's row. */
export async function noteSender(statements: Statements, messageId: number, sender: SenderFinding) {
  if (sender.outcome === 'unknown')
    await statements.run('insert into unverified_messages (message_id) values ($1) on conflict do nothing', [
      messageId,
    ])
  else await statements.run('delete from unverified_messages where message_id = $1', [messageId])
  for (const signature of sender.signatures ?? [])
    await statements.run(
      'insert into message_signatures (signature, message_id) values ($1, $2) on conflict do nothing',
      [signature, messageId],
    )
}

export function senderReading(read: Reading): SenderStore {
  return {
    async unverified(sinceMs, afterId, limit) {
      const rows = await read.all(
        `select u.message_id from unverified_messages u join messages m on m.id = u.message_id
         where u.message_id > $1 and m.received_at_ms >= $2 order by u.message_id limit $3`,
        [afterId, sinceMs, limit],
      )
      return rows.map(row => integerOf(row, 'message_id'))
    },
  }
}
