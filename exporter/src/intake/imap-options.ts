/** What can be set on a mailbox that is fetched from, and what holds where nothing is set. */
import { createHash } from 'node:crypto'

/** What is done with a message in the mailbox once it is stored. `flag` is a system flag such as `\Seen` or a keyword
 *  such as `$Lastgood`; `leave` changes nothing there and remembers in the store how far it has read. */
type Afterwards = { readonly move: string } | { readonly flag: string } | 'delete' | 'leave'

export type ImapOptions = {
  /** Stable name: part of the intake's label and of every message's key. */
  readonly name: string
  readonly host: string
  readonly port: number
  /** `starttls` never goes on without TLS. */
  readonly tls: 'implicit' | 'starttls' | 'none'
  readonly user: string
  /** Asked for at every connect, so that a changed secret is used. Either this or `tokenCommand`. */
  readonly password?: () => Promise<string>
  /** OAuth2: program and arguments, run without a shell at every connect; what it prints is the access token. */
  readonly tokenCommand?: readonly string[]
  readonly folder: string
  readonly afterwards: Afterwards
  /** How often to look even though the server announces new mail: the net below IDLE. */
  readonly pollMs?: number
  /** Certificates to trust besides the well-known ones, as a PEM file. */
  readonly caFile?: string
  /** False trusts any certificate: only for a server that cannot have a proper one. */
  readonly rejectUnauthorized?: boolean
  /** How long connecting, logging in and opening the folder may take, each. */
  readonly connectTimeoutMs?: number
  readonly reconnectMinMs?: number
  readonly reconnectMaxMs?: number
  /** How much of a message is kept. */
  readonly maxBytes?: number
  /** Messages taken together: stored in one go, marked with one command. */
  readonly batchMessages?: number
  /** Bytes fetched together, unless a single message has more. */
  readonly batchBytes?: number
  /** How long what is going on may take to finish when the intake stops. */
  readonly closeTimeoutMs?: number
}

const megabyte = 1024 * 1024

export type ImapLimits = Required<
  Pick<
    ImapOptions,
    | 'pollMs'
    | 'connectTimeoutMs'
    | 'reconnectMinMs'
    | 'reconnectMaxMs'
    | 'maxBytes'
    | 'batchMessages'
    | 'batchBytes'
    | 'closeTimeoutMs'
  >
>

/** @throws Error when the options contradict each other. */
export function toImapLimits(options: ImapOptions): ImapLimits {
  const where = `imap: "${options.name}"`
  if (!options.password === !options.tokenCommand)
    throw new Error(`${where}: needs either a password or a tokenCommand, and not both`)
  if (options.tokenCommand && !options.tokenCommand[0])
    throw new Error(`${where}: tokenCommand: is empty, and should be a program and its arguments`)
  const { afterwards, folder } = options
  if (typeof afterwards === 'object' && 'move' in afterwards && isSameFolder(afterwards.move, folder))
    throw new Error(`${where}: afterwards: move: "${folder}" is the folder that is read; name another one`)
  return {
    pollMs: options.pollMs ?? 60_000,
    connectTimeoutMs: options.connectTimeoutMs ?? 30_000,
    reconnectMinMs: options.reconnectMinMs ?? 1_000,
    reconnectMaxMs: options.reconnectMaxMs ?? 60_000,
    maxBytes: options.maxBytes ?? 25 * megabyte,
    batchMessages: options.batchMessages ?? 50,
    batchBytes: options.batchBytes ?? 32 * megabyte,
    closeTimeoutMs: options.closeTimeoutMs ?? 5_000,
  }
}

/** The intake's label. */
export function toIntakeName(options: Pick<ImapOptions, 'name'>): string {
  return `imap:${options.name}`
}

/** Tells apart two mailboxes that bore the same name one after the other: servers give out UIDVALIDITY 1 freely, so
 *  without this the mail of a new account could pass for mail of the old one. */
export function toMailboxDigest({ host, user, folder }: ImapOptions): string {
  return createHash('sha256')
    .update(JSON.stringify([host, user, folder]))
    .digest('hex')
    .slice(0, 8)
}

function isSameFolder(a: string, b: string): boolean {
  return a === b || (a.toUpperCase() === 'INBOX' && b.toUpperCase() === 'INBOX')
}
