/** Rubrik: event mails of a cluster. */
import { objectRow } from './object-row.ts'
import type { Product } from './product.ts'
import { restoring } from './restoring.ts'

export const rubrik: Product = {
  id: 'rubrik',
  name: 'Rubrik',
  languages: ['en'],
  sources: [
    'Sentences and IDs of events (Snapshot.BackupSucceeded, Mssql.LogBackupFailed), statuses, names of fields: events in scripts and answers of the API in public repositories on GitHub, looked up 2026-11-22',
  ],
  likely: [
    'Mails and webhooks have the sentence of the event, and its fields; "Queued", "Running" and "Scheduled" are no end of a run.',
  ],
  signs: [
    { in: 'subject', says: 'Rubrik', weight: 4 },
    { in: 'body', says: 'Rubrik', weight: 3 },
    { in: 'from', says: 'rubrik', weight: 3 },
  ],
  status: [
    {
      status: 'failure',
      label: ['Event status', 'Status', 'Last status'],
      as: /^(?:Fail|Cancel|TaskFailure|Critical).*/i,
    },
    { status: 'failure', in: 'anywhere', as: /\b(?:\w+\.)?\w*(?:Backup|Snapshot)\w*(?:Failed|Canceled)\b/ },
    {
      status: 'failure',
      in: 'anywhere',
      as: /(?:(?<!(?:\b0|\bno) )(?:failed|failure|cancell?ed)(?![\w ]{0,30}[:=\t] ?0(?!\d))).*/i,
    },
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
      as: /(?:completed\s+(?:the )?(?:backup|snapshot)|successfully (?:completed|took|backed up)|completed backup).*/i,
      calm: true,
    },
  ],
  job: [
    { label: ['Object', 'Object name'] },
    { in: 'anywhere', as: /(?:backup|snapshot) of [\w ]+ '([^'\n]+)'/i },
    { label: ['SLA Domain'] },
  ],
  machine: [
    // Of a database, its server.
    { label: ['Location'], as: /^([\w.-]+)\\/ },
    { label: ['Object', 'Object name', 'Location', 'Host'], as: /^(.+?)(?: \([^()]*\))?$/ },
  ],
  vault: [{ label: ['Cluster', 'Cluster name'] }],
  results: [objectRow],
}
