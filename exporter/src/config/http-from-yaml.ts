/** `http:` of lastgood.yml. Listening beyond this machine without protection is allowed when asked for, and said. */
import type { Listen } from './listen.ts'
import { isLoopback, listenText } from './listen.ts'
import type { SettingsYaml } from './schema.ts'
import { existingFile, readListenSetting, type SettingsContext } from './settings-context.ts'

export type HttpConfig = {
  readonly listen: Listen
  /** Without a slash at its end. */
  readonly externalUrl?: string
  readonly tls?: { readonly certFile: string; readonly keyFile: string; readonly clientCaFile?: string }
  /** Names and bcrypt hashes. */
  readonly users?: Readonly<Record<string, string>>
}

const byDefault: Listen = { host: '127.0.0.1', port: 9780 }
/** Each step doubles the time of a login; at 16 it takes some five seconds. */
const maxBcryptCost = 15

export async function toHttp(yaml: SettingsYaml['http'] = {}, context: SettingsContext): Promise<HttpConfig> {
  const listen = readListenSetting('http', yaml.listen, byDefault, context)
  const externalUrl = yaml.externalUrl === undefined ? undefined : readUrl(yaml.externalUrl, context)
  const tls = yaml.tls && (await toTls(yaml.tls, context))
  const users = yaml.users && toUsers(yaml.users, context)
  if (!isLoopback(listen.host))
    warnOfOpenness(listen, Boolean(tls), Boolean(users ?? tls?.clientCaFile), context)
  return { listen, ...(externalUrl && { externalUrl }), ...(tls && { tls }), ...(users && { users }) }
}

function warnOfOpenness(listen: Listen, hasTls: boolean, hasLogin: boolean, { warn }: SettingsContext): void {
  const where = `http: listens on ${listenText(listen)}`
  if (!hasLogin)
    warn(
      `${where} without ${hasTls ? 'users or clientCaFile' : 'TLS or users'}: anybody who reaches it can read and change everything`,
    )
  else if (!hasTls) warn(`${where} without TLS: passwords cross the network in clear`)
}

function readUrl(written: string, { report }: SettingsContext): string | undefined {
  const url = URL.canParse(written) ? new URL(written) : undefined
  if (url && /^https?:$/.test(url.protocol) && !url.search && !url.hash) return url.href.replace(/\/+$/, '')
  const text = `${JSON.stringify(written)} is no web address: write it like "https://backups.example.com"`
  report({ path: ['http', 'externalUrl'], text })
  return undefined
}

async function toTls(
  yaml: NonNullable<NonNullable<SettingsYaml['http']>['tls']>,
  context: SettingsContext,
): Promise<HttpConfig['tls']> {
  const file = (key: keyof typeof yaml, written: string) =>
    existingFile(written, ['http', 'tls', key], context)
  return {
    certFile: await file('certFile', yaml.certFile),
    keyFile: await file('keyFile', yaml.keyFile),
    ...(yaml.clientCaFile !== undefined && { clientCaFile: await file('clientCaFile', yaml.clientCaFile) }),
  }
}

function toUsers(yaml: Readonly<Record<string, string>>, { report }: SettingsContext): HttpConfig['users'] {
  const path = ['http', 'users']
  if (!Object.keys(yaml).length)
    report({ path, text: 'is empty, so that nobody could log in: name a user, or remove the key' })
  for (const [name, hash] of Object.entries(yaml)) {
    if (!name || name.includes(':'))
      report({
        path: [...path, name],
        text: 'is no user name: it may not be empty or hold a colon',
        at: 'key',
      })
    const cost = Number(hash.split('$')[2])
    if (cost < 4 || cost > maxBcryptCost)
      report({
        path: [...path, name],
        text: `has the bcrypt cost ${cost}: make a hash with 4 to ${maxBcryptCost}`,
      })
  }
  return yaml
}
