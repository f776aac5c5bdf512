/** What the exit code of a command says about the run. 0 is success and everything else a failure, unless told
 *  otherwise; a command that was killed or never started is always a failure. */
import type { RunStatus } from './posted-report.ts'

/** Both ends count. */
type Range = { readonly from: number; readonly to: number }
export type ExitCodes = { readonly success: readonly Range[]; readonly warning: readonly Range[] }

/** Windows has exit codes of 32 bits. */
const largest = 0xffffffff

/** @param texts such as `1,3` or `1-7` @throws Error that quotes the text */
export function parseExitCodes(texts: {
  readonly success?: string | undefined
  readonly warning?: string | undefined
}): ExitCodes {
  const success = parseRanges(texts.success ?? '')
  const warning = parseRanges(texts.warning ?? '')
  const twice = success.find(one => warning.some(other => one.from <= other.to && other.from <= one.to))
  if (twice) throw new Error(`exit code ${twice.from} cannot mean success and warning`)
  return { success, warning }
}

export function readExitCode(code: number, { success, warning }: ExitCodes): RunStatus {
  const within = (ranges: readonly Range[]) => ranges.some(({ from, to }) => from <= code && code <= to)
  if (within(warning)) return 'warning'
  return code === 0 || within(success) ? 'success' : 'failure'
}

function parseRanges(text: string): readonly Range[] {
  if (text.trim() === '') return []
  return text.split(',').map(part => {
    const [, first, last = first] = /^\s*(\d{1,10})(?:\s*-\s*(\d{1,10}))?\s*$/.exec(part) ?? []
    const range = { from: Number(first), to: Number(last) }
    if (first === undefined || range.from > range.to || range.to > largest)
      throw new Error(`${JSON.stringify(text)} is no list of exit codes like "1,3" or "1-7"`)
    return range
  })
}
