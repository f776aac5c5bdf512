/** What was taken from where in a draft, in words, for people to judge. */
import type { Learned, LearnedSchedule } from './learn-schedule.ts'
import { describeLearned, evidenceWords } from './learning/words.ts'
import { findNoResultMark, type Message } from './message.ts'

export const noSuccess =
  'Every message counts as a failure until a rule of the status says what a success is.'

type Matching = {
  readonly alias: string | undefined
  /** Others send there, too. */
  readonly shared: boolean
  /** Of the conditions. */
  readonly fields: readonly string[]
  /** Stored messages that fit, beside the one that the draft was made from. */
  readonly others: number
}

export function matchHint({ alias, shared, fields, others }: Matching): string {
  const also =
    others === 0
      ? 'No other stored message does.'
      : others === 1
        ? 'One more stored message does.'
        : `${others} more stored messages do.`
  if (alias !== undefined && !shared)
    return `Takes what is sent to the alias ${alias}, whatever it says, as this message was. ${also}`
  const where = alias === undefined ? '' : ` and came to the alias ${alias}, as those of others do`
  if (fields.includes('source'))
    return 'Nothing in sender or subject tells this message from others: give it a condition on its text.'
  if (!fields.includes('subject'))
    return `Takes all messages that come from this sender${where}: nothing in the subject lasts. ${also}`
  const of = [...new Set(fields)].join(' and ')
  return `Takes messages that have the lasting parts of ${of}${where}. ${also}`
}

export function scheduleHints(learned: LearnedSchedule, zone: string): readonly string[] {
  return [`Expected ${describeLearned(learned)}: so came those that fit.`, ...evidenceWords(learned, zone)]
}

export function everyDayHint(nothing: Exclude<Learned, { readonly kind: 'found' }>): string {
  return `Expected every day: ${nothing.kind === 'too few' ? 'too few stored messages fit' : 'those that fit came at no regular distance'} to say more.`
}

export function noResultHints(message: Message): readonly string[] {
  const mark = findNoResultMark(message)
  return mark ? [`The message itself counts for no result: it is marked ${mark}.`] : []
}
