/** `lastgood healthcheck`: asks a running service whether it is ready; for containers and scripts. */
import { request as httpRequest } from 'node:http'
import { request as httpsRequest } from 'node:https'
import type { Config } from '../config/config.ts'

const timeoutMs = 5000

/** @returns what the service says; `ok` only when it says that it is ready */
export async function askHealth({ http }: Pick<Config, 'http'>): Promise<{ ok: boolean; text: string }> {
  const { host, port } = http.listen
  const reachable = reachableHost(host)
  const request = http.tls ? httpsRequest : httpRequest
  return new Promise(resolve => {
    const asked = request(
      // The certificate names the service's public host; here only the own machine is asked.
      { host: reachable, port, path: '/-/ready', timeout: timeoutMs, rejectUnauthorized: false },
      response => {
        let text = ''
        response.setEncoding('utf8')
        response.on('data', chunk => {
          text += chunk
        })
        response.on('end', () => resolve({ ok: response.statusCode === 200, text: text.trim() }))
      },
    )
    asked.on('timeout', () => asked.destroy(new Error(`no answer within ${timeoutMs / 1000} s`)))
    asked.on('error', error => resolve({ ok: false, text: `${reachable}:${port}: ${error.message}` }))
    asked.end()
  })
}

/** Where a listener on every address can be reached from this machine. */
export function reachableHost(host: string): string {
  if (host === '0.0.0.0') return '127.0.0.1'
  return host === '::' ? '::1' : host
}
