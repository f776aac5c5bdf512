/** AWS Backup: job state changes of EventBridge, bare or as a text inside an SNS envelope, and the notifications of
 *  a vault, whose state stands in the attributes of the envelope. */
import { findInstantMs } from './instant.ts'
import { findJson, findNumber, findText, flatten } from './json-value.ts'
import { ignored, type Reader, type Reading, sentAt, toFigures, undecided, type Verdict } from './reading.ts'

type Job = {
  readonly isRun: boolean
  readonly kind: string | undefined
  readonly id: string | undefined
  readonly state: string | undefined
  readonly statusMessage: string | undefined
  readonly resource: string | undefined
  /** Of the EventBridge event, or of the envelope. */
  readonly content: unknown
}

export const readAws: Reader = text => {
  const outer = findJson(text)
  const type = findText(outer, 'Type')
  if (type !== undefined && type !== 'Notification') return readOther(type, text)
  const message = findText(outer, 'Message')
  const inner = message === undefined ? outer : findJson(message)
  const job = typeof inner === 'object' && inner !== null ? readEvent(inner) : readAttributes(outer)
  const verdict = verdictOf(job)
  const date = (path: string) => findInstantMs(findText(job.content, path) ?? '')
  const number = (path: string) => findNumber(job.content, path)
  const ended = verdict.status !== 'ignored'
  const running = job.isRun && job.state === 'RUNNING'
  const figures = toFigures({
    ...((ended || running) && {
      startedAt: date('detail.creationDate') ?? date('MessageAttributes.StartTime.Value'),
    }),
    ...(ended && {
      size: number('detail.backupSizeInBytes'),
      transferred: number('detail.bytesTransferred'),
      endedAt: date('detail.completionDate'),
    }),
    running: running ? 1 : undefined,
  })
  const plain = typeof inner === 'object' ? '' : (message ?? '')
  return {
    subject: `AWS Backup: ${job.resource ?? job.id ?? job.kind ?? 'message'} ${verdict.status}`,
    from: findText(job.content, 'account') ?? 'AWS Backup',
    text: [plain, typeof job.content === 'object' ? flatten(job.content) : text].filter(Boolean).join('\n'),
    ...sentAt(figures),
    said: { ...verdict, figures, ...(job.id && { executionKey: job.id }) },
  }
}

/** Subscription messages: shown, so that a person can confirm what was not confirmed by itself. */
function readOther(type: string, text: string): Reading {
  const envelope = findJson(text)
  const id = findText(envelope, 'MessageId')
  return {
    subject: `Amazon SNS: ${type}`,
    from: findText(envelope, 'TopicArn') ?? 'Amazon SNS',
    text: flatten(envelope),
    said: { ...ignored(`Amazon SNS: ${type}`), figures: {}, ...(id && { executionKey: id }) },
  }
}

function readEvent(event: unknown): Job {
  const kind = findText(event, 'detail-type')
  return {
    // What has no type may be anything: it must not pass for something harmless.
    isRun: kind === undefined || kind === 'Backup Job State Change' || kind === 'Copy Job State Change',
    kind,
    id: findText(event, 'detail.backupJobId') ?? findText(event, 'detail.copyJobId'),
    state: findText(event, 'detail.state'),
    statusMessage: findText(event, 'detail.statusMessage'),
    resource: findText(event, 'detail.resourceArn') ?? findText(event, 'detail.resourceName'),
    content: event,
  }
}

function readAttributes(envelope: unknown): Job {
  const attribute = (name: string) => findText(envelope, `MessageAttributes.${name}.Value`)
  const kind = attribute('EventType')
  return {
    isRun: envelope === undefined || kind === 'BACKUP_JOB' || kind === 'COPY_JOB',
    kind,
    id: attribute('Id'),
    state: attribute('State'),
    statusMessage: attribute('StatusMessage'),
    resource: /\bResource ARN ?: ?(\S+?)\.?(?:\s|$)/.exec(findText(envelope, 'Message') ?? '')?.[1],
    content: envelope,
  }
}

const notYet = ['CREATED', 'PENDING', 'RUNNING', 'ABORTING']

function verdictOf({ isRun, kind, state, statusMessage }: Job): Verdict {
  if (!isRun) return ignored(`AWS "${kind?.slice(0, 100) ?? 'message'}" is not a backup or copy job`)
  if (state === undefined) return undecided('no AWS job state in it')
  if (notYet.includes(state)) return ignored(`AWS job state ${state} is not the end of a run`)
  const said = statusMessage?.replace(/^"|"$/g, '').slice(0, 300)
  const reason = `AWS job state ${state}${said ? `: ${said}` : ''}`
  if (state === 'COMPLETED') return { status: said ? 'warning' : 'success', reason }
  if (state === 'PARTIAL') return { status: 'warning', reason }
  if (state === 'FAILED' || state === 'ABORTED' || state === 'EXPIRED') return { status: 'failure', reason }
  return undecided(`unknown AWS job state "${state.slice(0, 50)}"`)
}
