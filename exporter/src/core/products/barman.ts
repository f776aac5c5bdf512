/** Barman: what cron mails of `barman backup`. A backup that waits for WALs is not final. */
import type { Product } from './product.ts'
import { scriptMachine } from './script-machine.ts'

export const barman: Product = {
  id: 'barman',
  name: 'Barman',
  languages: ['en'],
  sources: [
    'Output of the backup command: backup.py on GitHub, looked up 2026-11-22; public posts gathered 2026-11',
  ],
  signs: [
    { in: 'subject', says: 'barman', weight: 2 },
    { in: 'body', says: 'barman', weight: 2 },
    { in: 'body', says: 'Backup end at LSN', weight: 3 },
    { in: 'body', says: 'pg_basebackup', weight: 1 },
  ],
  status: [
    {
      status: 'failure',
      in: 'body',
      as: /^(?:ERROR|EXCEPTION|CRITICAL): .*|Backup failed.*|Impossible to start the backup.*/i,
    },
    { status: 'failure', in: 'body', as: /^[\w ]+: FAILED.*/ },
    // Of other commands: recover, check.
    {
      status: 'none',
      in: 'body',
      as: /^Recovery completed \(start time: .*|^retention policy settings: OK.*/,
    },
    { status: 'warning', in: 'body', as: /^WARNING: .*|WAITING_FOR_WALS.*/ },
    { status: 'success', in: 'body', as: /^Backup completed \(start time: .*/ },
  ],
  job: [
    { in: 'body', as: /(?:for|of) server (\S+)/ },
    { in: 'subject', as: /barman backup (\S+)/ },
  ],
  machine: scriptMachine,
  figures: {
    size: [{ label: ['Backup size'] }],
    duration: [{ in: 'body', as: /elapsed time: ([^)]+)\)/ }],
    startedAt: [{ in: 'body', as: /\(start time: ([^,]+),/ }],
  },
}
