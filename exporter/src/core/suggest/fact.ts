/** What is kept of a stored message for suggestions: who sent it when, what is known of its run, and the beginning of its
 *  text. Much smaller than the message, as many of them are held against each other. */
import type { ResultStatus } from '../activity.ts'
import type { Identified } from '../identify/identify.ts'
import { findNoResultMark, type Message, type MessageMark } from '../message.ts'
import type { RunStatus } from '../products/product.ts'
import { readSubjectParts, type SubjectParts } from '../subject-parts.ts'
import { surely } from '../template-rules.ts'
import { condense, foldCase } from '../text.ts'
import { createView, type MessageView } from '../view.ts'
import { readStableName, type StableName } from './stable-name.ts'

export type Fact = {
  readonly id: number
  readonly subject: string
  readonly from: string
  /** Bare, in lower case. */
  readonly sender: string
  readonly recipients: readonly string[]
  /** When it was sent, or else when it was received. */
  readonly atMs: number
  readonly receivedAtMs: number
  /** Somebody sent it on, so that sender and time are not the job's. */
  readonly isForwarded: boolean
  /** That it is no result, whatever it says. */
  readonly mark: MessageMark | undefined
  /** Its sender writes to many: there is a way to be rid of it. */
  readonly isBulk: boolean
  readonly parts: SubjectParts
  readonly run: RunFacts
  /** Beginning and end of its lines. */
  readonly text: string
  readonly isCut: boolean
  readonly intake: string
}

type RunFacts = {
  readonly product?: string
  readonly status?: RunStatus
  /** How it counts by the template of what wrote it. */
  readonly counts: ResultStatus
  readonly job?: string
  readonly machine?: string
  readonly client?: string
  readonly jobName?: StableName
  readonly machineKey?: string
  readonly objects: readonly string[]
}

type Read = Pick<
  Message,
  | 'subject'
  | 'headers'
  | 'from'
  | 'recipients'
  | 'receivedAtMs'
  | 'sentAtMs'
  | 'marks'
  | 'text'
  | 'intake'
  | 'attachments'
>

const headChars = 2000
const tailChars = 500
const maxObjects = 200

export function toFact(id: number, message: Read, identified?: Identified): Fact {
  const { subject, from, recipients, receivedAtMs, sentAtMs, intake } = message
  const whole = [message.text, ...message.attachments.flatMap(({ text }) => text ?? [])].join('\n')
  const isCut = whole.length > headChars + tailChars
  return {
    id,
    subject,
    from,
    sender: foldCase(/[^\s<>,;:"()]+@[^\s<>,;:"()]+/.exec(from)?.[0] ?? from.trim()),
    recipients,
    atMs: sentAtMs ?? receivedAtMs,
    receivedAtMs,
    isForwarded: sentOn.test(subject),
    mark: findNoResultMark(message),
    isBulk: isBulk(message),
    parts: readSubjectParts(subject),
    run: identified ? toRun(identified, message) : { counts: 'failure', objects: [] },
    text: isCut ? `${whole.slice(0, headChars)}\n${whole.slice(-tailChars)}` : whole,
    isCut,
    intake,
  }
}

function isBulk({ headers, text }: Read): boolean {
  const inHeaders = headers.some(
    ({ name, value }) =>
      name === 'list-unsubscribe' || (name === 'precedence' && /^\s*(?:bulk|list)/i.test(value)),
  )
  return inHeaders || rid.test(text.slice(0, bulkLook)) || rid.test(text.slice(-bulkLook))
}
const bulkLook = 20_000
const rid =
  /(?<!\p{L})(?:unsubscribe|newsletter|webinar|abbestellen|abmelden|désabonner|désinscrire|darse de baja|disiscri|afmelden|uitschrijven|view (?:this email )?in (?:your )?browser)/iu

const sentOn =
  /^\s*(?:\[[^\]]{1,20}\]\s*)*(?:re|fw|fwd|aw|wg|tr|rv|rif|sv|vs|vb|vl|antw|antwort|doorst|odp|pd|enc|i)(?:\[\d+\])?\s*:/i

function toRun(identified: Identified, { marks }: Read): RunFacts {
  const { product, status, job, machine, client, results } = identified
  const name = job === undefined ? undefined : readStableName(job)
  const machineKey = machine === undefined ? '' : foldCase(condense(machine)).trim()
  return {
    ...(product !== undefined && { product }),
    ...(status !== undefined && { status }),
    counts: countsAs(identified, marks),
    ...(job !== undefined && { job }),
    ...(machine !== undefined && { machine }),
    ...(client !== undefined && { client }),
    ...(name && name.key !== '' && { jobName: name }),
    ...(machineKey !== '' && { machineKey }),
    objects: [...new Set(results.slice(0, maxObjects).map(({ object }) => object))],
  }
}

/** As core/template-rules.ts has it: what is in doubt, or of a message that was cut, is no success. */
function countsAs({ status, confidence }: Identified, marks: readonly MessageMark[]): ResultStatus {
  if (status === 'none') return 'ignored'
  if (status === 'success' && (confidence < surely || marks.length > 0)) return 'failure'
  return status ?? 'failure'
}

/** As the rules of a check see it. */
export function viewOfFact(fact: Fact): MessageView {
  const { subject, from, recipients, text, isCut, intake, receivedAtMs } = fact
  return createView({
    intake,
    receivedAtMs,
    subject,
    from,
    to: [],
    originallyTo: [],
    recipients,
    headers: [],
    text,
    attachments: [],
    marks: isCut ? ['textCut'] : [],
  })
}
