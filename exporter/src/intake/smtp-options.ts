/** What can be set on the SMTP and LMTP listener, and what holds where nothing is set. */
import { domainToASCII } from 'node:url'

/** A certificate and its key: as files, which are read again when they change, or as PEM text. */
export type TlsIdentity =
  | { readonly certFile: string; readonly keyFile: string }
  | { readonly cert: string; readonly key: string }

/** `passwordHash` is a bcrypt hash. */
export type SmtpUser =
  | { readonly user: string; readonly password: string }
  | { readonly user: string; readonly passwordHash: string }

type SmtpAuth = {
  readonly users: readonly SmtpUser[]
  /** Mail without a login is refused; otherwise logging in is possible and not needed. */
  readonly required: boolean
  /** Passwords are taken without TLS too: for networks that need no protection, and for tests. */
  readonly allowInsecure?: boolean
}

export type SmtpOptions = {
  readonly listen: { readonly host: string; readonly port: number }
  /** Speak LMTP, for a mail server that delivers here. */
  readonly lmtp: boolean
  /** Name in the greeting; the machine's own when absent. */
  readonly name?: string
  /** STARTTLS is offered when present. */
  readonly tls?: TlsIdentity
  /** TLS from the first byte (port 465) instead of STARTTLS. */
  readonly implicitTls?: boolean
  readonly auth?: SmtpAuth
  /** Recipients taken; with neither list any recipient is. An address here stands for its plus addresses too. */
  readonly allowedDomains?: readonly string[]
  readonly allowedRecipients?: readonly string[]
  /** How much of a message is kept. */
  readonly maxBytes?: number
  /** A message over this is refused for good; between the two its head is kept and marked. */
  readonly hardMaxBytes?: number
  readonly maxConnections?: number
  /** Messages being received or stored may hold this much memory together; more are asked to come again. */
  readonly maxInFlightBytes?: number
  /** How long a client may be silent. */
  readonly idleTimeoutMs?: number
  /** How long the transfer of one message may take. */
  readonly messageTimeoutMs?: number
  /** How long storing one message may take before its sender is asked to come again. */
  readonly acceptTimeoutMs?: number
  /** How long messages in flight may take to finish when the listener stops. */
  readonly closeTimeoutMs?: number
}

const megabyte = 1024 * 1024
/** A message over `maxBytes` times this is refused unless `hardMaxBytes` says otherwise. */
const hardFactor = 4
/** Memory for messages in flight, unless `maxInFlightBytes` says otherwise; one message always fits. */
const inFlightBytes = 256 * megabyte

export type SmtpLimits = Required<
  Pick<
    SmtpOptions,
    | 'maxBytes'
    | 'hardMaxBytes'
    | 'maxConnections'
    | 'maxInFlightBytes'
    | 'idleTimeoutMs'
    | 'messageTimeoutMs'
    | 'acceptTimeoutMs'
    | 'closeTimeoutMs'
  >
>

/** @throws Error when the options contradict each other. */
export function toSmtpLimits(options: SmtpOptions): SmtpLimits {
  const where = options.lmtp ? 'lmtp' : 'smtp'
  const maxBytes = options.maxBytes ?? 25 * megabyte
  const hardMaxBytes = options.hardMaxBytes ?? maxBytes * hardFactor
  const maxInFlightBytes = options.maxInFlightBytes ?? Math.max(maxBytes, inFlightBytes)
  if (hardMaxBytes < maxBytes)
    throw new Error(`${where}: hardMaxBytes: ${hardMaxBytes} is below maxBytes, ${maxBytes}`)
  if (maxInFlightBytes < maxBytes)
    throw new Error(`${where}: maxInFlightBytes: ${maxInFlightBytes} is below maxBytes, ${maxBytes}`)
  if (options.implicitTls && !options.tls)
    throw new Error(`${where}: implicitTls needs a certificate: set tls to certFile and keyFile`)
  if (options.auth && !options.tls && !options.auth.allowInsecure)
    throw new Error(
      `${where}: auth: passwords would cross the network unprotected: set tls, or auth.allowInsecure if that is meant`,
    )
  return {
    maxBytes,
    hardMaxBytes,
    maxInFlightBytes,
    maxConnections: options.maxConnections ?? 100,
    idleTimeoutMs: options.idleTimeoutMs ?? 60_000,
    messageTimeoutMs: options.messageTimeoutMs ?? 10 * 60_000,
    acceptTimeoutMs: options.acceptTimeoutMs ?? 5 * 60_000,
    closeTimeoutMs: options.closeTimeoutMs ?? 5_000,
  }
}

/** Whether mail for the address is taken. Case and plus part do not count; `postmaster` is always taken, as mail
 *  servers must (RFC 5321, 4.5.1). */
export function isRecipientAllowed(
  options: Pick<SmtpOptions, 'allowedDomains' | 'allowedRecipients'>,
  address: string,
): boolean {
  const { allowedDomains, allowedRecipients } = options
  if (!allowedDomains && !allowedRecipients) return true
  const asked = toMailbox(address)
  if (asked.local === 'postmaster') return true
  if (allowedDomains?.some(domain => toDomain(domain.replace(/^@/, '')) === asked.domain)) return true
  return (allowedRecipients ?? []).some(recipient => {
    const allowed = toMailbox(recipient)
    if (allowed.domain !== asked.domain) return false
    return allowed.local === asked.local || asked.local.startsWith(`${allowed.local}+`)
  })
}

function toMailbox(address: string) {
  const at = address.lastIndexOf('@')
  if (at === -1) return { local: address.toLowerCase(), domain: '' }
  return { local: address.slice(0, at).toLowerCase(), domain: toDomain(address.slice(at + 1)) }
}

/** Unicode and xn-- spelling of a domain are the same domain. */
function toDomain(domain: string): string {
  return domainToASCII(domain) || domain.toLowerCase()
}
