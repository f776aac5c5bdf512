/** What the HTTP face asks of the rest of the service about checks for messages that wait. */
import type { AcceptAnswer, AcceptRequest, SuggestionsJson } from './contract-checks.ts'

export type AcceptAsked = AcceptRequest

export type Suggestions = {
  /** Reads on for a moment, and answers with what is known then. */
  suggestions(): Promise<SuggestionsJson>
  /** Makes managed checks. What cannot be is told, and does not keep the others from being made. */
  accept(asked: AcceptAsked, who: string): Promise<AcceptAnswer>
}
