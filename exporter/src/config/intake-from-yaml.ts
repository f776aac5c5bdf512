/** `smtp:` and `imap:` of lastgood.yml. */
import { hash } from 'node:crypto'
import { parseDuration } from './duration.ts'
import type { Listen } from './listen.ts'
import { isLoopback, listenText } from './listen.ts'
import type { Path } from './problem.ts'
import type { SettingsYaml } from './schema.ts'
import { bcryptHash } from './schema.ts'
import { readSecret, type SecretKeys } from './secrets.ts'
import {
  attempt,
  existingFile,
  isAddress,
  readAddresses,
  readListenSetting,
  type SettingsContext,
} from './settings-context.ts'
import { parseSize } from './size.ts'

type SmtpUser =
  | { readonly user: string; readonly password: string }
  | { readonly user: string; readonly passwordHash: string }

export type SmtpConfig = {
  readonly listen: Listen
  readonly lmtp: boolean
  readonly name?: string
  readonly tls?: { readonly certFile: string; readonly keyFile: string }
  readonly implicitTls: boolean
  readonly auth?: {
    readonly users: readonly SmtpUser[]
    readonly required: boolean
    readonly allowInsecure: boolean
  }
  readonly maxBytes: number
  readonly maxConnections: number
  readonly allowedRecipients?: readonly string[]
  readonly allowedDomains?: readonly string[]
}

export type ImapConfig = {
  readonly name: string
  readonly host: string
  readonly port: number
  readonly tls: 'implicit' | 'starttls' | 'none'
  readonly caFile?: string
  readonly user: string
  /** Reads the secret anew, so that a changed one is used at the next connect. */
  readonly password?: () => Promise<string>
  readonly tokenCommand?: readonly string[]
  readonly folder: string
  readonly afterwards: { readonly move: string } | { readonly flag: string } | 'delete' | 'leave'
  readonly pollMs: number
  readonly maxBytes: number
  /** Changes with everything above and with a password that stands in the configuration itself. */
  readonly digest: string
}

type SmtpYaml = NonNullable<SettingsYaml['smtp']>
type ImapYaml = NonNullable<SettingsYaml['imap']>[number]

const smtpByDefault: Listen = { host: '127.0.0.1', port: 2525 }
const megabyte = 1024 * 1024
const maxMessageBytes = 1024 * megabyte
const minPollMs = 1000
const maxPollMs = 24 * 3_600_000

/** @returns undefined when neither the file nor a flag or variable asks for it. */
export async function toSmtp(
  given: SmtpYaml | undefined,
  context: SettingsContext,
): Promise<SmtpConfig | undefined> {
  if (!given && !context.overrides.smtp) return undefined
  const yaml = given ?? {}
  const listen = readListenSetting('smtp', yaml.listen, smtpByDefault, context)
  const tls = yaml.tls && {
    certFile: await existingFile(yaml.tls.certFile, ['smtp', 'tls', 'certFile'], context),
    keyFile: await existingFile(yaml.tls.keyFile, ['smtp', 'tls', 'keyFile'], context),
  }
  const { allowedRecipients, allowedDomains } = yaml
  readAddresses(allowedRecipients, ['smtp', 'allowedRecipients'], context.report)
  const auth = yaml.auth && (await toAuth(yaml.auth, Boolean(tls), context))
  if (!isLoopback(listen.host) && !auth?.required && !allowedRecipients && !allowedDomains)
    context.warn(
      `smtp: listens on ${listenText(listen)} without auth, allowedRecipients or allowedDomains: anybody who reaches it can send results`,
    )
  return {
    listen,
    lmtp: yaml.lmtp ?? false,
    ...(yaml.name !== undefined && { name: yaml.name }),
    ...(tls && { tls }),
    implicitTls: yaml.tls?.implicit ?? false,
    ...(auth && { auth }),
    maxBytes: readSize(yaml.maxSize, ['smtp', 'maxSize'], context),
    maxConnections: yaml.maxConnections ?? 100,
    ...(allowedRecipients && { allowedRecipients }),
    ...(allowedDomains && { allowedDomains }),
  }
}

async function toAuth(
  yaml: NonNullable<SmtpYaml['auth']>,
  hasTls: boolean,
  context: SettingsContext,
): Promise<SmtpConfig['auth']> {
  const path = ['smtp', 'auth']
  const allowInsecure = yaml.allowInsecure ?? false
  if (!hasTls && !allowInsecure)
    context.report({
      path,
      text: 'would let passwords cross the network in clear: give smtp.tls, or allowInsecure: true if that is meant',
    })
  if (!yaml.users.length)
    context.report({ path: [...path, 'users'], text: 'is empty: name a user, or remove auth' })
  const users: SmtpUser[] = []
  for (const [at, { user, passwordHash, ...keys }] of yaml.users.entries()) {
    const where = [...path, 'users', at]
    if (yaml.users.findIndex(other => other.user === user) < at)
      context.report({
        path: [...where, 'user'],
        text: `${JSON.stringify(user)} stands here twice: keep one`,
      })
    const password = await requireSecret(keys, where, passwordHash !== undefined, context)
    if (passwordHash !== undefined && !bcryptHash.test(passwordHash))
      context.report({
        path: [...where, 'passwordHash'],
        text: 'is no bcrypt hash: it begins like "$2y$10$"',
      })
    if (passwordHash !== undefined) users.push({ user, passwordHash })
    else if (password) users.push({ user, password: await password() })
  }
  return { users, required: yaml.required ?? true, allowInsecure }
}

/** Reports unless exactly one secret is there. `hasOther`: another key than these stands for the password.
 *  @returns how to read it, now and later; undefined after a problem, or when there is another key. */
async function requireSecret(
  keys: SecretKeys,
  path: Path,
  hasOther: boolean,
  { folder, env, report, watch }: SettingsContext,
): Promise<(() => Promise<string>) | undefined> {
  const secret = await readSecret(keys, folder, env)
  if (secret && hasOther) {
    report({ path, text: 'has more than one kind of password: keep one' })
    return undefined
  }
  if (!secret) {
    if (!hasOther) report({ path, text: 'has no password: give passwordFile, passwordEnv or password' })
    return undefined
  }
  if (!secret.ok) {
    report({ path: [...path, secret.key], text: secret.text })
    return undefined
  }
  if (secret.file) watch(secret.file)
  const where = secret.file ?? keys.passwordEnv
  return async () => {
    const again = await readSecret(keys, folder, env)
    if (again?.ok) return again.value
    throw new Error(again ? `${again.key}: ${again.text}` : `${where}: the password is gone`)
  }
}

export async function toImap(
  yaml: readonly ImapYaml[],
  context: SettingsContext,
): Promise<readonly ImapConfig[]> {
  const mailboxes: ImapConfig[] = []
  for (const [at, one] of yaml.entries()) {
    if (yaml.findIndex(other => other.name === one.name) < at)
      context.report({
        path: ['imap', at, 'name'],
        text: `${JSON.stringify(one.name)} stands here twice: names tell mailboxes apart`,
      })
    mailboxes.push(await toMailbox(one, ['imap', at], context))
  }
  return mailboxes
}

async function toMailbox(yaml: ImapYaml, path: Path, context: SettingsContext): Promise<ImapConfig> {
  const { report, warn } = context
  const { name, host, user, tokenCommand } = yaml
  if (!/^[A-Za-z0-9][\w.-]{0,63}$/.test(name))
    report({
      path: [...path, 'name'],
      text: `${JSON.stringify(name)} is no name for metrics: write up to 64 letters, digits, - _ .`,
    })
  for (const key of ['host', 'user'] as const)
    if (!yaml[key].trim()) report({ path: [...path, key], text: 'is empty: give a text' })
  if (tokenCommand && !tokenCommand[0]?.trim())
    report({ path: [...path, 'tokenCommand'], text: 'is empty: list the program and its arguments' })
  const password = await requireSecret(yaml, path, tokenCommand !== undefined, context)
  const tls = yaml.tls ?? 'implicit'
  if (tls === 'none' && !isLoopback(host))
    warn(`imap "${name}": without TLS the password for ${host} crosses the network in clear`)
  const folder = yaml.folder ?? 'INBOX'
  const afterwards = yaml.afterwards ?? 'leave'
  if (typeof afterwards === 'object' && 'move' in afterwards && afterwards.move === folder)
    report({
      path: [...path, 'afterwards', 'move'],
      text: `${JSON.stringify(folder)} is the folder that is read: name another one`,
    })
  return {
    name,
    host,
    port: yaml.port ?? (tls === 'implicit' ? 993 : 143),
    tls,
    ...(yaml.caFile !== undefined && {
      caFile: await existingFile(yaml.caFile, [...path, 'caFile'], context),
    }),
    user,
    ...(password && { password }),
    ...(tokenCommand && { tokenCommand }),
    folder,
    afterwards,
    pollMs: readPoll(yaml.poll, [...path, 'poll'], context),
    maxBytes: readSize(yaml.maxSize, [...path, 'maxSize'], context),
    digest: hash('sha256', JSON.stringify(yaml)),
  }
}

function readPoll(written: string | undefined, path: Path, { report }: SettingsContext): number {
  const ms = attempt(() => parseDuration(written ?? '1 minute'), minPollMs, path, report)
  if (ms >= minPollMs && ms <= maxPollMs) return ms
  report({ path, text: `${JSON.stringify(written)} is out of range: write "1 second" to "1 day"` })
  return minPollMs
}

function readSize(written: string | number | undefined, path: Path, { report }: SettingsContext): number {
  const bytes = attempt(() => parseSize(written ?? '25 MB'), megabyte, path, report)
  if (bytes >= 1024 && bytes <= maxMessageBytes) return bytes
  report({ path, text: `${JSON.stringify(written)} is out of range: write "1 KB" to "1 GB"` })
  return megabyte
}

/** Own addresses, the base of aliases: as given, and the login names of mailboxes that are addresses. */
export function toAddresses(yaml: SettingsYaml, { report }: SettingsContext): readonly string[] {
  const found = [...readAddresses(yaml.smtp?.address, ['smtp', 'address'], report)]
  for (const [at, { address, user }] of (yaml.imap ?? []).entries())
    if (address !== undefined) found.push(...readAddresses(address, ['imap', at, 'address'], report))
    else if (isAddress(user)) found.push(user)
  return [...new Set(found)]
}
