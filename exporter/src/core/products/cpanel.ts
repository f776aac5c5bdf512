/** cPanel & WHM: mails about the nightly backup and its transports. */
import type { Product } from './product.ts'

export const cpanel: Product = {
  id: 'cpanel',
  name: 'cPanel & WHM',
  languages: ['en'],
  sources: [
    'Mails about errors of a transport and of pruning: cPanel documentation, Troubleshoot a remote transport pruning failure, looked up 2026-11-22',
    'Kinds of notifications: cPanel documentation, Contact Manager, looked up 2026-11-22; their words: from memory',
  ],
  likely: ['The words of subject and text decide: finished, errors, failed, partial.'],
  signs: [
    { in: 'subject', says: 'cPanel', weight: 2 },
    { in: 'from', says: 'cpanel@', weight: 3 },
    { in: 'body', says: 'cPanel', weight: 2 },
    { in: 'body', says: 'cpbackup', weight: 3 },
    { in: 'subject', says: 'backup transport', weight: 2 },
    { in: 'body', says: 'WHM', as: /\bWHM\b/, weight: 1 },
  ],
  status: [
    {
      status: 'warning',
      in: 'anywhere',
      as: /backup.*(?:(?:with|had) partial (?:errors?|failures?)|partial(?:ly)? (?:complet|success|fail|errors?)).*/i,
    },
    {
      status: 'failure',
      in: 'anywhere',
      as: /(?:backup|transport|upload).*(?:fail|error|unable|disabled|not (?:completed|finished)).*/i,
    },
    { status: 'warning', in: 'anywhere', as: /(?:partial|warning|delayed|skipped).*/i },
    { status: 'none', in: 'subject', as: /(?:started|beginning|restore).*/i },
    {
      status: 'success',
      in: 'anywhere',
      as: /backup.*(?:completed|finished|success|complete).*/i,
      calm: true,
    },
  ],
  machine: [
    { in: 'subject', as: /\[([\w.-]+\.[\w.-]+)\]/ },
    { label: ['Server', 'Hostname', 'Server name'] },
  ],
}
