/** A self-signed certificate for 127.0.0.1 and localhost, made with openssl. */
import { execFile } from 'node:child_process'
import { chmod } from 'node:fs/promises'
import { promisify } from 'node:util'

/** Writes PREFIX.crt and PREFIX.key; anybody on the machine may read them. */
export async function makeCertificate(prefix: string): Promise<{ certFile: string; keyFile: string }> {
  const certFile = `${prefix}.crt`
  const keyFile = `${prefix}.key`
  const subject = ['-subj', '/CN=localhost', '-addext', 'subjectAltName=DNS:localhost,IP:127.0.0.1']
  const key = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes', '-keyout', keyFile]
  await promisify(execFile)('openssl', ['req', '-x509', ...key, '-out', certFile, '-days', '30', ...subject])
  await chmod(keyFile, 0o644)
  return { certFile, keyFile }
}
