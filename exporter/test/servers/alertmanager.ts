/** A real Alertmanager for tests, and a webhook that keeps what it is sent. */
import { writeFile } from 'node:fs/promises'
import { createServer } from 'node:http'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { setTimeout as sleep } from 'node:timers/promises'
import { parse } from 'yaml'
import { freePort, openTempFolder, type RunningServer, startServer } from './spawn-server.ts'

export type AlertmanagerServer = RunningServer & {
  readonly url: string
  /** Hands alerts in as Prometheus does, for tests of routing alone. */
  post(alerts: readonly PostedAlert[]): Promise<void>
}
export type PostedAlert = {
  readonly labels: Readonly<Record<string, string>>
  readonly annotations?: Readonly<Record<string, string>>
  /** In the past: the alert is over. */
  readonly endsAt?: string
}

/** @param start.configText of alertmanager.yml; paths in it must be absolute */
export async function startAlertmanager(start: { readonly configText: string }): Promise<AlertmanagerServer> {
  await using stack = new AsyncDisposableStack()
  const folder = stack.use(await openTempFolder())
  const port = await freePort()
  const url = `http://127.0.0.1:${port}`
  await writeFile(join(folder.path, 'alertmanager.yml'), start.configText)
  const server = stack.use(
    await startServer({
      command: 'prometheus-alertmanager',
      args: [
        '--config.file',
        join(folder.path, 'alertmanager.yml'),
        '--storage.path',
        join(folder.path, 'data'),
        '--data.retention=8760h',
        '--web.listen-address',
        `127.0.0.1:${port}`,
        '--cluster.listen-address=',
        '--log.level=warn',
      ],
      ready: async () => (await fetch(`${url}/-/ready`)).ok,
    }),
  )
  const owned = stack.move()
  return {
    ...server,
    url,
    async post(alerts) {
      const response = await fetch(`${url}/api/v2/alerts`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(alerts),
      })
      if (!response.ok) throw new Error(`POST /api/v2/alerts: ${response.status} ${await response.text()}`)
    },
    [Symbol.asyncDispose]: () => owned.disposeAsync(),
  }
}

/** One notification as Alertmanager posts it, of the parts that tests ask for. */
export type Notification = {
  /** Name of the receiver in Alertmanager's configuration. */
  readonly receiver: string
  readonly status: 'firing' | 'resolved'
  readonly groupLabels: Readonly<Record<string, string>>
  readonly alerts: readonly {
    readonly status: 'firing' | 'resolved'
    readonly labels: Readonly<Record<string, string>>
    readonly annotations: Readonly<Record<string, string>>
  }[]
}

export type Webhook = AsyncDisposable & {
  readonly url: string
  /** In the order of their arrival. */
  readonly notifications: readonly Notification[]
  /** The first notification, past or coming, that fits. @throws Error that lists what came instead. */
  waitFor(fits: (notification: Notification) => boolean, timeoutMs?: number): Promise<Notification>
}

const waitTimeoutMs = 15_000
const pollMs = 20

export async function startWebhook(): Promise<Webhook> {
  const notifications: Notification[] = []
  const server = createServer(async (request, response) => {
    notifications.push(JSON.parse(await text(request)) as Notification)
    response.end()
  })
  const port = await freePort()
  await new Promise<void>(resolve => server.listen(port, '127.0.0.1', resolve))
  return {
    url: `http://127.0.0.1:${port}/`,
    notifications,
    async waitFor(fits, timeoutMs = waitTimeoutMs) {
      const deadline = performance.now() + timeoutMs
      while (performance.now() < deadline) {
        const found = notifications.find(fits)
        if (found) return found
        await sleep(pollMs)
      }
      throw new Error(
        `no such notification in ${timeoutMs} ms; came: ${notifications.map(describe).join(', ')}`,
      )
    },
    async [Symbol.asyncDispose]() {
      server.closeAllConnections()
      await new Promise(resolve => server.close(resolve))
    },
  }
}

type Route = {
  group_wait?: string
  group_interval?: string
  readonly routes?: readonly Route[]
}
type Receiver = { readonly name: string } & Record<string, unknown>
type AlertmanagerConfig = { route: Route; receivers: readonly Receiver[]; templates?: readonly string[] }

/** The same routes and receivers, but everyone is told at once and by webhook: for trying out a real configuration.
 *  Whether a receiver hears of the end of an alert stays as it is configured. */
export function sendAllToWebhook(configText: string, webhookUrl: string): string {
  const config = parse(configText, { merge: true }) as AlertmanagerConfig
  hurry(config.route)
  return JSON.stringify({
    ...config,
    templates: [],
    receivers: config.receivers.map(({ name, ...integrations }) => ({
      name,
      webhook_configs: Object.values(integrations)
        .flat()
        .map(integration => ({ url: webhookUrl, send_resolved: tellsOfEnd(integration) })),
    })),
  })
}

function hurry(route: Route) {
  route.group_wait = '0s'
  route.group_interval = '100ms'
  for (const child of route.routes ?? []) hurry(child)
}

function tellsOfEnd(integration: unknown): boolean {
  return (integration as { readonly send_resolved?: boolean }).send_resolved === true
}

function describe({ receiver, status, alerts }: Notification): string {
  return `${receiver} ${status} (${alerts.map(alert => `${alert.labels['alertname']} ${alert.status}`).join(', ')})`
}
