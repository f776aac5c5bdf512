/** Proxmox VE: vzdump and replication. Warnings leave the subject at "successful" and stand in the log alone; a good run
 *  may log an ERROR of the freezing of a guest. */
import type { Product } from './product.ts'

export const proxmoxVe: Product = {
  id: 'proxmox-ve',
  name: 'Proxmox VE',
  languages: ['en'],
  sources: [
    'Templates of pve-manager (vzdump, replication); as gathered in a survey of such messages, 2026-11',
    'Older form with a row TOTAL: mails up to release 8.0, described in issue trackers; as gathered in a survey of such messages, 2026-11',
  ],
  signs: [
    { in: 'subject', says: 'vzdump backup status', weight: 4 },
    { in: 'body', says: 'vzdump backup status', weight: 4 },
    { in: 'body', says: 'fields.type: vzdump', weight: 4 },
    { in: 'from', says: 'vzdump backup tool', weight: 4 },
    { in: 'body', says: 'INFO: starting new backup job: vzdump', weight: 3 },
    { in: 'body', says: 'VMID', as: /^VMID\tName\tStatus\tTime\tSize/i, weight: 2 },
    { in: 'subject', says: 'Replication Job:', as: /Replication Job: '\d+-\d+'/, weight: 4 },
  ],
  status: [
    { status: 'failure', in: 'subject', as: /Replication Job: .+ failed/ },
    {
      status: 'failure',
      in: 'anywhere',
      as: /vzdump backup status \(.*\) ?: (?:backup )?(?:failed|aborted|error).*/i,
    },
    { status: 'failure', label: ['severity'], as: /^error$/ },
    { status: 'failure', in: 'body', as: /^\d{3,9}(?:\t[^\t]+\t| \S+ )(?:err|failed)[\t ].*/i },
    { status: 'failure', in: 'body', as: /^(?:job errors|TASK ERROR: .+)$/ },
    { status: 'warning', in: 'body', as: /(?:WARN|WARNING): .+/ },
    { status: 'warning', in: 'body', as: /^\d{3,9}\t[^\t]+\ttodo\t.*/i },
    { status: 'success', in: 'anywhere', as: /vzdump backup status \(.*\) ?: backup successful.*/i },
    { status: 'success', in: 'body', as: /INFO: Backup job finished successfully/ },
  ],
  job: [
    { label: ['fields.job-id', 'job-id'] },
    { in: 'subject', as: /Replication Job: '([^']+)'/ },
    { in: 'anywhere', as: /vzdump backup status \(([^)]+)\)/ },
  ],
  machine: [
    { label: ['fields.hostname', 'hostname', 'Node'] },
    { in: 'anywhere', as: /vzdump backup status \(([^)]+)\)/ },
  ],
  figures: {
    size: [
      { label: ['Total size'] },
      { in: 'body', as: /^TOTAL[\t ]+(?:[\d:]+[\t ]+)?([\d.]+ ?\w+)$/ },
      { in: 'body', as: /^\d{3,9}\t[^\t]+\t\w+\t[\w .]+\t([\d.]+ ?[KMGTP]?i?B)/i, sum: true },
    ],
    duration: [
      { label: ['Total running time', 'Duration'] },
      { in: 'body', as: /^TOTAL[\t ]+([\d:]+)/ },
      { in: 'body', as: /^\d{3,9}\t[^\t]+\t(?:ok|err|failed)\t([\w: ]+)\t/i, sum: true },
    ],
    startedAt: [
      { label: ['Start Time'] },
      { in: 'body', as: /^\d+: (\d{4}-\d\d-\d\d \d\d:\d\d:\d\d) INFO: Starting Backup/ },
    ],
    endedAt: [{ label: ['End Time'] }],
  },
  results: [
    {
      as: /^(?<object>\d{3,9}\t[^\t]+)\t(?<status>ok|err|failed|todo|warn\w*)\t(?<duration>[\w: ]+)(?:\t(?<size>[\d.]+ ?[KMGTP]?i?B))?/i,
      words: { ok: 'success', err: 'failure', failed: 'failure', todo: 'failure' },
    },
    {
      as: /^(?<object>\d{3,9} [\w.-]+) (?<status>ok|err|failed|todo) (?<duration>[\d:]+) (?<size>[\d.]+ ?[KMGTP]?i?B)/i,
      words: { ok: 'success', err: 'failure', failed: 'failure', todo: 'failure' },
    },
  ],
}
