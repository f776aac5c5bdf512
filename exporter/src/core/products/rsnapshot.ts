/** rsnapshot: cron mails, its log, and the table of rsnapreport. */
import type { Product } from './product.ts'
import { scriptMachine } from './script-machine.ts'

export const rsnapshot: Product = {
  id: 'rsnapshot',
  name: 'rsnapshot',
  languages: ['en'],
  sources: [
    'rsnapshot manual; rsnapreport.pl of the repository; logwatch service script; as gathered in a survey of such messages, 2026-11',
  ],
  signs: [
    { in: 'body', says: 'rsnapshot', weight: 2 },
    { in: 'subject', says: 'rsnapshot', weight: 3 },
    { in: 'body', says: 'RSNAPSHOT Begin', weight: 3 },
    { in: 'body', says: 'MB TRANS', as: /^SOURCE\tTOTAL FILES/, weight: 2 },
  ],
  status: [
    {
      status: 'failure',
      in: 'body',
      as: /(?:^ERROR\b|^Lockfile .* exists and so does|: ERROR|completed, but with (?:some )?errors|could not).*/i,
    },
    // It prints that it encountered an error above mere warnings, too.
    { status: 'warning', in: 'body', as: /completed, but with (?:some )?warnings.*/i },
    { status: 'failure', in: 'body', as: /rsnapshot encountered an error.*/i },
    {
      status: 'warning',
      in: 'body',
      as: /(?:^WARNING|^rsync (?:error|warning): |: WARNING|completed, but with (?:some )?warnings).*/i,
    },
    { status: 'success', in: 'body', as: /rsnapshot \w+: completed successfully.*/ },
    { status: 'success', in: 'body', as: /^\S+:\S*\t\d+\t\d+\t[\d.]+\t[\d.]+\t.*/, calm: true },
  ],
  job: [
    { in: 'body', as: /rsnapshot(?: -\S+)* (\w+)(?::| \||$)/ },
    { in: 'subject', as: /rsnapshot(?: -\S+)* (?!log\b|report\b)(\w+)(?::| \||$)/ },
  ],
  machine: [{ in: 'subject', as: /Logwatch for (\S+)/ }, ...scriptMachine],
  figures: {
    size: [
      { in: 'body', as: /^\S+:\S*\t\d+\t\d+\t[\d.]+\t([\d.]+)\t/, unit: 'MB', base: 1000, sum: true },
      { in: 'body', as: /^Total file size: ([\d.,]+[KMGT]? bytes)/i, sum: true },
      { in: 'body', as: /^total size is ([\d.,]+[KMGT]?)\s+speedup/i, sum: true },
    ],
    transferred: [{ in: 'body', as: /^Total transferred file size: ([\d.,]+[KMGT]? bytes)/i, sum: true }],
    startedAt: [{ in: 'body', as: /^\[([^\]]+)\] .*rsnapshot.*: started/ }],
    endedAt: [{ in: 'body', as: /^\[([^\]]+)\] .*rsnapshot.*: completed/ }],
  },
  results: [{ as: /^(?<object>\S+:\S*)\t\d+\t\d+\t[\d.]+\t(?<size>[\d.]+)\t/, unit: 'MB', base: 1000 }],
}
