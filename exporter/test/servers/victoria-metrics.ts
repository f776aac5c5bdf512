/** A real VictoriaMetrics for tests, as a server of InfluxDB's v2 write API. It checks neither organization, bucket nor
 *  token, keeps milliseconds, and cannot delete points. */
import { freePort, openTempFolder, type RunningServer, startServer } from './spawn-server.ts'

export type VictoriaMetrics = RunningServer & {
  readonly url: string
  /** Everything stored, one entry per series. */
  exportAll(): Promise<readonly VictoriaSeries[]>
}

export type VictoriaSeries = {
  /** `__name__` is MEASUREMENT_FIELD. */
  readonly metric: Readonly<Record<string, string>>
  readonly values: readonly number[]
  readonly timestamps: readonly number[]
}

export async function startVictoriaMetrics(): Promise<VictoriaMetrics> {
  await using stack = new AsyncDisposableStack()
  const folder = stack.use(await openTempFolder())
  const port = await freePort()
  const url = `http://127.0.0.1:${port}`
  const server = stack.use(
    await startServer({
      command: 'victoria-metrics',
      args: [
        '-storageDataPath',
        folder.path,
        '-httpListenAddr',
        `127.0.0.1:${port}`,
        '-retentionPeriod=100y',
        '-search.latencyOffset=0s',
        '-memory.allowedPercent=10',
      ],
      ready: async () => (await fetch(`${url}/health`)).ok,
    }),
  )
  const owned = stack.move()
  return {
    ...server,
    url,
    async exportAll() {
      await fetch(`${url}/internal/force_flush`)
      const query = new URLSearchParams({ 'match[]': '{__name__!=""}' })
      const text = await (await fetch(`${url}/api/v1/export?${query}`)).text()
      return text
        .split('\n')
        .filter(Boolean)
        .map(line => JSON.parse(line) as VictoriaSeries)
    },
    [Symbol.asyncDispose]: () => owned.disposeAsync(),
  }
}
