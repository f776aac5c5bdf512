/** A mail that a check would take for a success, made of the very words its rules ask for. Only rules that are plain
 *  enough to be met word by word give one. */
import type { CheckDefinition } from './check.ts'
import type { Block, Condition } from './condition.ts'

export type SampleMail = { readonly alias: string; readonly subject: string; readonly body: string }

/** @returns undefined when the check has no alias word, or rules that cannot be met by putting words together */
export function findSampleMail({ match, status }: CheckDefinition): SampleMail | undefined {
  const { success } = status.blocks
  if (!match.alias || match.alias.includes('@') || !success) return undefined
  const wanted = [...(match.block ? leaves(match.block) : []), ...leaves(success)]
  const words = wanted.map(toWords)
  if (words.some(word => word === undefined)) return undefined
  const of = (field: Condition['field']) => [
    ...new Set(words.flatMap(word => (word && word.field === field ? [word.text] : []))),
  ]
  const subject = of('subject').join(' - ') || 'Backup finished'
  return { alias: match.alias, subject, body: of('body').join(', ') || 'All files saved.' }
}

function leaves(block: Block): readonly (Condition | undefined)[] {
  const parts = block.quantifier === 'all' ? block.parts : block.parts.slice(0, 1)
  return parts.flatMap(part => ('parts' in part ? leaves(part) : [part]))
}

function toWords(condition: Condition | undefined) {
  if (condition?.operator !== 'contains') return undefined
  const { field, value } = condition
  return field === 'subject' || field === 'body' ? { field, text: value } : undefined
}
