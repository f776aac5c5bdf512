/** SQL of one message: its row, and its bytes in a table of their own. */
import { messageOf } from './cause.ts'
import type { Reading, Row, Statements } from './database.ts'
import { decodeRaw, encodeRaw } from './raw-body.ts'
import { bytesOf, integerOf, jsonOf, oneOf, optionalInteger, optionalText, textOf, toJson } from './rows.ts'
import { noteSender } from './senders.ts'
import type { NewMessage, Store, StoredMessage, Tx } from './store.ts'

type MessageWriting = Pick<
  Tx,
  'findMessageByIdentity' | 'findMessageByIntakeKey' | 'insertMessage' | 'countCopy' | 'setOutcome'
>

/** What nobody filters by stands together in one column. */
type Details = Pick<
  NewMessage,
  'to' | 'originallyTo' | 'recipients' | 'marks' | 'envelope' | 'sender' | 'posting' | 'oversizeBytes'
>

const outcomes = ['matched', 'unmatched', 'ignored'] as const
export const messageColumns =
  'id, intake, intake_key, identity, received_at_ms, sent_at_ms, message_id, subject, sender, details, outcome, copies, raw_bytes'

export function messageWriting(statements: Statements): MessageWriting {
  return {
    /** The oldest, when there are several. */
    async findMessageByIdentity(identity) {
      return toMessage(
        await statements.first(
          `select ${messageColumns} from messages where identity = $1 order by id limit 1`,
          [identity],
        ),
      )
    },
    async findMessageByIntakeKey(intakeKey) {
      return toMessage(
        await statements.first(`select ${messageColumns} from messages where intake_key = $1`, [intakeKey]),
      )
    },
    async insertMessage(message) {
      const {
        to,
        originallyTo,
        recipients,
        marks,
        envelope,
        sender: finding,
        posting,
        oversizeBytes,
      } = message
      const { signatures: _, ...verdict } = finding ?? {}
      const sender = finding && verdict
      const { encoding, body } = await encodeRaw(message.raw)
      const row = await statements.first(
        `insert into messages (intake, intake_key, identity, received_at_ms, sent_at_ms, message_id, subject, sender,
           search, details, outcome, raw_bytes)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12) returning id`,
        [
          message.intake,
          message.intakeKey ?? null,
          message.identity,
          message.receivedAtMs,
          message.sentAtMs ?? null,
          message.messageId ?? null,
          message.subject,
          message.from,
          folded(`${message.subject}\n${message.from}`),
          toJson({ to, originallyTo, recipients, marks, envelope, sender, posting, oversizeBytes }),
          message.outcome,
          message.raw.byteLength,
        ],
      )
      if (!row) throw new Error('messages: an inserted row did not come back')
      const id = integerOf(row, 'id')
      await statements.run('insert into message_raw (message_id, encoding, body) values ($1, $2, $3)', [
        id,
        encoding,
        body,
      ])
      if (finding?.outcome === 'unknown' || finding?.signatures) await noteSender(statements, id, finding)
      return id
    },
    async countCopy(messageId) {
      await statements.run('update messages set copies = copies + 1 where id = $1', [messageId])
    },
    async setOutcome(messageId, outcome) {
      await statements.run('update messages set outcome = $2 where id = $1', [messageId, outcome])
    },
  }
}

/** Upper case joins what lower case keeps apart (ß and SS, both small sigmas). LIKE ends at a NUL. */
export function folded(text: string): string {
  return text.normalize('NFKC').toUpperCase().replaceAll('\0', ' ')
}

export function oneMessageReading(read: Reading): Pick<Store, 'message' | 'raw'> {
  return {
    async message(id) {
      return toMessage(await read.first(`select ${messageColumns} from messages where id = $1`, [id]))
    },
    async raw(id) {
      const row = await read.first(
        `select r.encoding, r.body, m.raw_bytes from message_raw r join messages m on m.id = r.message_id
         where r.message_id = $1`,
        [id],
      )
      if (!row) return undefined
      const body = { encoding: oneOf(row, 'encoding', ['zstd', 'plain']), body: bytesOf(row, 'body') }
      try {
        return await decodeRaw(body, integerOf(row, 'raw_bytes'))
      } catch (cause) {
        throw new Error(`message ${id}: its stored bytes are damaged: ${messageOf(cause)}`, { cause })
      }
    },
  }
}

function toMessage(row: Row | undefined): StoredMessage | undefined {
  return row && parseMessage(row)
}

export function parseMessage(row: Row): StoredMessage {
  const intakeKey = optionalText(row, 'intake_key')
  const sentAtMs = optionalInteger(row, 'sent_at_ms')
  const messageId = optionalText(row, 'message_id')
  return {
    id: integerOf(row, 'id'),
    intake: textOf(row, 'intake'),
    ...(intakeKey !== undefined && { intakeKey }),
    identity: textOf(row, 'identity'),
    receivedAtMs: integerOf(row, 'received_at_ms'),
    ...(sentAtMs !== undefined && { sentAtMs }),
    ...(messageId !== undefined && { messageId }),
    subject: textOf(row, 'subject'),
    from: textOf(row, 'sender'),
    ...(jsonOf(row, 'details') as Details),
    outcome: oneOf(row, 'outcome', outcomes),
    rawBytes: integerOf(row, 'raw_bytes'),
    copies: integerOf(row, 'copies'),
  }
}
