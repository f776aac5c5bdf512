/** Proxmox VE and Backup Server: the webhook target with the body template of docs/reports.md. Severity is not enough: a
 *  vzdump run with warnings calls itself successful, and only its log has `WARN:`. */
import { findJson, findNumber, findText, flatten } from './json-value.ts'
import { ignored, type Reader, sentAt, toFigures, undecided, type Verdict } from './reading.ts'

/** Those that move backup data; garbage collection, verification, updates and the like do not. */
const runs = ['vzdump', 'replication', 'sync', 'tape-backup']

export const readProxmox: Reader = text => {
  const body = findJson(text)
  const field = (name: string) => findText(body, `fields.${name}`) ?? findText(body, name)
  const title = findText(body, 'title') ?? ''
  const message = findText(body, 'message') ?? ''
  const verdict = verdictOf({ type: field('type'), severity: findText(body, 'severity'), title, message })
  const seconds = findNumber(body, 'timestamp')
  const isRun = verdict.status !== 'ignored'
  const figures = isRun
    ? toFigures({
        size: findTotalBytes(message),
        duration: findTotalSeconds(message),
        endedAt: seconds ? seconds * 1000 : undefined,
      })
    : {}
  const host = field('hostname') ?? findText(body, 'source') ?? 'Proxmox'
  const key = [field('type'), host, field('job-id'), seconds, title].join(' ')
  return {
    subject: title || `Proxmox: ${verdict.status}`,
    from: host,
    text: message ? `${title}\n\n${message}` : body === undefined ? text : flatten(body),
    ...sentAt(figures),
    said: { ...verdict, figures, ...(seconds && { executionKey: key }) },
  }
}

type Notice = {
  readonly type: string | undefined
  readonly severity: string | undefined
  readonly title: string
  readonly message: string
}

function verdictOf({ type, severity, title, message }: Notice): Verdict {
  if (type !== undefined && type !== '' && !runs.includes(type))
    return ignored(`Proxmox "${type.slice(0, 50)}" is not a backup`)
  if (/^test notification/i.test(title)) return ignored('a test of the notification target')
  if (severity === 'error' || /\bfailed\b/i.test(title))
    return { status: 'failure', reason: `Proxmox ${severity ?? 'title'}: ${title.slice(0, 300)}` }
  if (severity === 'warning' || /^(?:\d+: )?(?:.{0,40} )?WARN: /m.test(message))
    return { status: 'warning', reason: 'Proxmox says that there were warnings' }
  const isGood = /\bsuccessful(ly)?\b/i.test(title)
  if (isGood && (severity === 'info' || severity === 'notice'))
    return { status: 'success', reason: `Proxmox ${severity}: ${title.slice(0, 300)}` }
  if (!type && (severity === 'info' || severity === 'notice'))
    return ignored('a Proxmox notice that is not about a backup')
  return undecided('neither severity nor title tells how it ended')
}

const units: Readonly<Record<string, number>> = {
  B: 1,
  KiB: 1024,
  MiB: 1024 ** 2,
  GiB: 1024 ** 3,
  TiB: 1024 ** 4,
}

function findTotalBytes(message: string): number | undefined {
  const [, number, unit = ''] = /^Total size: (\d{1,12}(?:\.\d{1,6})?) ?([KMGT]?i?B)\s*$/m.exec(message) ?? []
  const factor = units[unit]
  return number === undefined || factor === undefined ? undefined : Math.round(Number(number) * factor)
}

const spans: Readonly<Record<string, number>> = { s: 1, m: 60, h: 3600, d: 86_400, w: 604_800 }

/** `2m 41s`. */
function findTotalSeconds(message: string): number | undefined {
  const written = /^Total running time: ((?:\d{1,9}[smhdw] ?)+)\s*$/m.exec(message)?.[1]
  if (written === undefined) return undefined
  const parts = [...written.matchAll(/(\d+)([smhdw])/g)]
  return parts.reduce((sum, [, number, unit = '']) => sum + Number(number) * (spans[unit] ?? 0), 0)
}
