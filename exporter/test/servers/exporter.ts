/** Lastgood itself as a process, the way a user starts it: its launcher, a configuration file, real ports. */
import { mkdir, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Clock } from './clock.ts'
import { freePort, type RunningServer, startServer } from './spawn-server.ts'

const main = fileURLToPath(new URL('../../src/main.ts', import.meta.url))

export type Exporter = RunningServer & {
  readonly url: string
  readonly smtpPort: number
  readonly configFile: string
  /** Value of a series by its name and labels as rendered, such as `backup_check_status{check="a",group="g"}`. */
  sample(series: string): Promise<number | undefined>
  metrics(): Promise<string>
  json<T>(path: string, init?: RequestInit): Promise<T>
}

export type ExporterStart = {
  /** Holds lastgood.yml and the data; the test's own. */
  readonly folder: string
  /** lastgood.yml without data, http and smtp.listen. */
  readonly config: string
  readonly httpPort?: number
  readonly smtpPort?: number
  /** `as configured`: the configuration names `httpPort` and `smtpPort` itself, and may change them. */
  readonly listens?: 'as configured'
  readonly args?: readonly string[]
  /** Instead of the machine's. */
  readonly clock?: Clock
}

export async function startExporter(start: ExporterStart): Promise<Exporter> {
  const httpPort = start.httpPort ?? (await freePort())
  const smtpPort = start.smtpPort ?? (await freePort())
  const configFile = join(start.folder, 'lastgood.yml')
  await mkdir(dirname(configFile), { recursive: true })
  await writeFile(configFile, start.config)
  const url = `http://127.0.0.1:${httpPort}`
  const server = await startServer({
    command: process.execPath,
    args: [
      '--disable-warning=ExperimentalWarning',
      ...(start.clock?.nodeArgs ?? []),
      main,
      'serve',
      '--config',
      configFile,
      '--data',
      join(start.folder, 'data'),
      ...(start.listens ? [] : ['--http', `127.0.0.1:${httpPort}`, '--smtp', `127.0.0.1:${smtpPort}`]),
      ...(start.args ?? []),
    ],
    ready: async () => (await fetch(`${url}/-/ready`)).ok,
    stopTimeoutMs: 15_000,
    ...(start.clock && { env: start.clock.env }),
  })
  const metrics = async () => (await fetch(`${url}/metrics`)).text()
  return {
    ...server,
    url,
    smtpPort,
    configFile,
    metrics,
    sample: async series => readSample(await metrics(), series),
    json: async <T>(path: string, init?: RequestInit) => {
      const answer = await fetch(`${url}${path}`, init)
      if (!answer.ok) throw new Error(`${path}: ${answer.status} ${await answer.text()}`)
      return (await answer.json()) as T
    },
  }
}

export function readSample(metrics: string, series: string): number | undefined {
  const line = metrics.split('\n').find(text => text.startsWith(`${series} `))
  return line === undefined ? undefined : Number(line.slice(series.length + 1))
}
