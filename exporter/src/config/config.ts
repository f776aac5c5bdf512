/** Reads lastgood.yml, the check files it names, flags and environment into one frozen record, or tells everything
 *  that is wrong with them. Nothing is half in force: a configuration with a problem is none. */
import { dirname, resolve } from 'node:path'
import type { CheckDefinition } from '../core/check.ts'
import { type ConfigFile, findCheckFiles, readConfigFile } from './check-files.ts'
import type { CheckReader } from './check-from-object.ts'
import { readChecks } from './checks.ts'
import { parseDuration } from './duration.ts'
import { configFile, type Flags, misspelledVariables, type Overrides, readOverrides } from './environment.ts'
import type { CheckSource } from './file-checks.ts'
import { deepFreeze } from './freeze.ts'
import { type HttpConfig, toHttp } from './http-from-yaml.ts'
import { type InfluxConfig, toInflux } from './influx-from-yaml.ts'
import { type ImapConfig, type SmtpConfig, toAddresses, toImap, toSmtp } from './intake-from-yaml.ts'
import { type Limits, limitDefaults } from './limits-schema.ts'
import { type FileSubscription, type MailConfig, toMail, toSubscriptions } from './mail-from-yaml.ts'
import { type PostingConfig, toPosting } from './posting-from-yaml.ts'
import { ConfigError, type Path } from './problem.ts'
import { createProblems, type Problems } from './problems.ts'
import { readShape } from './read-shape.ts'
import { fileSchema, logLevels, type SettingsYaml } from './schema.ts'
import type { Environment } from './secrets.ts'
import { type SenderTrustConfig, toSenderTrust } from './senders-from-yaml.ts'
import { asList, attempt, type SettingsContext } from './settings-context.ts'
import { isTimeZone } from './time-texts.ts'

export type LogConfig = { readonly level: (typeof logLevels)[number]; readonly format: 'json' | 'text' }

export type Config = {
  /** Absolute paths of lastgood.yml, its folder and the folder of the store. */
  readonly file: string
  readonly folder: string
  readonly dataFolder: string
  /** IANA name. */
  readonly zone: string
  readonly http: HttpConfig
  readonly smtp?: SmtpConfig
  readonly imap: readonly ImapConfig[]
  readonly influx?: InfluxConfig
  readonly posting: PostingConfig
  readonly senderTrust: SenderTrustConfig
  /** Absent: no report mail is sent. */
  readonly mail?: MailConfig
  readonly reports: readonly FileSubscription[]
  readonly retentionMs: number
  readonly log: LogConfig
  /** What a message may cost. */
  readonly limits: Limits
  /** Own mail addresses, the base of aliases. */
  readonly addresses: readonly string[]
  readonly checks: readonly CheckDefinition[]
  readonly checkSources: readonly CheckSource[]
  /** Reads checks that stand in no file, as those of files were read. */
  readonly createCheckReader: () => CheckReader
  /** Absolute paths and patterns, as watchConfig takes them. */
  readonly watched: readonly string[]
  /** When reading began: files touched later may not be in it. */
  readonly readAtMs: number
  /** What is allowed and yet worth a word in the log. */
  readonly warnings: readonly string[]
}

export type ConfigOptions = {
  /** Beats flags and environment. */
  readonly file?: string
  readonly flags: Flags
  readonly env: Environment
}

const dayMs = 24 * 3_600_000
const maxRetentionMs = 100 * 366 * dayMs

/** @throws ConfigError that lists every problem as `file:line:column: path.to.key: what: what would be right` */
export async function readConfig({ file: given, flags, env }: ConfigOptions): Promise<Config> {
  const readAtMs = Date.now()
  const currentFolder = process.cwd()
  const overrides = readOverrides(flags, env)
  const file = configFile(given, overrides, currentFolder)
  const problems = createProblems()
  const hint = ': name another file with --config FILE or LASTGOOD_CONFIG'
  const main = await readConfigFile(file, currentFolder, hint)
  if (problems.addSyntax(main)) throw problems.toError()
  const settings = readSettings(main.source.value, problem => problems.add(main, problem))
  const warnings = [...misspelledVariables(env)]
  const watched = new Set([file])
  const folder = dirname(file)
  const context: SettingsContext = {
    folder,
    env,
    overrides,
    report: problem => problems.add(main, problem),
    reportOverride: (from, text) => problems.addText(`${from}: ${text}`),
    warn: text => warnings.push(text),
    watch: path => watched.add(path),
  }
  const services = await readServices(settings, context)
  const found = await findCheckFiles(asList(settings.checkFiles), file)
  for (const problem of found.problems) context.report(problem)
  for (const path of found.watched) watched.add(path)
  warnings.push(...found.warnings)
  const files = await readFiles(found.files, currentFolder, problems)
  const read = await readChecks({
    main,
    files,
    settings,
    zone: services.zone,
    senders: services.senderTrust,
    problems,
    watch: context.watch,
  })
  if (problems.any()) throw problems.toError()
  return deepFreeze({
    file,
    folder,
    dataFolder: overrides.data
      ? resolve(currentFolder, overrides.data.value)
      : resolve(folder, settings.data ?? 'data'),
    ...services,
    ...read,
    watched: [...watched],
    readAtMs,
    warnings,
  })
}

async function readServices(settings: SettingsYaml, context: SettingsContext) {
  const http = await toHttp(settings.http, context)
  const smtp = await toSmtp(settings.smtp, context)
  const influx = await toInflux(settings.influx, context)
  const mail = await toMail(settings.mail, context)
  const { host, port } = http.listen
  if (smtp && port !== 0 && smtp.listen.port === port && smtp.listen.host === host)
    context.report({
      path: ['smtp', 'listen'],
      text: 'is the address of http too: give one of them another port',
    })
  return {
    zone: readZone(settings.timezone, context),
    http,
    ...(smtp && { smtp }),
    ...(influx && { influx }),
    ...(mail && { mail }),
    reports: await toSubscriptions(settings.reports ?? [], context),
    imap: await toImap(settings.imap ?? [], context),
    posting: toPosting(settings.posting, context),
    addresses: toAddresses(settings, context),
    senderTrust: toSenderTrust(settings.senderTrust, context),
    retentionMs: readRetention(settings.retention, context),
    log: readLog(settings.log, context),
    limits: toLimits(settings.limits),
  }
}

/** A file that cannot be read is a problem like any other: the others are read all the same. */
async function readFiles(files: readonly string[], currentFolder: string, problems: Problems) {
  const read: ConfigFile[] = []
  for (const file of files)
    try {
      read.push(await readConfigFile(file, currentFolder))
    } catch (error) {
      if (!(error instanceof ConfigError)) throw error
      for (const text of error.problems) problems.addText(text)
    }
  return read
}

type Report = SettingsContext['report']

/** A key that is wrong is reported and left out, so that problems in the others are told too. */
function readSettings(value: unknown, report: Report): SettingsYaml {
  const shaped = readShape(fileSchema, value ?? {})
  if (shaped.ok) return shaped.value
  for (const problem of shaped.problems) report(problem)
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return {}
  const wrong = new Set(shaped.problems.map(({ path }) => path[0]))
  const rest = Object.fromEntries(Object.entries(value).filter(([key]) => !wrong.has(key)))
  const again = readShape(fileSchema, rest)
  return again.ok ? again.value : {}
}

function readZone(written: string | undefined, { report }: SettingsContext): string {
  if (written !== undefined && isTimeZone(written)) return written
  if (written !== undefined)
    report({
      path: ['timezone'],
      text: `${JSON.stringify(written)} is no time zone: write an IANA name such as Europe/Berlin`,
    })
  return Intl.DateTimeFormat().resolvedOptions().timeZone
}

function readRetention(written: string | undefined, { report }: SettingsContext): number {
  const path: Path = ['retention']
  const ms = attempt(() => parseDuration(written ?? '100 days'), dayMs, path, report)
  if (ms >= dayMs && ms <= maxRetentionMs) return ms
  report({ path, text: `${JSON.stringify(written)} is out of range: write "1 day" to "36600 days"` })
  return dayMs
}

function toLimits(yaml: SettingsYaml['limits'] = {}): Limits {
  const given = Object.fromEntries(Object.entries(yaml).filter(([, value]) => value !== undefined))
  return { ...limitDefaults, ...given }
}

function readLog(yaml: SettingsYaml['log'], { overrides, reportOverride }: SettingsContext): LogConfig {
  const override: Overrides['logLevel'] = overrides.logLevel
  const level = override
    ? logLevels.find(known => known === override.value.toLowerCase())
    : (yaml?.level ?? 'info')
  if (!level)
    reportOverride(
      override?.from ?? '',
      `${JSON.stringify(override?.value)} is no log level: write one of ${logLevels.join(', ')}`,
    )
  return { level: level ?? 'info', format: yaml?.format ?? 'json' }
}
