/** How a run went, read from a message of which nothing is known. It weighs what subject, status fields, sentences, log
 *  lines and attachments say. Success needs somebody who says it of the backup and nobody who says otherwise; where they
 *  contradict each other, or nothing is said, the verdict says so and is no success. */
import type { RunStatus } from '../products/product.ts'
import { shorten } from '../text.ts'
import { isAboutEnd, isAboutRun, isLoggedOutcome, isOutcome, isUpkeep } from './about-run.ts'
import { administration } from './administration.ts'
import { isPromise } from './ahead.ts'
import { isEmpty, isOfNothing } from './empty-run.ts'
import { gather, partOf, type Said } from './gather.ts'
import { looksOf } from './looks.ts'
import type { MessageLines } from './message-lines.ts'
import {
  isAnswer,
  isDigest,
  isNotice,
  isOfOther,
  isOfStorage,
  isOver,
  isRehearsal,
  isRelease,
  isStale,
} from './no-run.ts'
import { findOdd } from './odd-rows.ts'
import type { Pairs } from './pairs.ts'
import { findPart } from './part-failures.ts'
import { isPutRight } from './put-right.ts'
import { findDenial, findQualification, isAtWork } from './qualified-end.ts'
import { isDisabled, isShown } from './shown.ts'
import { isBegin, isEnd, isFailure, isSuccess, isTrouble, isWarning, type Statement } from './statements.ts'
import { isAdvice, isNews, isTalk } from './talk.ts'
import { aboutBackup, aboutCopies, isAutomation, isLetter, isMarketing, isOfCopier } from './vocabulary.ts'

export type Verdict = {
  /** Absent: nothing in the message decides it. */
  readonly status?: RunStatus
  /** 0 to 1. */
  readonly confidence: number
  /** What decided it, in words. */
  readonly reason: string
}

const staleDays = 2
const stateLabels = ['status', 'state']

/** @param isKnown a product said that it is about backups */
export function readGeneralStatus(lines: MessageLines, pairs: Pairs, isKnown: boolean): Verdict {
  const said = gather(lines, pairs)
  // Not the sender: the machine that makes backups sends other mail, too.
  const all = () => [lines.subjects.join('\n'), lines.body, lines.attached].join('\n')
  const { may } = looksOf(lines)
  const isBackup = isKnown || aboutBackup(all, may)
  if (isMarketing(lines)) return { status: 'none', confidence: 0.7, reason: 'It reads like a newsletter.' }
  if (isAdvice(lines)) return { status: 'none', confidence: 0.7, reason: 'It gives advice.' }
  if (isRelease(lines) && !said.fields.some(isTrouble))
    return { status: 'none', confidence: 0.7, reason: 'It tells of a new version.' }
  if (!isKnown && isAnswer(lines))
    return { status: 'none', confidence: 0.7, reason: 'It answers to a message, and tells of no run.' }
  if (isTalk(lines, said.fields))
    return {
      status: 'none',
      confidence: 0.6,
      reason: 'People speak of backups in it, and no run is told of.',
    }
  if (!isKnown && isNews(lines, said.subject))
    return { status: 'none', confidence: 0.6, reason: 'It tells news of a product, and of no run.' }
  const verdict = decide(said, lines)
  if (!isKnown && isLetter(lines, verdict.status === 'failure', may))
    return { status: 'none', confidence: 0.6, reason: 'It reads like a letter to many.' }
  if ((!isKnown || verdict.status === 'success') && isDigest(lines, said.subject))
    return { status: 'none', confidence: 0.6, reason: 'It sums up the runs of a longer time.' }
  if (isOver(lines, pairs.find(stateLabels)[0]))
    return { status: 'none', confidence: 0.6, reason: 'It tells that an alert is over.' }
  if (
    (!isKnown || verdict.status === 'success' || verdict.confidence < 0.5) &&
    isOfStorage(lines) &&
    ![...said.fields, ...said.body].some(isOutcome)
  )
    return { status: 'none', confidence: 0.6, reason: 'It tells of storage, and of no run.' }
  if (isNotice(lines, said.subject) && ![...said.fields, ...said.body].some(isOutcome))
    return { status: 'none', confidence: 0.6, reason: 'It is a notice, and tells of no run.' }
  if (verdict.status === 'success' && isRehearsal(lines, may))
    return { status: 'none', confidence: 0.5, reason: 'It was only tried, and nothing was written.' }
  if (verdict.status === 'success' && isAdministration(lines, said.body))
    return {
      status: 'none',
      confidence: 0.5,
      reason: 'Something was set up or changed, and no run is told of.',
    }
  if (verdict.status === 'success' && isShown(lines, may))
    return { status: 'none', confidence: 0.5, reason: 'It shows what a message looks like.' }
  if (verdict.status === 'success' && isDisabled(pairs)) return doubt('its job is switched off')
  if (!isKnown && verdict.status === 'success' && isOfOther(lines, said.fields.some(isSuccess)))
    return { status: 'none', confidence: 0.5, reason: 'What it says is said of something else than a run.' }
  if (isKnown && verdict.status === undefined && !aboutBackup(all, may) && !aboutCopies(all, may))
    return { status: 'none', confidence: 0.6, reason: 'Nothing in it speaks of a backup.' }
  if (isBackup) return verdict
  if (!isAutomation(all, may) && (aboutCopies(all, may) || isOfCopier(lines)) && verdict.status !== 'none')
    return { ...verdict, confidence: Math.min(verdict.confidence, 0.6) }
  if (isAutomation(all, may) || verdict.status === undefined || verdict.status === 'success')
    return { status: 'none', confidence: 0.6, reason: 'Nothing in it speaks of a backup.' }
  return { ...verdict, confidence: Math.min(verdict.confidence, 0.4) }
}

/** The first line that speaks of trouble; a success that no word says does not stand beside it. */
export function findTrouble(lines: MessageLines, pairs: Pairs): string | undefined {
  const said = gather(lines, pairs)
  const spoken = [...said.subject, ...said.fields, ...said.body].find(isTrouble)
  return spoken && shorten(spoken.line, 120)
}

/** Its subject says so, or all that is good in a note of one or two sentences. */
function isAdministration({ subjects, body }: MessageLines, spoken: readonly Statement[]): boolean {
  if (subjects.some(subject => administration.test(subject))) return true
  const good = body.length > maxNote ? [] : spoken.filter(isSuccess)
  return good.length > 0 && good.every(({ line }) => administration.test(line))
}

/** `Only 1 backup completed`. */
const ofSome =
  /(?<!\p{L})(?:only|merely|just|nur|lediglich|seulement|uniquement|solo|soltanto|solamente|apenas|somente|slechts|kun|bara|endast|tylko|jedynie) \d/iu

function decide(said: Said, lines: MessageLines): Verdict {
  const { subject, fields, body } = said
  const firm = [...subject, ...fields]
  const spoken = body.filter(({ isLog }) => !isLog)
  const bad = firm.find(isFailure)
  const part = findPart(said, lines)
  if (part) return told('warning', 0.6, part)
  if (bad) return told('failure', [...firm, ...spoken].some(isSuccess) ? 0.6 : 0.9, bad)
  const good = [...firm, ...spoken.filter(isAboutRun)].find(isSuccess)
  const failed =
    spoken.find(isOutcome) ?? body.find(isLoggedOutcome) ?? spoken.find(isFailure) ?? body.find(isFailure)
  const warned = firm.find(isWarning)
  const isCount = warned !== undefined && failed !== undefined && countAtEnd.test(failed.line)
  const isTold = failed && !failed.isLog && !isCount && isOutcome(failed)
  if (failed && ((!good && !warned) || isTold || isLoggedOutcome(failed)))
    return told('failure', good ? 0.5 : 0.75, failed)
  // What the run calls itself, over what it lists.
  if (failed && warned && !good) return told('warning', 0.6, warned)
  const isRight = failed !== undefined && isPutRight(said, lines)
  if (failed && !isRight) return told('warning', 0.45, failed, 'In doubt: it says success, and trouble')
  const mild = warned ?? (isRight ? undefined : body.find(isWarning))
  if (mild) return told('warning', 0.8, mild)
  const logged = good ?? body.filter(isAboutRun).find(isSuccess)
  const attached = said.attached()
  const hidden =
    attached.find(({ sense, isLog }) => sense === 'failure' && !isLog) ?? attached.find(isTrouble)
  if (hidden && (!logged || isOutcome(hidden)))
    return told(
      hidden.sense === 'warning' || logged ? 'warning' : 'failure',
      0.6,
      hidden,
      'An attachment says',
    )
  const inside = attached.filter(isAboutRun).find(isSuccess)
  // A subject that ends a run without a word behind it may say so of every run.
  const ends = body.filter(isAboutEnd).filter(isEnd)
  // What a log says of its steps is less than what it says last.
  const end = (lines.body === '' ? fields : firm).find(isEnd) ?? ends.find(one => !isStep(one)) ?? ends.at(-1)
  const best = logged ?? inside ?? end
  if (!best) return said.isCalm() && !said.doubtful ? calmEnd(said, lines) : undecided(said, lines)
  if (said.doubtful && !(said.doubtful.kind === 'warning' && fields.some(isSuccess)))
    return doubt(`the subject says ${JSON.stringify(said.doubtful.word)} beside ${quote(best)}`)
  // A monitor's OK beside a success of long ago.
  if (!subject.some(isSuccess) && isStale(lines, staleDays)) return doubt('the last success was days ago')
  if (isUpkeep(lines.subjects.join('\n'))) return told('none', 0.7, best, 'Not of a backup itself')
  if (said.unknown !== undefined && !fields.some(isSuccess) && !subject.some(isSuccess))
    return doubt(`a status ${JSON.stringify(shorten(said.unknown, 60))} is not known`)
  const odd = firm.some(isSuccess) ? undefined : findOdd(best === inside ? lines.attached : lines.body)
  if (odd !== undefined) return doubt(`one of its parts says ${JSON.stringify(shorten(odd, 60))}`)
  if (lines.isPartial && !firm.some(isSuccess)) return doubt('a part of it could not be read')
  if (partOf.test(best.line) && !firm.some(isSuccess)) return doubt(`it says of how many: ${quote(best)}`)
  if (ofSome.test(best.line)) return doubt(`it says how few: ${quote(best)}`)
  if (isEmpty(lines, looksOf(lines).may)) return doubt(`it saved next to nothing: ${quote(best)}`)
  if ((best === end || best.isLog) && isAtWork(lines.body))
    return doubt(`it ends at work, and told before: ${quote(best)}`)
  if (best === end) {
    if (isOfNothing(lines)) return doubt(`it came to its end and backed up nothing: ${quote(end)}`)
    const notes = lines.body.length <= maxNote ? spoken.filter(isEnd) : []
    const isMore = (one: Statement) => findQualification(one.line) !== undefined
    const more = isMore(end) ? end : notes.every(isMore) ? notes[0] : undefined
    if (more) return doubt(`it came to its end, and more is said of it: ${quote(more)}`)
    const denial = findDenial(lines.body)
    if (denial !== undefined)
      return doubt(`it came to its end, and denies something: ${JSON.stringify(shorten(denial, 80))}`)
    return told('success', 0.55, end, 'It came to its end and tells no trouble')
  }
  return told('success', firm.some(isSuccess) ? 0.85 : 0.7, best)
}

const ofStep = /^(?:msg|message): /u

function isStep({ line, isLog }: Statement): boolean {
  return isLog || ofStep.test(line)
}

/** Of one or two sentences, every one is the message. */
const maxNote = 400

/** Some of what a run that warns lists. */
const countAtEnd =
  /(?<![\d.,])[1-9]\d{0,6} (?:failed|errors?)\W*$|^\W{0,3}(?:failed|errors?)(?: \p{L}+)?[\t :=]{1,3}[1-9]\d{0,6}\W*$/iu

/** No word of success: but it counts its errors, and there are none, and it tells when it ended. */
function calmEnd(said: Said, lines: MessageLines): Verdict {
  if (
    said.unknown !== undefined ||
    lines.isPartial ||
    isOfNothing(lines) ||
    isUpkeep(lines.subjects.join('\n'))
  )
    return undecided(said, lines)
  return { status: 'success', confidence: 0.5, reason: 'It tells that it ended, and counts no errors.' }
}

function undecided({ subject, body, doubtful }: Said, lines: MessageLines): Verdict {
  if (isStale(lines, 0))
    return { status: 'failure', confidence: 0.4, reason: 'It only tells how long ago the last success was.' }
  const isStopped = doubtful !== undefined && /skip|miss|stop|cancel|paus|suspend/.test(doubtful.word)
  const begun = (isStopped ? undefined : subject.find(isBegin)) ?? (doubtful ? undefined : body.find(isBegin))
  if (begun) return told('none', 0.5, begun, 'It only tells of a beginning')
  const promise = doubtful ? undefined : lines.subjects.find(isPromise)
  if (promise) return told('none', 0.5, { sense: 'running', line: promise, isLog: false }, 'It only promises')
  if (doubtful)
    return {
      status: doubtful.kind,
      confidence: 0.45,
      reason: `In doubt: the subject says ${JSON.stringify(doubtful.word)}.`,
    }
  return doubt('no words of success or trouble in it')
}

function told(status: RunStatus, confidence: number, { line }: Statement, how = 'It says'): Verdict {
  return { status, confidence, reason: `${how}: ${JSON.stringify(shorten(line.replaceAll('\t', ' '), 160))}` }
}

function doubt(why: string): Verdict {
  return { confidence: 0.2, reason: `In doubt: ${why}.` }
}

function quote({ line }: Statement): string {
  return JSON.stringify(shorten(line, 80))
}
