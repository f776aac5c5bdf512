/** A real mail server that keeps what it is handed, read as a mail program would read it. */
import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import { type ParsedMail, simpleParser } from 'mailparser'
import { SMTPServer } from 'smtp-server'

export type ReceivedMail = {
  readonly recipients: readonly string[]
  readonly raw: Buffer
  readonly mail: ParsedMail
}
export type MailReceiver = AsyncDisposable & {
  readonly port: number
  readonly received: readonly ReceivedMail[]
}

export async function startMailReceiver(): Promise<MailReceiver> {
  const received: ReceivedMail[] = []
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    onData(stream, session, callback) {
      const pieces: Buffer[] = []
      stream.on('data', (piece: Buffer) => pieces.push(piece))
      stream.on('end', () => {
        const raw = Buffer.concat(pieces)
        const recipients = session.envelope.rcptTo.map(({ address }) => address)
        simpleParser(raw).then(mail => {
          received.push({ recipients, raw, mail })
          callback()
        }, callback)
      })
    },
  })
  server.listen(0, '127.0.0.1')
  await once(server.server, 'listening')
  const { port } = server.server.address() as AddressInfo
  return {
    port,
    received,
    [Symbol.asyncDispose]: () => new Promise(resolve => server.close(() => resolve())),
  }
}
