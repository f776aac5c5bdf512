/** `mail:` and `reports:` of lastgood.yml. */
import { hash } from 'node:crypto'
import type { Subscription } from '../core/mailing/subscription.ts'
import { parseDuration } from './duration.ts'
import { isLoopback } from './listen.ts'
import type { MailYaml, SubscriptionYaml } from './mail-schema.ts'
import { readSecret } from './secrets.ts'
import { attempt, existingFile, isAddress, type SettingsContext } from './settings-context.ts'
import { subscriptionFromYaml } from './subscription-from-yaml.ts'

export type MailConfig = {
  readonly host: string
  readonly port: number
  readonly tls: 'starttls' | 'implicit' | 'none'
  readonly caFile?: string
  readonly login?: { readonly user: string; readonly password: string }
  /** As written, with or without a name; and the bare address. */
  readonly from: string
  readonly fromAddress: string
  /** `mailto:` or `https:`. */
  readonly unsubscribe: string
  readonly timeoutMs: number
  /** Changes with everything above, secrets included. */
  readonly digest: string
}

/** A subscription of the file, with the place it stands at among its fellows, and as it is written. */
export type FileSubscription = {
  readonly subscription: Subscription
  readonly written: SubscriptionYaml
}

const usualPorts = { starttls: 587, implicit: 465, none: 25 } as const
const leastTimeoutMs = 1000
const mostTimeoutMs = 10 * 60_000

export async function toMail(
  yaml: MailYaml | undefined,
  context: SettingsContext,
): Promise<MailConfig | undefined> {
  if (!yaml) return undefined
  const { report, warn } = context
  if (!yaml.host.trim()) report({ path: ['mail', 'host'], text: 'is empty: give a host name' })
  const tls = yaml.tls ?? 'starttls'
  const login = await readLogin(yaml, context)
  if (tls === 'none' && login && !isLoopback(yaml.host))
    warn(`mail: without TLS the password for ${yaml.host} crosses the network in clear`)
  const fromAddress = /<([^<>]*)>\s*$/.exec(yaml.from)?.[1]?.trim() ?? yaml.from.trim()
  // A line end would begin another header.
  if (!isAddress(fromAddress) || /[\r\n]/.test(yaml.from))
    report({
      path: ['mail', 'from'],
      text: `${JSON.stringify(yaml.from)} is no sender: write one such as "Lastgood <lastgood@example.com>"`,
    })
  const unsubscribe = yaml.unsubscribe ?? `mailto:${fromAddress}?subject=unsubscribe`
  if (yaml.unsubscribe !== undefined && !/^(?:mailto:[^\s<>]+@|https:\/\/)[^\s<>]+$/.test(unsubscribe))
    report({
      path: ['mail', 'unsubscribe'],
      text: `${JSON.stringify(yaml.unsubscribe)} is no address: write mailto:… or https://…`,
    })
  const path = ['mail', 'timeout']
  const timeoutMs = attempt(() => parseDuration(yaml.timeout || '1 minute'), leastTimeoutMs, path, report)
  if (timeoutMs < leastTimeoutMs || timeoutMs > mostTimeoutMs)
    report({
      path,
      text: `${JSON.stringify(yaml.timeout)} is out of range: write "1 second" to "10 minutes"`,
    })
  const mail = {
    host: yaml.host,
    port: yaml.port ?? usualPorts[tls],
    tls,
    ...(yaml.caFile !== undefined && {
      caFile: await existingFile(yaml.caFile, ['mail', 'caFile'], context),
    }),
    ...(login && { login }),
    from: yaml.from,
    fromAddress,
    unsubscribe,
    timeoutMs,
  }
  return { ...mail, digest: hash('sha1', JSON.stringify(mail)) }
}

async function readLogin(
  yaml: MailYaml,
  { folder, env, report, watch }: SettingsContext,
): Promise<MailConfig['login']> {
  const secret = await readSecret(yaml, folder, env)
  if (secret && !secret.ok) {
    report({ path: ['mail', secret.key], text: secret.text })
    return undefined
  }
  if (secret?.file) watch(secret.file)
  if (yaml.user === undefined) {
    if (secret) report({ path: ['mail'], text: 'has a password and no user: give both or none' })
    return undefined
  }
  if (secret) return { user: yaml.user, password: secret.value }
  report({ path: ['mail', 'user'], text: 'has no password: give passwordFile, passwordEnv or password' })
  return undefined
}

export async function toSubscriptions(
  yaml: readonly SubscriptionYaml[],
  { folder, report }: SettingsContext,
): Promise<readonly FileSubscription[]> {
  const found: FileSubscription[] = []
  for (const [at, written] of yaml.entries()) {
    const path = ['reports', at]
    if (yaml.findIndex(other => other.id === written.id) < at)
      report({
        path: [...path, 'id'],
        text: `${JSON.stringify(written.id)} stands here twice: give each its own id`,
      })
    const read = await subscriptionFromYaml(written, path, folder)
    if (read.ok) found.push({ subscription: read.value, written })
    else for (const problem of read.problems) report(problem)
  }
  return found
}
