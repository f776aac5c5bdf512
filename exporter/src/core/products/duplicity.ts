/** duplicity and duply. The statistics count errors without a colon; duply adds a line with the state it finished in. */
import type { Product } from './product.ts'
import { scriptMachine } from './script-machine.ts'

export const duplicity: Product = {
  id: 'duplicity',
  name: 'duplicity',
  languages: ['en'],
  sources: [
    'Statistics of duplicity and banner of duply in public posts; as gathered in a survey of such messages, 2026-11',
  ],
  likely: [
    'duply ends each of its commands with a state; only the statistics tell that a backup was made.',
    'Files with errors in a run that finished make a warning.',
  ],
  signs: [
    { in: 'body', says: 'Backup Statistics', as: /\[ Backup Statistics \]/, weight: 4 },
    { in: 'subject', says: 'duplicity', weight: 2 },
    { in: 'subject', says: 'duply', weight: 2 },
    { in: 'body', says: 'duplicity', weight: 1 },
    { in: 'body', says: 'Finished state', weight: 2 },
  ],
  status: [
    {
      status: 'failure',
      in: 'body',
      as: /Finished state FAILED.*|^(?:.*Exception: |Fatal Error|BackendException).*/,
    },
    {
      status: 'failure',
      in: 'body',
      as: /Start running command (?:BKP|BACKUP|FULL|INCR).*$(?![\s\S]*Finished state)/i,
    },
    { status: 'warning', in: 'body', as: /^Errors [1-9]\d*$/ },
    { status: 'warning', in: 'body', as: /^WARNING:? .*/ },
    { status: 'success', in: 'body', as: /^Errors 0$/ },
  ],
  job: [
    { in: 'subject', as: /duply (\S+)/ },
    { in: 'body', as: /profile '(?:[^']*\/)?([^'/]+)\/?'/ },
  ],
  machine: [{ in: 'subject', as: /duplicity on (\S+)/ }, ...scriptMachine],
  figures: {
    size: [{ in: 'body', as: /^SourceFileSize (.+)$/ }],
    transferred: [{ in: 'body', as: /^TotalDestinationSizeChange (.+)$/ }],
    duration: [{ in: 'body', as: /^ElapsedTime ([\d.]+)/ }],
    startedAt: [{ in: 'body', as: /^StartTime ([\d.]+)/ }],
    endedAt: [{ in: 'body', as: /^EndTime ([\d.]+)/ }],
  },
}
