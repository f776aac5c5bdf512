/** What is found in the texts of a message, each looked through once and only when somebody asks. */
import { foldCase } from '../text.ts'
import { emptyLooks } from './empty-run.ts'
import { generalFigures, generalNames } from './general-labels.ts'
import type { MessageLines } from './message-lines.ts'
import { rehearsal } from './no-run.ts'
import { sentLine } from './old-mail.ts'
import { proseSpans } from './prose-figures.ts'
import { createScreen, type Screened } from './screen.ts'
import { sayingWords } from './sense-words.ts'
import { example } from './shown.ts'
import { readStatements, type Statement } from './statements.ts'
import { stateHead, tableHead } from './tables.ts'
import { toldFigures } from './told-figures.ts'
import { toldTimes } from './told-times.ts'
import { subjectMatter } from './vocabulary.ts'
import { wideFigures } from './wide-figures.ts'

export type Looks = {
  body(): readonly Statement[]
  attached(): readonly Statement[]
  /** Of an expression of the vocabulary: whether it can fit one of the texts. */
  may(expression: RegExp): boolean
  mayInBody(expression: RegExp): boolean
  /** Each text as it was looked through. */
  readonly texts: { readonly [name in 'subject' | 'body' | 'attached']: () => Look }
}

type Look = { readonly folded: string; readonly screened: Screened }
export type LookThrough = (text: string) => Look

const finders = [
  ...[...Object.values(generalFigures ?? {}).flat(), ...Object.values(toldTimes ?? {}).flat()],
  ...[...toldFigures, ...wideFigures, ...generalNames.job],
]
const inBody = [
  ...finders.flatMap(finder => ('label' in finder || finder.in !== 'body' ? [] : finder.as)),
  ...proseSpans,
]

/** @param more words that are looked for, too, in folded form */
export function createLookThrough(more: readonly string[]): LookThrough {
  const screen = createScreen(
    [...sayingWords, ...more],
    [...subjectMatter, stateHead, tableHead, ...emptyLooks, rehearsal, sentLine, example, ...inBody],
  )
  return text => {
    const folded = foldCase(text)
    return { folded, screened: screen(folded) }
  }
}

export const lookThrough: LookThrough = createLookThrough([])
const known = new WeakMap<MessageLines, Looks>()

/** @param look of who asks first, it is the one for all */
export function looksOf(lines: MessageLines, look: LookThrough = lookThrough): Looks {
  const looks = known.get(lines) ?? createLooks(lines, look)
  known.set(lines, looks)
  return looks
}

/** @param part whose body is of what is attached to the whole: whatever can fit that may fit a part of it, so that nobody
 *  looks through it again */
export function shareAttached(whole: MessageLines, part: MessageLines): MessageLines {
  const { attached } = looksOf(whole).texts
  known.set(part, {
    ...createLooks(part, lookThrough),
    mayInBody: expression => attached().screened.may(expression),
  })
  return part
}

function createLooks(lines: MessageLines, look: LookThrough): Looks {
  const subject = once(() => lookThrough(lines.subjects.join('\n')))
  const body = once(() => look(lines.body))
  const attached = once(() => look(lines.attached))
  const statements = (text: string, looked: () => Look) =>
    once(() => (text === '' ? [] : readStatements(text, looked().folded, looked().screened.words)))
  return {
    body: statements(lines.body, body),
    attached: statements(lines.attached, attached),
    may: expression => [subject, body, attached].some(looked => looked().screened.may(expression)),
    mayInBody: expression => body().screened.may(expression),
    texts: { subject, body, attached },
  }
}

function once<T extends object>(read: () => T): () => T {
  let value: T | undefined
  return () => (value ??= read())
}
