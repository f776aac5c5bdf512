/** UrBackup: the report of a backup, whose subject ends with its result, and alerts about clients without a recent one. */
import type { Product } from './product.ts'

export const urbackup: Product = {
  id: 'urbackup',
  name: 'UrBackup',
  languages: ['en'],
  sources: [
    'Subject, counts and log of the report, alerts, mails to administrators: sources of the server (Backup.cpp, alert.lua, ClientMain.cpp) on GitHub, looked up 2026-11-22',
  ],
  likely: ['A backup that succeeded with errors or warnings in its log is a warning.'],
  signs: [
    { in: 'subject', says: 'UrBackup', weight: 4 },
    { in: 'body', says: 'UrBackup', weight: 3 },
    { in: 'from', says: 'urbackup', weight: 3 },
  ],
  status: [
    { status: 'none', in: 'subject', as: /mail test|backup status is OK$/i },
    { status: 'failure', in: 'subject', as: /- failed$|No recent .*|Fatal error .*|.*\bfailed\b.*/i },
    {
      status: 'failure',
      in: 'body',
      as: /^(?:.*[: ])?(?:Backup failed|Backup not complete.*|Backup had (?:an? )?(?:fatal|early) error.*|No recent .* backup.*|Backup verification failed.*)$/i,
    },
    {
      status: 'failure',
      in: 'anywhere',
      as: /(?:backup of .+ failed|Client is offline|backup not ok).*/i,
    },
    { status: 'warning', in: 'body', as: /^\( ?\d+ infos?, .*(?<!\d)[1-9]\d* (?:warnings?|errors?).*/i },
    { status: 'warning', in: 'body', as: /Backup completed with issues.*|\((?:warning|error)\): .*/i },
    { status: 'failure', in: 'body', as: /^ERROR: .*/ },
    { status: 'failure', label: ['Errors'], as: /^[1-9]\d*/ },
    { status: 'warning', in: 'anywhere', as: /(?:WARNING: |Warnings?: [1-9]).*/i },
    { status: 'success', in: 'subject', as: /backup of ".+" ?- success$/i },
    { status: 'success', in: 'body', as: /^(?:.*[: ])?Backup succeeded$/, calm: true },
    {
      status: 'success',
      in: 'anywhere',
      as: /(?:Backup (?:of .+ )?(?:succeeded|finished|was successful|done)|successful(?:ly)? (?:completed|finished)).*/i,
      calm: true,
    },
  ],
  job: [{ in: 'anywhere', as: /((?:incremental|full|resumed)(?: \w+)* (?:file|image) backup)/i }],
  machine: [
    { in: 'anywhere', as: /backup (?:of|for)(?: client)? "([^"]+)"/i },
    { in: 'subject', as: /^\[UrBackup\] ?(?:\[?\w*important\w*\]? )?([\w.-]+): /i },
    { in: 'anywhere', as: /(?:client|backup of(?: client)?|for client) "?([\w.-]+)"?/i },
    { label: ['Client', 'Client name'] },
  ],
  figures: {
    size: [{ in: 'body', as: /(?:Backed up|Transferred|Size|Total size):? ([\d.]+ ?[KMGT]?i?B)/i }],
    transferred: [{ in: 'body', as: /Transferred:? ([\d.]+ ?[KMGT]?i?B)/i }],
    duration: [
      { in: 'body', as: /Time taken for (?:backing up client|creating image of client) .*: (.+)/ },
      { label: ['Duration', 'Backup time'] },
    ],
  },
}
