/** What is found in the texts of a message, each looked through once and only when somebody asks. */
import { foldCase } from '../text.ts'
import type { MessageLines } from './message-lines.ts'
import { createScreen, type Screened } from './screen.ts'
import { sayingWords } from './sense.ts'
import { readStatements, type Statement } from './statements.ts'
import { subjectMatter } from './vocabulary.ts'

export type Looks = {
  body(): readonly Statement[]
  attached(): readonly Statement[]
  /** Of an expression of the vocabulary: whether it can fit one of the texts. */
  may(expression: RegExp): boolean
}

const screen = createScreen(sayingWords, subjectMatter)
const known = new WeakMap<MessageLines, Looks>()

export function looksOf(lines: MessageLines): Looks {
  const looks = known.get(lines) ?? createLooks(lines)
  known.set(lines, looks)
  return looks
}

function createLooks({ subjects, body, attached }: MessageLines): Looks {
  const subject = once(() => screen(foldCase(subjects.join('\n'))))
  const inBody = once(() => screen(foldCase(body)))
  const inAttached = once(() => screen(foldCase(attached)))
  const statements = (text: string, screened: () => Screened) =>
    once(() => (text === '' ? [] : readStatements(text, foldCase(text), screened().words)))
  return {
    body: statements(body, inBody),
    attached: statements(attached, inAttached),
    may: expression => [subject, inBody, inAttached].some(screened => screened().may(expression)),
  }
}

function once<T extends object>(read: () => T): () => T {
  let value: T | undefined
  return () => (value ??= read())
}
