/** UniFi consoles and controllers: mails about their automatic backups, among those about devices and people. */
import type { Product } from './product.ts'

export const unifi: Product = {
  id: 'unifi',
  name: 'UniFi',
  languages: ['en'],
  sources: [
    "Events of backups (created, failed, skipped for want of an SD card), of disks and of sign-ins: texts of the controller's pages in a public repository on GitHub, looked up 2026-11-22",
    'Sentence of a backup task of UniFi Drive (completed, failed, completed partially) and its subjects: rebuilt mails in the tests of a public gateway on GitHub, looked up 2026-11-22',
  ],
  likely: ['Other sentences about backups are built alike; a backup that was skipped is a failure.'],
  signs: [
    { in: 'subject', says: 'UniFi', weight: 3 },
    { in: 'from', says: 'ui.com', weight: 2 },
    { in: 'body', says: 'UniFi', weight: 2 },
    { in: 'body', says: 'EVT_AD_', weight: 3 },
  ],
  status: [
    { status: 'failure', in: 'anywhere', as: /EVT_AD_\w*Backup_?Failed\w*/i },
    {
      status: 'failure',
      in: 'anywhere',
      as: /back-?ups?(?![\]\w]).*(?:\bfail(?!s?[- ]?over|ed over)|error|unable|could not|not (?:be )?(?:created|completed)|skipped).*/i,
    },
    { status: 'failure', in: 'anywhere', as: /(?:failed to|unable to|could not|cannot) .{0,40}back-?up.*/i },
    { status: 'warning', in: 'anywhere', as: /back-?ups? .*partial.*/i },
    { status: 'success', in: 'anywhere', as: /EVT_AD_BackupCreated/i, calm: true },
    {
      status: 'success',
      in: 'anywhere',
      as: /back-?ups?(?![\]\w]).*(?:success|completed|created|finished).*/i,
      calm: true,
    },
    { status: 'none', in: 'subject', as: /^(?!.*back-?ups?(?![\]\w])).*/i },
  ],
  job: [{ in: 'body', as: /backup task (.+) on \S+ (?:was|has|is) /i }],
  machine: [
    { in: 'body', as: /backup task .+ on (\S+) (?:was|has|is) /i },
    { label: ['Console', 'Controller', 'Site', 'Device'] },
    { in: 'subject', as: /^\[UniFi[^\]]*\] ([^:]{1,60}): / },
    {
      in: 'body',
      as: /(?:back-?up of|your console) ([^.,:]{1,60}?) (?:was|has|is|could|completed|failed)(?!\w)/i,
    },
  ],
  figures: { size: [{ in: 'body', as: /\.un[fi]\w* \(([\d.]+ ?[kMG]i?B)\)/ }] },
}
