/** Kopia: notifications about snapshots and errors. A snapshot may succeed and list entries that failed. */
import type { Product } from './product.ts'

export const kopia: Product = {
  id: 'kopia',
  name: 'Kopia',
  languages: ['en'],
  sources: [
    'Templates of notification/notifytemplate in the repository; looked up on GitHub 2026-11-22',
    'Lines of the command (Snapshotting, Created snapshot, Found and Ignored errors): from memory',
  ],
  signs: [
    // In Polish and in Swedish, a copy: before words of English only.
    {
      in: 'subject',
      says: 'Kopia',
      as: /(?<!\p{L})Kopia(?! ok$| (?!has |snap|back|job|repo|server|maint|report|status|fail|error|alert|finish|complet|succe|run|on |for |warn|test |notif|v?\d)\p{L})/iu,
      weight: 3,
    },
    { in: 'body', says: 'by Kopia v', weight: 4 },
    { in: 'body', says: 'kopia.io', weight: 2 },
    {
      in: 'subject',
      says: 'snapshot',
      as: /^(?:Successfully created|Failed to create|Partially created) .*snapshots? (?:of|on) /,
      weight: 2,
    },
    { in: 'from', says: 'kopia', weight: 1 },
    { in: 'body', says: 'Created snapshot with root', weight: 3 },
    { in: 'body', says: 'snapshotting ', as: /error\(s\) while snapshotting \S+@\S+:/, weight: 3 },
  ],
  status: [
    { status: 'failure', in: 'subject', as: /(?:Failed to create|encountered an error).*/i },
    { status: 'failure', label: ['Status'], as: /^(?:fatal|error|failed).*/i },
    { status: 'warning', label: ['Status'], as: /^(?:incomplete|partial|cancell?ed).*/i },
    { status: 'failure', in: 'body', as: /^(?:Found \d+ fatal error|ERROR\s).*/ },
    { status: 'warning', in: 'body', as: /^(?:Ignored [1-9]\d* error|Created partial snapshot).*/ },
    { status: 'warning', in: 'subject', as: /(?:Partially|incomplete).*/i },
    { status: 'none', in: 'subject', as: /test notification.*/i },
    { status: 'none', in: 'subject', as: /^(?!.*created).*(?:maintenance|verification).*/i },
    { status: 'success', in: 'subject', as: /(?<!\p{L})Successfully created .*/iu, exact: true },
    { status: 'success', label: ['Status'], as: /^success.*/i, exact: true },
    { status: 'success', in: 'body', as: /^Created snapshot with root .*/, calm: true },
  ],
  job: [
    { in: 'subject', as: /snapshot of (.+) on \S+$/ },
    { in: 'subject', as: /during (.+) on \S+$/ },
    { in: 'subject', as: /snapshots on (\S+)$/ },
    { label: ['Path'] },
  ],
  machine: [
    { in: 'subject', as: / on (\S+)$/ },
    { in: 'body', as: /^Snapshotting [^@\s]+@([^:\s]+):/ },
  ],
  figures: {
    size: [
      { label: ['Size'] },
      { in: 'body', as: /^\/?[^\t]+\t\w{3}, \d\d [^\t]+\t[\d.]+\w+\t([\d.]+ \w+)/ },
    ],
    duration: [
      { in: 'body', as: /^Created snapshot with root .* in (\S+)$/, sum: true },
      { label: ['Duration'] },
      { in: 'body', as: /^\/?[^\t]+\t\w{3}, \d\d [^\t]+\t([\d.]+\w+)/ },
      { in: 'body', as: /^Finished:.*\((.+)\)$/ },
    ],
    startedAt: [{ label: ['Start', 'Started'] }, { in: 'body', as: /^\/[^\t]+\t(\w{3}, \d\d [^\t]+)\t/ }],
    endedAt: [{ label: ['Finished'] }],
  },
  results: [
    {
      as: /^Path: (?<object>.+)\nStatus:\t(?<status>\w+)\nStart:\t.*\nDuration:\t(?<duration>.+)\nSize:\t(?<size>[\d.]+ \w+)/,
      words: { fatal: 'failure', incomplete: 'warning' },
    },
    {
      as: /^(?<object>\/[^\t]*|[A-Z]:\\[^\t]*)\t\w{3}, \d\d [^\t]+\t(?<duration>[\d.]+\w+)\t(?<size>[\d.]+ \w+)/,
    },
  ],
}
