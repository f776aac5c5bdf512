/** `lastgood pause`, `resume`, `note`, `next-run`, `remove`, `ghosts` and `transactions`: what the API has for people who
 *  look after backups, for scripts and shells. */
import { readFileSync } from 'node:fs'
import type { Readable } from 'node:stream'
import { finished } from 'node:stream/promises'
import type { Command } from 'commander'
import type { GhostsJson, NotesPage, RemovedJson } from '../api/contract.ts'
import type { Config } from '../config/config.ts'
import type { Flags } from '../config/environment.ts'
import type { Environment } from '../config/secrets.ts'
import type { Note, Pause, Transaction } from '../core/registry.ts'
import type { Asked } from './ask-api.ts'
import {
  readTarget,
  readUntil,
  showGhost,
  showMoment,
  showNote,
  showTarget,
  showTransaction,
} from './managing-words.ts'
import type { Output } from './output.ts'

export type ManagingCommands = {
  readonly program: Command
  readonly withConfig: (command: Command) => Command
  readonly load: (flags: Flags) => Promise<Config>
  readonly run: (work: () => Promise<number>) => Promise<void>
  readonly env: Environment
  readonly output: Output
}
export type AllFlags = Flags & { readonly url?: string; readonly user?: string; readonly tokenFile?: string }

/** What a command works with. */
type Given = {
  readonly ask: (method: string, path: string, body?: unknown, type?: string) => Promise<unknown>
  /** Lines of an answer as they come. */
  readonly lines: (path: string) => Promise<AsyncIterable<string>>
  readonly copy: (path: string, to: NodeJS.WritableStream) => Promise<void>
  readonly output: Output
  readonly moment: (option: string, written: string) => number
}

export function addManagingCommands(commands: ManagingCommands): void {
  addPauseCommands(commands)
  addNoteCommands(commands)
  addRemovalCommands(commands)
  addLogCommand(commands)
}

const targetHelp = 'check:ID, group:NAME, installation:ID or account:ID; a plain word is a check'

function addPauseCommands(commands: ManagingCommands) {
  const { program } = commands
  option(commands, program.command('pause'), 'keep what arrives, count nothing, expect nothing')
    .argument('<target>', targetHelp)
    .option('--until <time>', 'resume by itself: ISO 8601, or a duration from now')
    .option('--reason <text>', 'shown with it')
    .action((written: string, flags: AllFlags & { until?: string; reason?: string }) =>
      act(commands, flags, async ({ ask, output, moment }) => {
        const target = readTarget(written)
        const until = flags.until === undefined ? undefined : moment('--until', flags.until)
        const { untilMs } = (await ask('POST', '/pauses', { target, until, reason: flags.reason })) as Pause
        const end = untilMs === undefined ? 'until it is resumed' : `until ${showMoment(untilMs)}`
        output.line(`${showTarget(target)} is paused ${end}`)
      }),
    )
  option(commands, program.command('resume'), 'end a pause; nothing is owed from before')
    .argument('<target>', targetHelp)
    .action((written: string, flags: AllFlags) =>
      act(commands, flags, async ({ ask, output }) => {
        const target = readTarget(written)
        await ask('DELETE', `/pauses/${target.kind}/${pathId(target.id)}`)
        output.line(`${showTarget(target)} is resumed`)
      }),
    )
  option(commands, program.command('next-run'), 'say when the next run is, once')
    .argument('<check>', 'id of the check')
    .argument('<time>', 'ISO 8601, or a duration from now')
    .action((checkId: string, time: string, flags: AllFlags) =>
      act(commands, flags, async ({ ask, output, moment }) => {
        const at = moment('time', time)
        await ask('PUT', `/checks/${pathId(checkId, 'next-run')}`, { at })
        output.line(`check ${checkId} is expected at ${showMoment(at)}`)
      }),
    )
}

function addNoteCommands(commands: ManagingCommands) {
  const note = commands.program.command('note').description('notes that end by themselves')
  option(commands, note.command('add'), 'add a note')
    .argument('<target>', targetHelp)
    .argument('<text>')
    .option('--expires <time>', 'ISO 8601, or a duration from now')
    .option('--until-good <n>', 'ends with so many good results', Number)
    .action((written: string, text: string, flags: AllFlags & { expires?: string; untilGood?: number }) =>
      act(commands, flags, async ({ ask, output, moment }) => {
        const expires = flags.expires === undefined ? undefined : moment('--expires', flags.expires)
        const body = { target: readTarget(written), text, expires, untilGood: flags.untilGood }
        output.line(showNote((await ask('POST', '/notes', body)) as Note))
      }),
    )
  option(commands, note.command('list'), 'notes that are live')
    .argument('[target]', targetHelp)
    .option('--all', 'also those that have ended')
    .action((written: string | undefined, flags: AllFlags & { all?: boolean }) =>
      act(commands, flags, async ({ ask, output }) => {
        const query = new URLSearchParams(written === undefined ? {} : readTarget(written))
        if (flags.all) query.set('ended', '1')
        for (let cursor: string | undefined = ''; cursor !== undefined; ) {
          if (cursor !== '') query.set('cursor', cursor)
          const page = (await ask('GET', `/notes?${query}`)) as NotesPage
          for (const one of page.notes) output.line(showNote(one))
          cursor = page.nextCursor
        }
      }),
    )
  option(commands, note.command('remove'), 'delete a note')
    .argument('<number>', 'as in the list')
    .action((number: string, flags: AllFlags) =>
      act(commands, flags, async ({ ask, output }) => {
        await ask('DELETE', `/notes/${encodeURIComponent(number)}`)
        output.line(`note ${number} is gone`)
      }),
    )
}

function addRemovalCommands(commands: ManagingCommands) {
  const { program } = commands
  option(commands, program.command('remove'), 'remove with all data: there is no way back')
    .argument('<target>', 'check:ID, group:NAME, installation:ID, or report:NUMBER for a single report')
    .option('--yes', 'really')
    .action((written: string, flags: AllFlags & { yes?: boolean }) =>
      act(commands, flags, async ({ ask, output }) => {
        if (!flags.yes) throw new Error(`${written} would be removed with all its data: add --yes to do it`)
        const report = /^report:(\d+)$/.exec(written)?.[1]
        if (report !== undefined) {
          await ask('DELETE', `/activities/${report}`)
          output.line(`report ${report} is removed`)
          return
        }
        const { kind, id } = readTarget(written)
        if (kind === 'account')
          throw new Error('an account is removed with "lastgood account remove", which takes its keys too')
        const removed = (await ask('DELETE', `/${kind}s/${pathId(id, 'data')}`)) as RemovedJson
        output.line(`${kind} ${id} is removed: ${describeRemoved(removed)}`)
      }),
    )
  option(commands, program.command('ghosts'), 'jobs that are silent while their installation goes on talking')
    .option('--slots <n>', 'how many expected runs in a row were missed (3)', Number, 3)
    .option('--remove', 'remove them with all their data')
    .option('--yes', 'really')
    .action((flags: AllFlags & { slots: number; remove?: boolean; yes?: boolean }) =>
      act(commands, flags, async ({ ask, output }) => {
        const { ghosts } = (await ask('GET', `/ghosts?slots=${flags.slots}`)) as GhostsJson
        for (const ghost of ghosts) output.line(showGhost(ghost))
        if (!flags.remove) return
        if (!flags.yes && ghosts.length > 0)
          throw new Error(`these ${ghosts.length} would be removed with all data: add --yes to do it`)
        for (const { checkId } of ghosts) await ask('DELETE', `/checks/${pathId(checkId, 'data')}`)
        output.line(`${ghosts.length} removed`)
      }),
    )
}

type LogFlags = AllFlags & {
  readonly from?: string
  readonly to?: string
  readonly who?: string
  readonly action?: string
  readonly kind?: string
  readonly id?: string
  readonly changes?: boolean
  readonly format: string
}

function addLogCommand(commands: ManagingCommands) {
  const formats = ['text', 'csv', 'ndjson']
  option(commands, commands.program.command('transactions'), 'the log of what was done, oldest first')
    .option('--from <time>', 'ISO 8601')
    .option('--to <time>', 'ISO 8601; lines before it')
    .option('--who <name>', 'such as user:ann')
    .option('--action <action>', 'such as check.pause')
    .option('--kind <kind>', 'of what was changed, such as check')
    .option('--id <id>', 'of what was changed; needs --kind')
    .option('--changes', 'without the line that every message leaves')
    .option('--format <format>', formats.join(', '), 'text')
    .action((flags: LogFlags) =>
      act(commands, flags, async ({ copy, lines, output, moment }) => {
        if (!formats.includes(flags.format))
          throw new Error(`--format: "${flags.format}" is none of ${formats.join(', ')}`)
        const query = new URLSearchParams({ format: flags.format === 'csv' ? 'csv' : 'ndjson' })
        if (flags.from !== undefined) query.set('from', String(moment('--from', flags.from)))
        if (flags.to !== undefined) query.set('to', String(moment('--to', flags.to)))
        for (const name of ['who', 'action', 'kind', 'id'] as const)
          if (flags[name] !== undefined) query.set(name, flags[name])
        if (flags.changes) query.set('only', 'changes')
        const path = `/transactions?${query}`
        if (flags.format !== 'text') return copy(path, process.stdout)
        for await (const line of await lines(path))
          output.line(showTransaction(JSON.parse(line) as Transaction))
      }),
    )
}

export function option({ withConfig }: ManagingCommands, command: Command, description: string): Command {
  return withConfig(command)
    .description(description)
    .option('--url <url>', 'a service elsewhere, instead of the one of this configuration')
    .option('--user <name:password>', 'user of the service (LASTGOOD_USER)')
    .option('--token-file <file>', 'file with a token of the service (LASTGOOD_TOKEN has the token itself)')
}

export function act(
  { load, run, env, output }: ManagingCommands,
  flags: AllFlags,
  work: (given: Given) => Promise<void>,
): Promise<void> {
  return run(async () => {
    const credentials = {
      user: flags.user ?? env['LASTGOOD_USER'],
      token: flags.tokenFile === undefined ? env['LASTGOOD_TOKEN'] : readTokenFile(flags.tokenFile),
    }
    const { askApi, reachUrl, streamApi } = await import('./ask-api.ts')
    const config = flags.url === undefined ? await load(flags) : undefined
    await using opened =
      config && (await (await import('./open-managing.ts')).openManaging(config, credentials))
    const reach = opened?.reach ?? reachUrl(flags.url ?? '', credentials)
    const get = (path: string): Asked => ({ method: 'GET', path })
    const zone = config?.zone ?? Intl.DateTimeFormat().resolvedOptions().timeZone
    await work({
      ask: (method, path, body, type) =>
        askApi(reach, {
          method,
          path,
          ...(body !== undefined && { body }),
          ...(type !== undefined && { type }),
        }),
      lines: async path => splitLines(await streamApi(reach, get(path))),
      copy: async (path, to) => {
        const answer = await streamApi(reach, get(path))
        answer.pipe(to, { end: false })
        await finished(answer)
      },
      output,
      moment: (name, written) => readUntil(name, written, Date.now(), zone),
    })
    return 0
  })
}

/** At line feeds only: a name in JSON may hold other characters that end a line elsewhere. */
async function* splitLines(answer: Readable): AsyncGenerator<string> {
  let rest = ''
  for await (const chunk of answer.setEncoding('utf8')) {
    const lines = `${rest}${chunk}`.split('\n')
    rest = lines.pop() ?? ''
    yield* lines
  }
}

function readTokenFile(file: string): string {
  try {
    return readFileSync(file, 'utf8').trim()
  } catch (cause) {
    const why = cause instanceof Error ? cause.message : String(cause)
    throw new Error(`--token-file: ${why}`, { cause })
  }
}

/** Not as a part of the path: a proxy on the way may take a slash in it for another part. */
export function pathId(id: string, below?: string): string {
  return `-${below === undefined ? '' : `/${below}`}?${new URLSearchParams({ id })}`
}

function describeRemoved({ checkIds, installationIds }: RemovedJson): string {
  return `${checkIds.length} checks, ${installationIds.length} installations, and all that was kept of them`
}
