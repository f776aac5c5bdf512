/** `lastgood document`: what people read about backups, as the service would hand it out now. The document goes to
 *  standard output or into a file; how far it has come is told beside it. */
import { createWriteStream } from 'node:fs'
import { rename, rm } from 'node:fs/promises'
import { extname } from 'node:path'
import { PassThrough } from 'node:stream'
import { finished } from 'node:stream/promises'
import type { Command } from 'commander'
import { documentKinds } from '../core/documents/document.ts'
import { type AllFlags, act, type ManagingCommands, option } from './managing.ts'
import type { Output } from './output.ts'

const formats = ['html', 'pdf', 'csv', 'json']
const tellEveryMs = 1000

type DocumentFlags = AllFlags & {
  readonly format?: string
  readonly out?: string
  readonly client?: string
  readonly computer?: string
  readonly check?: string
  readonly status?: string
  readonly search?: string
  readonly day?: string
  readonly month?: string
  readonly from?: string
  readonly to?: string
  readonly language?: string
}

/** Which option is which parameter of the API. What a document does not take, it refuses by name. */
const parameters = [
  ['client', 'group'],
  ['computer', 'computer'],
  ['check', 'check'],
  ['status', 'status'],
  ['search', 'q'],
  ['day', 'day'],
  ['month', 'month'],
  ['language', 'language'],
] as const

export function addDocumentCommand(commands: ManagingCommands) {
  const command: Command = commands.program.command('document')
  option(
    commands,
    command,
    'write a document: the day, the status of all, reports, a job, the month of a client',
  )
    .argument('<kind>', documentKinds.join(', '))
    .option('--format <format>', `${formats.join(', ')}; as the ending of --out says, else html`)
    .option('--out <file>', 'instead of standard output')
    .option('--client <name>', 'only this client; client-summary needs it')
    .option('--computer <name>', 'only this computer')
    .option('--check <id>', 'only this check; job needs it')
    .option('--status <status>', 'of last-status: success, warning, failure, none')
    .option('--search <text>', 'part of id, name, client, label, computer, product or last reason')
    .option('--day <date>', 'of last-24h: the day that ends then, such as 2026-11-22')
    .option('--month <month>', 'of client-summary, such as 2026-11')
    .option('--from <time>', 'of all-reports and job: ISO 8601')
    .option('--to <time>', 'of all-reports and job: ISO 8601')
    .option('--language <language>', 'of html and pdf: en, de')
    .action((kind: string, flags: DocumentFlags) =>
      act(commands, flags, async ({ copy, moment, output }) => {
        if (!documentKinds.some(known => known === kind))
          throw new Error(`"${kind.slice(0, 80)}" is no document; there are ${documentKinds.join(', ')}`)
        const query = new URLSearchParams({ format: readFormat(flags) })
        for (const [name, parameter] of parameters) {
          const value = flags[name]
          if (value !== undefined) query.set(parameter, value)
        }
        if (flags.from !== undefined) query.set('fromMs', String(moment('--from', flags.from)))
        if (flags.to !== undefined) query.set('toMs', String(moment('--to', flags.to)))
        const path = `/documents/${kind}?${query}`
        if (flags.out === undefined) await copyTo(process.stdout, to => copy(path, to), output)
        else await copyToFile(flags.out, to => copy(path, to), output)
      }),
    )
}

function readFormat({ format, out }: DocumentFlags): string {
  if (format !== undefined) {
    if (formats.includes(format)) return format
    throw new Error(`--format: "${format.slice(0, 80)}" is none of ${formats.join(', ')}`)
  }
  const ending = extname(out ?? '')
    .slice(1)
    .toLowerCase()
  if (ending === '' || ending === 'htm') return 'html'
  if (formats.includes(ending)) return ending
  throw new Error(
    `--out: ".${ending.slice(0, 80)}" is no ending of ${formats.join(', ')}: say which with --format`,
  )
}

type Copy = (to: NodeJS.WritableStream) => Promise<void>

/** A file is there whole or not at all. */
async function copyToFile(file: string, copy: Copy, output: Output) {
  const part = `${file}.part`
  const target = createWriteStream(part)
  try {
    const bytes = await copyTo(target, copy, output)
    target.end()
    await finished(target)
    await rename(part, file)
    output.error(`${file}: ${bytes.toLocaleString('en')} bytes`)
  } catch (cause) {
    target.destroy()
    await rm(part, { force: true })
    throw cause
  }
}

/** @returns how many bytes it were */
async function copyTo(target: NodeJS.WritableStream, copy: Copy, output: Output): Promise<number> {
  let bytes = 0
  let toldAtMs = Date.now()
  const counted = new PassThrough()
  counted.on('data', (piece: Uint8Array) => {
    bytes += piece.length
    if (Date.now() - toldAtMs < tellEveryMs) return
    toldAtMs = Date.now()
    output.error(`${(bytes / 1e6).toFixed(1)} MB so far`)
  })
  const failed = new Promise<never>((_resolve, reject) => {
    target.once('error', reject)
  })
  counted.pipe(target, { end: false })
  await Promise.race([copy(counted), failed])
  counted.end()
  await Promise.race([finished(counted), failed])
  return bytes
}
