/** Opens a connection to a mailbox, and says in words what is wrong when it cannot. */
import { execFile } from 'node:child_process'
import { readFile } from 'node:fs/promises'
import { isIP } from 'node:net'
import { rootCertificates } from 'node:tls'
import { types } from 'node:util'
import { ImapFlow, type ImapFlowOptions } from 'imapflow'
import type { ImapLimits, ImapOptions } from './imap-options.ts'

/** A command the server does not answer within this is a lost connection. */
const silenceMs = 90_000
const tokenTimeoutMs = 30_000
const tokenMaxBytes = 64 * 1024
/** Servers may announce a size and send more; what is over this many times `maxBytes` is not read. */
const literalFactor = 2

/** @returns a client that is connected and logged in; a new one each time, because one cannot connect twice.
 *  @throws Error that says what is wrong. The client is closed then. */
export async function openImap(
  options: ImapOptions,
  limits: ImapLimits,
  signal: AbortSignal,
): Promise<ImapFlow> {
  const client = new ImapFlow(await toClientOptions(options, limits, signal))
  const cut = () => client.close()
  signal.addEventListener('abort', cut)
  // An 'error' without a listener would end the process. What it means for us follows as 'close'.
  client.on('error', cut)
  // Greeting and handshake have limits of their own; a server that stalls during login has none.
  const timer = setTimeout(cut, 3 * limits.connectTimeoutMs)
  try {
    signal.throwIfAborted()
    await client.connect()
    return client
  } catch (cause) {
    client.close()
    throw explain(options, cause)
  } finally {
    clearTimeout(timer)
    signal.removeEventListener('abort', cut)
  }
}

/** @returns an error that names the mailbox and, where the cause is known, what would be right. */
export function explain(options: ImapOptions, cause: unknown): Error {
  const where = `imap: "${options.name}": ${options.host}:${options.port}`
  return new Error(`${where}: ${describe(options, cause)}`, { cause })
}

function describe(options: ImapOptions, cause: unknown): string {
  if (!types.isNativeError(cause)) return String(cause)
  const read = (name: string) => {
    const value: unknown = Reflect.get(cause, name)
    return typeof value === 'string' && value !== '' ? value : undefined
  }
  const said = read('responseText') ?? read('reason')
  const code = read('code') ?? ''
  if (
    Reflect.get(cause, 'authenticationFailed') === true ||
    read('serverResponseCode') === 'AUTHENTICATIONFAILED'
  ) {
    const secret = options.tokenCommand ? 'access token' : 'password'
    return `the server refused user "${options.user}" or its ${secret}${said ? `: ${said}` : ''}`
  }
  if (Reflect.get(cause, 'mailboxMissing') === true) return `folder "${options.folder}" does not exist`
  if (/CERT|SELF_SIGNED|UNABLE_TO_VERIFY/.test(code))
    return `the server's certificate is not trusted: ${cause.message} (${code}); set caFile to the certificate of who signed it`
  if (code === 'GREETING_TIMEOUT' || code === 'CONNECT_TIMEOUT')
    return `no answer in time; ${hint[options.tls]}`
  if (code.startsWith('ERR_SSL')) return `TLS failed: ${cause.message}; ${hint[options.tls]}`
  if (Reflect.get(cause, 'tlsFailed') === true)
    return `TLS by STARTTLS failed: ${cause.message}; ${hint.starttls}`
  return said ? `${cause.message}: ${said}` : cause.message || code
}

const hint = {
  implicit: 'tls: implicit is for port 993, on port 143 use starttls',
  starttls: 'tls: starttls is for port 143, on port 993 use implicit',
  none: 'tls: none speaks plain text, on port 993 use implicit',
}

async function toClientOptions(
  options: ImapOptions,
  limits: ImapLimits,
  signal: AbortSignal,
): Promise<ImapFlowOptions> {
  const { caFile, host, port, tls, user } = options
  const ca = caFile === undefined ? undefined : await readCa(options, caFile)
  const maxLiteralSize = limits.maxBytes * literalFactor + 1024 * 1024
  return {
    host,
    port,
    secure: tls === 'implicit',
    // "Use TLS when offered" would let anybody on the way remove the offer.
    ...(tls === 'implicit' ? {} : { doSTARTTLS: tls === 'starttls' }),
    tls: {
      rejectUnauthorized: options.rejectUnauthorized ?? true,
      ...(ca ? { ca: [...rootCertificates, ca] } : {}),
      ...(isIP(host) ? {} : { servername: host }),
    },
    auth: options.tokenCommand
      ? { user, accessToken: await runTokenCommand(options, options.tokenCommand, signal) }
      : { user, pass: await readPassword(options) },
    logger: false,
    disableAutoIdle: true,
    disableCompression: true,
    connectionTimeout: limits.connectTimeoutMs,
    greetingTimeout: limits.connectTimeoutMs,
    socketTimeout: silenceMs,
    maxLiteralSize,
    maxResponseSize: maxLiteralSize * 2,
    clientInfo: { name: 'Lastgood' },
  }
}

async function readCa(options: ImapOptions, caFile: string): Promise<string> {
  try {
    return await readFile(caFile, 'utf8')
  } catch (cause) {
    throw explain(options, new Error(`caFile: ${caFile} cannot be read: ${toText(cause)}`, { cause }))
  }
}

async function readPassword(options: ImapOptions): Promise<string> {
  let password: string
  try {
    password = (await options.password?.()) ?? ''
  } catch (cause) {
    throw explain(options, new Error(`password: ${toText(cause)}`, { cause }))
  }
  if (password === '') throw explain(options, new Error(`the password of user "${options.user}" is empty`))
  return password
}

/** @returns the access token. @throws Error with the command and what it wrote to stderr, never what it printed. */
function runTokenCommand(
  options: ImapOptions,
  [program = '', ...args]: readonly string[],
  signal: AbortSignal,
): Promise<string> {
  const limits = { timeout: tokenTimeoutMs, maxBuffer: tokenMaxBytes, signal, windowsHide: true }
  return new Promise((resolve, reject) => {
    const fail = (why: string, cause?: unknown) =>
      reject(explain(options, new Error(`tokenCommand: ${program}: ${why}`, { cause })))
    execFile(program, args, limits, (error, stdout, stderr) => {
      const token = stdout.trim()
      if (!error && token !== '' && !/\s/.test(token)) return resolve(token)
      if (!error)
        return fail(token === '' ? 'printed nothing, and should print a token' : 'printed more than a token')
      if (error.killed) return fail(`did not end within ${tokenTimeoutMs / 1000} s`)
      const wrote = stderr.trim().split('\n').at(-1)
      const how =
        typeof error.code === 'number'
          ? `ended with ${error.code}`
          : `cannot run: ${error.code ?? error.signal}`
      // The error's own text holds the whole command line, in which a secret may stand.
      return fail(wrote ? `${how}: ${wrote}` : how)
    })
  })
}

function toText(cause: unknown): string {
  return types.isNativeError(cause) ? cause.message : String(cause)
}
