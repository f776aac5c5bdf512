/** Unraid: notification mails of the system and of its backup plugins. */
import type { Product } from './product.ts'

export const unraid: Product = {
  id: 'unraid',
  name: 'Unraid',
  languages: ['en'],
  sources: [
    'Notification agent: script notify of the webGui repository (event, subject, importance); from memory, not looked up',
  ],
  likely: ['Backups are those of the plugins Appdata Backup and CA Backup; the rest is no run.'],
  signs: [
    { in: 'subject', says: 'Unraid', weight: 3 },
    { in: 'body', says: 'Unraid', weight: 2 },
    { in: 'body', says: 'Importance:', as: /^Importance: (?:normal|warning|alert)$/i, weight: 3 },
    { in: 'from', says: 'unraid', weight: 2 },
    { in: 'body', says: 'Appdata Backup', weight: 3 },
    { in: 'subject', says: 'Appdata Backup', weight: 3 },
  ],
  status: [
    { status: 'failure', label: ['Importance'], as: /^alert$/i },
    {
      status: 'failure',
      in: 'anywhere',
      as: /(?:errors? occurred|backup (?:has )?failed|failed|with errors).*/i,
    },
    { status: 'warning', label: ['Importance'], as: /^warning$/i },
    {
      status: 'none',
      in: 'anywhere',
      as: /(?:parity (?:check|sync)|array (?:health|started|stopped)|disk temperature|update available|utilization).*/i,
    },
    { status: 'none', in: 'anywhere', as: /backup (?:of appdata )?(?:has )?started.*/i },
    {
      status: 'success',
      in: 'anywhere',
      as: /(?:backup (?:of appdata )?(?:is )?(?:complete|done|finished|successful)|backup completed).*/i,
      calm: true,
    },
  ],
  job: [{ label: ['Event'] }],
  machine: [{ in: 'subject', as: /\[([\w-]+)\]/ }],
}
