/** `npm run demo` as a server: a believable fleet, for pictures and for pages that must carry more than a handful. */
import { fileURLToPath } from 'node:url'
import { freePort, type RunningServer, startServer } from '../../../exporter/test/servers/spawn-server.ts'

const main = fileURLToPath(new URL('../../../exporter/demo/main.ts', import.meta.url))
/** Thirty days are played first. */
const startTimeoutMs = 180_000

export async function startDemo(): Promise<RunningServer & { readonly url: string }> {
  const [http, smtp] = [await freePort(), await freePort()]
  const url = `http://127.0.0.1:${http}`
  const listens = ['--http', `127.0.0.1:${http}`, '--smtp', `127.0.0.1:${smtp}`]
  const server = await startServer({
    command: process.execPath,
    args: ['--disable-warning=ExperimentalWarning', main, ...listens],
    ready: async () => (await fetch(`${url}/-/ready`)).ok,
    startTimeoutMs,
  })
  return { ...server, url }
}
