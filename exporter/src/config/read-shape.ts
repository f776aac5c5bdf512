/** Holds a value against its schema and tells every difference as a problem. */
import type { z } from 'zod'
import { numberOperators, textOperators } from './condition-schema.ts'
import { didYouMean } from './near-miss.ts'
import { type Path, type Problem, show } from './problem.ts'

type Issue = z.core.$ZodIssue
export type Shaped<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly problems: readonly Problem[] }

export function readShape<T>(schema: z.ZodType<T>, value: unknown, base: Path = []): Shaped<T> {
  let parsed: ReturnType<typeof schema.safeParse>
  try {
    parsed = schema.safeParse(value, { error: describe })
  } catch (error) {
    if (!(error instanceof RangeError)) throw error
    // Blocks inside blocks without end: the schema's own recursion is at its end.
    return { ok: false, problems: [{ path: base, text: 'is nested too deeply to be read' }] }
  }
  if (parsed.success) return { ok: true, value: parsed.data }
  return { ok: false, problems: parsed.error.issues.flatMap(issue => toProblems(issue, base)) }
}

/** Texts for what the schemas themselves have no words for. Several unknown keys share an issue: a line each. */
function describe(issue: z.core.$ZodRawIssue): string | undefined {
  if (issue.code === 'unrecognized_keys') {
    const known = knownKeys(issue.inst)
    return issue.keys.map(key => unknownKey(key, known)).join('\n')
  }
  if (issue.code !== 'invalid_type') return undefined
  if (issue.expected === 'object' || issue.expected === 'record')
    return issue.input === undefined ? 'is missing: give a map' : `is ${show(issue.input)}: expected a map`
  return undefined
}

function knownKeys(schema: unknown): readonly string[] {
  const shape = typeof schema === 'object' && schema !== null && 'shape' in schema ? schema.shape : undefined
  return typeof shape === 'object' && shape !== null ? Object.keys(shape) : []
}

const operators: readonly string[] = [...textOperators, ...numberOperators]

function unknownKey(key: string, known: readonly string[]): string {
  const isCondition = known.includes('field')
  const near = didYouMean(key, known)
  const choices = isCondition
    ? `perators are ${operators.join(' ')}`
    : `eys here are ${known.length ? known.join(', ') : 'none'}`
  const first = isCondition ? 'o' : 'k'
  return `is an unknown ${isCondition ? 'operator or key' : 'key'}:${near} ${near ? first.toUpperCase() : first}${choices}`
}

function toProblems(issue: Issue, base: Path): readonly Problem[] {
  const path = [...base, ...issue.path.filter(part => typeof part !== 'symbol')]
  if (issue.code === 'unrecognized_keys') {
    const texts = issue.message.split('\n')
    return issue.keys.map((key, at) => ({
      path: [...path, key],
      text: texts[at] ?? issue.message,
      at: 'key',
    }))
  }
  if (issue.code === 'invalid_key') {
    const [first] = issue.issues
    return [{ path, text: first?.message ?? issue.message, at: 'key' }]
  }
  if (issue.code === 'invalid_union') {
    const branch = nearestBranch(issue.errors)
    if (branch) return branch.flatMap(inner => toProblems(inner, path))
  }
  return [{ path, text: issue.message }]
}

/** The form somebody meant is the one with the fewest strange and missing keys. A union of bare values has no such
 *  form, and its own text says more. */
function nearestBranch(branches: readonly (readonly Issue[])[]): readonly Issue[] | undefined {
  const tried = branches.filter(branch =>
    branch.some(issue => issue.code === 'unrecognized_keys' || issue.path.length),
  )
  const weigh = (branch: readonly Issue[]) =>
    branch.reduce((sum, issue) => sum + (issue.code === 'unrecognized_keys' ? issue.keys.length * 10 : 1), 0)
  return tried.toSorted((a, b) => weigh(a) - weigh(b))[0]
}
