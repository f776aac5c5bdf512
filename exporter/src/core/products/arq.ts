/** Arq: the session report of a backup plan. */
import type { Product } from './product.ts'

export const arq: Product = {
  id: 'arq',
  name: 'Arq',
  languages: ['en'],
  sources: ['Arq help, Email reports; from memory, not looked up'],
  likely: ['Errors in the session make a warning when the plan was completed, else a failure.'],
  signs: [
    { in: 'subject', says: 'Arq', as: /\bArq\b/, weight: 3 },
    { in: 'body', says: 'Arq ', as: /\bArq (?:Backup|Agent|\d|version)/, weight: 3 },
    { in: 'body', says: 'Backup activity for plan', weight: 3 },
  ],
  status: [
    {
      status: 'failure',
      in: 'anywhere',
      as: /(?:failed|backup (?:was )?(?:aborted|stopped|cancell?ed)|not completed|unable to|^Error: ).*/i,
    },
    {
      status: 'warning',
      in: 'anywhere',
      as: /(?:\([1-9]\d* errors?\)|[1-9]\d* errors?|[1-9]\d* warnings?|with errors|with warnings|^Errors?:? [1-9]).*/i,
    },
    {
      status: 'success',
      in: 'anywhere',
      as: /(?:0 errors|completed|finished|success|ended|Backup session).*/i,
      calm: true,
    },
  ],
  job: [
    {
      in: 'anywhere',
      as: /(?:for|Plan:?) (?:plan )?["“']?([^"”'()\n]+?)["”']?(?: \(| on | completed| finished|$)/,
    },
    { label: ['Backup Plan', 'Plan'] },
  ],
  machine: [{ label: ['Computer', 'Machine'] }],
  figures: {
    size: [{ label: ['Total scanned', 'Scanned', 'Total size', 'Backed up', 'Total backed up'] }],
    transferred: [{ label: ['Total uploaded', 'Uploaded'] }],
  },
}
