/** What a message says of how its run went, by where it says it: in subjects, in fields of a status, in its text. */
import { readSubjectWord } from '../status-words.ts'
import { isHabit } from './about-run.ts'
import { isCalm } from './calm.ts'
import { looksOf } from './looks.ts'
import type { MessageLines } from './message-lines.ts'
import type { Pairs } from './pairs.ts'
import { withoutRetried } from './retries.ts'
import { readSense, type Sense, withoutEarlier } from './sense.ts'
import { isSuccess, isTrouble, type Statement } from './statements.ts'
import { readFields } from './status-fields.ts'
import { readTables, tableHead } from './tables.ts'

export type Said = {
  readonly subject: readonly Statement[]
  readonly fields: readonly Statement[]
  /** The value of a status field that means nothing here. */
  readonly unknown: string | undefined
  readonly body: readonly Statement[]
  readonly attached: () => readonly Statement[]
  /** It counts errors, which are none, and tells that something was done. */
  readonly isCalm: () => boolean
  /** The subject has words that are said of bad runs and of other things. */
  readonly doubtful: Doubt | undefined
}
/** Without what is read only when it is asked for. */
export type Heard = Pick<Said, 'subject' | 'fields' | 'body'>
type Doubt = { readonly kind: 'failure' | 'warning'; readonly word: string }

export function gather(lines: MessageLines, pairs: Pairs): Said {
  const subject: Statement[] = []
  let doubtful: Doubt | undefined
  for (const whole of lines.subjects) {
    const line = whole.replace(command, '')
    const narrow = readSense(line)
    const isBad = narrow === 'failure' || narrow === 'warning'
    const wide = isBad ? { kind: narrow, word: '' } : readSubjectWord(withoutEarlier(line))
    const sense = narrow === 'nothing' || narrow === 'ended' ? senseOfSubject(wide.kind, narrow) : narrow
    if (!isBad && (wide.kind === 'failure' || wide.kind === 'warning'))
      doubtful ??= { kind: wide.kind, word: wide.word || 'a denial' }
    const part = sense === 'success' || sense === 'ended' ? partOf.exec(line)?.[0] : undefined
    if (part !== undefined) doubtful ??= { kind: 'warning', word: part }
    if (sense !== 'nothing' && !(sense === 'success' && (isQuestion(line) || isHabit(line))))
      subject.push({ sense, line, isLog: false })
  }
  const looks = looksOf(lines)
  const { heads, said, unknown: ofTable } = readTables(lines.body, () => looks.mayInBody(tableHead))
  const { fields, unknown } = readFields(pairs, heads)
  const isAnswered = fields.some(isSuccess) && !fields.some(isTrouble)
  const isGood = [...subject, ...fields].some(isSuccess)
  return {
    subject: isAnswered ? subject.filter(({ line }) => !isQuestion(line)) : subject,
    fields,
    unknown: unknown ?? ofTable,
    doubtful,
    body: withoutRetried(
      [
        ...withoutPassed(looks.body()).filter(
          ({ line, sense }) => !heads.has(line) && !(sense === 'success' && isAsked(line)),
        ),
        ...said,
      ],
      isGood,
    ),
    attached: () => {
      const tables = readTables(lines.attached, () => looks.may(tableHead))
      return [...looks.attached().filter(({ line }) => !tables.heads.has(line)), ...tables.said]
    },
    isCalm: () => isCalm(pairs, lines.body),
  }
}

/** `10 percent done.`, above the line that says it of all. */
function withoutPassed(body: readonly Statement[]): readonly Statement[] {
  const isWhole = body.some(({ line }) => progress.exec(line)?.[1] === '100')
  return isWhole ? body.filter(({ line }) => !progress.test(line)) : body
}
const progress =
  /^\W{0,3}(\d{1,3}) ?(?:%|percent|prozent|pour cent|por ?ciento|per ?cento|procent) (?:done|complete[d]?|finished|fertig|erledigt|abgeschlossen|terminé|completad[oa]|completat[oa]|klaar|færdig|klart?|gotowe)\W*$/iu

/** What cron ran says nothing of how it went. */
const command = /(?<=^Cron <[\w.-]{1,40}@[\w.-]{1,80}>) .*/u

/** `All well?` says nothing; a `?` may also stand for a sign that was lost, so trouble is believed unless a field
 *  answers. */
function isQuestion(subject: string): boolean {
  return /\p{L} ?\?$/u.test(subject)
}

/** `Has it completed successfully? Tell us.` */
function isAsked(line: string): boolean {
  return /\p{L} ?\?(?: |$)/u.test(line)
}

/** `2 of 3`, where no words beside it tell of what. */
export const partOf: RegExp =
  /(?:progress|fortschritt|progression)\W{0,3}\d{1,2} ?%|(?<![\p{L}\d.,/:-])(?!(\d+) (?:of|von|sur|van|di|av|af|z|su|\/) \1(?!\d))\d+ (?:of|von|sur|van|di|av|af|z|su|\/) \d+/iu

/** What only the guard of a subject's words has caught is no more than a doubt. */
function senseOfSubject(wide: ReturnType<typeof readSubjectWord>['kind'], narrow: Sense): Sense {
  return wide === 'success' ? 'success' : narrow
}
