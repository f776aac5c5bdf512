/** A job may be called `Error DB`, and a machine `WARN-3`: what stands in quotes anywhere, or is a name of several parts,
 *  as people write none in a sentence, says nothing of the run. */
import { readSubjectWord } from '../status-words.ts'
import type { Source } from './find-values.ts'
import { machineLabels } from './name-labels.ts'
import { readPairs } from './pairs.ts'
import { readSense } from './sense.ts'

/** @param job as told by a product that is known */
export function withoutNamed(job: string | undefined, source: Source): Source {
  const { lines } = source
  const hosts = source.pairs
    .find(machineLabels)
    .filter(name => name.length <= maxHost && identifier.test(name) && isTroublesome(name))
  const isName = job !== undefined && isTroublesome(job) && (isQuoted(job, lines) || identifier.test(job))
  const names = [...new Set([...(isName ? [job] : []), ...hosts])]
  if (names.length === 0) return source
  const without = (text: string) => names.reduce((rest, name) => rest.replaceAll(name, '-'), text)
  const body = without(lines.body)
  return {
    lines: { ...lines, subjects: lines.subjects.map(without), body },
    pairs: readPairs(body),
  }
}
const maxHost = 63

/** `Fehler-Archiv`, `errors_db`, `Error.01`: of more than one part, and no words. */
const identifier =
  /^(?=.*\p{L}{2})(?!.*[-_.](?:fail\p{L}*|error|aborted|missed|cancell?ed|fehlgeschlagen|abgebrochen|échou\p{L}*|échec|fallit[oa]|fallid[oa]|falhou|mislukt|mislykkedes|misslyckades)$)[\p{L}\d]+(?:[-_.][\p{L}\d]+)+$/iu

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
