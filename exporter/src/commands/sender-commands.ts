/** `lastgood report` and `lastgood exec` on the command line. They run on other machines than the service, before or
 *  after every backup, so what they do is loaded only when it is asked for. */
import type { Command } from 'commander'
import type { Environment, SenderFlags } from '../sender/settings.ts'
import type { ExecFlags } from './exec.ts'
import type { Output } from './output.ts'
import type { ReportFlags } from './report.ts'

export type SenderWiring = {
  readonly program: Command
  readonly run: (work: () => Promise<number>) => Promise<void>
  readonly env: Environment
  readonly version: string
  readonly output: Output
}

export function addSenderCommands({ program, run, env, version, output }: SenderWiring): void {
  withConnection(withJob(program.command('report')))
    .description('send the result of one backup to a Lastgood service')
    .option('--status <status>', 'success, warning or failure')
    .option('--size <size>', 'of the data, such as "12 GB"')
    .option('--transferred <size>', 'how much of it was sent or written')
    .option('--files <n>', 'number of files')
    .option('--started <time>', 'such as 2026-11-22T02:00:00+01:00')
    .option('--ended <time>', 'now, unless given')
    .option('--duration <duration>', 'such as 5m, instead of --started')
    .option('--warning <text...>', 'a warning of the backup; may be given more than once')
    .option('--error <text...>', 'an error of the backup; may be given more than once')
    .option('--html <file>', 'the report as HTML; - reads standard input')
    .option('--log <file>', 'the report as plain text, of which the end is sent; - reads standard input')
    .option('--flush', 'send only what waits in the backlog folder')
    .action((flags: SenderFlags & ReportFlags) =>
      run(async () => (await import('./report.ts')).report({ flags, env, version, output })),
    )

  withConnection(withJob(program.command('exec')))
    .description('run a command, report how it ended, and end as it ended')
    .usage('--job NAME [options] -- COMMAND [ARGUMENT...]')
    .argument('<command...>', 'behind "--": the program and its arguments; no shell reads them')
    .option('--success-codes <codes>', 'exit codes that mean success beside 0, such as 1-7')
    .option('--warning-codes <codes>', 'exit codes that mean warning, such as 1,3')
    .action((words: string[], flags: SenderFlags & ExecFlags) =>
      run(async () => (await import('./exec.ts')).exec({ words, flags, env, version, output })),
    )
}

function withJob(command: Command): Command {
  return command
    .option('--job <name>', 'name of the job')
    .option('--job-key <key>', 'what stays the same when the job is renamed; the name unless given')
    .option('--engine <name>', 'what makes the backup, such as restic')
    .option('--next <time>', 'when the next run is expected: a time, or a duration such as "1 day"')
    .option('--execution-key <key>', 'names this run: reports with the same key count once')
}

function withConnection(command: Command): Command {
  return command
    .option('--settings <file>', 'settings of the sender (LASTGOOD_SETTINGS; sender.yml)')
    .option('--url <address>', 'of the service (LASTGOOD_URL)')
    .option('--account <id>', 'account that the key belongs to (LASTGOOD_ACCOUNT)')
    .option(
      '--key-file <file>',
      'file with the authorization key (LASTGOOD_KEY_FILE; the key itself: LASTGOOD_KEY)',
    )
    .option('--key <key>', 'the authorization key; every user of this machine can see it')
    .option(
      '--token-file <file>',
      'file with a token instead (LASTGOOD_TOKEN_FILE; the token itself: LASTGOOD_TOKEN)',
    )
    .option('--token <token>', 'a token; every user of this machine can see it')
    .option('--ca-file <file>', 'authority that signed the certificate of the service (LASTGOOD_CA_FILE)')
    .option('--installation <id>', 'id of this installation (LASTGOOD_INSTALLATION; one is made and kept)')
    .option('--organization <name>', 'client or site, the group of the check (LASTGOOD_ORGANIZATION)')
    .option('--computer <name>', 'name of this computer (LASTGOOD_COMPUTER; the host name)')
    .option('--product <name>', 'backup product (LASTGOOD_PRODUCT; lastgood)')
    .option('--backlog <folder>', 'folder of what could not be sent yet (LASTGOOD_BACKLOG)')
    .option('--within <duration>', 'how long sending may take (LASTGOOD_WITHIN; 30s)')
}
