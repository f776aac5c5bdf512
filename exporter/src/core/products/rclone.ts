/** rclone: its statistics in mails of cron or a script. */
import type { Product } from './product.ts'

export const rclone: Product = {
  id: 'rclone',
  name: 'rclone',
  languages: ['en'],
  sources: ['rclone documentation, statistics and exit codes; from memory, not looked up'],
  likely: ['A mail of cron has no exit code: transfers without an error are taken for a success.'],
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
    { status: 'failure', label: ['Exit code', 'exit status', 'rc'], as: /^[1-9]/ },
    { status: 'failure', label: ['Errors'], as: /^[1-9]\d*.*/ },
    {
      status: 'failure',
      in: 'body',
      as: /(?:Failed to (?:sync|copy|move|create)|Fatal error|CRITICAL|ERROR\s?:).*/,
    },
    { status: 'warning', in: 'body', as: /NOTICE: .*(?:not deleting|skipped|can't|couldn't).*/i },
    { status: 'success', label: ['Exit code', 'exit status', 'rc'], as: /^0/ },
    { status: 'success', in: 'body', as: /^Transferred:.*100%.*/, calm: true },
    { status: 'success', in: 'body', as: /There was nothing to transfer.*/i, calm: true },
    { status: 'success', in: 'body', as: /^Checks:.*100%.*/, calm: true },
  ],
  job: [{ in: 'anywhere', as: /rclone (?:sync|copy|move) (\S+ \S+)/ }],
  machine: [{ in: 'subject', as: /<\w+@([\w.-]+)>/ }],
  figures: {
    size: [
      { in: 'body', as: /^Transferred:\s+[\d.]+ ?\w* \/ ([\d.]+ ?[KMGTP]?i?B(?:ytes)?)/ },
      { in: 'body', as: /^Transferred:\s+([\d.]+ ?[KMGTP]?i?B(?:ytes)?)/ },
    ],
    transferred: [{ in: 'body', as: /^Transferred:\s+([\d.]+ ?[KMGTP]?i?B(?:ytes)?)/ }],
    duration: [{ label: ['Elapsed time'] }],
  },
}
