/** Comet Backup: the webhook of a finished job. Numbers are those of the vendor's SDK (Def.php of comet-php-sdk). */
import { findJson, findNumber, findPath, findText, flatten } from './json-value.ts'
import { ignored, type Reader, sentAt, toFigures, undecided, type Verdict } from './reading.ts'

const jobBegun = 4200
const jobCompleted = 4201
const backup = 4001

const verdicts: Readonly<Record<number, Verdict>> = {
  5000: { status: 'success', reason: 'Comet status 5000: success' },
  7000: { status: 'failure', reason: 'Comet status 7000: timeout' },
  7001: { status: 'warning', reason: 'Comet status 7001: warning' },
  7002: { status: 'failure', reason: 'Comet status 7002: error' },
  7003: { status: 'failure', reason: 'Comet status 7003: quota exceeded' },
  7004: { status: 'failure', reason: 'Comet status 7004: the schedule was missed' },
  7005: { status: 'failure', reason: 'Comet status 7005: cancelled' },
  // The run that was in its way has yet to report; until then this is no failure of its own.
  7006: { status: 'warning', reason: 'Comet status 7006: skipped, another run was under way' },
  7007: { status: 'failure', reason: 'Comet status 7007: abandoned' },
}
const isRunning = (status: number) => status >= 6000 && status < 7000

export const readComet: Reader = text => {
  const event = findJson(text)
  const number = (path: string) => findNumber(event, path)
  const seconds = (path: string) => {
    const found = number(path)
    return found ? found * 1000 : undefined
  }
  const status = number('Data.Status')
  const verdict = verdictOf(number('Type'), number('Data.Classification'), status)
  const running = verdict.status === 'ignored' && status !== undefined && isRunning(status)
  const isRun = verdict.status !== 'ignored'
  const figures = toFigures({
    ...(isRun && {
      size: number('Data.TotalSize'),
      transferred: number('Data.UploadSize'),
      files: number('Data.TotalFiles'),
      endedAt: seconds('Data.EndTime'),
    }),
    ...((isRun || running) && { startedAt: seconds('Data.StartTime') }),
    running: running ? 1 : undefined,
  })
  const user = findText(event, 'Data.Username') ?? findText(event, 'Actor') ?? 'Comet'
  const device = findText(event, 'Data.DeviceID')
  const guid = findText(event, 'Data.GUID')
  return {
    subject: `Comet: ${user} ${verdict.status}`,
    from: device ? `${user} (${device})` : user,
    text: typeof findPath(event, 'Data') === 'object' ? flatten(event) : text,
    ...sentAt(figures),
    said: { ...verdict, figures, ...(guid && { executionKey: guid }) },
  }
}

function verdictOf(type: number | undefined, classification: number | undefined, status: number | undefined) {
  if (type !== undefined && type !== jobBegun && type !== jobCompleted)
    return ignored(`Comet event ${type} is not about a job`)
  if (classification !== undefined && classification !== backup)
    return ignored(`Comet classification ${classification} is not a backup`)
  if (classification === undefined) return undecided('no Comet job in it')
  if (status === undefined) return undecided('no Comet status in it')
  if (isRunning(status)) return ignored(`Comet status ${status}: the run is under way`)
  return verdicts[status] ?? undecided(`unknown Comet status ${status}`)
}
