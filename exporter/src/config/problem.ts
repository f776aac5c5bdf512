/** What is wrong in a configuration. Every problem says where, what, and what would be right; all of them are
 *  told at once, up to a limit that keeps the list readable. */

export type Path = readonly (string | number)[]

/** `text` reads `what: what would be right`. `at: 'key'` points at the key itself instead of its value. */
export type Problem = { readonly path: Path; readonly text: string; readonly at?: 'key' | 'value' }

export const maxProblems = 50

/** Stops a start and refuses a reload. The message lists every problem on a line of its own. */
export class ConfigError extends Error {
  override readonly name = 'ConfigError'
  readonly problems: readonly string[]
  constructor(problems: readonly string[], options?: ErrorOptions) {
    const more = problems.length - maxProblems
    const listed = problems.slice(0, maxProblems)
    if (more > 0) listed.push(`and ${more} more problem${more === 1 ? '' : 's'}`)
    super(listed.join('\n'), options)
    this.problems = listed
  }
}

/** `checks[2].match.all[0].field`; a key that is no plain word stands in quotes. */
export function pathText(path: Path): string {
  return path
    .map((part, at) => {
      if (typeof part === 'number') return `[${part}]`
      if (!/^[\w-]+$/.test(part)) return `[${JSON.stringify(part)}]`
      return at === 0 ? part : `.${part}`
    })
    .join('')
}

const maxShown = 80

/** A value as a person would recognise it in the file. */
export function show(value: unknown): string {
  if (value === undefined || value === null) return 'nothing'
  if (Array.isArray(value)) return 'a list'
  if (typeof value === 'object') return 'a map'
  if (typeof value !== 'string') return `the ${typeof value} ${value}`
  return JSON.stringify(value.length > maxShown ? `${value.slice(0, maxShown)}…` : value)
}
