/** What else lies in a mailbox for backups, and is no run of one. */
import type { Job } from './pile.ts'
import { isoDay } from './writers.ts'

export const noise: readonly Job[] = [
  {
    name: 'newsletter',
    from: 'Vault Weekly <news@vaultweekly.example.org>',
    rhythm: { kind: 'weekly', day: 4, at: '09:05' },
    write: ({ number }) => ({
      subject: `Vault Weekly #${number}: five ways to a successful backup`,
      text: 'Dear reader,\n\nthis week we show how companies complete their backups successfully. Register for our webinar, save 30 % until Sunday.\n\nUnsubscribe: https://vaultweekly.example.org/u\nView this email in your browser\n',
    }),
  },
  {
    name: 'offer',
    from: 'Sales <sales@storage-deals.example.net>',
    rhythm: { kind: 'weekly', day: 1, at: '10:40' },
    write: () => ({
      subject: 'Black Week: 40 % off all NAS models',
      text: 'Our best offers of the year. Order now, free shipping.\nTo unsubscribe from this newsletter click here.\n',
    }),
  },
  {
    name: 'ci',
    from: 'Build <ci@dev.example.com>',
    rhythm: { kind: 'weekdays', at: '11:20' },
    write: ({ number, random }) => ({
      subject: `[Success] web-shop / main: pipeline #${number + 4000} passed`,
      text: `Pipeline #${number + 4000} passed.\nCommit ${random.hex(8)}: fix typo\n3 jobs in 2 stages.\n`,
    }),
  },
  {
    name: 'disk',
    from: 'monitor@example.com',
    rhythm: { kind: 'weekly', day: 3, at: '16:12' },
    write: ({ at }) => ({
      subject: 'Meeting minutes of Wednesday',
      text: `Minutes of ${isoDay(at)}\n\n1. Holidays\n2. New printer\n`,
    }),
  },
]
