/** A real InfluxDB 1.x for tests. With a `port` and a `folder` it can be killed and started again on its data. */
import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { freePort, openTempFolder, type RunningServer, startServer } from './spawn-server.ts'

export type InfluxServer = RunningServer & {
  readonly url: string
  readonly port: number
  /** Rows of one statement, times in nanoseconds as text. @throws Error with the server's words */
  query(statement: string): Promise<readonly InfluxRow[]>
}

export type InfluxRow = {
  readonly tags: Readonly<Record<string, string>>
  readonly values: Readonly<Record<string, string | number | null>>
}

export type InfluxStart = {
  readonly port?: number
  /** Stays after the server has ended; one of its own, which goes with it, unless given. */
  readonly folder?: string
  /** Whether it asks for a login; the administrator is made by the first statement. */
  readonly auth?: boolean
  readonly maxBodyBytes?: number
}

/** It has a database `lastgood`, unless it asks for a login. */
export async function startInflux(start: InfluxStart = {}): Promise<InfluxServer> {
  await using stack = new AsyncDisposableStack()
  const folder = start.folder ?? stack.use(await openTempFolder()).path
  const port = start.port ?? (await freePort())
  const rpcPort = await freePort()
  const url = `http://127.0.0.1:${port}`
  const path = (name: string) => JSON.stringify(join(folder, name))
  await mkdir(folder, { recursive: true })
  await writeFile(
    join(folder, 'influxdb.conf'),
    `reporting-enabled = false
bind-address = "127.0.0.1:${rpcPort}"
[meta]
dir = ${path('meta')}
[data]
dir = ${path('data')}
wal-dir = ${path('wal')}
query-log-enabled = false
[monitor]
store-enabled = false
[http]
bind-address = "127.0.0.1:${port}"
log-enabled = false
auth-enabled = ${start.auth ?? false}
max-body-size = ${start.maxBodyBytes ?? 25_000_000}
[logging]
level = "warn"
`,
  )
  const server = stack.use(
    await startServer({
      command: 'influxd',
      args: ['run', '-config', join(folder, 'influxdb.conf')],
      ready: async () => (await fetch(`${url}/ping`)).status === 204,
    }),
  )
  const query = (statement: string) => ask(url, statement)
  if (!start.auth) await query('create database lastgood')
  const owned = stack.move()
  return { ...server, url, port, query, [Symbol.asyncDispose]: () => owned.disposeAsync() }
}

type Answer = {
  readonly error?: string
  readonly results?: readonly {
    readonly error?: string
    readonly series?: readonly {
      readonly tags?: Readonly<Record<string, string>>
      readonly columns: readonly string[]
      readonly values: readonly (readonly (string | number | null)[])[]
    }[]
  }[]
}

async function ask(url: string, statement: string): Promise<readonly InfluxRow[]> {
  const body = new URLSearchParams({ q: statement, db: 'lastgood', epoch: 'ns' })
  const response = await fetch(`${url}/query`, { method: 'POST', body })
  // Nanoseconds have more digits than a JavaScript number holds.
  const text = (await response.text()).replaceAll(/([[,])(\d{17,})(?=[,\]])/g, '$1"$2"')
  const answer = JSON.parse(text) as Answer
  const error = answer.error ?? answer.results?.find(result => result.error)?.error
  if (error) throw new Error(`${statement}: ${error}`)
  return (answer.results ?? []).flatMap(({ series = [] }) =>
    series.flatMap(({ tags = {}, columns, values }) =>
      values.map(row => ({
        tags,
        values: Object.fromEntries(columns.map((column, at) => [column, row[at] ?? null])),
      })),
    ),
  )
}
