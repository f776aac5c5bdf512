/** `lastgood check list`, `show`, `export` and `drift`: checks as they are written, in files and managed by the API. */
import { readFile } from 'node:fs/promises'
import { text as readText } from 'node:stream/consumers'
import type { CheckDefinitionJson, DriftJson, ScheduleSuggestionJson } from '../api/contract-checks.ts'
import { reasonOf } from '../config/secrets.ts'
import { type AllFlags, act, type ManagingCommands, option, pathId } from './managing.ts'

type Drifted = DriftJson['checks'][number]

const origins = ['store', 'file', 'all']

export function addCheckCommands(commands: ManagingCommands): void {
  const check = commands.program.command('check').description('checks as they are written')
  option(
    commands,
    check.command('list'),
    'every check of files and of the API, and where it comes from',
  ).action((flags: AllFlags) =>
    act(commands, flags, async ({ ask, output }) => {
      const { checks } = (await ask('GET', '/checks/drift')) as DriftJson
      for (const one of checks) output.line(`${one.id}\t${one.name}\t${showOrigin(one)}`)
    }),
  )
  option(commands, check.command('show'), 'one check as the text of a check file')
    .argument('<check>', 'id of the check')
    .action((checkId: string, flags: AllFlags) =>
      act(commands, flags, async ({ ask, output }) => {
        const found = (await ask('GET', `/checks/${pathId(checkId, 'definition')}`)) as CheckDefinitionJson
        output.line(`# ${describeOrigin(found)}`)
        for (const { field, detail } of found.errors ?? []) output.line(`# out of force: ${field}: ${detail}`)
        output.line(found.yaml.trimEnd())
      }),
    )
  option(commands, check.command('suggest-schedule'), 'the schedule that the history of a check shows')
    .argument('<check>', 'id of the check')
    .action((checkId: string, flags: AllFlags) =>
      act(commands, flags, async ({ ask, output }) => {
        const path = `/checks/${pathId(checkId, 'schedule-suggestion')}`
        const found = (await ask('GET', path)) as ScheduleSuggestionJson
        output.line(`# now: ${found.present ?? 'unscheduled'}`)
        for (const sentence of found.evidence) output.line(`# ${sentence}`)
        if (found.suggestion) output.line(`schedule: ${JSON.stringify(found.suggestion.schedule)}`)
      }),
    )
  option(commands, check.command('export'), 'checks as the text of a check file, ready for checkFiles')
    .argument('[checks...]', 'ids; all unless given')
    .option('--origin <origin>', `${origins.join(', ')}; store is what is managed by the API`, 'store')
    .action((ids: readonly string[], flags: AllFlags & { origin: string }) =>
      act(commands, flags, ({ copy }) => {
        const query = new URLSearchParams({ origin: flags.origin })
        if (ids.length > 0) query.set('ids', ids.join(','))
        return copy(`/checks/export?${query}`, process.stdout)
      }),
    )
  option(commands, check.command('drift'), 'how what is managed by the API and what stands in files differ')
    .argument('[file]', 'a check file in the place of all files, - for standard input')
    .action((file: string | undefined, flags: AllFlags) =>
      act(commands, flags, async ({ ask, output }) => {
        const asked =
          file === undefined
            ? ask('GET', '/checks/drift')
            : ask('POST', '/checks/drift', await readGiven(file), 'text/yaml')
        const { checks } = (await asked) as DriftJson
        const differing = checks.filter(({ kind }) => kind !== 'same')
        for (const one of differing) output.line(showDrift(one))
        output.line(`${differing.length} of ${checks.length} differ`)
      }),
    )
}

function showOrigin({ kind }: Drifted): string {
  if (kind === 'file only') return 'file'
  return kind === 'managed only' ? 'managed' : 'file (one that is managed is out of force)'
}

function showDrift({ id, name, kind, keys }: Drifted): string {
  return [id, name, kind, ...(keys.length > 0 ? [keys.join(', ')] : [])].join('\t')
}

function describeOrigin({ origin, place, version, shadowed }: CheckDefinitionJson): string {
  if (origin === 'job') return 'of a job that reports; a file with this takes it over'
  if (origin === 'store') return `managed, version ${version ?? '?'}`
  return `${place ?? 'file'}${shadowed ? '; one that is managed is out of force' : ''}`
}

async function readGiven(file: string): Promise<string> {
  if (file === '-') return readText(process.stdin)
  try {
    return await readFile(file, 'utf8')
  } catch (cause) {
    throw new Error(`${file}: cannot be read: ${reasonOf(cause)}`, { cause })
  }
}
