/** Long lists of labels, written as lines. */

/** @param lines divided by commas, also from line to line */
export function labels(...lines: readonly string[]): readonly string[] {
  return lines.join('').split(', ')
}
