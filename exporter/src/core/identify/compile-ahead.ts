/** The engine compiles an expression when it is first run, once more when it is run again, and both for texts of Latin-1
 *  and for others. The largest take longer than anybody should wait for a turn: whoever is about to read many messages may
 *  have them compiled one by one before. */
import { variable } from '../subject-parts.ts'
import { administration } from './administration.ts'
import { notice } from './notices.ts'
import { workLooks } from './other-work.ts'
import { looked } from './sense.ts'

/** Characters of an expression; so many take some 5 ms. */
const large = 2500
const beyondLatin1 = '\u0100'

/** @yields after each, so that whoever runs it can give others a turn */
export function* compileAhead(): Generator<undefined, void> {
  const expressions = [...looked, administration, notice, ...workLooks, ...variable]
  for (const expression of expressions.filter(({ source }) => source.length > large))
    for (const text of ['', '', beyondLatin1, beyondLatin1]) {
      expression.lastIndex = 0
      expression.test(text)
      yield
    }
}
