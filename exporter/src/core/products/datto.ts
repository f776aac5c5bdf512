/** Datto SIRIS and ALTO: alert mails of agents. */
import { objectRow } from './object-row.ts'
import type { Product } from './product.ts'
import { restoring } from './restoring.ts'

export const datto: Product = {
  id: 'datto',
  name: 'Datto',
  languages: ['en'],
  sources: [
    'Agents, local backups and screenshots of a device: Datto knowledge base, Configure Agent Settings, looked up 2026-11-22; no text of an alert mail was found, its words are from memory',
  ],
  likely: [
    'Only the word in subject or text decides; screenshots that failed are a warning about a backup that exists.',
  ],
  signs: [
    { in: 'subject', says: 'Datto', weight: 4 },
    { in: 'from', says: 'datto', weight: 3 },
    { in: 'body', says: 'Datto', weight: 2 },
  ],
  status: [
    { status: 'warning', in: 'anywhere', as: /screenshot (?:verification )?(?:failed|failure).*/i },
    { status: 'none', in: 'subject', as: /^(?!.*back-?up).*screenshot.*(?:success|ok\b|passed).*/i },
    {
      status: 'failure',
      in: 'anywhere',
      as: /(?:backup|off-?site sync|snapshot|agent)s? .*(?:fail|error|not (?:been )?(?:taken|completed|run)|unable|could not).*|critical.*/i,
    },
    { status: 'warning', in: 'anywhere', as: /(?:warning|partial).*/i },
    ...restoring,
    { status: 'success', in: 'subject', as: /(?:success|succeeded|completed).*/i, calm: true },
    { status: 'success', in: 'body', as: /backup (?:completed|succeeded|was successful).*/i, calm: true },
  ],
  machine: [
    { label: ['Agent', 'Protected system', 'Protected machine', 'System', 'Hostname'] },
    { in: 'subject', as: /: ([\w.-]+) \([\w.-]+\)$/ },
    // Of an agent, its device is behind it.
    { in: 'anywhere', as: /backup of ([\w.-]*\w) on (?:the )?(?:device |appliance )?[\w.-]*\w/i },
    { in: 'subject', as: / - ([\w.-]+) on [\w.-]+$/ },
    { in: 'subject', as: / (?:on|for|of) ([\w.-]+)/ },
  ],
  results: [objectRow],
}
