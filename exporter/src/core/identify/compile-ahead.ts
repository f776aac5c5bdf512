/** The engine compiles an expression when it is first run, and once more when it is run again. The largest take longer than
 *  anybody should wait for a turn: whoever is about to read many messages may have them compiled one by one before. */
import { counted, noTrouble } from '../no-trouble.ts'
import { administration } from './administration.ts'
import { harmless } from './sense.ts'

const large = [noTrouble, administration, counted, harmless]

/** @yields after each, so that whoever runs it can give others a turn */
export function* compileAhead(): Generator<undefined, void> {
  for (const expression of large)
    for (let time = 0; time < 2; time++) {
      expression.test('')
      yield
    }
}
