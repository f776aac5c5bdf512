/** Addresses to listen on, as `HOST:PORT`. */

export type Listen = { readonly host: string; readonly port: number }

/** `127.0.0.1:9780`, `[::1]:9780`, `localhost:9780`; `:9780` is every IPv4 address, as in Prometheus. Port 0 lets the
 *  system choose. Undefined when the text is something else. */
export function readListen(written: string): Listen | undefined {
  const [, inBrackets, plain, digits] =
    /^(?:\[([0-9a-f:.]+(?:%\w+)?)\]|([^\s:[\]/]*)):(\d{1,5})$/i.exec(written.trim()) ?? []
  const port = Number(digits)
  if (digits === undefined || port > 65_535) return undefined
  return { host: inBrackets ?? (plain || '0.0.0.0'), port }
}

export function listenText({ host, port }: Listen): string {
  return host.includes(':') ? `[${host}]:${port}` : `${host}:${port}`
}

/** Whether only programs on this machine can reach it. */
export function isLoopback(host: string): boolean {
  return host === 'localhost' || host === '::1' || /^127(\.\d{1,3}){3}$/.test(host)
}
