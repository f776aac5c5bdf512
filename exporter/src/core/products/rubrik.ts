/** Rubrik: event mails of a cluster. */
import { objectRow } from './object-row.ts'
import type { Product } from './product.ts'
import { restoring } from './restoring.ts'

export const rubrik: Product = {
  id: 'rubrik',
  name: 'Rubrik',
  languages: ['en'],
  sources: [
    'Event types and statuses: Rubrik documentation, Notification settings; from memory, not looked up',
  ],
  likely: ['The sentence of the event decides; "Queued", "Running" and "Scheduled" are no end of a run.'],
  signs: [
    { in: 'subject', says: 'Rubrik', weight: 4 },
    { in: 'body', says: 'Rubrik', weight: 3 },
    { in: 'from', says: 'rubrik', weight: 3 },
  ],
  status: [
    {
      status: 'failure',
      label: ['Event status', 'Status', 'Last status'],
      as: /^(?:Fail|Cancel|TaskFailure).*/i,
    },
    { status: 'failure', in: 'anywhere', as: /(?:failed|failure|canceled|cancelled).*/i },
    { status: 'warning', label: ['Event status', 'Status', 'Last status'], as: /^(?:Warn|Partial).*/i },
    {
      status: 'none',
      label: ['Event status', 'Status', 'Last status'],
      as: /^(?:Queued|Running|Scheduled|TaskSuccess|Info).*/i,
    },
    ...restoring,
    { status: 'success', label: ['Event status', 'Status', 'Last status'], as: /^Success.*/i },
    {
      status: 'success',
      in: 'anywhere',
      as: /(?:completed (?:the )?(?:backup|snapshot)|successfully (?:completed|took|backed up)|completed backup).*/i,
      calm: true,
    },
  ],
  job: [{ label: ['Object', 'Object name', 'SLA Domain'] }],
  machine: [{ label: ['Object', 'Object name', 'Location', 'Host'] }],
  vault: [{ label: ['Cluster', 'Cluster name'] }],
  results: [objectRow],
}
