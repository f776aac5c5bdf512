/** Unraid: notification mails of the system and of its backup plugins. The importance is the verdict; only what a backup
 *  plugin says is a run. */
import type { Product } from './product.ts'

export const unraid: Product = {
  id: 'unraid',
  name: 'Unraid',
  languages: ['en'],
  sources: [
    'Lines of the mail (event, subject, description, importance): script notify of the webGui on GitHub, looked up 2026-11-22',
    'Subjects of the plugin Appdata Backup: its repository on GitHub, looked up 2026-11-22',
  ],
  likely: ['Older plugins (CA Backup) say "complete" or "done" with importance normal.'],
  signs: [
    { in: 'subject', says: 'Unraid', weight: 3 },
    { in: 'body', says: 'Unraid', weight: 2 },
    { in: 'body', says: 'Importance:', as: /^Importance: (?:normal|warning|alert)$/i, weight: 3 },
    { in: 'from', says: 'unraid', weight: 2 },
    { in: 'body', says: 'Appdata Backup', weight: 3 },
    { in: 'subject', says: 'Appdata Backup', weight: 3 },
    { in: 'subject', says: '[AppdataBackup]', weight: 4 },
  ],
  status: [
    { status: 'failure', label: ['Importance'], as: /^alert$/i },
    {
      status: 'failure',
      in: 'anywhere',
      as: /(?:errors? occurred|backup (?:has )?failed|\bfailed\b|with errors|\[AppdataBackup\] Error).*/i,
    },
    { status: 'warning', label: ['Importance'], as: /^warning$/i },
    { status: 'warning', in: 'subject', as: /\[AppdataBackup\] Warning.*/i },
    {
      status: 'none',
      in: 'anywhere',
      as: /(?:parity (?:check|sync)|array (?:health|started|stopped)|disk temperature|update available|utilization|Container '.+' updated|Still running).*/i,
    },
    {
      status: 'none',
      in: 'anywhere',
      as: /backup (?:of appdata )?(?:has )?started.*|restore .*(?:done|complete|finished).*/i,
    },
    {
      status: 'success',
      in: 'anywhere',
      as: /(?:backup (?:of \w+ )?(?:is )?(?:complete|done|finished|successful)|backup was successful|backup completed).*/i,
      calm: true,
    },
    {
      status: 'none',
      label: ['Event'],
      as: /^(?!.*(?:back-?up|appdata|sync|snapshot|replicat|rclone|restic|borg|duplica)).*/i,
    },
  ],
  job: [{ label: ['Event'], as: /^(?!Unraid).+/ }],
  machine: [{ in: 'subject', as: /\[(?!AppdataBackup|\d)([\w-]+)\]/ }],
  figures: {
    duration: [
      { in: 'body', as: /was successful and took (.+?)!?$/i },
      { in: 'anywhere', as: /Backup (?:done|finished|complete|failed)(?: \w+){0,3}[!:]? ?\[(\d.*?)\]/i },
    ],
  },
}
