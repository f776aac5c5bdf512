/** The listener's certificate. Files are read again when they change, so that a renewed certificate is served
 *  without a restart; one that cannot be used never replaces one that can. */
import { readFileSync, type StatsListener, unwatchFile, watchFile } from 'node:fs'
import { createSecureContext } from 'node:tls'
import type { TlsIdentity } from './smtp-options.ts'

const lookEveryMs = 60_000

/** @throws Error that names the file when one cannot be read, or both when they do not belong together. */
export function readIdentity(where: string, tls: TlsIdentity): { cert: string; key: string } {
  const pair =
    'certFile' in tls
      ? { cert: read(where, 'certFile', tls.certFile), key: read(where, 'keyFile', tls.keyFile) }
      : { cert: tls.cert, key: tls.key }
  try {
    createSecureContext(pair)
  } catch (cause) {
    const names = 'certFile' in tls ? `${tls.certFile} and ${tls.keyFile}` : 'cert and key'
    throw new Error(
      `${where}: tls: ${names} are not a PEM certificate with its key: ${cause instanceof Error ? cause.message : cause}`,
      { cause },
    )
  }
  return pair
}

/** Calls `changed` some time after one of the files was written. */
export function watchIdentity(tls: TlsIdentity, changed: () => void): Disposable {
  const files = 'certFile' in tls ? [tls.certFile, tls.keyFile] : []
  const listener: StatsListener = (now, before) => {
    if (now.mtimeMs !== before.mtimeMs || now.ino !== before.ino) changed()
  }
  for (const file of files) watchFile(file, { interval: lookEveryMs, persistent: false }, listener)
  return {
    [Symbol.dispose]() {
      for (const file of files) unwatchFile(file, listener)
    },
  }
}

function read(where: string, option: string, file: string): string {
  try {
    return readFileSync(file, 'utf8')
  } catch (cause) {
    throw new Error(
      `${where}: tls.${option}: ${file} cannot be read: ${cause instanceof Error ? cause.message : cause}`,
      {
        cause,
      },
    )
  }
}
