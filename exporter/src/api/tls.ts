/** HTTPS with a certificate that is read again when its files change: the next connection has the new one, those that
 *  are open go on with the old. */
import { readFileSync, statSync } from 'node:fs'
import { createServer as createPlainServer, type RequestListener, type Server } from 'node:http'
import { createServer as createTlsServer } from 'node:https'
import { createSecureContext, type SecureContextOptions } from 'node:tls'
import type { HttpEvents, HttpOptions } from './deps.ts'

type Tls = NonNullable<HttpOptions['tls']>

/** @throws Error naming the file that cannot be read or used. */
export function createServer(
  tls: HttpOptions['tls'],
  events: HttpEvents,
  listener: RequestListener,
  maxHeaderSize: number,
): Server {
  if (!tls) return createPlainServer({ maxHeaderSize }, listener)
  let seen = readStamp(tls)
  const server = createTlsServer({ ...readMaterial(tls), maxHeaderSize, minVersion: 'TLSv1.2' }, listener)
  // Before the server's own listener, which takes the certificate of that moment. Looking at two files costs
  // microseconds, and no timer or file watch has to be right.
  server.prependListener('connection', () => {
    const stamp = readStamp(tls)
    if (stamp === seen) return
    seen = stamp
    try {
      server.setSecureContext({ ...readMaterial(tls), minVersion: 'TLSv1.2' })
      events.tlsReloaded()
    } catch (cause) {
      events.tlsRefused(cause)
    }
  })
  return server
}

function filesOf(tls: Tls): readonly string[] {
  return [tls.certFile, tls.keyFile, ...(tls.clientCaFile ? [tls.clientCaFile] : [])]
}

/** Changes when a file is written, replaced, or its link points elsewhere. */
function readStamp(tls: Tls): string {
  return filesOf(tls)
    .map(file => {
      const stat = statSync(file, { throwIfNoEntry: false })
      return stat ? `${stat.dev}:${stat.ino}:${stat.size}:${stat.mtimeMs}` : 'missing'
    })
    .join(' ')
}

/** @throws Error naming the file that cannot be read or used. */
export function readMaterial(
  tls: Tls,
): SecureContextOptions & { requestCert?: boolean; rejectUnauthorized?: boolean } {
  const read = (file: string) => {
    try {
      return readFileSync(file)
    } catch (cause) {
      throw new Error(`http.tls: ${file} cannot be read`, { cause })
    }
  }
  const material = {
    cert: read(tls.certFile),
    key: read(tls.keyFile),
    ...(tls.clientCaFile && { ca: read(tls.clientCaFile), requestCert: true, rejectUnauthorized: true }),
  }
  try {
    createSecureContext(material)
  } catch (cause) {
    const why = cause instanceof Error ? cause.message : String(cause)
    throw new Error(`http.tls: ${filesOf(tls).join(', ')} do not go together or are no PEM files: ${why}`, {
      cause,
    })
  }
  return material
}
