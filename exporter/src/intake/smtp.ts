/** Be the mail destination: an SMTP or LMTP listener. 250 is said only after the commit; whatever keeps a message
 *  from being stored is a temporary refusal, so that its sender keeps it and comes again. */
import { once } from 'node:events'
import type { AddressInfo, Socket } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'
import {
  SMTPServer,
  type SMTPServerDataStream,
  type SMTPServerError,
  type SMTPServerSession,
} from 'smtp-server'
import type { Accept, Envelope } from '../core/message.ts'
import type { Events } from '../events.ts'
import { type Collected, collect, createBudget } from './smtp-data.ts'
import { type SmtpOptions, toSmtpLimits } from './smtp-options.ts'
import { createPolicy, type Refuse } from './smtp-policy.ts'
import { readIdentity, watchIdentity } from './smtp-tls.ts'

export type SmtpListener = AsyncDisposable & {
  readonly address: { readonly host: string; readonly port: number }
  /** Reads the certificate files again. @throws Error when they cannot be used; the old ones stay in force. */
  reloadTls?(): void
}

type SmtpEvents = Pick<Events, 'intakeUp' | 'smtpKnown' | 'smtpRefused' | 'smtpTroubled'>

/** Recipients of one message: more than any backup product names, few enough to keep. */
const maxRecipients = 1000
/** How long a client may take to leave after its last answer when the listener stops. */
const leaveMs = 200
/** Commands that the library answers for fun or for mail relays. */
const uselessCommands = ['WIZ', 'SHELL', 'KILL', 'VRFY', 'XCLIENT', 'XFORWARD']

/** @returns when it listens. @throws Error naming the address when it cannot listen, or the option that is wrong. */
export async function startSmtp(
  options: SmtpOptions,
  accept: Accept,
  events: SmtpEvents,
): Promise<SmtpListener> {
  const intake = options.lmtp ? 'lmtp' : 'smtp'
  const limits = toSmtpLimits(options)
  const { auth, tls } = options
  const budget = createBudget(limits.maxInFlightBytes)
  const inFlight = new Set<string>()
  const sockets = new Set<Socket>()
  let listens = false
  let closing = false

  const refuse: Refuse = (reason, responseCode, text, { remoteAddress }, detail) => {
    events.smtpRefused(
      intake,
      reason,
      `${remoteAddress}: ${text}${detail === undefined ? '' : `: ${detail}`}`,
    )
    return toAnswer(responseCode, text)
  }

  /** @returns what the sender is told. @throws an answer, or why the message could not be stored. */
  async function take(stream: SMTPServerDataStream, session: SMTPServerSession): Promise<string> {
    const tooSlow = setTimeout(
      () => stream.destroy(refuse('timeout', 421, 'the message took too long to arrive', session)),
      limits.messageTimeoutMs,
    )
    let collected: Collected
    try {
      collected = await collect(stream, limits.maxBytes, budget)
    } finally {
      clearTimeout(tooSlow)
    }
    const { head, heldBytes, totalBytes } = collected
    if (totalBytes > limits.hardMaxBytes) {
      budget.give(heldBytes)
      throw refuse('tooLarge', 552, 'message too large', session, `${totalBytes} bytes`)
    }
    if (!head) throw refuse('busy', 451, 'too many messages at once, please try again', session)
    const { mailFrom, rcptTo } = session.envelope
    const stored = accept({
      intake,
      receivedAtMs: Date.now(),
      envelope: {
        from: mailFrom ? mailFrom.address : '',
        to: rcptTo.map(({ address }) => address),
        // By LMTP it is our own mail server that connects, whoever sent the mail.
        ...(options.lmtp ? {} : { client: toClient(session) }),
      },
      raw: head,
      ...(totalBytes > head.length ? { oversizeBytes: totalBytes } : {}),
    })
    const given = () => budget.give(heldBytes)
    stored.then(given, given)
    const { id } = await within(limits.acceptTimeoutMs, stored)
    return `OK: stored as ${id}`
  }

  const server = new SMTPServer({
    logger: false,
    ...(tls ? readIdentity(intake, tls) : {}),
    ...(options.name !== undefined ? { name: options.name } : {}),
    lmtp: options.lmtp,
    secure: options.implicitTls ?? false,
    hideSTARTTLS: !tls,
    disabledCommands: [...uselessCommands, ...(tls ? [] : ['STARTTLS']), ...(auth ? [] : ['AUTH'])],
    authMethods: ['PLAIN', 'LOGIN'],
    // Whether a login is needed is decided at MAIL: while AUTH is hidden, the library would not ask for one.
    authOptional: true,
    allowInsecureAuth: auth?.allowInsecure ?? false,
    hideENHANCEDSTATUSCODES: false,
    disableReverseLookup: true,
    heloResponse: '%s',
    // Printers and NAS boxes send from addresses that a strict reader refuses; nothing is relayed, so none of it matters.
    lenientAddressParsing: true,
    size: limits.hardMaxBytes,
    rejectOversized: true,
    maxRecipients,
    maxClients: limits.maxConnections,
    socketTimeout: limits.idleTimeoutMs,
    closeTimeout: Math.max(1, limits.closeTimeoutMs),
    ...createPolicy(options, uselessCommands, refuse),
    onData(stream, session, callback) {
      inFlight.add(session.id)
      take(stream, session)
        .then(
          text => callback(null, text),
          cause => {
            if (isAnswer(cause)) return callback(cause)
            events.smtpTroubled(intake, cause)
            // A client that left in the middle of its message does not hear it, and keeps the message as well.
            callback(toAnswer(451, 'cannot store it now, please try again'))
          },
        )
        .finally(() => {
          inFlight.delete(session.id)
          if (closing) setImmediate(sendAway)
        })
    },
  })
  // Until it listens, what goes wrong is thrown.
  server.on('error', cause => listens && events.smtpTroubled(intake, cause))
  server.server.on('connection', socket => {
    sockets.add(socket)
    socket.on('close', () => sockets.delete(socket))
  })

  function sendAway() {
    for (const connection of server.connections)
      if (!inFlight.has(connection.id)) connection.send(421, 'shutting down, please try again')
    if (inFlight.size === 0) drained.resolve()
  }
  const drained = Promise.withResolvers<void>()

  const reloadTls = () => {
    if (tls) server.updateSecureContext(readIdentity(intake, tls))
  }
  const listening = once(server.server, 'listening')
  server.listen(options.listen.port, options.listen.host)
  await listening.catch(cause => {
    const { host, port } = options.listen
    throw new Error(`${intake}: cannot listen on ${host}:${port}: ${cause.message}`, { cause })
  })
  listens = true
  const watching =
    tls &&
    watchIdentity(tls, () => {
      try {
        reloadTls()
      } catch (cause) {
        events.smtpTroubled(intake, cause)
      }
    })
  events.smtpKnown(intake)
  events.intakeUp(intake)
  const bound = server.server.address()
  return {
    address: isAddress(bound) ? { host: bound.address, port: bound.port } : options.listen,
    ...(tls ? { reloadTls } : {}),
    async [Symbol.asyncDispose]() {
      if (closing) return
      closing = true
      watching?.[Symbol.dispose]()
      const closed = once(server.server, 'close')
      server.close()
      sendAway()
      await Promise.race([drained.promise, sleep(limits.closeTimeoutMs, undefined, { ref: false })])
      await Promise.race([closed, sleep(leaveMs)])
      for (const socket of sockets) socket.destroy()
      await closed
    },
  }
}

function toClient({ remoteAddress, hostNameAppearsAs }: SMTPServerSession): NonNullable<Envelope['client']> {
  return { ip: remoteAddress, ...(hostNameAppearsAs && { name: hostNameAppearsAs }) }
}

function toAnswer(responseCode: number, text: string): SMTPServerError {
  return Object.assign(new Error(text), { responseCode })
}

function isAnswer(cause: unknown): cause is SMTPServerError {
  return typeof cause === 'object' && cause !== null && 'responseCode' in cause
}

function isAddress(bound: AddressInfo | string | null): bound is AddressInfo {
  return bound !== null && typeof bound === 'object'
}

/** @throws Error when `work` has not ended in time; it goes on, and what it does later is found as a duplicate. */
function within<T>(ms: number, work: Promise<T>): Promise<T> {
  const late = Promise.withResolvers<never>()
  const timer = setTimeout(() => late.reject(new Error(`no answer within ${ms} ms`)), ms)
  return Promise.race([work, late.promise]).finally(() => clearTimeout(timer))
}
