/** Requests about checks that need not be written: suggested by what waits, or begun with a product's rules. */
import type {
  AcceptAnswer,
  AcceptRequest,
  SuggestionsJson,
  TemplatesJson,
} from '../../../exporter/src/api/contract-checks.ts'
import { call } from './call.ts'
import type { Signal } from './looking.ts'

export const readSuggestions = (signal?: Signal) => call<SuggestionsJson>('/suggestions', { signal })
export const acceptSuggestions = (body: AcceptRequest) =>
  call<AcceptAnswer>('/suggestions/accept', { method: 'POST', body })
export const readTemplates = (signal?: Signal) => call<TemplatesJson>('/templates', { signal })
