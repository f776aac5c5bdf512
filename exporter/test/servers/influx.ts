/** A real InfluxDB 1.x for tests. */
import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { freePort, openTempFolder, type RunningServer, startServer } from './spawn-server.ts'

/** An empty InfluxDB without users; no database is there yet. */
export async function startInflux(): Promise<RunningServer & { readonly url: string }> {
  await using stack = new AsyncDisposableStack()
  const folder = stack.use(await openTempFolder())
  const [httpPort, rpcPort] = [await freePort(), await freePort()]
  const url = `http://127.0.0.1:${httpPort}`
  const data = join(folder.path, 'data')
  await mkdir(data)
  await writeFile(
    join(folder.path, 'influxdb.toml'),
    `reporting-disabled = true
bind-address = "127.0.0.1:${rpcPort}"
[meta]
  dir = "${data}/meta"
[data]
  dir = "${data}/data"
  wal-dir = "${data}/wal"
[monitor]
  store-enabled = false
[http]
  bind-address = "127.0.0.1:${httpPort}"
  log-enabled = false
`,
  )
  const server = stack.use(
    await startServer({
      command: 'influxd',
      args: ['run', '-config', join(folder.path, 'influxdb.toml')],
      ready: async () => (await fetch(`${url}/ping`)).status === 204,
    }),
  )
  const owned = stack.move()
  return { ...server, url, [Symbol.asyncDispose]: () => owned.disposeAsync() }
}
