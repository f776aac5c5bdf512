/** Attempts that failed and were made again: `attempt 1 of 3 failed` says nothing of a run that later ended well. The
 *  last of the attempts does. */
import { foldCase } from '../text.ts'
import { isAboutRun } from './about-run.ts'
import type { Statement } from './statements.ts'

const attempt =
  /(?<!\p{L})(?:attempt|try|retry|versuch|essai|tentative|tentativo|tentativa|intento|poging|forsøg|forsøk|försök|prób[aay])(?: (?:no\.?|nr\.?|n°))? ?#?(\d{1,3}) ?(?:\/|of|von|sur|di|de|van|af|av|z) ?(\d{1,3})(?!\d)/u

/** @param said in the order of the text */
export function withoutRetried(said: readonly Statement[]): readonly Statement[] {
  if (!said.some(isRetried)) return said
  const lastBad = said.findLastIndex(one => isTrouble(one) && !isRetried(one))
  const lastGood = said.findLastIndex(one => one.sense === 'success' && isAboutRun(one))
  return said.filter((one, at) => !isRetried(one) || at > lastGood || lastBad > at)
}

function isTrouble({ sense }: Statement): boolean {
  return sense === 'failure' || sense === 'warning'
}

function isRetried(one: Statement): boolean {
  if (!isTrouble(one)) return false
  const [, made, all] = attempt.exec(foldCase(one.line)) ?? []
  return made !== undefined && Number(made) < Number(all)
}
