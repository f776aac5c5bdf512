/** UrBackup: mails about clients whose backups failed or are overdue, and report mails per backup. */
import type { Product } from './product.ts'

export const urbackup: Product = {
  id: 'urbackup',
  name: 'UrBackup',
  languages: ['en'],
  sources: [
    "Log lines at the end of a backup: the server's sources on GitHub, looked up 2026-11-22",
    'Mails: administration manual; from memory, not looked up',
  ],
  likely: ['Log levels: an error in the log makes the backup a failure, a warning a warning.'],
  signs: [
    { in: 'subject', says: 'UrBackup', weight: 4 },
    { in: 'body', says: 'UrBackup', weight: 3 },
    { in: 'from', says: 'urbackup', weight: 3 },
  ],
  status: [
    {
      status: 'failure',
      in: 'anywhere',
      as: /(?:backup (?:of .+ )?failed|ERROR: |Backup had (?:a )?(?:fatal|early) error|(?:Errors?|Info): [1-9]\d* errors?|Backup not complete|Client is offline|no (?:recent|file|image) backup|backup not ok|Backup failed).*/i,
    },
    { status: 'failure', label: ['Errors'], as: /^[1-9]\d*/ },
    { status: 'warning', in: 'anywhere', as: /(?:WARNING: |Warnings?: [1-9]).*/i },
    {
      status: 'success',
      in: 'anywhere',
      as: /(?:Backup (?:of .+ )?(?:succeeded|finished|was successful|done)|successful(?:ly)? (?:completed|finished)).*/i,
      calm: true,
    },
  ],
  job: [{ in: 'anywhere', as: /((?:incremental|full|resumed)(?: \w+)* (?:file|image) backup)/i }],
  machine: [
    { in: 'anywhere', as: /(?:client|backup of(?: client)?|for client) "?([\w.-]+)"?/i },
    { label: ['Client', 'Client name'] },
  ],
  figures: {
    size: [{ in: 'body', as: /(?:Backed up|Transferred|Size:?|Total size:?) ([\d.]+ ?[KMGT]?i?B)/i }],
    transferred: [{ in: 'body', as: /Transferred:? ([\d.]+ ?[KMGT]?i?B)/i }],
    duration: [
      { in: 'body', as: /Time taken for backing up client .*: (.+)/ },
      { label: ['Duration', 'Backup time'] },
    ],
  },
}
