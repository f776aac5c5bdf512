/** Bareos grew out of Bacula and writes the same report of a job under its own name: only the signs are its own. */
import { bacula } from './bacula.ts'
import type { Product } from './product.ts'

export const bareos: Product = {
  ...bacula,
  id: 'bareos',
  name: 'Bareos',
  sources: [
    'Job report: Bareos manual, Messages resource and job output; as gathered in a survey of such messages, 2026-11',
  ],
  signs: [
    { in: 'subject', says: 'Bareos:', weight: 4 },
    {
      in: 'body',
      says: 'Bareos: ',
      as: /Bareos: (?:Backup|Copy|Migration|Restore|Verify|Admin|Consolidat\w*) /,
      weight: 3,
    },
    { in: 'from', says: 'bareos', weight: 2 },
    { in: 'body', says: 'bareos-dir', weight: 2 },
    { in: 'body', says: 'Bareos', as: /Bareos (?:\S+ )?\d+\.\d+/, weight: 2 },
    { in: 'body', says: 'FD Bytes Written', weight: 1 },
  ],
}
