/** `influx:` of lastgood.yml. Keys of the version that is not meant are refused: they would be without effect. */
import { hash } from 'node:crypto'
import { isLoopback } from './listen.ts'
import type { Path } from './problem.ts'
import type { SettingsYaml } from './schema.ts'
import { readSecret } from './secrets.ts'
import { attempt, existingFile, type SettingsContext } from './settings-context.ts'
import { parseSize } from './size.ts'

type Address = { readonly url: string; readonly caFile?: string }

export type InfluxConfig = {
  readonly target:
    | (Address & {
        readonly version: 1
        readonly database: string
        readonly retentionPolicy?: string
        readonly user?: string
        readonly password?: string
      })
    | (Address & {
        readonly version: 2
        readonly org: string
        readonly bucket: string
        readonly token: string
      })
  readonly measurement: string
  readonly tags: Readonly<Record<string, string>>
  readonly from: 'now' | 'beginning'
  readonly batch: { readonly points: number; readonly bytes: number }
  /** Changes with everything above, secrets included. */
  readonly digest: string
}

type InfluxYaml = NonNullable<SettingsYaml['influx']>

const megabyte = 1024 * 1024
const maxBatchBytes = 64 * megabyte
const maxTags = 20
/** Those of a check, and those that mean something in the server. */
const takenTags = ['check', 'group', 'label', 'installation', 'computer', 'job', 'product', 'engine', 'time']
const ofVersion = {
  1: ['database', 'retentionPolicy', 'user', 'password', 'passwordFile', 'passwordEnv'],
  2: ['org', 'bucket', 'token', 'tokenFile', 'tokenEnv'],
} as const

export async function toInflux(
  yaml: InfluxYaml | undefined,
  context: SettingsContext,
): Promise<InfluxConfig | undefined> {
  if (!yaml) return undefined
  const { report } = context
  const version = yaml.version ?? 2
  const other = version === 1 ? 2 : 1
  for (const key of ofVersion[other])
    if (yaml[key] !== undefined)
      report({
        path: ['influx', key],
        text: `belongs to version ${other}, and version is ${version}: remove it, or set version: ${other}`,
        at: 'key',
      })
  const url = readUrl(yaml.url, context)
  const caFile =
    yaml.caFile === undefined ? undefined : await existingFile(yaml.caFile, ['influx', 'caFile'], context)
  const address = { url, ...(caFile !== undefined && { caFile }) }
  const settings = {
    target: version === 1 ? await toV1(yaml, address, context) : await toV2(yaml, address, context),
    measurement: named(yaml.measurement ?? 'backup', ['influx', 'measurement'], context),
    tags: readTags(yaml.tags ?? {}, context),
    from: yaml.from ?? 'now',
    batch: { points: yaml.batch?.points ?? 5000, bytes: readBytes(yaml.batch?.size, context) },
  }
  return { ...settings, digest: hash('sha256', JSON.stringify(settings)) }
}

async function toV1(
  yaml: InfluxYaml,
  address: Address,
  context: SettingsContext,
): Promise<InfluxConfig['target']> {
  const { database, retentionPolicy, user } = yaml
  if (database === undefined)
    context.report({ path: ['influx'], text: 'has no database: give the one that version 1 writes to' })
  const password = await secretOf(yaml, 'password', context)
  if (user !== undefined && password === undefined && !hasKey(yaml, 'password'))
    context.report({
      path: ['influx', 'user'],
      text: 'stands without a password: give passwordFile, passwordEnv or password',
    })
  if (user === undefined && hasKey(yaml, 'password'))
    context.report({ path: ['influx'], text: 'has a password and no user: give user' })
  return {
    version: 1,
    ...address,
    database: named(database ?? 'x', ['influx', 'database'], context),
    ...(retentionPolicy !== undefined && {
      retentionPolicy: named(retentionPolicy, ['influx', 'retentionPolicy'], context),
    }),
    ...(user !== undefined && { user }),
    ...(password !== undefined && { password }),
  }
}

async function toV2(
  yaml: InfluxYaml,
  address: Address,
  context: SettingsContext,
): Promise<InfluxConfig['target']> {
  const { org = '', bucket } = yaml
  if (bucket === undefined)
    context.report({
      path: ['influx'],
      text: 'has no bucket: give the one that version 2 writes to, or set version: 1',
    })
  const token = await secretOf(yaml, 'token', context)
  if (!hasKey(yaml, 'token'))
    context.report({ path: ['influx'], text: 'has no token: give tokenFile, tokenEnv or token' })
  return {
    version: 2,
    ...address,
    org,
    bucket: named(bucket ?? 'x', ['influx', 'bucket'], context),
    token: token ?? '',
  }
}

function hasKey(yaml: InfluxYaml, word: 'password' | 'token'): boolean {
  return ([word, `${word}File`, `${word}Env`] as const).some(key => yaml[key] !== undefined)
}

/** Read once: its file is watched, and a change makes a new configuration. */
async function secretOf(
  yaml: InfluxYaml,
  word: 'password' | 'token',
  { folder, env, report, watch }: SettingsContext,
): Promise<string | undefined> {
  const secret = await readSecret(yaml, folder, env, word)
  if (!secret) return undefined
  if (!secret.ok) {
    report({ path: ['influx', secret.key], text: secret.text })
    return undefined
  }
  if (secret.file) watch(secret.file)
  return secret.value
}

function readUrl(written: string, { report, warn }: SettingsContext): string {
  const url = URL.canParse(written) ? new URL(written) : undefined
  if (!url || !/^https?:$/.test(url.protocol) || url.search || url.hash || url.username) {
    const text = `${JSON.stringify(written)} is no address of a server: write it like "http://127.0.0.1:8086"`
    report({ path: ['influx', 'url'], text })
    return 'http://127.0.0.1:8086'
  }
  // A name without a dot is one of this machine's own networks, as containers have them.
  if (url.protocol === 'http:' && !isLoopback(url.hostname) && /[.:]/.test(url.hostname))
    warn(`influx: without TLS the token or password for ${url.hostname} crosses the network in clear`)
  return url.href.replace(/\/+$/, '')
}

function named(written: string, path: Path, { report }: SettingsContext): string {
  const isName = written.trim() === written && written !== '' && !/[\p{Cc}]|\\$/u.test(written)
  if (!isName || written.length > 200)
    report({
      path,
      text: `${JSON.stringify(written.slice(0, 80))} is no name: write up to 200 characters, none of them a line end`,
    })
  return written
}

function readTags(tags: Readonly<Record<string, string>>, context: SettingsContext): InfluxConfig['tags'] {
  const path = ['influx', 'tags']
  const names = Object.keys(tags)
  if (names.length > maxTags)
    context.report({ path, text: `has ${names.length} tags: ${maxTags} are the most` })
  for (const name of names) {
    if (takenTags.includes(name) || !/^[A-Za-z][\w.-]{0,63}$/.test(name))
      context.report({
        path: [...path, name],
        text: takenTags.includes(name)
          ? 'is a tag that Lastgood sets itself: choose another name'
          : 'is no name of a tag: write a letter, then letters, digits, - _ . up to 64',
        at: 'key',
      })
    named(tags[name] ?? '', [...path, name], context)
  }
  return tags
}

function readBytes(written: string | number | undefined, { report }: SettingsContext): number {
  const path: Path = ['influx', 'batch', 'size']
  const bytes = attempt(() => parseSize(written ?? '1 MB'), megabyte, path, report)
  if (bytes >= 1024 && bytes <= maxBatchBytes) return bytes
  report({ path, text: `${JSON.stringify(written)} is out of range: write "1 KB" to "64 MB"` })
  return megabyte
}
