/** pgBackRest: its log in mails of cron. */
import type { Product } from './product.ts'
import { scriptMachine } from './script-machine.ts'

export const pgbackrest: Product = {
  id: 'pgbackrest',
  name: 'pgBackRest',
  languages: ['en'],
  sources: [
    'Log of the backup command: pgBackRest user guide; as gathered in a survey of such messages, 2026-11',
  ],
  signs: [
    { in: 'subject', says: 'pgbackrest', weight: 3 },
    { in: 'body', says: 'pgbackrest', weight: 2 },
    { in: 'body', says: 'backup command end', as: /P00\s+INFO: backup command end/, weight: 4 },
    { in: 'body', says: 'backup command begin', as: /P00\s+INFO: backup command begin/, weight: 4 },
  ],
  status: [
    { status: 'failure', in: 'body', as: /backup command end: (?!completed).*/ },
    { status: 'failure', in: 'body', as: /P\d\d\s+ERROR: .*/ },
    { status: 'failure', in: 'body', as: /^\s*status(?:\.message)?: (?:error|no valid backups|missing).*/ },
    { status: 'warning', in: 'body', as: /P\d\d\s+WARN: .*/ },
    { status: 'success', in: 'body', as: /backup command end: completed successfully.*/ },
    {
      status: 'none',
      in: 'body',
      as: /(?:expire|check|verify|stanza-\w+|info|archive-\w+) command end: completed.*/,
    },
  ],
  job: [
    { in: 'anywhere', as: /--stanza=(\S+)/ },
    { in: 'anywhere', as: /(?<!\p{L})stanza[ :=]{1,2}['"]?([\w.-]*\w)/iu },
  ],
  machine: scriptMachine,
  figures: {
    size: [{ in: 'body', as: /backup size = ([\d.]+\w+)/ }],
    duration: [{ in: 'body', as: /completed successfully \((\d+ms)\)/ }],
    startedAt: [{ in: 'body', as: /^(\S+ \S+) P00\s+INFO: backup command begin/ }],
    endedAt: [{ in: 'body', as: /^(\S+ \S+) P00\s+INFO: backup command end/ }],
  },
}
