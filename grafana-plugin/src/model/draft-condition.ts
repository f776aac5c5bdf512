/** One condition while it is edited: a field, exactly one operator, a value. */
import type { ConditionYaml } from '../../../exporter/src/api/contract-checks.ts'

export const textOperators = [
  { id: 'contains', title: 'contains' },
  { id: 'notContains', title: 'does not contain' },
  { id: 'equals', title: 'is' },
  { id: 'startsWith', title: 'begins with' },
  { id: 'endsWith', title: 'ends with' },
  { id: 'matches', title: 'fits regular expression' },
  { id: 'complex', title: 'fits words (complex)' },
] as const
export const numberOperators = [
  { id: '>', title: '>' },
  { id: '>=', title: '≥' },
  { id: '<', title: '<' },
  { id: '<=', title: '≤' },
  { id: '=', title: '=' },
] as const
type TextOperator = (typeof textOperators)[number]['id']
type NumberOperator = (typeof numberOperators)[number]['id']
export type Operator = TextOperator | NumberOperator

export const plainFields = [
  { id: 'subject', title: 'Subject' },
  { id: 'body', title: 'Text' },
  { id: 'from', title: 'From' },
  { id: 'to', title: 'To, Cc' },
  { id: 'originallyTo', title: 'Originally to' },
  { id: 'attachment', title: 'Name of an attachment' },
  { id: 'source', title: 'Intake' },
] as const

/** What the value of an operator is like, for those who do not know it by heart. */
export const operatorHelp: { readonly [operator in Operator]?: string } = {
  contains: 'The text stands somewhere in the field.',
  notContains: 'The text stands nowhere in the field.',
  equals: 'The field is this text and nothing more.',
  matches: 'RE2 syntax, such as "(?i)job .* (ok|done)". Lookaheads are not taken: use a second condition.',
  complex:
    '"a phrase" and words must be there, -word must not, (a b) is one of them, a | b the one or the other, word{3} at least three times, word:"0 failed" stands alone.',
  '>': 'A number, or with its unit: 1.5 GB, 2 hours.',
  '>=': 'A number, or with its unit: 1.5 GB, 2 hours.',
  '<': 'A number, or with its unit: 1.5 GB, 2 hours.',
  '<=': 'A number, or with its unit: 1.5 GB, 2 hours.',
  '=': 'A number, or with its unit: 1.5 GB, 2 hours.',
}

export function newCondition(field = 'subject'): ConditionYaml {
  return field.startsWith('figure:') ? { field, '>': '' } : { field, contains: '' }
}

export function operatorOf(condition: ConditionYaml): Operator {
  const known = [...textOperators, ...numberOperators].find(({ id }) => condition[id] !== undefined)
  return known?.id ?? 'contains'
}

export function conditionValue(condition: ConditionYaml): string {
  return String(condition[operatorOf(condition)] ?? '')
}

export function isFigureField(field: string): boolean {
  return field.startsWith('figure:')
}

/** Figures are compared, texts are searched: the operator follows the field where it must. */
export function setField(condition: ConditionYaml, field: string): ConditionYaml {
  const operator = operatorOf(condition)
  const isNumber = numberOperators.some(({ id }) => id === operator)
  if (isFigureField(field) === isNumber)
    return build(field, operator, conditionValue(condition), condition.ignoreCase)
  return isFigureField(field)
    ? build(field, '>', '', undefined)
    : build(field, 'contains', conditionValue(condition), undefined)
}

export function setOperator(condition: ConditionYaml, operator: Operator): ConditionYaml {
  return build(condition.field, operator, conditionValue(condition), condition.ignoreCase)
}

export function setValue(condition: ConditionYaml, value: string): ConditionYaml {
  return build(condition.field, operatorOf(condition), value, condition.ignoreCase)
}

export function setIgnoreCase(condition: ConditionYaml, ignoreCase: boolean): ConditionYaml {
  return build(condition.field, operatorOf(condition), conditionValue(condition), ignoreCase)
}

/** A plain number is written as one: `"0"` would stand in quotes in the YAML. */
function build(
  field: string,
  operator: Operator,
  text: string,
  ignoreCase: boolean | undefined,
): ConditionYaml {
  const isNumber = numberOperators.some(({ id }) => id === operator)
  const value =
    isNumber && /^-?\d{1,15}(\.\d{1,6})?$/.test(text) && String(Number(text)) === text ? Number(text) : text
  return { field, [operator]: value, ...(ignoreCase && !isNumber && { ignoreCase: true }) }
}

/** Of `header:NAME` and `figure:NAME`; undefined for the plain fields. */
export function splitField(
  field: string,
): { readonly kind: 'header' | 'figure'; readonly name: string } | undefined {
  const found = /^(header|figure):(.*)$/s.exec(field)
  const [, kind, name = ''] = found ?? []
  return kind === 'header' || kind === 'figure' ? { kind, name } : undefined
}

/** `Subject contains "Success"`. */
export function describeCondition(condition: ConditionYaml): string {
  const named = splitField(condition.field)
  const field = plainFields.find(({ id }) => id === condition.field)?.title ?? named?.name ?? condition.field
  const operator = operatorOf(condition)
  const title = [...textOperators, ...numberOperators].find(({ id }) => id === operator)?.title ?? operator
  const value = isFigureField(condition.field)
    ? conditionValue(condition)
    : JSON.stringify(conditionValue(condition))
  return `${field} ${title} ${value}${condition.ignoreCase ? ' in any letter case' : ''}`
}
