/** Ola Hallengren's maintenance solution: the log of DatabaseBackup, as sqlcmd or a job step mails it. */
import type { Product } from './product.ts'

export const olaHallengren: Product = {
  id: 'ola-hallengren',
  name: 'Ola Hallengren DatabaseBackup',
  languages: ['en'],
  sources: [
    'Output of the procedures: documentation of the maintenance solution and its scripts; from memory, not looked up',
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
      as: /^Msg \d+, Level 1[1-9].*|BACKUP (?:DATABASE|LOG) is terminating abnormally.*/,
    },
    { status: 'success', label: ['Outcome'], as: /^Succeeded.*/i },
  ],
  job: [
    { in: 'anywhere', as: /(DatabaseBackup - [A-Z_]+ - [A-Z]+)/ },
    { label: ['Database'], as: /^\[?([^\]]+)\]?$/ },
  ],
  machine: [{ label: ['Server'] }],
  figures: {
    duration: [{ label: ['Duration'] }],
    startedAt: [{ label: ['Date and time'] }],
  },
  results: [
    {
      as: /^Database context: \[?(?<object>[^\]\n]+)\]?\n(?:.*\n){1,4}?Outcome: (?<status>\w+)\nDuration: (?<duration>[\d:]+)/,
    },
  ],
}
