/** Checks that are handed in as values instead of standing in a file. They are read by the same code as those of
 *  files, under the defaults, the zone and the calendars of the configuration in force; what is wrong is told by the
 *  path inside the check. */
import type { CheckDefinition } from '../core/check.ts'
import { compileCondition } from '../core/condition-test.ts'
import { figuresOf } from '../core/figures/figure-rules.ts'
import { compileSchedule } from '../core/schedule.ts'
import { type CheckContext, checkFromYaml, createKept } from './check-from-yaml.ts'
import { createCronEngine } from './cron.ts'
import { deepFreeze } from './freeze.ts'
import { maxProblems, type Problem, pathText } from './problem.ts'
import { createRegexEngine } from './regex.ts'

/** `field` such as `status.success.all[0].contains`; empty when it is the check as a whole. */
export type WrongField = { readonly field: string; readonly detail: string }

type ReadCheck =
  | { readonly ok: true; readonly definition: CheckDefinition }
  | { readonly ok: false; readonly errors: readonly WrongField[] }

/** What one reader reads shares what is equal, so that thousands of checks take little memory: use one for all that
 *  belong together, and drop it then. */
export type CheckReader = (check: unknown) => ReadCheck

/** What the configuration lays down for every check. */
export type CheckSurroundings = Pick<CheckContext, 'folder' | 'zone' | 'senders' | 'defaults' | 'holidaysOf'>

export function createCheckReader(surroundings: CheckSurroundings): CheckReader {
  const context: CheckContext = { ...surroundings, ...createVerifiers() }
  return check => {
    const read = checkFromYaml(check, [], context)
    return read.ok
      ? { ok: true, definition: deepFreeze(read.value) }
      : { ok: false, errors: read.problems.slice(0, maxProblems).map(toWrongField) }
  }
}

/** With engines of their own: what these keep compiled goes with them. */
export function createVerifiers(): Pick<
  CheckContext,
  'kept' | 'verifyCondition' | 'verifyFigure' | 'verifySchedule'
> {
  const regex = createRegexEngine()
  const cron = createCronEngine()
  return {
    kept: createKept(),
    verifyCondition: (condition, look) => void compileCondition(condition, look, { regex }),
    verifyFigure: rule => figuresOf(rule, { regex }),
    verifySchedule: definition => void compileSchedule(definition, { cron }),
  }
}

function toWrongField({ path, text }: Problem): WrongField {
  return { field: pathText(path), detail: text }
}
