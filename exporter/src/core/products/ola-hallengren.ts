/** Ola Hallengren's maintenance solution: the log of DatabaseBackup, as sqlcmd or a job step mails it. Each command has an
 *  outcome of its own; one that failed is enough. */
import type { Product } from './product.ts'

export const olaHallengren: Product = {
  id: 'ola-hallengren',
  name: 'Ola Hallengren DatabaseBackup',
  languages: ['en'],
  sources: [
    'Lines of the log and outcomes: DatabaseBackup.sql and CommandExecute.sql on GitHub, looked up 2026-11-22',
  ],
  likely: ['A log whose outcomes all succeeded is a success.'],
  signs: [
    { in: 'body', says: 'ola.hallengren.com', weight: 4 },
    { in: 'body', says: 'Procedure: [', as: /Procedure: \[\w+\]\.\[dbo\]\.\[DatabaseBackup\]/, weight: 4 },
    { in: 'body', says: 'BACKUP DATABASE [', weight: 1 },
    { in: 'subject', says: 'DatabaseBackup', weight: 2 },
  ],
  status: [
    { status: 'failure', label: ['Outcome'], as: /^Failed.*/i },
    {
      status: 'failure',
      in: 'body',
      as: /Msg \d+, Level 1[1-9].*|BACKUP (?:DATABASE|LOG) is terminating abnormally.*|^.*Error \d+, .*severity.*/i,
    },
    {
      status: 'none',
      in: 'body',
      as: /^Procedure: .*\[(?:IndexOptimize|DatabaseIntegrityCheck|CommandLog\w*)\]$/,
    },
    { status: 'none', label: ['Outcome'], as: /^Not Executed$/i },
    {
      status: 'warning',
      in: 'body',
      as: /^State: (?:SUSPECT|EMERGENCY|RECOVERY_PENDING).*|^The database .*is not accessible.*/i,
    },
    { status: 'success', label: ['Outcome'], as: /^Succeeded.*/i },
  ],
  job: [
    { in: 'anywhere', as: /(DatabaseBackup - [A-Z_]+ - [A-Z]+)/ },
    { label: ['Database'], as: /^\[?([^\]]+)\]?$/ },
  ],
  machine: [{ label: ['Server'] }],
  figures: {
    duration: [{ in: 'body', as: /^Duration: ([\d.]*[\d:]+)/, sum: true }],
    startedAt: [{ label: ['Date and time'] }],
  },
  // A backup that could not be verified is none.
  results: [
    {
      as: /^Command: BACKUP (?:DATABASE|LOG) \[(?<object>[^\]\n]+)\].*\n(?:(?:(?!Command: BACKUP).*\n){0,80}?Outcome: (?<status>Failed)|(?:(?!Command:).*\n){0,40}?Outcome: (?<status>\w+)\nDuration: (?<duration>[\d.]*[\d:]+))/,
    },
  ],
}
