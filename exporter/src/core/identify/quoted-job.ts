/** A job may be called `Error DB`: what stands in quotes anywhere is a name, and says nothing of the run; neither does a
 *  name of several parts, as people write none in a sentence. */
import type { Source } from './find-values.ts'
import { readPairs } from './pairs.ts'
import { readSense } from './sense.ts'

export function withoutQuoted(job: string | undefined, { lines, pairs }: Source): Source {
  const sense = job === undefined ? 'nothing' : readSense(job)
  if (job === undefined || (sense !== 'failure' && sense !== 'warning')) return { lines, pairs }
  const isQuoted = [...lines.subjects, lines.body].some(text =>
    quotes.some(([open, close]) => text.includes(`${open}${job}${close}`)),
  )
  if (!isQuoted && !identifier.test(job)) return { lines, pairs }
  const without = (text: string) => text.replaceAll(job, '-')
  const body = without(lines.body)
  return {
    lines: { ...lines, subjects: lines.subjects.map(without), body },
    pairs: readPairs(body),
  }
}
/** `Fehler-Archiv`, `errors_db`, `Error.01`: of more than one part, and no words. */
const identifier =
  /^(?=.*\p{L}{2})(?!.*[-_.](?:fail\p{L}*|error|aborted|missed|cancell?ed|fehlgeschlagen|abgebrochen|échou\p{L}*|échec|fallit[oa]|fallid[oa]|falhou|mislukt|mislykkedes|misslyckades)$)[\p{L}\d]+(?:[-_.][\p{L}\d]+)+$/iu
const quotes = [
  ['"', '"'],
  ["'", "'"],
  ['„', '“'],
  ['“', '”'],
  ['«', '»'],
] as const
