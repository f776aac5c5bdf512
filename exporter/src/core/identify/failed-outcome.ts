/** What denies a success, whoever says it: a line of the text by which the whole run failed. */
import { isOutcome, isPlainOutcome } from './about-run.ts'
import { looksOf } from './looks.ts'
import type { MessageLines } from './message-lines.ts'
import { isTrouble } from './statements.ts'
import { readTables, tableHead } from './tables.ts'

/** A line of the text, not of a log, that says of the whole run that it failed: whatever the subject says, it did not
 *  simply succeed.
 *  @param kind `plain`: it cannot be said of a file */
export function findFailedOutcome(lines: MessageLines, kind: 'any' | 'plain'): string | undefined {
  const looks = looksOf(lines)
  const failed = looks
    .body()
    .filter(said => !said.isLog && (kind === 'plain' ? isPlainOutcome(said) : isOutcome(said)))
  if (!failed.some(({ line }) => line.includes('\t'))) return failed[0]?.line
  // Of a head of a table, what stands below it says so.
  const { heads, said } = readTables(lines.body, () => looks.mayInBody(tableHead))
  return (failed.find(({ line }) => !heads.has(line)) ?? said.find(isTrouble))?.line
}
