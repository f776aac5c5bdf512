/** Borg and borgmatic: what cron mails of them. Exit codes 1 and 100 to 127 are warnings, others above 1 failures; without one,
 *  files that could not be read are a warning. Sizes are SI. */
import type { Product } from './product.ts'
import { scriptMachine } from './script-machine.ts'

export const borg: Product = {
  id: 'borg',
  name: 'Borg',
  languages: ['en'],
  sources: [
    'Borg documentation: return codes, output of create --stats; as gathered in a survey of such messages, 2026-11',
    'Exit codes 100 to 127 of newer versions: public pull requests, looked up 2026-11-22',
    'borgmatic: lines of its log and summary: commands/borgmatic.py on GitHub and public issues, looked up 2026-11-22',
  ],
  signs: [
    { in: 'body', says: 'Archive fingerprint:', weight: 3 },
    { in: 'body', says: 'Deduplicated size', weight: 3 },
    { in: 'body', says: 'archive.stats.deduplicated_size', weight: 4 },
    { in: 'subject', says: 'borg', weight: 2 },
    { in: 'body', says: 'borg', as: /\bborg(?:backup|matic)?\b/i, weight: 1 },
    { in: 'body', says: 'borgmatic', weight: 2 },
    { in: 'body', says: 'borg create', weight: 2 },
    {
      in: 'body',
      says: 'terminating with ',
      as: /terminating with (?:success|warning|error) status, rc \d/,
      weight: 2,
    },
  ],
  status: [
    {
      status: 'failure',
      label: ['Exit-Code', 'Exit code', 'exit status', 'rc', 'return code'],
      as: /^(?:[2-9]|[2-9]\d|1[3-9]\d|12[89]|1\d|[2-9]\d\d+)(?!\d)/,
    },
    { status: 'failure', in: 'body', as: /terminating with (?:error|critical) status, rc \d+/ },
    {
      status: 'warning',
      label: ['Exit-Code', 'Exit code', 'exit status', 'rc', 'return code'],
      as: /^(?:1|10\d|11\d|12[0-7])(?!\d)/,
    },
    { status: 'warning', in: 'body', as: /terminating with warning status, rc \d+/ },
    // What was tried again, with nothing wrong behind it.
    {
      status: 'success',
      in: 'body',
      as: /Retrying actions for repository.*(?=(?:\n(?!.*(?:[Ee]rror|CRITICAL|[Ff]ail|[Ww]arn|Errno|file changed|^E )).*){1,300}(?![\s\S]))(?=(?:\n.*){0,300}\n(?:.*\s)?summary:(?:\n.*: Successfully ran configuration file)+)/,
      exact: true,
    },
    {
      status: 'failure',
      in: 'body',
      as: /^(?:.*\s)?(?:Failed to create\/acquire the lock|Repository \S+ does not exist|Connection closed by remote host|.* is not a valid repository|.*Error running (?:configuration|actions|before|after|on_error|pre-|post-).*|.*: An error occurred|.*Error parsing configuration file|.*No valid configuration files found|.*CRITICAL.*)/,
    },
    { status: 'warning', in: 'body', as: /\[Errno \d+\] .*|^E \/.*|file changed while we backed it up/ },
    {
      status: 'success',
      label: ['Exit-Code', 'Exit code', 'exit status', 'rc', 'return code'],
      as: /^0(?!\d)/,
    },
    { status: 'success', in: 'body', as: /terminating with success status, rc 0/ },
    { status: 'success', in: 'body', as: /: Successfully ran configuration file/, calm: true },
    { status: 'success', in: 'body', as: /^Archive fingerprint: .*/, calm: true },
    { status: 'success', in: 'body', as: /^This archive:.*/, calm: true },
    { status: 'success', label: ['archive.stats.deduplicated_size'], as: /^\d+$/, calm: true },
  ],
  job: [{ in: 'subject', as: /Borg\w* .*\(([^)]+)\)/i }, { label: ['Archive name', 'archive.name'] }],
  machine: [
    ...scriptMachine,
    // Named so by default.
    { label: ['Archive name'], as: /^([a-z][\w.]*(?:-\w+)?)-\d{4}-\d\d-\d\dT/ },
  ],
  vault: [{ label: ['Repository', 'Repository location', 'repository.location'] }],
  figures: {
    size: [
      { in: 'body', as: /^This archive:\t([\d.]+ \w+)/, base: 1000 },
      { label: ['archive.stats.original_size'] },
      { label: ['Original size'], base: 1000 },
    ],
    transferred: [{ in: 'body', as: /^This archive:\t[\d.]+ \w+\t[\d.]+ \w+\t([\d.]+ \w+)/, base: 1000 }],
    duration: [{ label: ['Backup-Dauer', 'Duration'] }, { label: ['archive.duration'], unit: 's' }],
    startedAt: [{ label: ['Time (start)'] }],
    endedAt: [{ label: ['Time (end)'] }],
  },
}
