/** Regular expressions that run in time linear to the text (RE2's syntax). What that engine cannot run so is refused when
 *  the configuration is read, with the reason; never when a message is waiting. */
import { RE2JS } from 're2js'
import type { GroupTexts, Regex, RegexEngine } from '../core/condition.ts'

export const MAX_PATTERN_LENGTH = 5_000
/** A compiled pattern takes about 10 KB, and the index of checks leaves few to be asked: those asked last are kept. */
const MAX_KEPT = 2_000

/** An engine of its own: what one keeps compiled is shared by all patterns given to it. */
export function createRegexEngine(): RegexEngine {
  const kept = new Map<string, RE2JS>()

  function compiled(pattern: string, flags: number): RE2JS {
    const key = `${flags} ${pattern}`
    const known = kept.get(key)
    const regex = known ?? compile(pattern, flags)
    if (known) kept.delete(key)
    kept.set(key, regex)
    if (kept.size > MAX_KEPT) for (const oldest of kept.keys()) if (kept.delete(oldest)) break
    return regex
  }

  return (pattern, { ignoreCase }): Regex => {
    const flags = ignoreCase ? RE2JS.CASE_INSENSITIVE : 0
    const named = compiled(pattern, flags).namedGroups()
    const groupNames = Object.keys(named).sort((a, b) => (named[a] ?? 0) - (named[b] ?? 0))
    return {
      test: text => compiled(pattern, flags).test(text),
      groupNames,
      groups: text => placesIn(compiled(pattern, flags), groupNames, text),
    }
  }
}

function* placesIn(regex: RE2JS, names: readonly string[], text: string): Generator<GroupTexts> {
  const matcher = regex.matcher(text)
  while (matcher.find()) yield Object.fromEntries(names.map(name => [name, matcher.group(name)]))
}

function compile(pattern: string, flags: number): RE2JS {
  if (pattern.length > MAX_PATTERN_LENGTH)
    throw new Error(
      `the regular expression has ${pattern.length} characters; up to ${MAX_PATTERN_LENGTH} are taken`,
    )
  try {
    return RE2JS.compile(pattern, flags)
  } catch (cause) {
    throw new Error(`${explain(pattern, cause)} (the syntax is RE2's)`, { cause })
  }
}

const linear = 'it cannot be run in linear time'
/** What people bring along from other engines, most telling first. */
const foreign: readonly (readonly [RegExp, string])[] = [
  [/^\(\?=/, `a lookahead (?=…): ${linear}; use a second condition with notContains or contains instead`],
  [/^\(\?!/, `a negative lookahead (?!…): ${linear}; use a second condition with notContains instead`],
  [/^\(\?<[=!]/, `a lookbehind (?<=…) or (?<!…): ${linear}; use \\b, or a second condition instead`],
  [/^\(\?>/, `an atomic group (?>…): ${linear}, nor is it needed here: use (?:…)`],
  [/^\\[1-9]/, `a back-reference such as \\1: ${linear}; repeat the expression instead`],
  [/^\\k[<{']|^\(\?P=/, `a back-reference by name: ${linear}; repeat the expression instead`],
  [/^\(\?(?:R|[0-9&]|P>)/, `a recursion: ${linear}`],
  [/^\(\?\(/, `a conditional group: ${linear}; use a|b instead`],
  [/^\(\?#/, 'a comment (?#…), which is not known here; leave it out'],
  [/^\(\?[a-zA-Z-]*x/, 'the flag x, which is not known here; write the expression on one line'],
  [/^\\Z/, '\\Z, which is not known here; use \\z'],
  [/^\\u/, '\\u, which is not known here; write \\x{20AC}'],
  [/^\\h/, '\\h, which is not known here; write [ \\t]'],
  [/^\\R/, '\\R, which is not known here; write \\r?\\n'],
]

function explain(pattern: string, cause: unknown): string {
  const said = cause instanceof Error ? cause.message.replace(/^error parsing regexp: /, '') : String(cause)
  for (const [at, construct] of constructs(pattern)) {
    const reason = foreign.find(([start]) => start.test(construct))?.[1]
    if (reason) return `the regular expression has, at character ${at + 1}, ${reason}`
  }
  if (said.startsWith('invalid nested repetition operator'))
    return `the regular expression has two repetitions in a row: ${said}; a possessive a++ is not needed here`
  if (said.startsWith('invalid repeat count'))
    return `the regular expression repeats too often: ${said}; up to {1000} in all is taken`
  return `the regular expression cannot be read: ${said}`
}

/** Where a backslash or a `(?` begins something, outside of character classes. */
function* constructs(pattern: string): Generator<readonly [number, string]> {
  const token = /\\.|\[\^?\]?(?:\\.|[^\\\]])*\]|\(\?/gs
  for (const match of pattern.matchAll(token))
    if (!match[0].startsWith('[')) yield [match.index, pattern.slice(match.index)]
}
