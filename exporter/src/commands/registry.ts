/** `lastgood account`, `token` and `key`. A secret, and nothing else, goes to standard output, so that a script can take
 *  it; what people are told beside it goes to standard error. */
import type { Command } from 'commander'
import type { Config } from '../config/config.ts'
import type { Flags } from '../config/environment.ts'
import type { Environment } from '../config/secrets.ts'
import { type KeyInfo, type Scope, scopes } from '../core/registry.ts'
import type { OpenRegistry } from './open-registry.ts'
import type { Output } from './output.ts'

export type RegistryCommands = {
  readonly program: Command
  readonly withConfig: (command: Command) => Command
  readonly load: (flags: Flags) => Promise<Config>
  readonly run: (work: () => Promise<number>) => Promise<void>
  readonly env: Environment
  readonly output: Output
}
type AllFlags = Flags & { readonly user?: string }
type Given = { readonly config: Config; readonly registry: OpenRegistry; readonly output: Output }

export function addRegistryCommands(commands: RegistryCommands): void {
  addAccountCommands(commands)
  addTokenCommands(commands)
  addKeyCommands(commands)
}

function addAccountCommands(commands: RegistryCommands) {
  const account = commands.program.command('account').description('accounts of senders, and their keys')
  option(commands, account.command('create <id>'), 'make an account, and its first key')
    .option('--name <name>', 'what people call it; its id unless given')
    .action((id: string, flags: AllFlags & { name?: string }) =>
      act(commands, flags, async ({ registry, output }) => {
        const made = await registry.createAccount({
          id,
          ...(flags.name !== undefined && { name: flags.name }),
        })
        tellSecret(output, `account ${made.account.id} is made; its key`, made.secret)
      }),
    )
  option(commands, account.command('list'), 'accounts with their keys').action((flags: AllFlags) =>
    act(commands, flags, async ({ registry, output }) => {
      for (const { id, name, monitored, keys } of await registry.accounts()) {
        output.line(`${id}\t${name}${monitored ? '' : '\tnot monitored'}`)
        for (const key of keys) output.line(`  key ${describeKey(key)}`)
      }
    }),
  )
  option(commands, account.command('change <id>'), 'its name, and whether its silence is told')
    .option('--name <name>', 'what people call it')
    .option('--monitored <yes|no>', 'no: reports are taken, and nothing is expected')
    .action((id: string, flags: AllFlags & { name?: string; monitored?: string }) =>
      act(commands, flags, async ({ registry, output }) => {
        const monitored = flags.monitored === undefined ? undefined : readYesNo(flags.monitored)
        const after = await registry.changeAccount(id, {
          ...(flags.name !== undefined && { name: flags.name }),
          ...(monitored !== undefined && { monitored }),
        })
        output.line(`account ${id} is "${after.name}" and ${after.monitored ? '' : 'not '}monitored`)
      }),
    )
  option(commands, account.command('add-key <id>'), 'make another key; the old ones stay good').action(
    (id: string, flags: AllFlags) =>
      act(commands, flags, async ({ registry, output }) => {
        const { key, secret } = await registry.addKey(id)
        tellSecret(output, `key ${key.id} of account ${id}`, secret)
      }),
  )
  option(commands, account.command('revoke-key <id> <key>'), 'stop a key; its number is in the list').action(
    (id: string, key: string, flags: AllFlags) =>
      act(commands, flags, async ({ registry, output }) => {
        const { hint } = await registry.revokeKey(id, readNumber(key))
        output.line(`key ${key} (…${hint}) of account ${id} is revoked`)
      }),
  )
  option(commands, account.command('remove <id>'), 'remove an account with its keys')
    .option('--with-installations', 'remove its installations too, with all they reported')
    .action((id: string, flags: AllFlags & { withInstallations?: boolean }) =>
      act(commands, flags, async ({ registry, output }) => {
        const how = flags.withInstallations ? 'remove' : 'keep'
        const { installationIds, checkIds } = await registry.removeAccount(id, how)
        output.line(
          `account ${id} is removed, with ${installationIds.length} installations and ${checkIds.length} checks`,
        )
      }),
    )
}

function addTokenCommands(commands: RegistryCommands) {
  const token = commands.program
    .command('token')
    .description('tokens for people and programs that use the API')
  option(commands, token.command('create <name>'), 'make a token')
    .requiredOption('--scope <scopes>', `what it may, with commas between: ${scopes.join(', ')}`)
    .option('--account <id>', 'with scope ingest: the account it reports for')
    .action((name: string, flags: AllFlags & { scope: string; account?: string }) =>
      act(commands, flags, async ({ config, registry, output }) => {
        const before = await registry.tokens().catch(() => undefined)
        const made = await registry.createToken({
          name,
          scopes: readScopes(flags.scope),
          ...(flags.account !== undefined && { accountId: flags.account }),
        })
        tellSecret(output, `token ${made.token.id} (${made.token.scopes.join(', ')})`, made.secret)
        const closes = (scopes: readonly Scope[]) => scopes.some(scope => scope !== 'ingest')
        if (!config.http.users && closes(made.token.scopes) && before?.every(one => !closes(one.scopes)))
          output.error('from now on pages, metrics and API ask for a token, or a user of http.users')
      }),
    )
  option(commands, token.command('list'), 'tokens, the revoked ones too').action((flags: AllFlags) =>
    act(commands, flags, async ({ registry, output }) => {
      for (const { name, scopes, accountId, ...key } of await registry.tokens())
        output.line(
          `${describeKey(key)}\t${name}\t${scopes.join(',')}${accountId === undefined ? '' : `\tfor account ${accountId}`}`,
        )
    }),
  )
  option(commands, token.command('revoke <id>'), 'stop a token; its number is in the list').action(
    (id: string, flags: AllFlags) =>
      act(commands, flags, async ({ registry, output }) => {
        const { name, hint } = await registry.revokeToken(readNumber(id))
        output.line(`token ${id} "${name}" (…${hint}) is revoked`)
      }),
  )
}

function addKeyCommands(commands: RegistryCommands) {
  const key = commands.program.command('key').description('keys in the addresses of pings and webhooks')
  option(commands, key.command('create <check>'), 'make the address of a ping')
    .option('--hook <product>', 'of a webhook of this product instead, such as comet')
    .action((checkId: string, flags: AllFlags & { hook?: string }) =>
      act(commands, flags, async ({ config, registry, output }) => {
        const product = flags.hook
        const made = await registry.createPathKey({ checkId, ...(product !== undefined && { product }) })
        const path = product === undefined ? 'ping' : `hook/${product}`
        tellSecret(
          output,
          `key ${made.key.id} of check ${checkId}`,
          `${addressOf(config)}/${path}/${made.secret}`,
        )
      }),
    )
  option(commands, key.command('list [check]'), 'keys, the revoked ones too').action(
    (checkId: string | undefined, flags: AllFlags) =>
      act(commands, flags, async ({ registry, output }) => {
        for (const { checkId: id, kind, product, ...info } of await registry.pathKeys(checkId))
          output.line(`${describeKey(info)}\t${id}\t${product === undefined ? kind : `${kind} ${product}`}`)
      }),
  )
  option(commands, key.command('revoke <id>'), 'stop a key; its number is in the list').action(
    (id: string, flags: AllFlags) =>
      act(commands, flags, async ({ registry, output }) => {
        const { checkId, hint } = await registry.revokePathKey(readNumber(id))
        output.line(`key ${id} (…${hint}) of check ${checkId} is revoked`)
      }),
  )
}

function option({ withConfig }: RegistryCommands, command: Command, description: string): Command {
  return withConfig(command)
    .description(description)
    .option(
      '--user <name:password>',
      'user of the running service (LASTGOOD_USER); LASTGOOD_TOKEN has a token',
    )
}

function act(
  { load, run, env, output }: RegistryCommands,
  flags: AllFlags,
  work: (given: Given) => Promise<void>,
): Promise<void> {
  return run(async () => {
    const config = await load(flags)
    const credentials = { user: flags.user ?? env['LASTGOOD_USER'], token: env['LASTGOOD_TOKEN'] }
    const { openRegistry } = await import('./open-registry.ts')
    await using registry = await openRegistry(config, credentials)
    await work({ config, registry, output })
    return 0
  })
}

function tellSecret(output: Output, what: string, secret: string): void {
  output.error(`${what}, shown this once:`)
  output.line(secret)
}

function describeKey({ id, hint, createdAtMs, revokedAtMs, lastUsedAtMs }: KeyInfo): string {
  const used = lastUsedAtMs === undefined ? 'never used' : `used ${toText(lastUsedAtMs)}`
  const standing = revokedAtMs === undefined ? used : `revoked ${toText(revokedAtMs)}`
  return `${id}\t…${hint}\tmade ${toText(createdAtMs)}\t${standing}`
}

function toText(atMs: number): string {
  return `${new Date(atMs).toISOString().slice(0, 16)}Z`
}

function addressOf({ http }: Config): string {
  if (http.externalUrl !== undefined) return http.externalUrl.replace(/\/+$/, '')
  const { host, port } = http.listen
  const name = host === '' || host === '0.0.0.0' || host === '::' ? 'localhost' : host
  return `${http.tls ? 'https' : 'http'}://${name.includes(':') ? `[${name}]` : name}:${port}`
}

function readScopes(text: string): readonly Scope[] {
  return text.split(',').map(word => {
    const scope = scopes.find(one => one === word.trim())
    if (!scope) throw new Error(`--scope: "${word}" is none of ${scopes.join(', ')}`)
    return scope
  })
}

function readYesNo(text: string): boolean {
  if (text !== 'yes' && text !== 'no') throw new Error(`--monitored: "${text}" is neither yes nor no`)
  return text === 'yes'
}

function readNumber(text: string): number {
  if (!/^[1-9]\d{0,14}$/.test(text))
    throw new Error(`"${text}" is not the number of a key or token; "list" shows them`)
  return Number(text)
}
