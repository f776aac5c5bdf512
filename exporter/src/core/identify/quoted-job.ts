/** A job may be called `Error DB`, and a machine `WARN-3`: what stands in quotes anywhere, or is one word behind the label
 *  of a machine, is a name, and says nothing of the run; neither does a name of several parts, as people write none in a
 *  sentence. */
import { readSubjectWord } from '../status-words.ts'
import type { Source } from './find-values.ts'
import { machineLabels } from './name-labels.ts'
import { readPairs } from './pairs.ts'
import { readSense } from './sense.ts'

/** @param job as told by a product that is known */
export function withoutNamed(job: string | undefined, source: Source): Source {
  const { lines } = source
  const hosts = source.pairs.find(machineLabels).filter(name => host.test(name) && isTroublesome(name))
  const jobs =
    job !== undefined && isTroublesome(job) && (identifier.test(job) || isQuoted(job, lines)) ? [job] : []
  const names = [...new Set([...jobs, ...hosts])]
  if (names.length === 0) return source
  const without = (text: string) => names.reduce((rest, name) => rest.replaceAll(name, '-'), text)
  const body = without(lines.body)
  return {
    lines: { ...lines, subjects: lines.subjects.map(without), body },
    pairs: readPairs(body),
  }
}

/** `Fehler-Archiv`, `errors_db`, `Error.01`: of more than one part, and no words. */
const identifier =
  /^(?=.*\p{L}{2})(?!.*[-_.](?:fail\p{L}*|error|aborted|missed|cancell?ed|fehlgeschlagen|abgebrochen|échou\p{L}*|échec|fallit[oa]|fallid[oa]|falhou|mislukt|mislykkedes|misslyckades)$)[\p{L}\d]+(?:[-_.][\p{L}\d]+)+$/iu

/** Of several parts, so that it is no verdict. */
const host = /^(?=.{3,63}$)[\p{L}\d]+(?:[-_.][\p{L}\d]+)+$/u

function isTroublesome(name: string): boolean {
  const kinds: readonly string[] = [readSense(name), readSubjectWord(name).kind]
  return kinds.includes('failure') || kinds.includes('warning')
}

function isQuoted(job: string, { subjects, body }: Source['lines']): boolean {
  return [...subjects, body].some(text =>
    quotes.some(([open, close]) => text.includes(`${open}${job}${close}`)),
  )
}

const quotes = [
  ['"', '"'],
  ["'", "'"],
  ['„', '“'],
  ['“', '”'],
  ['«', '»'],
] as const
