/** AutoMySQLBackup: the log as a mail. Without an error section it was good. */
import type { Product } from './product.ts'

export const automysqlbackup: Product = {
  id: 'automysqlbackup',
  name: 'AutoMySQLBackup',
  languages: ['en'],
  sources: [
    'Script of the project and logs in public posts; as gathered in a survey of such messages, 2026-11',
  ],
  signs: [
    { in: 'body', says: 'AutoMySQLBackup', weight: 4 },
    { in: 'subject', says: 'MySQL Backup', as: /MySQL Backup (?:error )?Log/i, weight: 3 },
  ],
  status: [
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
  machine: [{ in: 'body', as: /^Backup of Database Server - (\S+)/ }],
  figures: {
    size: [
      { in: 'body', as: /^Size - Location\n([\d.]+[KMGT]?) / },
      { in: 'body', as: /^([\d.]+[KMGT])[\t ]\/?\S+$/ },
    ],
    startedAt: [{ in: 'body', as: /^Backup Start(?: Time)? (.+)$/ }],
    endedAt: [{ in: 'body', as: /^Backup End(?: Time)? (.+)$/ }],
  },
}
