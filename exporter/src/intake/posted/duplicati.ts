/** Duplicati: its HTTP report as a form (`message=` text) or as JSON. A failed run has no ParsedResult: its text begins
 *  with "Failed:". The many `...Error...: 0` lines say nothing. */
import { findInstantMs } from './instant.ts'
import { findJson, findNumber, findPath, findText, flatten } from './json-value.ts'
import { ignored, type Reader, sentAt, toFigures, undecided, type Verdict } from './reading.ts'

/** How to look a value up by its Duplicati name, in text or JSON. */
type Lookup = {
  readonly text: string
  readonly name: string | undefined
  readonly machine: string | undefined
  readonly failed: string | undefined
  readonly get: (name: string) => string | undefined
  readonly count: (list: string) => number | undefined
}

export const readDuplicati: Reader = body => {
  const found = lookUp(unwrapForm(body))
  const { get } = found
  const verdict = verdictOf(found)
  const isRun = verdict.status !== 'ignored'
  const number = (name: string) => {
    const written = get(name)
    return written !== undefined && /^\d{1,16}$/.test(written) ? Number(written) : undefined
  }
  const figures = isRun
    ? toFigures({
        size: number('SizeOfExaminedFiles') ?? number('SizeOfAddedFiles'),
        transferred: number('BackendStatistics.BytesUploaded') ?? number('BytesUploaded'),
        files: number('ExaminedFiles'),
        errors: found.count('Errors'),
        warnings: found.count('Warnings'),
        duration: findSpanSeconds(get('Duration')),
        startedAt: findMomentMs(get('BeginTime')),
        endedAt: findMomentMs(get('EndTime')),
      })
    : {}
  const name = found.name ?? 'backup'
  const begun = get('BeginTime') ?? get('EndTime')
  return {
    subject: `Duplicati: ${name} ${verdict.status}`,
    from: found.machine ?? 'Duplicati',
    text: found.text,
    ...sentAt(figures),
    said: { ...verdict, figures, ...(isRun && begun && { executionKey: `${name} ${begun}` }) },
  }
}

/** The message out of a form: the field `message`, or the longest one where it was given another name. */
function unwrapForm(body: string): string {
  if (!/^[\w.%+-]{1,60}=/.test(body) || /\s/.test(body.trim())) return body
  const fields = new URLSearchParams(body)
  const longest = [...fields.values()].sort((a, b) => b.length - a.length)[0]
  return fields.get('message') ?? longest ?? body
}

function lookUp(body: string): Lookup {
  const json = findJson(body)
  if (typeof json !== 'object' || json === null) return lookUpText(body)
  const message = findText(json, 'message')
  const hasData = findPath(json, 'Data') ?? findPath(json, 'Main') ?? findPath(json, 'ParsedResult')
  if (message !== undefined && hasData === undefined) return lookUpText(message)
  const places = ['Data.', 'Main.', '']
  const first = <T>(find: (path: string) => T | undefined, names: readonly string[]): T | undefined =>
    places
      .flatMap(place => names.map(name => find(place + name)))
      .find(value => value !== undefined && value !== '')
  const list = (path: string) => {
    const at = findPath(json, path)
    return Array.isArray(at) ? at.length : undefined
  }
  return {
    text: flatten(json),
    name: first(path => findText(json, path), ['Extra.backup-name', 'Extra.BackupName', 'BackupName']),
    machine: first(path => findText(json, path), ['Extra.machine-name', 'Extra.MachineName']),
    failed: first(path => findText(json, path), ['Exception', 'Message']),
    get: name => first(path => findText(json, path), [name]),
    count: name => first(list, [name]) ?? first(path => findNumber(json, path), [`${name}ActualLength`]),
  }
}

/** Where the title stands. */
const headChars = 1000

function lookUpText(text: string): Lookup {
  const get = (name: string) =>
    new RegExp(`^[ \\t]*${name.replaceAll('.', '\\.')}:(.+)$`, 'm').exec(text)?.[1]?.trim()
  const head = text.slice(0, headChars)
  const title = /^Duplicati\b.{0,60}? report for (.+)$/m.exec(head)?.[1]?.trim() ?? ''
  // The newer title ends with `(machine id, backup id, machine)`.
  const [, named, about] = /^(.*\S) \(([^()]+)\)$/.exec(title) ?? []
  const machine = get('Machine') ?? about?.split(',').at(-1)?.trim()
  const headline = /^Duplicati Backup Report: (\w+)/m.exec(head)?.[1]
  return {
    text,
    name: get('Backup Name') ?? named ?? (title || undefined),
    machine,
    failed: get('Failed'),
    get: name =>
      get(name) ??
      (name === 'ParsedResult' ? headline : name === 'MainOperation' ? get('Operation') : undefined),
    count: () => undefined,
  }
}

function verdictOf({ get, failed }: Lookup): Verdict {
  const operation = get('MainOperation')
  if (operation !== undefined && operation !== 'Backup')
    return ignored(`Duplicati operation ${operation} is not a backup`)
  if (/^true$/i.test(get('Dryrun') ?? '')) return ignored('a dry run stores nothing')
  const result = get('ParsedResult')
  const reason = `Duplicati result ${result}`
  switch (result) {
    case 'Success':
      return /^true$/i.test(get('PartialBackup') ?? '')
        ? { status: 'warning', reason: `${reason}, of a partial backup` }
        : { status: 'success', reason }
    case 'Warning':
      return { status: 'warning', reason }
    case 'Error':
    case 'Fatal':
      return { status: 'failure', reason }
    case undefined:
      return failed === undefined
        ? undecided('no Duplicati result in it')
        : { status: 'failure', reason: `Duplicati failed: ${failed.slice(0, 300)}` }
    default:
      return undecided(`unknown Duplicati result "${result.slice(0, 50)}"`)
  }
}

/** `2/16/2019 10:23:51 PM (1550384631)`: the part before the bracket follows the sender's region, so only the bracket
 *  counts; in JSON it is ISO 8601. */
function findMomentMs(written = ''): number | undefined {
  const seconds = /\((\d{9,11})\)\s*$/.exec(written)?.[1]
  return seconds === undefined ? findInstantMs(written) : Number(seconds) * 1000
}

/** A .NET TimeSpan: `1.05:30:00`, `00:14:00.7046721`. */
function findSpanSeconds(written = ''): number | undefined {
  const [, days = '0', hours, minutes, seconds] =
    /^(?:(\d{1,6})\.)?(\d\d):(\d\d):(\d\d(?:\.\d{1,7})?)$/.exec(written.trim()) ?? []
  if (hours === undefined) return undefined
  return Number(days) * 86_400 + Number(hours) * 3600 + Number(minutes) * 60 + Number(seconds)
}
