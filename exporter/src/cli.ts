/** The commands of `npx lastgood`. Each answers with an exit code: 0 done, 1 not done, 2 asked for wrongly. A command is
 *  loaded when it is asked for: a sender on another machine must not wait for what only the service needs. */
import { readFileSync } from 'node:fs'
import { Command, CommanderError, InvalidArgumentError } from 'commander'
import { addCheckCommands } from './commands/check-commands.ts'
import { addDocumentCommand } from './commands/document.ts'
import { addManagingCommands } from './commands/managing.ts'
import type { Output } from './commands/output.ts'
import { addRegistryCommands } from './commands/registry.ts'
import { addSenderCommands } from './commands/sender-commands.ts'
import { addSubscriptionCommands } from './commands/subscription-commands.ts'
import { addSuggestCommand } from './commands/suggest.ts'
import type { Flags } from './config/environment.ts'
import type { Environment } from './config/secrets.ts'

/** @param argv as Node gives it: program, script, arguments @returns the exit code */
export async function runCli(argv: readonly string[], env: Environment): Promise<number> {
  const output: Output = { line: text => console.log(text), error: text => console.error(text) }
  let exitCode = 0
  const { version } = JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8'))
  const program = new Command('lastgood')
    .description('When was the last good backup, and which are not good now?')
    .version(version)
    .exitOverride()
  const load = async (flags: Flags, file?: string) =>
    (await import('./config/config.ts')).readConfig({ ...(file !== undefined && { file }), flags, env })
  /** Errors are for people: what they say names place and remedy; a stack would hide it. */
  const run = (work: () => Promise<number>) =>
    work().then(
      code => {
        exitCode = code
      },
      cause => {
        output.error(cause instanceof Error ? cause.message : String(cause))
        exitCode = 1
      },
    )

  withConfig(program.command('serve', { isDefault: true }))
    .description('run the service until SIGTERM or SIGINT')
    .allowExcessArguments()
    .action((flags: Flags, serving: Command) => {
      const [word] = serving.args
      if (word !== undefined) program.error(`error: unknown command '${word}'; see lastgood --help`)
      return run(async () => {
        const { serve } = await import('./commands/serve.ts')
        return serve({ load: () => load(flags), version, output })
      })
    })

  program
    .command('check-config')
    .description('read a configuration, with all files it names, and tell every fault in it')
    .argument('[file]', 'lastgood.yml')
    .action((file: string | undefined) =>
      run(async () => {
        const { checkConfig } = await import('./commands/check-config.ts')
        return checkConfig({ load: () => load({}, file), output })
      }),
    )

  withConfig(program.command('preview'))
    .description('show what rules say about messages: which blocks of the check fit, and why')
    .argument('<check>', 'id of a check, or "all" to see which checks a message fits')
    .argument('<files...>', 'messages (.eml), or - for standard input')
    .action((checkId: string, files: string[], flags: Flags) =>
      run(async () => {
        const { preview } = await import('./commands/preview.ts')
        return preview({ config: await load(flags), checkId, files, output })
      }),
    )

  program
    .command('identify')
    .description('tell what messages say of backups, one JSON object a line; needs no configuration')
    .argument('<files...>', 'messages (.eml, .html, .txt, .json), or - for standard input')
    .action((files: string[]) =>
      run(async () => (await import('./commands/identify.ts')).identify(files, output)),
    )

  withConfig(program.command('reparse'))
    .description('run stored messages again after rules changed; nobody is notified of the past')
    .option('--check <id>', 'only this check')
    .option('--message <number>', 'only this message', readNumber)
    .option(
      '--user <name:password>',
      'user of the running service (LASTGOOD_USER); LASTGOOD_TOKEN has a token',
    )
    .action((flags: Flags & { check?: string; message?: number; user?: string }) =>
      run(async () => {
        const scope = {
          ...(flags.check !== undefined && { checkId: flags.check }),
          ...(flags.message !== undefined && { messageId: flags.message }),
        }
        const user = flags.user ?? env['LASTGOOD_USER']
        const { reparse } = await import('./commands/reparse.ts')
        const token = env['LASTGOOD_TOKEN']
        return reparse({ config: await load(flags), scope, output, user, token })
      }),
    )

  const influx = program.command('influx').description('publishing to InfluxDB')
  withConfig(influx.command('backfill'))
    .description('send stored activities again; the service may be running')
    .option('--from <time>', 'only activities from this time on (ISO 8601)')
    .option('--to <time>', 'only activities before this time (ISO 8601)')
    .option('--replace', 'delete the points of that time first')
    .action((flags: Flags & { from?: string; to?: string; replace?: boolean }) =>
      run(async () => {
        const { from, to, replace } = flags
        const { influxBackfill } = await import('./commands/influx.ts')
        return influxBackfill({ config: await load(flags), from, to, replace, output })
      }),
    )
  withConfig(influx.command('status'))
    .description('how far publishing has come, and what the server refused')
    .action((flags: Flags) =>
      run(async () => {
        const { influxStatus } = await import('./commands/influx.ts')
        return influxStatus({ config: await load(flags), output })
      }),
    )

  withConfig(program.command('healthcheck'))
    .description('ask a running service whether it is ready; exit code 0 when it is')
    .action((flags: Flags) =>
      run(async () => {
        const { askHealth } = await import('./commands/healthcheck.ts')
        const { ok, text } = await askHealth(await load(flags))
        ;(ok ? output.line : output.error)(text)
        return ok ? 0 : 1
      }),
    )

  addManagingCommands({ program, withConfig, load, run, env, output })
  addSuggestCommand({ program, withConfig, load, run, env, output })
  addDocumentCommand({ program, withConfig, load, run, env, output })
  addCheckCommands({ program, withConfig, load, run, env, output })
  addSubscriptionCommands({ program, withConfig, load, run, env, output })
  addRegistryCommands({ program, withConfig, load, run, env, output })
  addSenderCommands({ program, run, env, version, output })

  try {
    await program.parseAsync(argv)
  } catch (cause) {
    if (!(cause instanceof CommanderError)) throw cause
    return cause.exitCode === 0 ? 0 : 2
  }
  return exitCode
}

function readNumber(written: string): number {
  if (/^[1-9]\d{0,14}$/.test(written)) return Number(written)
  throw new InvalidArgumentError('It is no number of a message.')
}

function withConfig(command: Command): Command {
  return command
    .option('--config <file>', 'configuration file (LASTGOOD_CONFIG; lastgood.yml)')
    .option('--data <dir>', 'folder of the embedded store (LASTGOOD_DATA)')
    .option('--http <host:port>', 'address of metrics, pages and API (LASTGOOD_HTTP)')
    .option('--smtp <host:port>', 'address that takes mail (LASTGOOD_SMTP)')
    .option('--log-level <level>', 'debug, info, warn or error (LASTGOOD_LOG_LEVEL)')
}
