/** UniFi consoles and controllers: mails about their automatic backups. */
import type { Product } from './product.ts'

export const unifi: Product = {
  id: 'unifi',
  name: 'UniFi',
  languages: ['en'],
  sources: [
    'Backups and alerts: Ubiquiti help center, UniFi backups and migration; from memory, not looked up',
  ],
  likely: ['Mails speak of trouble; one about a finished backup was not seen.'],
  signs: [
    { in: 'subject', says: 'UniFi', weight: 3 },
    { in: 'from', says: 'ui.com', weight: 2 },
    { in: 'body', says: 'UniFi', weight: 2 },
  ],
  status: [
    {
      status: 'failure',
      in: 'anywhere',
      as: /backup.*(?:fail|error|unable|could not|not (?:be )?(?:created|completed)).*/i,
    },
    {
      status: 'success',
      in: 'anywhere',
      as: /backup.*(?:success|completed|created|finished).*/i,
      calm: true,
    },
    { status: 'none', in: 'subject', as: /^(?!.*backup).*/i },
  ],
  machine: [{ label: ['Console', 'Site', 'Controller', 'Device'] }],
}
