/** rclone: its statistics in mails of cron or a script. */
import type { Product } from './product.ts'
import { scriptMachine } from './script-machine.ts'

export const rclone: Product = {
  id: 'rclone',
  name: 'rclone',
  languages: ['en'],
  sources: [
    'Exit codes: docs.md; statistics: fs/accounting/stats.go; of rclone on GitHub, looked up 2026-11-22',
  ],
  likely: [
    'A limit that was reached (exit codes 8 and 10), and nothing to transfer for one who asked to be told (9), is a warning.',
    'Transfers that had not come to 100 % at the end are a warning.',
    'A mail of cron has no exit code: transfers without an error are taken for a success.',
  ],
  signs: [
    { in: 'subject', says: 'rclone', weight: 2 },
    { in: 'body', says: 'rclone', weight: 2 },
    {
      in: 'body',
      says: 'Transferred:',
      as: /^Transferred:\s.*(?:100%|\d+%|-).*(?:ETA|\d+ ?\/ ?\d+)/,
      weight: 2,
    },
  ],
  status: [
    {
      status: 'failure',
      label: ['Exit code', 'exit status', 'rc'],
      as: /^(?:[1-7]|1[1-9]|[2-9]\d|\d{3,})(?!\d)/,
    },
    { status: 'warning', label: ['Exit code', 'exit status', 'rc'], as: /^(?:8|9|10)(?!\d)/ },
    { status: 'failure', label: ['Errors'], as: /^[1-9]\d*.*/ },
    // The last try, or what it came to.
    {
      status: 'failure',
      in: 'body',
      as: /Attempt (\d+)\/\1 failed.*|^(?:[\d/: ]+)?(?:(?:NOTICE|ERROR\s|CRITICAL): ?)?Failed to (?:sync|copy|move|bisync)(?: with \d+ errors)?: .*/,
    },
    {
      status: 'success',
      in: 'body',
      as: /Attempt \d+\/\d+ succeeded(?!(?:.*\n){1,300}?.*(?:ERROR\s?:|CRITICAL|Failed to|Attempt \d+\/\d+ failed))/,
      exact: true,
    },
    {
      status: 'failure',
      in: 'body',
      as: /(?:Failed to (?:sync|copy|move|create)|Fatal error|CRITICAL|ERROR\s?:).*/,
    },
    { status: 'warning', in: 'body', as: /NOTICE: .*(?:not deleting|skipped|can't|couldn't).*/i },
    // The last statistics, which stand at the end.
    {
      status: 'warning',
      in: 'body',
      as: /^(?:.*\s)?Transferred:.*[ ,]\d{1,2}%.*(?=(?:\n(?!(?:.*\s)?Transferred:.*100%).*){0,12}(?![\s\S]))/,
    },
    { status: 'success', label: ['Exit code', 'exit status', 'rc'], as: /^0(?!\d)/, calm: true },
    { status: 'success', in: 'body', as: /^Transferred:.*100%.*/, calm: true },
    { status: 'success', in: 'body', as: /There was nothing to transfer.*/i, calm: true },
    { status: 'success', in: 'body', as: /^Checks:.*100%.*/, calm: true },
  ],
  job: [{ in: 'anywhere', as: /rclone (?:sync|copy|move) (\S+ \S+)/ }],
  machine: scriptMachine,
  figures: {
    size: [
      { in: 'body', as: /^Transferred:\s+[\d.]+ ?\w* \/ ([\d.]+ ?[KMGTP]?i?B(?:ytes)?)/ },
      { in: 'body', as: /^Transferred:\s+([\d.]+ ?[KMGTP]?i?B(?:ytes)?)/ },
    ],
    transferred: [{ in: 'body', as: /^Transferred:\s+([\d.]+ ?[KMGTP]?i?B(?:ytes)?)/ }],
    duration: [{ label: ['Elapsed time'] }],
  },
}
