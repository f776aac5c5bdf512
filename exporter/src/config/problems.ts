/** Gathers what is wrong with a configuration. Places are looked up at the end, and only for what is told. */
import type { ConfigFile } from './check-files.ts'
import { ConfigError, maxProblems, type Path, type Problem, pathText } from './problem.ts'

/** A text that takes work to write is written only when it is told. */
type LazyProblem = Omit<Problem, 'text'> & { readonly text: string | (() => string) }
type Told = { readonly file: ConfigFile; readonly problem: LazyProblem }

const enough = 20 * maxProblems

export type Problems = ReturnType<typeof createProblems>

export function createProblems() {
  const texts: string[] = []
  const told: Told[] = []
  return {
    add(file: ConfigFile, problem: LazyProblem) {
      told.push({ file, problem })
    },
    /** For what has no place in a file, or says it itself. */
    addText(text: string) {
      texts.push(text)
    },
    /** @returns whether the file is no YAML. */
    addSyntax(file: ConfigFile): boolean {
      const { syntax } = file.source
      for (const { line, column, text } of syntax) texts.push(`${file.shown}:${line}:${column}: ${text}`)
      return syntax.length > 0
    },
    /** There are so many already that reading on would only cost time. */
    full: () => told.length >= enough,
    any: () => texts.length + told.length > 0,
    toError(): ConfigError {
      // Places of the first ones only: each may cost a parse.
      const located = told.slice(0, maxProblems).map(locate).toSorted(byPlace)
      const rest = told.slice(maxProblems).map(() => '')
      return new ConfigError([...texts, ...located.map(({ text }) => text), ...rest])
    },
  }
}

function locate({ file, problem }: Told) {
  const { line, column } = file.source.find(problem.path, problem.at)
  const where = pathText(problem.path)
  const what = typeof problem.text === 'string' ? problem.text : problem.text()
  const text = `${placeText(file, { line, column })}: ${where ? `${where}: ` : ''}${what}`
  return { file: file.shown, line, column, text }
}

type Located = ReturnType<typeof locate>

/** Files stay in the order in which they were read. */
function byPlace(a: Located, b: Located): number {
  return a.file === b.file ? a.line - b.line || a.column - b.column : 0
}

/** Where a path of a file stands, for a problem that names a second place. */
export function placeOf(file: ConfigFile, path: Path): string {
  return placeText(file, file.source.find(path))
}

function placeText(file: ConfigFile, { line, column }: { line: number; column: number }): string {
  return `${file.shown}:${line}:${column}`
}
