/** `lastgood suggest`: checks for the messages that wait unmatched, as a table, and as a file for `checkFiles`. */
import { writeFile } from 'node:fs/promises'
import type { SuggestionJson, SuggestionsJson } from '../api/contract-checks.ts'
import { checksToYaml } from '../config/check-to-yaml.ts'
import { reasonOf } from '../config/secrets.ts'
import { type AllFlags, act, type ManagingCommands, option } from './managing.ts'
import type { Output } from './output.ts'

type SuggestFlags = AllFlags & { readonly write?: string; readonly force?: boolean }

export function addSuggestCommand(commands: ManagingCommands): void {
  option(commands, commands.program.command('suggest'), 'checks for the messages that wait unmatched')
    .option('--write <file>', 'a file for checkFiles with all of them')
    .option('--force', 'even if the file is there already')
    .action((flags: SuggestFlags) =>
      act(commands, flags, async ({ ask, output }) => {
        if (flags.force && flags.write === undefined) throw new Error('--force: needs --write')
        const found = await askAll(() => ask('GET', '/suggestions') as Promise<SuggestionsJson>)
        show(found, output)
        if (flags.write === undefined) return
        if (found.suggestions.length === 0) throw new Error(`${flags.write}: there is no check to write`)
        await write(flags.write, found, flags.force === true)
        output.line(`${flags.write}: ${found.suggestions.length} checks written; name it under checkFiles`)
      }),
    )
}

/** Each answer reads on for a moment. */
async function askAll(ask: () => Promise<SuggestionsJson>): Promise<SuggestionsJson> {
  for (let before = -1; ; ) {
    const found = await ask()
    if (found.looked >= found.waiting) return found
    if (found.looked === before)
      throw new Error(`only ${found.looked} of ${found.waiting} waiting messages could be read: try again`)
    before = found.looked
  }
}

function show({ waiting, suggestions, left }: SuggestionsJson, output: Output) {
  const rows = suggestions.map(one => [
    one.check.name ?? one.check.id,
    one.product?.name ?? 'unknown',
    String(one.messages),
    showSchedule(one),
    showStatuses(one),
  ])
  if (rows.length > 0)
    for (const line of align([['name', 'product', 'messages', 'schedule', 'statuses'], ...rows]))
      output.line(line)
  output.line(`${suggestions.length} checks for ${waiting} messages that wait unmatched`)
  for (const { reason, messages } of left) output.line(`left: ${messages}: ${reason}`)
}

function showSchedule({ schedule }: SuggestionJson): string {
  return schedule ? `${schedule.text} (${schedule.sure})` : 'every day (not learned)'
}

function showStatuses({ statuses }: SuggestionJson): string {
  return (['success', 'warning', 'failure', 'ignored'] as const)
    .flatMap(status => (statuses[status] ? [`${statuses[status]} ${status}`] : []))
    .join(', ')
}

const maxColumn = 50

function align(rows: readonly (readonly string[])[]): readonly string[] {
  const cells = rows.map(row => row.map(cell => plain(cell)))
  const widths = (cells[0] ?? []).map((_, at) => Math.max(...cells.map(row => row[at]?.length ?? 0)))
  return cells.map(row =>
    row
      .map((cell, at) => cell.padEnd(widths[at] ?? 0))
      .join('  ')
      .trimEnd(),
  )
}

/** What a mail brought along must not steer the terminal. */
function plain(cell: string): string {
  const text = cell.replaceAll(/[\p{C}\p{Zl}\p{Zp}]/gu, ' ')
  return text.length > maxColumn ? `${text.slice(0, maxColumn - 1)}…` : text
}

/** What it rests on, as comments above the check. */
function told({ messages, schedule, hints }: SuggestionJson): string {
  const learned = schedule ? [`${schedule.text} (${schedule.sure})`, ...schedule.evidence] : []
  const lines = [`${messages} ${messages === 1 ? 'message' : 'messages'}`, ...learned, ...hints]
  return lines.map(line => `# ${line.replaceAll(/[\p{C}\p{Zl}\p{Zp}]/gu, ' ')}`).join('\n')
}

async function write(file: string, { suggestions }: SuggestionsJson, isForced: boolean) {
  const text = [
    '# Suggested by lastgood from messages that waited unmatched.',
    ...suggestions.map(one => `${told(one)}\n${checksToYaml([one.check])}`),
  ].join('\n\n')
  try {
    await writeFile(file, text, { flag: isForced ? 'w' : 'wx' })
  } catch (cause) {
    const isThere = cause instanceof Error && 'code' in cause && cause.code === 'EEXIST'
    const why = isThere
      ? 'is there already: give another name, or add --force'
      : `cannot be written: ${reasonOf(cause)}`
    throw new Error(`--write: ${file} ${why}`, { cause })
  }
}
