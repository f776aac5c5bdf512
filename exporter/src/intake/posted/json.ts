/** A generic JSON hook: paths say where status and figures stand, and which words mean what. The paths are part of the
 *  posting, so that the same message is read the same way later. */
import type { ResultStatus } from '../../core/activity.ts'
import { findInstantMs } from './instant.ts'
import { findJson, findNumber, findPath, findText, flatten } from './json-value.ts'
import { ignored, type Reader, sentAt, toFigures, undecided, type Verdict } from './reading.ts'

/** Where things stand unless a hook says otherwise: the names of a posted report's `run`. */
const usualPaths: Readonly<Record<string, string>> = {
  status: 'status',
  job: 'job',
  executionKey: 'executionKey',
  startedAt: 'startedAt',
  endedAt: 'endedAt',
  nextRunAt: 'nextExpectedRun',
  'figure:size': 'sizeBytes',
  'figure:transferred': 'transferredBytes',
  'figure:files': 'files',
  'figure:warnings': 'warnings',
  'figure:errors': 'errors',
  'figure:duration': 'durationSeconds',
}

export const readJson: Reader = (text, { paths = usualPaths }) => {
  const body = findJson(text)
  const path = (name: string) => paths[name]
  const textAt = (name: string) => (path(name) === undefined ? undefined : findText(body, path(name) ?? ''))
  const moment = (name: string) =>
    path(name) === undefined ? undefined : findMomentMs(findPath(body, path(name) ?? ''))
  const { verdict, running } = verdictOf(body === undefined ? undefined : textAt('status'), paths)
  const numbers = Object.entries(paths)
    .filter(([name]) => name.startsWith('figure:'))
    .map(([name, at]) => [name.slice('figure:'.length), findCount(body, at)] as const)
  const isRun = verdict.status !== 'ignored'
  const figures = toFigures({
    ...(isRun && {
      ...Object.fromEntries(numbers),
      endedAt: moment('endedAt'),
      nextRunAt: moment('nextRunAt'),
    }),
    ...((isRun || running) && { startedAt: moment('startedAt') }),
    running: running ? 1 : undefined,
  })
  const job = textAt('job') ?? 'JSON'
  const key = textAt('executionKey')
  return {
    subject: `${job}: ${verdict.status}`,
    from: job,
    text: textAt('text') ?? (body === undefined ? text : flatten(body)),
    ...sentAt(figures),
    said: { ...verdict, figures, ...(key && { executionKey: key }) },
  }
}

const usualWords: readonly string[] = ['success', 'warning', 'failure', 'ignored', 'running']
const statuses: readonly ResultStatus[] = ['success', 'warning', 'failure', 'ignored']

function verdictOf(
  word: string | undefined,
  paths: Readonly<Record<string, string>>,
): { readonly verdict: Verdict; readonly running: boolean } {
  const found = (verdict: Verdict, running = false) => ({ verdict, running })
  if (word === undefined) return found(undecided(`nothing stands at ${paths['status'] ?? 'status'}`))
  const hasWords = Object.keys(paths).some(name => name.startsWith('value:'))
  const meaning = hasWords ? paths[`value:${word}`] : usualWords.find(known => known === word)
  const said = `${paths['status'] ?? 'status'} is "${word.slice(0, 100)}"`
  if (meaning === 'running') return found(ignored(`${said}: a run has begun`), true)
  const status = statuses.find(known => known === meaning)
  return found(
    status === undefined ? undecided(`${said}, which has no meaning here`) : { status, reason: said },
  )
}

/** A number, or how many items a list has. */
function findCount(body: unknown, path: string): number | undefined {
  const found = findPath(body, path)
  return Array.isArray(found) ? found.length : findNumber(body, path)
}

/** ISO 8601, or seconds or milliseconds since 1970: those after the year 5000 in seconds are milliseconds. */
function findMomentMs(found: unknown): number | undefined {
  if (typeof found === 'string') return findInstantMs(found)
  if (typeof found !== 'number' || !(found > 0)) return undefined
  return found < 1e11 ? found * 1000 : found
}
