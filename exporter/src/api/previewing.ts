/** What the HTTP face asks of the rest of the service to try a check, and to begin one. */
import type { DraftJson, PreviewJson, ScheduleSuggestionJson } from './contract-checks.ts'

export type PreviewAsked = {
  /** As it was handed in. */
  readonly check: unknown
  readonly messageIds: readonly number[]
  readonly sample?: string
  readonly newest: number
}

export type DraftAsked = {
  readonly from:
    | { readonly kind: 'message'; readonly id: number }
    | { readonly kind: 'copy'; readonly checkId: string }
    | { readonly kind: 'template'; readonly id: string }
    | { readonly kind: 'name' }
  readonly name?: string
  readonly group?: string
}

export type Previewing = {
  /** @throws Refusal when a message is not there; the signal's reason when whoever asked has gone */
  preview(asked: PreviewAsked, signal: AbortSignal): Promise<PreviewJson>
  /** @throws Refusal when message or check are not there, or make no check */
  draft(asked: DraftAsked): Promise<DraftJson>
  /** @returns undefined when there is no such check */
  suggestSchedule(checkId: string): Promise<ScheduleSuggestionJson | undefined>
}
