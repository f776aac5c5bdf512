/** restic with `--json`: one object a line. A saved snapshot is the only evidence of success; errors on the way make it
 *  a warning. Lines that are no JSON (what the script around it printed) are kept, and count when restic wrote them. */
import { findInstantMs } from './instant.ts'
import { findJson, findNumber, findPath, findText } from './json-value.ts'
import { ignored, type Reader, sentAt, toFigures, undecided, type Verdict } from './reading.ts'

/** Exit code for a snapshot that lacks files which could not be read. */
const incomplete = 3

export const readRestic: Reader = text => {
  const lines = text.split(/\r?\n/).filter(line => line.trim() !== '')
  const events = readEvents(lines)
  const ofType = (type: string) => events.filter(event => findText(event, 'message_type') === type)
  const summaries = ofType('summary')
  const summary = summaries.findLast(isBackup)
  const errors = ofType('error')
  const exit = ofType('exit_error').at(-1)
  const plain = lines.filter((_, at) => events[at] === undefined)
  const verdict = verdictOf({ summary, hasOther: summaries.length > 0, errors, exit, plain })
  const number = (path: string) => findNumber(summary, path)
  const date = (path: string) => findInstantMs(findText(summary, path) ?? '')
  const figures =
    verdict.status === 'ignored'
      ? {}
      : toFigures({
          size: number('total_bytes_processed'),
          transferred: number('data_added_packed') ?? number('data_added'),
          files: number('total_files_processed'),
          errors: errors.length,
          duration: number('total_duration'),
          startedAt: date('backup_start'),
          endedAt: date('backup_end'),
        })
  const snapshot = findText(summary, 'snapshot_id')
  return {
    subject: `restic: ${snapshot ? `snapshot ${snapshot.slice(0, 8)} ` : ''}${verdict.status}`,
    from: 'restic',
    // Progress is written several times a second and says nothing afterwards.
    text: lines.filter((_, at) => findText(events[at], 'message_type') !== 'status').join('\n'),
    ...sentAt(figures),
    said: { ...verdict, figures, ...(snapshot && { executionKey: snapshot }) },
  }
}

/** Lines that look like JSON and are none: beyond this many, no more are tried, because each costs as much as a hundred
 *  good ones. */
const brokenLimit = 1000

function readEvents(lines: readonly string[]): readonly unknown[] {
  let broken = 0
  return lines.map(line => {
    if (broken > brokenLimit || !/^\s{0,20}\{/.test(line)) return undefined
    const event = findJson(line)
    if (event === undefined) broken++
    return event
  })
}

/** `restore`, `check` and others have summaries too. */
function isBackup(summary: unknown): boolean {
  return findPath(summary, 'files_new') !== undefined || findPath(summary, 'snapshot_id') !== undefined
}

type Evidence = {
  readonly summary: unknown
  readonly hasOther: boolean
  readonly errors: readonly unknown[]
  readonly exit: unknown
  readonly plain: readonly string[]
}

function verdictOf({ summary, hasOther, errors, exit, plain }: Evidence): Verdict {
  const fatal = plain.find(line => /^\s*Fatal: /.test(line))
  const code = findNumber(exit, 'code')
  if (exit !== undefined && (code !== incomplete || summary === undefined))
    return {
      status: 'failure',
      reason: `restic exit code ${code ?? '?'}: ${(findText(exit, 'message') ?? '').slice(0, 300)}`,
    }
  if (fatal !== undefined) return { status: 'failure', reason: `restic: ${fatal.trim().slice(0, 300)}` }
  if (summary === undefined)
    return hasOther
      ? ignored('a restic summary that is not of a backup')
      : undecided('no restic summary in it, so the backup did not finish')
  if (findPath(summary, 'dry_run') === true) return ignored('a dry run stores nothing')
  const unread = plain.some(line => line.includes('at least one source file could not be read'))
  if (errors.length > 0 || unread || exit !== undefined)
    return { status: 'warning', reason: `restic saved a snapshot, with ${errors.length || 'some'} errors` }
  return { status: 'success', reason: 'restic saved a snapshot' }
}
