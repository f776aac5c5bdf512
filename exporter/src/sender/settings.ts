/** What a sender must know: where the service is, how it proves who it is, and how this machine is called. A flag beats
 *  the environment, the environment beats the settings file. Secrets are read when they are used and kept nowhere. */
import { existsSync, readFileSync, statSync } from 'node:fs'
import { homedir, hostname } from 'node:os'
import { dirname, join, resolve } from 'node:path'
import { parse } from 'yaml'
import { codeOf, messageOf } from './durable-file.ts'
import type { Target } from './post.ts'

export type Environment = { readonly [name: string]: string | undefined }
/** As given on the command line or in the file; absent when not given. */
export type SenderFlags = { readonly [key in SettingKey | 'settings']?: string | undefined }

export const settingKeys = [
  'url',
  'account',
  'key',
  'keyFile',
  'token',
  'tokenFile',
  'caFile',
  'installation',
  'organization',
  'computer',
  'product',
  'backlog',
  'within',
] as const
type SettingKey = (typeof settingKeys)[number]
const secretKeys = ['key', 'keyFile', 'token', 'tokenFile'] as const
/** Commands that are run for somebody need not see them. */
export const secretVariables = ['LASTGOOD_KEY', 'LASTGOOD_TOKEN']

/** A value, where it was given (for errors), and the folder that a path in it is relative to. */
type Setting = { readonly value: string; readonly from: string; readonly folder: string }
type Found = { readonly [key in SettingKey]?: Setting }

export type SenderSettings = {
  readonly backlogFolder: string
  readonly installation: string | undefined
  readonly organization: string | undefined
  readonly computer: string
  readonly product: string | undefined
  readonly within: { readonly value: string; readonly from: string } | undefined
  /** @throws Error that says what is missing or wrong */
  target(): Target
}

export type SettingsSource = {
  readonly flags: SenderFlags
  readonly env: Environment
  readonly version: string
  /** Hears of secrets that others can read. */
  readonly tell: (text: string) => void
}

/** @throws Error that names the file and what is wrong in it */
export function readSettings({ flags, env, version, tell }: SettingsSource): SenderSettings {
  const given = readSources(flags, env)
  const found = merge(given)
  return {
    backlogFolder: found.backlog ? pathOf(found.backlog) : defaultBacklog(env),
    installation: found.installation?.value,
    organization: found.organization?.value,
    computer: found.computer?.value ?? hostname(),
    product: found.product?.value,
    within: found.within,
    target: () => ({
      url: readUrl(found.url),
      authorization: readAuthorization(found, tell),
      ...(found.caFile && { caFile: pathOf(found.caFile) }),
      userAgent: `lastgood/${version}`,
      env,
    }),
  }
}

/** Flags, environment, file: the first that has a key decides. */
function readSources(flags: SenderFlags, env: Environment): readonly Found[] {
  const here = process.cwd()
  const fromFlags: { [key in SettingKey]?: Setting } = {}
  const fromEnv: { [key in SettingKey]?: Setting } = {}
  for (const key of settingKeys) {
    const words = key.replaceAll(/[A-Z]/g, letter => `-${letter.toLowerCase()}`)
    const flag = flags[key]
    if (flag !== undefined) fromFlags[key] = { value: flag, from: `--${words}`, folder: here }
    const variable = `LASTGOOD_${words.replaceAll('-', '_').toUpperCase()}`
    const value = env[variable]
    if (value) fromEnv[key] = { value, from: variable, folder: here }
  }
  const named = flags.settings ?? (env['LASTGOOD_SETTINGS'] || undefined)
  const file = named === undefined ? defaultSettings(env) : resolve(named)
  return [fromFlags, fromEnv, file === undefined ? {} : readFile(file)]
}

/** Credentials go together: those of a flag are not mixed with those of the file. */
function merge(sources: readonly Found[]): Found {
  const found: { [key in SettingKey]?: Setting } = {}
  for (const source of sources) {
    const secretsKnown = secretKeys.some(key => found[key])
    for (const key of settingKeys) {
      const setting = source[key]
      if (!setting || found[key]) continue
      if (secretsKnown && secretKeys.some(one => one === key)) continue
      found[key] = setting
    }
  }
  return found
}

function readFile(file: string): Found {
  const fault = (words: string, cause?: unknown) => new Error(`${file}: ${words}`, { cause })
  let value: unknown
  try {
    value = parse(readFileSync(file, 'utf8'), { prettyErrors: true })
  } catch (cause) {
    throw fault(`settings of the sender cannot be read: ${messageOf(cause).trim()}`, cause)
  }
  if (value === null || value === undefined) return {}
  if (typeof value !== 'object' || Array.isArray(value))
    throw fault('settings of the sender must be lines such as "url: https://backups.example.com"')
  const found: { [key in SettingKey]?: Setting } = {}
  for (const [name, written] of Object.entries(value)) {
    const key = settingKeys.find(known => known === name)
    if (!key) throw fault(`"${name}" is no setting of the sender; there are: ${settingKeys.join(', ')}`)
    if (written === null || written === '') continue
    if (typeof written !== 'string' && typeof written !== 'number') throw fault(`${name} must be one text`)
    found[key] = { value: String(written), from: `${file}: ${name}`, folder: dirname(file) }
  }
  return found
}

function readUrl(setting: Setting | undefined): URL {
  if (!setting)
    throw new Error(
      'url is not set: give the address of the service with --url, LASTGOOD_URL or in the settings file',
    )
  const right = 'is not an address like "https://backups.example.com"'
  const url = URL.parse(setting.value)
  if (!url || (url.protocol !== 'https:' && url.protocol !== 'http:') || url.search || url.hash)
    throw new Error(`${setting.from}: ${JSON.stringify(setting.value)} ${right}`)
  if (url.username || url.password)
    throw new Error(`${setting.from}: credentials do not belong into the address: use account and keyFile`)
  url.pathname = url.pathname.replace(/\/api\/v1(\/reports)?\/?$/, '/')
  return url
}

function readAuthorization(found: Found, tell: SettingsSource['tell']): string {
  const given = secretKeys.flatMap(key => (found[key] ? [{ key, setting: found[key] }] : []))
  const [first, second] = given
  if (!first)
    throw new Error(
      'no credentials: give account and keyFile (--key-file, LASTGOOD_KEY) or tokenFile (--token-file, LASTGOOD_TOKEN)',
    )
  if (second) throw new Error(`${first.setting.from} and ${second.setting.from}: keep one of them`)
  const { key, setting } = first
  const secret =
    key === 'keyFile' || key === 'tokenFile' ? readSecretFile(setting, tell) : setting.value.trim()
  warnOfOpenSettings(first, tell)
  if (!/^[\x21-\x7e]+$/.test(secret))
    throw new Error(`${setting.from}: expected one word without blanks, as the service printed it`)
  if (key === 'token' || key === 'tokenFile') return `Bearer ${secret}`
  const account = found.account?.value
  if (account === undefined)
    throw new Error(
      'account is not set: a key needs it; give --account, LASTGOOD_ACCOUNT or account in the settings file',
    )
  if (account.includes(':')) throw new Error(`${found.account?.from}: an account has no colon in it`)
  return `Basic ${Buffer.from(`${account}:${secret}`).toString('base64')}`
}

function readSecretFile(setting: Setting, tell: SettingsSource['tell']): string {
  const file = pathOf(setting)
  try {
    const secret = readFileSync(file, 'utf8').trim()
    warnIfOpen(file, tell)
    return secret
  } catch (cause) {
    const why = codeOf(cause) === 'ENOENT' ? 'it does not exist' : messageOf(cause)
    throw new Error(`${setting.from}: ${file} cannot be read: ${why}`, { cause })
  }
}

function warnOfOpenSettings(secret: { key: string; setting: Setting }, tell: SettingsSource['tell']): void {
  const [, file] = /^(.+): (?:key|token)$/.exec(secret.setting.from) ?? []
  if (file !== undefined) warnIfOpen(file, tell)
}

function warnIfOpen(file: string, tell: SettingsSource['tell']): void {
  if (process.platform !== 'win32' && (statSync(file).mode & 0o004) !== 0)
    tell(`${file} holds a secret and everybody can read it: chmod 600 ${file}`)
}

function pathOf({ value, folder }: Setting): string {
  return resolve(folder, value)
}

/** The user's own, else the machine's. @returns undefined when neither is there */
function defaultSettings(env: Environment): string | undefined {
  const own = env['XDG_CONFIG_HOME'] || join(home(), '.config')
  const files =
    process.platform === 'win32'
      ? [join(env['PROGRAMDATA'] ?? 'C:\\ProgramData', 'lastgood', 'sender.yml')]
      : [join(own, 'lastgood', 'sender.yml'), '/etc/lastgood/sender.yml']
  return files.find(file => existsSync(file))
}

function defaultBacklog(env: Environment): string {
  if (process.platform === 'win32')
    return join(env['LOCALAPPDATA'] ?? join(home(), 'AppData', 'Local'), 'lastgood', 'backlog')
  if (process.getuid?.() === 0) return '/var/lib/lastgood/backlog'
  return join(env['XDG_STATE_HOME'] || join(home(), '.local', 'state'), 'lastgood', 'backlog')
}

/** In a container whose user has neither HOME nor a line in /etc/passwd there is none: then the root folder, which
 *  cannot be written to, says what is wrong. */
function home(): string {
  try {
    return homedir()
  } catch {
    return '/'
  }
}
