/** Cohesity: alert and run mails of protection groups. */
import { objectRow } from './object-row.ts'
import type { Product } from './product.ts'
import { restoring } from './restoring.ts'

export const cohesity: Product = {
  id: 'cohesity',
  name: 'Cohesity',
  languages: ['en'],
  sources: [
    'Run statuses and alerts: Cohesity documentation, Protection runs and notifications; from memory, not looked up',
  ],
  likely: ['Labels follow the names in the product.'],
  signs: [
    { in: 'subject', says: 'Cohesity', weight: 4 },
    { in: 'body', says: 'Cohesity', weight: 3 },
    { in: 'from', says: 'cohesity', weight: 3 },
  ],
  status: [
    {
      status: 'failure',
      label: ['Status', 'Run status', 'Backup status'],
      as: /^k?(?:Fail|Failure|Cancel|Missed|Error).*/i,
    },
    { status: 'failure', in: 'anywhere', as: /(?:failed|missed sla|canceled|cancelled).*/i },
    {
      status: 'warning',
      label: ['Status', 'Run status', 'Backup status'],
      as: /^k?(?:Warn|SucceededWithWarning|Succeeded with warning).*/i,
    },
    { status: 'warning', in: 'anywhere', as: /with warnings?.*/i },
    { status: 'none', label: ['Status', 'Run status', 'Backup status'], as: /^k?(?:Running|Accepted).*/i },
    ...restoring,
    { status: 'success', label: ['Status', 'Run status', 'Backup status'], as: /^k?(?:Success|Succeeded)$/i },
    {
      status: 'success',
      in: 'anywhere',
      as: /(?:succeeded|successfully|completed with success).*/i,
      calm: true,
    },
  ],
  job: [{ label: ['Protection Group', 'Protection Job', 'Job name', 'Job'] }],
  machine: [{ label: ['Object', 'Source', 'Object name'] }],
  vault: [{ label: ['Cluster', 'Cluster name'] }],
  figures: {
    size: [{ label: ['Logical size', 'Logical data', 'Data read', 'Size'] }],
    duration: [{ label: ['Duration'] }],
    startedAt: [{ label: ['Start time'] }],
    endedAt: [{ label: ['End time'] }],
  },
  results: [objectRow],
}
