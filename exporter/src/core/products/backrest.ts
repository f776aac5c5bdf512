/** Backrest: its notifications, and its list of operations. An event of a snapshot decides; checks, prunes and beginnings
 *  are no run unless they fail. */
import type { Product } from './product.ts'

export const backrest: Product = {
  id: 'backrest',
  name: 'Backrest',
  languages: ['en'],
  sources: [
    'Default texts of the hooks, names of the events, units: hookvars.go of the repository on GitHub, looked up 2026-11-22',
    'Operation fields of the API: repository of the project; as gathered in a survey of such messages, 2026-11',
  ],
  likely: ['"snapshot end" comes beside a success and a failure: without an error it is a success.'],
  signs: [
    { in: 'body', says: 'operations.planId', weight: 4 },
    { in: 'body', says: 'Backrest Snapshot Notification', weight: 9 },
    { in: 'body', says: 'Backrest Notification', weight: 9 },
    { in: 'body', says: 'Backrest Error', weight: 9 },
    { in: 'body', says: 'Backrest', as: /(?<!pg)backrest/i, weight: 2 },
    { in: 'subject', says: 'Backrest', as: /(?<!pg)backrest/i, weight: 3 },
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
    { status: 'failure', label: ['Event'], as: /^(?:\w+ )?error$/i },
    { status: 'failure', in: 'body', as: /^Backrest Error.*/ },
    { status: 'warning', label: ['Event'], as: /^snapshot (?:warning|skipped)$/i },
    { status: 'failure', label: ['Error'], as: /^.*\w.*/ },
    { status: 'none', label: ['Event'], as: /^(?:\w+ start|(?:prune|check|forget) success)$/i },
    { status: 'success', label: ['Event'], as: /^snapshot (?:success|end)$/i },
  ],
  job: [
    { label: ['operations.planId', 'Plan'] },
    { label: ['Task'], as: /(?:for|of) plan "([^"]+)"/ },
    { label: ['Task'], as: /^"?(.+?)"? at \d{4}-/ },
  ],
  vault: [{ label: ['Repo'] }],
  figures: {
    size: [{ label: ['Total bytes processed'], base: 1000 }],
    transferred: [{ label: ['Data added'], base: 1000 }],
    duration: [{ label: ['Total duration'] }],
    startedAt: [{ label: ['operations.unixTimeStartMs'] }],
    endedAt: [{ label: ['operations.unixTimeEndMs'] }],
  },
}
