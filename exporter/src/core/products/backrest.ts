/** Backrest: its list of operations and its notifications. */
import type { Product } from './product.ts'

export const backrest: Product = {
  id: 'backrest',
  name: 'Backrest',
  languages: ['en'],
  sources: [
    'Operation fields of the API: repository of the project; as gathered in a survey of such messages, 2026-11',
  ],
  signs: [
    { in: 'body', says: 'operations.planId', weight: 4 },
    { in: 'body', says: 'Backrest', weight: 2 },
    { in: 'subject', says: 'Backrest', weight: 3 },
  ],
  status: [
    {
      status: 'failure',
      label: ['operations.status'],
      as: /^(?:STATUS_)?(?:error|failed|system_cancelled|user_cancelled).*/i,
    },
    { status: 'warning', label: ['operations.status'], as: /^(?:STATUS_)?warning.*/i },
    { status: 'none', label: ['operations.status'], as: /^(?:STATUS_)?(?:inprogress|pending|running).*/i },
    { status: 'success', label: ['operations.status'], as: /^(?:STATUS_)?success$/i },
  ],
  job: [{ label: ['operations.planId', 'Plan'] }],
  figures: {
    startedAt: [{ label: ['operations.unixTimeStartMs'] }],
    endedAt: [{ label: ['operations.unixTimeEndMs'] }],
  },
}
