/** Conditions in words, for reasons and previews: short, whatever the value's length. */
import type { Condition } from './condition.ts'
import { describeFigure } from './figures/figure-words.ts'
import { kindOfName } from './figures/kind.ts'
import { condense, shorten } from './text.ts'

const MAX_VALUE = 80

const operatorWords: Readonly<Record<string, string>> = {
  notContains: 'does not contain',
  startsWith: 'starts with',
  endsWith: 'ends with',
  complex: 'fits complex',
}

/** `subject contains "Success"`, `header x-status equals "ok" in any case`, `figure size < 1 GiB`. */
export function describeCondition(condition: Condition): string {
  const field = condition.field.replace(/^(header|figure):/, '$1 ')
  if (typeof condition.value === 'number')
    return `${field} ${condition.operator} ${describeValue(field.slice('figure '.length), condition.value)}`
  const operator = operatorWords[condition.operator] ?? condition.operator
  const ignoresCase = 'ignoreCase' in condition && condition.ignoreCase
  return `${field} ${operator} ${quote(condition.value)}${ignoresCase ? ' in any case' : ''}`
}

/** A figure of that name, in words. */
export function describeValue(name: string, value: number): string {
  return describeFigure(value, kindOfName(name))
}

/** One line, in quotes. */
function quote(text: string): string {
  return `"${shorten(condense(text), MAX_VALUE)}"`
}
