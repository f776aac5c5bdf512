/** A real Prometheus for tests. Its first scrape comes about six seconds after the start, so one serves a suite. */
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { freePort, openTempFolder, type RunningServer, startServer } from './spawn-server.ts'

export type PrometheusStart = {
  /** What is scraped: `target` is HOST:PORT, its path is /metrics. */
  readonly scrape: readonly { readonly job: string; readonly target: string }[]
  /** Absolute path of a rule file. */
  readonly rulesFile?: string
  /** Text of a rule file, instead of or besides a path. */
  readonly rules?: string
  /** Address of an Alertmanager, `http://127.0.0.1:9093`. */
  readonly alertmanager?: string
  /** Scrape interval, scrape timeout and evaluation interval. */
  readonly intervalMs?: number
}

export type Sample = { readonly labels: Readonly<Record<string, string>>; readonly value: number }

export type PrometheusServer = RunningServer & {
  readonly url: string
  /** Result of an instant query, at this moment. @throws Error with Prometheus' words when the query is wrong. */
  query(expression: string): Promise<readonly Sample[]>
}

const defaultIntervalMs = 100

export async function startPrometheus(start: PrometheusStart): Promise<PrometheusServer> {
  await using stack = new AsyncDisposableStack()
  const folder = stack.use(await openTempFolder())
  const port = await freePort()
  const url = `http://127.0.0.1:${port}`
  if (start.rules !== undefined) await writeFile(join(folder.path, 'rules.yml'), start.rules)
  // JSON is YAML, and quotes whatever needs quoting.
  await writeFile(join(folder.path, 'prometheus.yml'), JSON.stringify(toConfig(start, folder.path)))
  const server = stack.use(
    await startServer({
      command: 'prometheus',
      args: [
        '--config.file',
        join(folder.path, 'prometheus.yml'),
        '--storage.tsdb.path',
        join(folder.path, 'data'),
        '--web.listen-address',
        `127.0.0.1:${port}`,
        '--web.enable-lifecycle',
        // What fires in the first seconds, before Alertmanager is discovered, is else sent a minute later.
        '--rules.alert.resend-delay=1s',
        '--log.level=warn',
      ],
      ready: async () => (await fetch(`${url}/-/ready`)).ok,
    }),
  )
  const owned = stack.move()
  return {
    ...server,
    url,
    query: expression => query(url, expression),
    [Symbol.asyncDispose]: () => owned.disposeAsync(),
  }
}

function toConfig({ scrape, rulesFile, rules, alertmanager, intervalMs }: PrometheusStart, folder: string) {
  const interval = `${intervalMs ?? defaultIntervalMs}ms`
  return {
    global: { scrape_interval: interval, scrape_timeout: interval, evaluation_interval: interval },
    rule_files: [
      ...(rulesFile ? [rulesFile] : []),
      ...(rules === undefined ? [] : [join(folder, 'rules.yml')]),
    ],
    ...(alertmanager && {
      alerting: { alertmanagers: [{ static_configs: [{ targets: [new URL(alertmanager).host] }] }] },
    }),
    scrape_configs: scrape.map(({ job, target }) => ({
      job_name: job,
      static_configs: [{ targets: [target] }],
    })),
  }
}

type QueryAnswer = {
  readonly status: string
  readonly error?: string
  readonly data?: { readonly result: readonly VectorElement[] }
}
type VectorElement = {
  readonly metric: Readonly<Record<string, string>>
  readonly value: readonly [number, string]
}

async function query(url: string, expression: string): Promise<readonly Sample[]> {
  const response = await fetch(`${url}/api/v1/query?${new URLSearchParams({ query: expression })}`)
  const answer = (await response.json()) as QueryAnswer
  if (answer.status !== 'success' || !answer.data) throw new Error(`${expression}: ${answer.error}`)
  return answer.data.result.map(({ metric, value }) => ({ labels: metric, value: Number(value[1]) }))
}
