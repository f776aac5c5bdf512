/** AutoMySQLBackup: the log as a mail. Without an error section it was good. */
import type { Product } from './product.ts'
import { scriptMachine } from './script-machine.ts'

export const automysqlbackup: Product = {
  id: 'automysqlbackup',
  name: 'AutoMySQLBackup',
  languages: ['en'],
  sources: [
    'Subjects and log: script of the project on GitHub, looked up 2026-11-22; logs in public posts, gathered 2026-11',
  ],
  signs: [
    { in: 'body', says: 'AutoMySQLBackup', weight: 4 },
    {
      in: 'subject',
      says: 'MySQL Backup',
      as: /MySQL Backup (?:(?:error )?Log|exceeds set maximum)/i,
      weight: 3,
    },
  ],
  status: [
    { status: 'warning', in: 'subject', as: /WARNING! - MySQL Backup exceeds .*/ },
    {
      status: 'failure',
      in: 'anywhere',
      as: /(?:ERRORS REPORTED|Errors reported during AutoMySQLBackup|Backup failed|mysqldump: (?:Got )?error|mysqldump: command not found|Access denied).*/i,
    },
    { status: 'success', in: 'body', as: /^Backup End(?: Time)? .*/, calm: true },
  ],
  job: [
    { in: 'body', as: /^Backup of Database Server - (\S+)/ },
    { in: 'subject', as: /Log for (\S+) - / },
  ],
  machine: [
    { in: 'body', as: /^Backup of Database Server - (\S+)/ },
    { in: 'subject', as: /Log for (\S+) - / },
    ...scriptMachine,
  ],
  figures: {
    size: [
      { in: 'body', as: /^Size - Location\n([\d.]+[KMGT]?) / },
      { in: 'body', as: /^([\d.]+[KMGT])[\t ]\/?\S+$/ },
    ],
    startedAt: [{ in: 'body', as: /^Backup Start(?: Time)? (.+)$/ }],
    endedAt: [{ in: 'body', as: /^Backup End(?: Time)? (.+)$/ }],
  },
}
