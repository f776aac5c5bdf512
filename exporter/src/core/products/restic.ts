/** restic: what cron mails of it, or its JSON. No word says success: the saved snapshot does, where nothing speaks of
 *  trouble; files it could not read make a warning (exit code 3). */
import type { Product } from './product.ts'
import { scriptMachine } from './script-machine.ts'

export const restic: Product = {
  id: 'restic',
  name: 'restic',
  languages: ['en'],
  sources: [
    'restic documentation, Scripting: exit codes and JSON output; as gathered in a survey of such messages, 2026-11',
  ],
  signs: [
    { in: 'body', says: 'snapshot ', as: /^(?:.*\s)?snapshot [0-9a-f]{8} saved/, weight: 3 },
    { in: 'body', says: 'message_type', weight: 3 },
    { in: 'body', says: 'Added to the repo', weight: 2 },
    { in: 'body', says: 'using parent snapshot', weight: 2 },
    { in: 'body', says: 'restic', weight: 1 },
    { in: 'subject', says: 'restic', weight: 2 },
    { in: 'body', says: 'repository ', as: /repository [0-9a-f]{8} opened/, weight: 2 },
    { in: 'body', says: 'unable to open repo', as: /^Fatal: unable to open repo/, weight: 2 },
    { in: 'body', says: 'Fatal: ', as: /^Fatal: .*(?:repositor|lock|repo|config)/, weight: 2 },
  ],
  status: [
    { status: 'failure', in: 'body', as: /^(?:.*\s)?Fatal: .*/ },
    { status: 'failure', label: ['message_type'], as: /^exit_error$/ },
    { status: 'failure', in: 'body', as: /(?:unable to create lock|repository is already locked).*/ },
    {
      status: 'warning',
      in: 'body',
      as: /Warning: (?:at least one source file could not be read|failed to read all source data).*/i,
    },
    { status: 'warning', label: ['message_type'], as: /^error$/ },
    { status: 'warning', in: 'body', as: /^error: .*/ },
    { status: 'warning', in: 'body', as: /exit (?:code|status):? 3/ },
    { status: 'failure', in: 'body', as: /exit (?:code|status):? [1-9]\d*/ },
    { status: 'success', in: 'body', as: /^(?:.*\s)?snapshot [0-9a-f]{8} saved.*/, calm: true },
    { status: 'success', label: ['snapshot_id'], as: /^[0-9a-f]{8,}$/, calm: true },
    { status: 'none', label: ['message_type'], as: /^status$/ },
    {
      status: 'none',
      in: 'body',
      as: /^(?:no errors were found|Applying Policy: .*|keep \d+ snapshots:)$/,
      calm: true,
    },
  ],
  job: [
    { in: 'body', as: /start backup on \[(.+)\]/ },
    { in: 'body', as: /profile '([^']+)'/ },
  ],
  machine: scriptMachine,
  figures: {
    size: [
      { label: ['total_bytes_processed'] },
      { in: 'body', as: /^(?:.*\s)?processed \d+ files, ([\d.]+ \w+)/ },
    ],
    transferred: [
      { in: 'body', as: /^(?:.*\s)?Added to the repo(?:sitory)?: ([\d.]+ \w+)/ },
      { label: ['data_added'] },
    ],
    duration: [
      { label: ['total_duration'] },
      { in: 'body', as: /processed \d+ files, [\d.]+ \w+ in ([\d:]+)/ },
    ],
    startedAt: [{ label: ['backup_start'] }],
    endedAt: [{ label: ['backup_end'] }],
  },
}
